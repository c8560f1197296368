import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { optionsOf } from "./personaOptions";
import type { OwnPersonas } from "./useOccurrences";
import type { Shown } from "./useView";

/** Whose events are shown: all of them, or those of one persona. */
export const PersonaFilter = ({
  shown: { persona, show },
  personas: { all, nameOf },
}: {
  shown: Shown;
  personas: OwnPersonas;
}) => {
  const { t } = useTranslation();
  if (all.length === 0 && !persona) {
    return null;
  }
  return (
    <FormSelect
      aria-label={t("personas.calendar.filter")}
      data-testid="calendar-persona"
      value={persona}
      onChange={(_event, chosen) => show({ persona: chosen })}
    >
      <FormSelectOption value="" label={t("personas.calendar.everything")} />
      {optionsOf({ all, nameOf }, persona, t("personas.calendar.otherPersona"))}
    </FormSelect>
  );
};
