// biome-ignore-all lint/suspicious/noArrayIndexKey: parts of a text have no other name than their place
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Copy } from "../components/States";
import { type Block, blocksOf, type Inline } from "./markdown";

function Words({ inlines }: { inlines: Inline[] }): ReactNode {
  const { t } = useTranslation();
  return inlines.map((one, at) => {
    switch (one.kind) {
      case "text":
        return one.text;
      case "code":
        return <code key={at}>{one.text}</code>;
      case "strong":
        return (
          <strong key={at}>
            <Words inlines={one.inner} />
          </strong>
        );
      case "em":
        return (
          <em key={at}>
            <Words inlines={one.inner} />
          </em>
        );
      case "struck":
        return (
          <s key={at}>
            <Words inlines={one.inner} />
          </s>
        );
      case "link": // its address as text: what a model wrote leads nowhere by a click
        return (
          <span key={at}>
            <Words inlines={one.inner} /> <code title={t("chat.link_about")}>{one.address}</code>
          </span>
        );
      case "image":
        return (
          <span key={at} className="muted">
            [{t("chat.image", { text: one.text })} <code title={t("chat.link_about")}>{one.address}</code>]
          </span>
        );
      default:
        return <br key={at} />;
    }
  });
}

function Part({ block }: { block: Block }): ReactNode {
  const { t } = useTranslation();
  switch (block.kind) {
    case "heading":
      return (
        <p className="said-heading" data-level={block.level}>
          <Words inlines={block.inner} />
        </p>
      );
    case "code":
      return (
        <div className="said-code">
          <div className="said-code-head">
            <span className="muted">{block.language}</span>
            <Copy value={block.text} label={t("action.copy")} />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{block.text}</pre>
        </div>
      );
    case "list": {
      const items = block.items.map((one, at) => (
        <li key={at}>
          <Parts blocks={one} />
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case "quote":
      return (
        <blockquote>
          <Parts blocks={block.inner} />
        </blockquote>
      );
    case "rule":
      return <hr />;
    case "table":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <div className="said-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at} scope="col">
                    <Words inlines={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <Words inlines={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    default:
      return (
        <p>
          <Words inlines={block.inner} />
        </p>
      );
  }
}

function Parts({ blocks }: { blocks: Block[] }): ReactNode {
  return blocks.map((block, at) => <Part key={at} block={block} />);
}

export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className="said">
      <Parts blocks={blocksOf(text)} />
    </div>
  );
});
