import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import type { Persona } from "../../shared/api/types";
import { select, selectNone } from "../api";
import { nameOf } from "../rules";
import { useHttp } from "../useHttp";

/** Begins and ends work as a persona in this login session. */
export function useSessionPersona(reload: () => void) {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const [busy, setBusy] = useState<string>();

  const run = async (persona: Persona, what: "work" | "stop") => {
    setBusy(persona.id);
    try {
      await (what === "work" ? select(http, persona.id) : selectNone(http));
      alerts.succeeded(t(`personas.account.${what}Done`, nameOf(persona)));
    } catch (error) {
      alerts.failed(t(`personas.account.${what}Failed`), error);
    } finally {
      setBusy(undefined);
      reload();
    }
  };

  return {
    busy,
    work: (persona: Persona) => void run(persona, "work"),
    stop: (persona: Persona) => void run(persona, "stop"),
  };
}
