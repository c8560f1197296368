import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { dayOr, firstDayOf, type View, VIEWS } from "./period";

/** Which view of which time the address names; forms keep it, so that the way back leads there. */
export function useView() {
  const { i18n } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get("view");
  const view: View = VIEWS.find((name) => name === asked) ?? "list";
  const day = dayOr(parameters.get("date"));
  const persona = parameters.get("persona") ?? "";
  const kept = (more: Record<string, string>) =>
    new URLSearchParams(
      Object.entries({ view, date: day, persona, ...more }).filter(
        ([, value]) => value !== "",
      ),
    );
  const searchOf = (more: Record<string, string> = {}) =>
    `?${kept(more).toString()}`;
  return {
    view,
    day,
    /** The one whose events are shown; empty for all. */
    persona,
    firstDay: firstDayOf(i18n.language),
    /** The same place with further parameters. */
    searchOf,
    show: (next: { view?: View; date?: string; persona?: string }) =>
      setParameters(kept(next)),
  };
}

export type Shown = ReturnType<typeof useView>;
