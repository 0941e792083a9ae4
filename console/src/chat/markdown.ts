// The part of Markdown that answers use, as a tree. No HTML, no pictures, and links only as words with their address: what a model
// wrote must neither load nor lead anywhere.

export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "strong" | "em" | "struck"; inner: Inline[] }
  | { kind: "link"; inner: Inline[]; address: string }
  | { kind: "image"; text: string; address: string }
  | { kind: "break" };

export type Block =
  | { kind: "paragraph" | "heading"; level: number; inner: Inline[] }
  | { kind: "code"; text: string; language: string }
  | { kind: "list"; ordered: boolean; start: number; items: Block[][] }
  | { kind: "quote"; inner: Block[] }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][] }
  | { kind: "rule" };

const depthMax = 6;

const fence = /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]*)[^`]*$/;
const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const item = /^( {0,3})([-*+]|(\d{1,9})[.)])( +|$)(.*)$/;
const quote = /^ {0,3}> ?(.*)$/;
const tableRule = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

function isTable(lines: string[], at: number): boolean {
  const next = lines[at + 1];
  return next !== undefined && lines[at]!.includes("|") && next.includes("|") && tableRule.test(next);
}

export function blocksOf(text: string): Block[] {
  return read(text.replace(/\r\n?/g, "\n").split("\n"), 0);
}

function read(lines: string[], depth: number): Block[] {
  const out: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (line.trim() === "") {
      ++at;
      continue;
    }
    const [block, next] = depth < depthMax ? readBlock(lines, at, depth) : readParagraph(lines, at);
    out.push(block);
    at = next;
  }
  return out;
}

function readBlock(lines: string[], at: number, depth: number): [Block, number] {
  const line = lines[at]!;
  const fenced = fence.exec(line);
  if (fenced) return readFence(lines, at, fenced[1]!, fenced[2] ?? "");
  const head = heading.exec(line);
  if (head) return [{ kind: "heading", level: head[1]!.length, inner: inlinesOf(head[2]!) }, at + 1];
  if (rule.test(line)) return [{ kind: "rule" }, at + 1];
  if (quote.test(line)) {
    const inner: string[] = [];
    for (let match = quote.exec(line); match; match = quote.exec(lines[++at] ?? "")) inner.push(match[1]!);
    return [{ kind: "quote", inner: read(inner, depth + 1) }, at];
  }
  if (item.test(line)) return readList(lines, at, depth);
  if (isTable(lines, at)) return readTable(lines, at);
  return readParagraph(lines, at);
}

// Up to its closing fence; while an answer is still coming, up to where it has come.
function readFence(lines: string[], at: number, mark: string, language: string): [Block, number] {
  const text: string[] = [];
  const closing = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}\\s*$`);
  for (++at; at < lines.length && !closing.test(lines[at]!); ++at) text.push(lines[at]!);
  return [{ kind: "code", text: text.join("\n"), language }, at + 1];
}

function readList(lines: string[], at: number, depth: number): [Block, number] {
  const first = item.exec(lines[at]!)!;
  const ordered = first[3] !== undefined;
  const items: string[][] = [];
  let indent = 0;
  for (; at < lines.length; ++at) {
    const line = lines[at]!;
    const match = item.exec(line);
    if (
      match &&
      !rule.test(line) &&
      (match[3] !== undefined) === ordered &&
      (items.length === 0 || match[1]!.length < indent)
    ) {
      indent = match[1]!.length + match[2]!.length + Math.min(match[4]!.length || 1, 4);
      items.push([match[5]!]);
    } else if (line.trim() === "") {
      const after = lines.slice(at + 1).find((one) => one.trim() !== "");
      if (after === undefined || !(item.test(after) || /^ {2,}/.test(after))) break;
      items.at(-1)!.push("");
    } else if (/^ {2,}/.test(line)) {
      items.at(-1)!.push(line.slice(Math.min(indent, line.search(/\S/))));
    } else if (match || heading.test(line) || fence.test(line) || quote.test(line) || lines[at - 1]!.trim() === "") {
      break;
    } else {
      items.at(-1)!.push(line); // the sentence goes on
    }
  }
  return [{ kind: "list", ordered, start: Number(first[3] ?? 1), items: items.map((one) => read(one, depth + 1)) }, at];
}

function cells(line: string): Inline[][] {
  const bare = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return bare.split("|").map((cell) => inlinesOf(cell.trim()));
}

function readTable(lines: string[], at: number): [Block, number] {
  const head = cells(lines[at]!);
  const rows: Inline[][][] = [];
  for (at += 2; at < lines.length && lines[at]!.includes("|"); ++at) rows.push(cells(lines[at]!).slice(0, head.length));
  return [{ kind: "table", head, rows }, at];
}

function readParagraph(lines: string[], at: number): [Block, number] {
  const begin = at;
  for (++at; at < lines.length; ++at) {
    const line = lines[at]!;
    if (line.trim() === "" || fence.test(line) || heading.test(line) || rule.test(line) || quote.test(line)) break;
    if (item.test(line) || isTable(lines, at)) break;
  }
  return [{ kind: "paragraph", level: 0, inner: inlinesOf(lines.slice(begin, at).join("\n")) }, at];
}

// In the order in which they are tried; each stands for itself, so that an unpaired mark stays a mark.
const marks =
  /(?<code>`+)(?<coded>[^`](?:[^\n]|\n(?!\n))*?)\k<code>(?!`)|(?<bang>!?)\[(?<label>[^[\]\n]*)\]\((?<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"\n]*")?\)|\*\*(?<strong>\S(?:[^*\n]|\*(?!\*))*?)\*\*|(?<![\w])__(?<strong2>\S[^_\n]*?)__(?!\w)|(?<![\w*])\*(?<em>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])|(?<![\w_])_(?<em2>[^\s_](?:[^_\n]*[^\s_])?)_(?!\w)|~~(?<struck>\S[^~\n]*?)~~|\\(?<escaped>[\\`*_{}[\]()#+.!|~>-])|(?<break>(?: {2,}|\\)?\n)/g;

export function inlinesOf(source: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  const say = (text: string) => {
    const last = out.at(-1);
    if (text === "") return;
    if (last?.kind === "text") last.text += text;
    else out.push({ kind: "text", text });
  };
  let from = 0;
  for (const match of source.matchAll(marks)) {
    say(source.slice(from, match.index));
    from = match.index + match[0].length;
    const found = match.groups!;
    const inner = (text: string) => (depth < depthMax ? inlinesOf(text, depth + 1) : [{ kind: "text" as const, text }]);
    if (found.coded !== undefined) out.push({ kind: "code", text: found.coded.replace(/^ (.+) $/, "$1") });
    else if (found.label !== undefined && found.bang)
      out.push({ kind: "image", text: found.label, address: found.address! });
    else if (found.label !== undefined) out.push({ kind: "link", inner: inner(found.label), address: found.address! });
    else if (found.strong ?? found.strong2)
      out.push({ kind: "strong", inner: inner((found.strong ?? found.strong2)!) });
    else if (found.em ?? found.em2) out.push({ kind: "em", inner: inner((found.em ?? found.em2)!) });
    else if (found.struck) out.push({ kind: "struck", inner: inner(found.struck) });
    else if (found.escaped) say(found.escaped);
    else out.push({ kind: "break" });
  }
  say(source.slice(from));
  return out;
}
