const FORM = /^\s*([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?\s*$/i;

/** Whether a number reaches the server as it was typed; the server takes no other (I-JSON, RFC 7493). */
export function isCarried(text: string, whole: boolean): boolean {
  const number = Number(text);
  return (
    Number.isFinite(number) &&
    normal(text) === normal(String(number)) &&
    (!whole || !Number.isInteger(number) || Number.isSafeInteger(number))
  );
}

/** One text for equal numbers: the digits that count, and where the point is. */
function normal(text: string): string {
  const [, sign = "", before = "", after = "", exponent = "0"] =
    FORM.exec(text) ?? [];
  const digits = (before + after).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") {
    return "0";
  }
  const point =
    Number(exponent) - after.length + digits.length - significant.length;
  return `${sign === "-" ? "-" : ""}${significant}e${point}`;
}
