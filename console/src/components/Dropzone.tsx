import { Button, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

const kinds = ".pdf,.png,.jpg,.jpeg,.tif,.tiff,application/pdf,image/*";

// Takes files by dropping, by keyboard and by the file picker. What they are is the server's to judge.
export function Dropzone({ onFiles, compact }: { onFiles: (files: File[]) => void; compact?: boolean }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const files = Array.from(event.dataTransfer.files);
    if (files.length > 0) onFiles(files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition; the button inside does the same
    <div
      className="dropzone"
      data-over={over || undefined}
      data-compact={compact || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={compact ? 26 : 40} stroke={1.4} aria-hidden />
      <div>
        <Text fw={600}>{t("drop.title")}</Text>
        <Text size="sm" className="muted">
          {t("drop.about")}
        </Text>
      </div>
      <Button variant="default" onClick={() => picker.current?.click()}>
        {t("drop.choose")}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        accept={kinds}
        hidden
        aria-label={t("drop.choose")}
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </div>
  );
}
