/** Reports that are stored away. */
export type Delivery = {
  id: string;
  report: string;
  target: string;
  format: string;
  state: "queued" | "sending" | "delivered" | "failed";
  key?: string;
  bytes?: number;
  sha256?: string;
  tries: number;
  next_try_at?: string;
  /** A word, and perhaps a status of HTTP. */
  last_error?: string;
  created_at: string;
  created_by?: string;
  delivered_at?: string;
};

/** Whether something about it changes by itself. */
export const isOnItsWay = ({ state }: Delivery) =>
  state === "queued" || state === "sending";

/** An error as a key of a text, with the status that stands behind it. */
export function errorOf(error: string): { word: string; status: string } {
  const [word = "", status = ""] = error.split(" ");
  return { word, status };
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** How long a file is, in a unit that people read. */
export function sizeOf(bytes: number, language: string): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: UNITS[unit]!,
    maximumFractionDigits: unit === 0 ? 0 : 1,
  }).format(size);
}
