import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api/client";
import { ErrorPanel, Loading } from "../components/States";
import { currentLanguage } from "../i18n";

export interface Mark {
  path: string;
  page: number; // from 1
  box: number[]; // points from the page's top left
  low: boolean;
}

interface Shown {
  pdf?: PDFDocumentProxy;
  image?: string;
  other?: string; // a media type that browsers do not draw
}

async function open(run: string): Promise<Shown> {
  const answer = await fetch(`/api/v1/runs/${encodeURIComponent(run)}/document`, {
    headers: { "Accept-Language": currentLanguage() },
  }).catch(() => undefined);
  if (!answer) throw new ApiError(0, "console.unreachable", "", "");
  if (!answer.ok) {
    const body = (await answer.json().catch(() => ({}))) as {
      error?: { code: string; message: string; remedy: string };
    };
    throw new ApiError(
      answer.status,
      body.error?.code ?? "",
      body.error?.message ?? answer.statusText,
      body.error?.remedy ?? "",
    );
  }
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.startsWith("image/") && !type.includes("tiff")) return { image: URL.createObjectURL(await answer.blob()) };
  if (!type.startsWith("application/pdf")) return { other: type };
  const { getDocument, GlobalWorkerOptions } = await import("pdfjs-dist");
  GlobalWorkerOptions.workerSrc = (await import("pdfjs-dist/build/pdf.worker.min.mjs?url")).default;
  const data = new Uint8Array(await answer.arrayBuffer());
  // No script of a document runs and nothing is fetched on its behalf.
  return { pdf: await getDocument({ data, enableXfa: false, wasmUrl: "/pdfjs/" }).promise };
}

function PdfPage({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let task: { cancel: () => void; promise: Promise<void> } | undefined;
    let gone = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const width = element.clientWidth * Math.min(window.devicePixelRatio || 1, 2);
      const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
      if (gone) return;
      element.width = Math.round(viewport.width);
      element.height = Math.round(viewport.height);
      task = page.render({ canvas: element, viewport });
      await task.promise;
    };
    // Only what comes into sight is drawn.
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        seen.disconnect();
        draw().catch(() => undefined); // a page left before it was drawn
      },
      { rootMargin: "400px" },
    );
    seen.observe(element);
    return () => {
      gone = true;
      seen.disconnect();
      task?.cancel();
    };
  }, [pdf, number]);
  return <canvas ref={canvas} className="doc-canvas" aria-hidden />;
}

// The contract, with the place of every field that has one; the active one is brought into sight.
export function DocumentView({
  run,
  pages,
  marks,
  active,
  onPick,
}: {
  run: string;
  pages: { width: number; height: number }[];
  marks: Mark[];
  active: string | undefined;
  onPick: (path: string) => void;
}) {
  const { t } = useTranslation();
  const document_ = useQuery({
    queryKey: ["document", run],
    queryFn: () => open(run),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const scroller = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: also once the pages have their place
  useEffect(() => {
    const area = scroller.current;
    const mark = area?.querySelector<HTMLElement>("[data-active]");
    if (!area || !mark) return;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = mark.getBoundingClientRect().top - area.getBoundingClientRect().top + area.scrollTop;
    area.scrollTo({ top: top - area.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
  }, [active, drawn]);

  const shown = document_.data;
  useEffect(() => setDrawn(shown !== undefined), [shown]);
  if (document_.error) return <ErrorPanel error={document_.error} retry={() => void document_.refetch()} />;
  if (!shown) return <Loading rows={6} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="doc" ref={scroller} tabIndex={0} aria-label={t("doc.label")}>
      {shown.other !== undefined && (
        <p className="doc-other">
          {t("doc.cannot_draw", { type: shown.other })}{" "}
          <Anchor href={`/api/v1/runs/${encodeURIComponent(run)}/document`} download>
            {t("doc.download")}
          </Anchor>
        </p>
      )}
      {pages.map((page, at) => {
        const number = at + 1;
        return (
          <div key={number} className="doc-page" style={{ aspectRatio: `${page.width} / ${page.height}` }}>
            {shown.pdf && number <= shown.pdf.numPages && <PdfPage pdf={shown.pdf} number={number} />}
            {shown.image && at === 0 && (
              <img src={shown.image} alt={t("doc.page", { number })} className="doc-canvas" />
            )}
            {marks
              .filter((mark) => mark.page === number)
              .map((mark) => {
                const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = mark.box;
                return (
                  <button
                    key={mark.path}
                    type="button"
                    tabIndex={-1}
                    aria-hidden
                    className="mark"
                    data-path={mark.path}
                    data-active={mark.path === active || undefined}
                    data-low={mark.low || undefined}
                    onClick={() => onPick(mark.path)}
                    style={{
                      left: `${((x0 - 2) / page.width) * 100}%`,
                      top: `${((y0 - 1.5) / page.height) * 100}%`,
                      width: `${((x1 - x0 + 4) / page.width) * 100}%`,
                      height: `${((y1 - y0 + 3) / page.height) * 100}%`,
                    }}
                  />
                );
              })}
            <span className="doc-number">{t("doc.page", { number })}</span>
          </div>
        );
      })}
    </section>
  );
}
