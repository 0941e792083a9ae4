import { Fragment } from "react";

// A long word without blanks, such as an e-mail address: it may break behind its signs, not in the middle of a name.
export function Breakable({ text }: { text: string }) {
  if (!/[@/_]/.test(text)) return text;
  return (
    <span>
      {text.split(/(?<=[@./_-])(?=\S)/).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity of their own
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
