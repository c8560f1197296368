import type { Answers, Result } from "../../shared/assessment/types";
import type { Http } from "../../shared/api/http";
import type { Assessment, Detail, Standing } from "./types";

/** The realm's assessments with their texts in a language. */
export const listAssessments = async (
  http: Http,
  language: string,
  signal: AbortSignal,
) =>
  (
    await http.get<{ assessments: Assessment[] }>(
      "/v1/assessments",
      { ui_locales: language },
      signal,
    )
  ).assessments;

export const listStandings = async (
  http: Http,
  persona: string,
  signal: AbortSignal,
) =>
  (await http.get<{ assessments: Standing[] }>(pathOf(persona), {}, signal))
    .assessments;

export const readDetail = (
  http: Http,
  persona: string,
  name: string,
  signal: AbortSignal,
) => http.get<Detail>(pathOf(persona, name), {}, signal);

export const saveDraft = (
  http: Http,
  persona: string,
  name: string,
  draft: { answers: Answers; question?: string },
) => http.call("PUT", `${pathOf(persona, name)}/draft`, { body: draft });

export const discardDraft = (http: Http, persona: string, name: string) =>
  http.call("DELETE", `${pathOf(persona, name)}/draft`);

export const submit = async (
  http: Http,
  persona: string,
  name: string,
  body: { version: number; answers: Answers },
) => (await http.call<Result>("POST", pathOf(persona, name), { body })).data;

/** One result as a PDF in a language, as the server answers. */
export const readPdf = (
  http: Http,
  persona: string,
  name: string,
  result: string,
  language: string,
) =>
  http.raw("GET", `${pathOf(persona, name)}/results/${result}/pdf`, {
    query: { ui_locales: language },
  });

const pathOf = (persona: string, ...name: string[]) =>
  ["/v1/personas", persona, "assessments", ...name]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join("/");
