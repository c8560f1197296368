import {
  Button,
  Gallery,
  SearchInput,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import type { Persona } from "../../shared/api/types";
import { Confirm } from "../../shared/Confirm";
import { Empty } from "../../shared/States";
import { changePersona, deletePersona } from "../api";
import { inOrder, isFound, nameOf } from "../rules";
import { useHttp } from "../useHttp";
import { PersonaCard } from "./PersonaCard";
import { useNames } from "./useNames";
import { useSessionPersona } from "./useSessionPersona";

type Props = {
  personas: Persona[];
  selected: string | undefined;
  reload: () => void;
};

/** From so many on they are searched rather than looked through: more than a screen of them. */
const MANY = 10;

/** A request is withdrawn, a persona deleted. */
const wordOf = ({ status }: Persona) =>
  status === "pending" ? "withdraw" : "delete";

/** All personas of the user as cards, and what can be done with each of them. */
export const PersonaCards = ({ personas, selected, reload }: Props) => {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const names = useNames();
  const session = useSessionPersona(personas, reload);
  const [leaving, setLeaving] = useState<Persona>();
  const [search, setSearch] = useState("");
  const found = personas.filter((persona) => isFound(names, persona, search));

  const run = async (
    persona: Persona,
    what: "activate" | "deactivate" | "delete" | "withdraw",
    call: () => Promise<unknown>,
  ) => {
    try {
      await call();
      alerts.succeeded(
        t(`personas.account.${what}Done`, nameOf(names, persona)),
      );
    } catch (error) {
      alerts.failed(t(`personas.account.${what}Failed`), error);
    }
    reload();
  };

  const remove = async (persona: Persona) => {
    await run(persona, wordOf(persona), () => deletePersona(http, persona.id));
    setLeaving(undefined);
  };

  return (
    <Stack hasGutter>
      {personas.length >= MANY && (
        <StackItem>
          <SearchInput
            aria-label={t("personas.account.search")}
            placeholder={t("personas.account.search")}
            value={search}
            resultsCount={search === "" ? "" : found.length}
            onChange={(_event, text) => setSearch(text)}
            onClear={() => setSearch("")}
          />
        </StackItem>
      )}
      {found.length === 0 && (
        <Empty
          title={t("personas.account.noneFound")}
          text={t("personas.account.noneFoundText")}
        >
          <Button variant="link" onClick={() => setSearch("")}>
            {t("personas.account.showAll")}
          </Button>
        </Empty>
      )}
      <Gallery
        component="ul"
        hasGutter
        minWidths={{ default: "100%", md: "19rem" }}
        aria-label={t("personas.account.title")}
      >
        {inOrder(found, selected).map((persona) => (
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
          title={t(
            `personas.account.${wordOf(leaving)}Title`,
            nameOf(names, leaving),
          )}
          action={t(
            leaving.status === "pending"
              ? "personas.account.withdraw"
              : "personas.delete",
          )}
          danger
          onConfirm={() => remove(leaving)}
          onClose={() => setLeaving(undefined)}
        >
          {t(`personas.account.${wordOf(leaving)}Text`)}
        </Confirm>
      )}
      {session.stronger && (
        <Confirm
          title={t(
            "personas.account.stronger.title",
            nameOf(names, session.stronger),
          )}
          action={t("personas.account.stronger.go")}
          onConfirm={session.logIn}
          onClose={session.stay}
        >
          {t("personas.account.stronger.text")}
        </Confirm>
      )}
    </Stack>
  );
};
