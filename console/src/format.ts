import { currentLanguage } from "./i18n";

const regions = { en: "en-GB", fr: "fr-FR", de: "de-DE" } as const;
function locale(): string {
  return regions[currentLanguage()];
}

// "1234.5" → "1 234,50" (fr). The digits are the server's: nothing passes through a float.
export function decimal(value: string | null | undefined, digitsMin = 0): string {
  if (value === null || value === undefined || value === "") return "–";
  if (!/^-?\d+(\.\d+)?$/.test(value)) return value;
  const digits = Math.max(value.split(".")[1]?.length ?? 0, digitsMin);
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value as Intl.StringNumericLiteral,
  );
}

export function money(value: string | null | undefined, currency: string | null | undefined): string {
  if (value === null || value === undefined || value === "") return "–";
  return currency ? `${decimal(value, 2)}\u00a0${currency}` : decimal(value, 2);
}

export function date(value: string | null | undefined): string {
  if (!value) return "–";
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!day) return value;
  const at = new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeZone: "UTC" }).format(at);
}

export function dateTime(value: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "medium" }).format(new Date(value));
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

export function relative(value: string, now: number = Date.now()): string {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000);
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}

export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

// An identifier as people can tell it from its neighbours; the whole of it stands where it is needed.
export function shortId(id: string): string {
  return id.length > 22 ? `${id.slice(0, 8)}…${id.slice(-6)}` : id;
}

export function bytes(count: number): string {
  const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });
  if (count < 1024) return `${count} B`;
  if (count < 1024 * 1024) return `${number.format(count / 1024)} KiB`;
  return `${number.format(count / 1024 / 1024)} MiB`;
}

export function microseconds(us: number): string {
  return us < 1_000 ? `${us} µs` : duration(us / 1000);
}

// Millionths of the company's currency, with as many digits as they need and at least two.
export function micros(amount: number): string {
  const text = String(Math.abs(amount)).padStart(7, "0");
  const fraction = text.slice(-6).replace(/0{1,4}$/, "");
  return decimal(`${amount < 0 ? "-" : ""}${text.slice(0, -6)}.${fraction}`, 2);
}

export function count(number: number): string {
  return new Intl.NumberFormat(locale()).format(number);
}
