import { isCarried } from "./number";

export type MapValue = Record<string, string | number>;

/** An entry as it is typed. */
export type MapRow = { name: string; value: string };

export type RowFault = "nameless" | "tooLong" | "twice" | "empty" | "lost";

/** The most entries where a schema does not say. */
const MAX_ENTRIES = 100;
const MAX_NAME_LENGTH = 100;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The entries of a map as rows. What would be read as something else stands in quotes, as in JSON. */
export function rowsOf(map: MapValue): MapRow[] {
  return Object.entries(map).map(([name, value]) => ({
    name,
    value: valueText(value),
  }));
}

/** Rows of whatever a draft of a schema has as the default of a map. */
export function rowsOfDefault(value: unknown): MapRow[] {
  if (Array.isArray(value)) {
    return value.filter(
      (row): row is MapRow => typeof row === "object" && row !== null,
    );
  }
  return typeof value === "object" && value !== null
    ? rowsOf(value as MapValue)
    : [];
}

/** The map that rows without a fault stand for; rows in which nothing is typed are left out. */
export function mapOf(rows: MapRow[]): MapValue {
  return Object.fromEntries(
    rows
      .filter((row) => !isBlank(row))
      .map(({ name, value }) => [name, valueOf(value.trim())]),
  );
}

/** What is wrong with each row. */
export function rowFaults(rows: MapRow[]): (RowFault | undefined)[] {
  const names = rows.map(({ name }) => name);
  return rows.map((row, index) => {
    if (isBlank(row)) {
      return undefined;
    }
    if (row.name.trim() === "") {
      return "nameless";
    }
    if ([...row.name].length > MAX_NAME_LENGTH) {
      return "tooLong";
    }
    if (names.indexOf(row.name) < index) {
      return "twice";
    }
    const text = row.value.trim();
    if (text === "") {
      return "empty";
    }
    return NUMBER.test(text) && !isCarried(text, false) ? "lost" : undefined;
  });
}

/** Whether a schema permits one more row. */
export const hasRoom = (rows: MapRow[], max: number | undefined) =>
  rows.length < (max ?? MAX_ENTRIES);

const isBlank = ({ name, value }: MapRow) =>
  name.trim() === "" && value.trim() === "";

const isNumber = (text: string) => NUMBER.test(text) && isCarried(text, false);

function valueText(value: string | number): string {
  if (typeof value === "number") {
    return String(value);
  }
  const plain =
    value !== "" &&
    value === value.trim() &&
    !/^"|[\n\r\t]/.test(value) &&
    !NUMBER.test(value);
  return plain ? value : JSON.stringify(value);
}

function valueOf(text: string): string | number {
  return isNumber(text) ? Number(text) : unquoted(text);
}

function unquoted(text: string): string {
  try {
    const value: unknown = text.startsWith('"') ? JSON.parse(text) : text;
    return typeof value === "string" ? value : text;
  } catch {
    return text;
  }
}
