import {
  type AccountEnvironment,
  useEnvironment,
} from "@keycloak/keycloak-account-ui";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import type { Persona } from "../../shared/api/types";
import { namesOf } from "../../shared/names";
import { select, selectNone } from "../api";
import { nameOf } from "../rules";
import { sharedSchema } from "../sharedSchema";
import { useHttp } from "../useHttp";
import { useNames } from "./useNames";

/** Which persona a stronger login was begun for: the page starts anew after it. */
const WANTED = "personaWanted";

type StrongerLogin = { persona: Persona; acr: string };

/** Begins and ends work as a persona in this login session. */
export function useSessionPersona(personas: Persona[], reload: () => void) {
  const { t, i18n } = useTranslation();
  const { keycloak } = useEnvironment<AccountEnvironment>();
  const http = useHttp();
  const alerts = useAlerts();
  const names = useNames();
  const [busy, setBusy] = useState<string>();
  const [stronger, setStronger] = useState<StrongerLogin>();

  const run = async (
    persona: Persona,
    what: "work" | "stop",
    onWeak: (acr: string) => void,
  ) => {
    setBusy(persona.id);
    try {
      await (what === "work" ? select(http, persona.id) : selectNone(http));
      // After a login the cards can be there before what titles are called.
      const known = await sharedSchema(http, i18n.language).then(
        namesOf,
        () => names,
      );
      alerts.succeeded(
        t(`personas.account.${what}Done`, nameOf(known, persona)),
      );
    } catch (error) {
      const { wantedAcr } = problemOf(error);
      if (wantedAcr) {
        onWeak(wantedAcr);
      } else {
        alerts.failed(t(`personas.account.${what}Failed`), error);
      }
    } finally {
      setBusy(undefined);
      reload();
    }
  };

  useEffect(() => {
    const id = sessionStorage.getItem(WANTED);
    sessionStorage.removeItem(WANTED);
    const persona = personas.find((one) => one.id === id);
    if (persona) {
      void run(persona, "work", () =>
        alerts.failed(
          t("personas.account.workFailed"),
          new Error(t("personas.account.noStrongerLogin")),
        ),
      );
    }
    // Once after the page has started: what is wanted is there then, or not at all.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return {
    busy,
    work: (persona: Persona) =>
      void run(persona, "work", (acr) => setStronger({ persona, acr })),
    stop: (persona: Persona) => void run(persona, "stop", () => undefined),
    /** The persona that the login is too weak for: whether to log in again is the user's to say. */
    stronger: stronger?.persona,
    logIn: async () => {
      if (stronger) {
        sessionStorage.setItem(WANTED, stronger.persona.id);
        await keycloak.login({ acrValues: stronger.acr });
      }
    },
    stay: () => setStronger(undefined),
  };
}
