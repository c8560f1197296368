export type Format = "csv" | "ndjson" | "zip" | "pdf";

/** What the realm can be asked for. */
export type Reports = {
  formats: Format[];
  max_pdf_rows: number;
  history: { enabled: boolean; from?: string };
};

/** Which personas a report is about; each may be empty. */
export type PersonaChoice = {
  title: string[];
  circle: string[];
  status: string[];
};
