import { expect, test } from "vitest";
import { blocksOf, inlinesOf } from "./markdown";

test("blocks: headings, lists in lists, code, quotes, tables", () => {
  const text =
    "# Plan\nFirst line\nsecond line\n\n1. one\n   - inner **bold**\n   - other\n2. two\n\n```ts\nconst a = '<b>';\n```\n> said\n> so\n\n| a | b |\n|---|--:|\n| 1 | `x` |\n\n---";
  const kinds = blocksOf(text).map((block) => block.kind);
  expect(kinds).toEqual(["heading", "paragraph", "list", "code", "quote", "table", "rule"]);
  const list = blocksOf(text)[2]!;
  expect(list).toMatchObject({ ordered: true, start: 1 });
  if (list.kind !== "list") throw new Error();
  expect(list.items.length).toBe(2);
  expect(list.items[0]!.map((block) => block.kind)).toEqual(["paragraph", "list"]);
  expect(blocksOf(text)[3]).toEqual({ kind: "code", text: "const a = '<b>';", language: "ts" });
  expect(blocksOf(text)[5]).toMatchObject({ rows: [[[{ text: "1" }], [{ kind: "code", text: "x" }]]] });
});

test("a list with blank lines is one list, and a paragraph after it none of it", () => {
  const blocks = blocksOf("- a\n\n- b\n\n  more of b\n\nafter");
  expect(blocks.map((block) => block.kind)).toEqual(["list", "paragraph"]);
  expect(blocks[0]).toMatchObject({ items: [{ length: 1 }, { length: 2 }] });
});

test("code that is still coming is code", () => {
  expect(blocksOf("```py\nprint(1)")).toEqual([{ kind: "code", text: "print(1)", language: "py" }]);
});

test("inlines; marks that stand alone stay as they are", () => {
  expect(inlinesOf("a **b _c_** `d*` ~~e~~")).toEqual([
    { kind: "text", text: "a " },
    {
      kind: "strong",
      inner: [
        { kind: "text", text: "b " },
        { kind: "em", inner: [{ kind: "text", text: "c" }] },
      ],
    },
    { kind: "text", text: " " },
    { kind: "code", text: "d*" },
    { kind: "text", text: " " },
    { kind: "struck", inner: [{ kind: "text", text: "e" }] },
  ]);
  for (const plain of ["2 * 3 * 4", "snake_case_name", "**open", "a ` b", "5 < 6 [x] (y)"])
    expect(inlinesOf(plain), plain).toEqual([{ kind: "text", text: plain }]);
  expect(inlinesOf("\\*no\\*")).toEqual([{ kind: "text", text: "*no*" }]);
});

test("links and pictures become words with their address, HTML stays text", () => {
  expect(inlinesOf("[click](https://evil.example/?q=1)")).toEqual([
    { kind: "link", inner: [{ kind: "text", text: "click" }], address: "https://evil.example/?q=1" },
  ]);
  expect(inlinesOf("![pixel](http://evil.example/p.png)")).toEqual([
    { kind: "image", text: "pixel", address: "http://evil.example/p.png" },
  ]);
  const html = '<img src=x onerror="alert(1)"><script>alert(1)</script>';
  expect(inlinesOf(html)).toEqual([{ kind: "text", text: html }]);
});

test("hostile text takes no time: nothing backtracks without end", () => {
  const began = performance.now();
  for (const text of [
    "*a ".repeat(5_000),
    "[".repeat(20_000),
    "`".repeat(20_000),
    "> ".repeat(2_000),
    "- ".repeat(2_000),
    "|-".repeat(5_000),
    "_a_b".repeat(5_000),
    "**a*".repeat(5_000),
    "[a](".repeat(5_000),
  ])
    blocksOf(text);
  expect(performance.now() - began).toBeLessThan(3_000);
});
