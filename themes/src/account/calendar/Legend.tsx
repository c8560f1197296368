import { useTranslation } from "react-i18next";
import { PLAIN } from "./palette";
import type { Happenings } from "./useOccurrences";

/** Which colour stands for which persona, for those that are shown. */
export const Legend = ({ events, colourOf, personaOf }: Happenings) => {
  const { t } = useTranslation();
  const ids = [...new Set(events.map(({ persona_id: id }) => id))];
  const entries = ids
    .filter((id) => personaOf(id) !== undefined)
    .map((id) => ({
      name: personaOf(id)!,
      colour: colourOf(id === undefined ? {} : { persona_id: id }),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const plain = ids.some((id) => personaOf(id) === undefined);
  if (entries.length === 0) {
    return null;
  }
  return (
    <ul
      className="kc-personas-legend"
      aria-label={t("personas.calendar.legend")}
    >
      {[
        ...entries,
        ...(plain
          ? [{ name: t("personas.calendar.noPersona"), colour: PLAIN }]
          : []),
      ].map(({ name, colour }) => (
        <li key={name}>
          <span style={{ backgroundColor: colour }} aria-hidden />
          {name}
        </li>
      ))}
    </ul>
  );
};
