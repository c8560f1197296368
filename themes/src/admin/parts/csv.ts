/** Characters that make a spreadsheet run a cell as a formula, their wide forms, and control characters before them. */
// eslint-disable-next-line no-control-regex
const FORMULA = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u0000-\u001F\u007F-\u009F]/;
/** Without it, spreadsheets take UTF-8 for something else. */
const MARK = "\uFEFF";

/** A file for spreadsheets (RFC 4180); no cell of it is run as a formula. */
export function csv(rows: (string | number)[][]): Blob {
  const lines = rows.map((row) => `${row.map(cell).join(",")}\r\n`);
  return new Blob([MARK, ...lines], { type: "text/csv" });
}

function cell(value: string | number): string {
  const text = String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
