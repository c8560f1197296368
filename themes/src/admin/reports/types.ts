export type Format = "csv" | "ndjson" | "zip" | "pdf";

/** Where reports can be stored away. */
export type Target = { name: string; type: string };

/** What the realm can be asked for. */
export type Reports = {
  formats: Format[];
  max_pdf_rows: number;
  /** Where reports of this realm can be stored away; none before the server can do that. */
  targets?: Target[];
  history: { enabled: boolean; from?: string };
};

/** Which personas a report is about; each may be empty. */
export type PersonaChoice = {
  title: string[];
  circle: string[];
  status: string[];
};
