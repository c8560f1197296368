import { Gallery } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import type { Persona } from "../../shared/api/types";
import { Confirm } from "../../shared/Confirm";
import { changePersona, deletePersona } from "../api";
import { inOrder, nameOf } from "../rules";
import { useHttp } from "../useHttp";
import { PersonaCard } from "./PersonaCard";
import { useSessionPersona } from "./useSessionPersona";

type Props = {
  personas: Persona[];
  selected: string | undefined;
  reload: () => void;
};

/** All personas of the user as cards, and what can be done with each of them. */
export const PersonaCards = ({ personas, selected, reload }: Props) => {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const session = useSessionPersona(personas, reload);
  const [leaving, setLeaving] = useState<Persona>();

  const run = async (
    persona: Persona,
    what: "activate" | "deactivate" | "delete",
    call: () => Promise<unknown>,
  ) => {
    try {
      await call();
      alerts.succeeded(t(`personas.account.${what}Done`, nameOf(persona)));
    } catch (error) {
      alerts.failed(t(`personas.account.${what}Failed`), error);
    }
    reload();
  };

  const remove = async (persona: Persona) => {
    await run(persona, "delete", () => deletePersona(http, persona.id));
    setLeaving(undefined);
  };

  return (
    <>
      <Gallery
        component="ul"
        hasGutter
        minWidths={{ default: "100%", md: "19rem" }}
        aria-label={t("personas.account.title")}
      >
        {inOrder(personas).map((persona) => (
          <PersonaCard
            key={persona.id}
            persona={persona}
            selected={persona.id === selected}
            busy={session.busy === persona.id}
            onWork={() => session.work(persona)}
            onStop={() => session.stop(persona)}
            onSwitch={(status) =>
              void run(
                persona,
                status === "active" ? "activate" : "deactivate",
                () => changePersona(http, persona.id, { status }),
              )
            }
            onDelete={() => setLeaving(persona)}
          />
        ))}
      </Gallery>
      {leaving && (
        <Confirm
          title={t("personas.account.deleteTitle", nameOf(leaving))}
          action={t("personas.delete")}
          danger
          onConfirm={() => remove(leaving)}
          onClose={() => setLeaving(undefined)}
        >
          {t("personas.account.deleteText")}
        </Confirm>
      )}
    </>
  );
};
