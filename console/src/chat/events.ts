// Server-sent events as they arrive: bytes cut anywhere, within a character, a line end or an event. Gives each event's data.
export class EventReader {
  #decoder = new TextDecoder(); // takes a byte order mark away
  #line = "";
  #data: string[] = [];
  #afterCr = false;

  feed(bytes: Uint8Array): string[] {
    const events: string[] = [];
    for (const char of this.#decoder.decode(bytes, { stream: true }).split(/(\r\n|\r|\n)/)) {
      if (char === "") continue;
      if (char !== "\r\n" && char !== "\r" && char !== "\n") {
        this.#line += char;
        this.#afterCr = false;
        continue;
      }
      // The second half of a line end whose first came with the bytes before.
      const rest = this.#afterCr && char === "\n";
      this.#afterCr = char === "\r";
      if (!rest) this.#endLine(events);
    }
    return events;
  }

  #endLine(events: string[]): void {
    const line = this.#line;
    this.#line = "";
    if (line === "") {
      if (this.#data.length > 0) events.push(this.#data.join("\n"));
      this.#data = [];
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#data.push(value);
  }
}
