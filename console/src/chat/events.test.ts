import { expect, test } from "vitest";
import { EventReader } from "./events";

const stream =
  '\ufeff: a comment\r\ndata: {"text":"déjà 🏛"}\r\n\r\nevent: x\ndata: one\ndata:two\ndata\n\ndata: three\r\rid: 7\n\n: only a comment\n\ndata: [DONE]\n\n';
const expected = ['{"text":"déjà 🏛"}', "one\ntwo\n", "three", "[DONE]"];
const bytes = new TextEncoder().encode(stream);

function read(pieces: Uint8Array[]): string[] {
  const reader = new EventReader();
  return pieces.flatMap((piece) => reader.feed(piece));
}

test("events are read from one piece", () => {
  expect(read([bytes])).toEqual(expected);
});

test("events are the same wherever the stream is cut once, and cut into single bytes", () => {
  for (let at = 0; at <= bytes.length; ++at)
    expect(read([bytes.slice(0, at), bytes.slice(at)]), `cut at ${at}`).toEqual(expected);
  expect(read(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(expected);
  for (let size = 2; size < 12; ++size) {
    const pieces = [];
    for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.slice(at, at + size));
    expect(read(pieces), `pieces of ${size}`).toEqual(expected);
  }
});

test("an event that is not finished is not an event", () => {
  expect(read([new TextEncoder().encode("data: half")])).toEqual([]);
  expect(read([new TextEncoder().encode("data: half\n")])).toEqual([]);
});
