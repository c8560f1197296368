import { List, ListItem } from "@patternfly/react-core";
import { HistoryIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { PersonaSchema } from "../../shared/api/types";
import { Listed } from "../../shared/Listed";
import { Empty } from "../../shared/States";
import { exact } from "../../shared/time";
import type { OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { type Someone, useUserNames } from "../api/useUserNames";
import { useOffsetPages } from "../../shared/usePages";
import { ChangeText } from "./ChangeText";
import { Doer } from "./Doer";
import { changesOf, isGone, type PersonaState } from "./states";

const PAGE = 20;

type Row = PersonaState & {
  who: Someone | undefined;
  before: PersonaState | undefined;
};

type Props = { persona: OwnedPersona; schema: PersonaSchema };

/** What a persona was since the realm remembers it: who has changed what, when, and by which way. */
export const PersonaHistory = ({ persona, schema }: Props) => {
  const { t, i18n } = useTranslation();
  const api = useAdminApi();
  const nameOf = useUserNames();
  const states = useOffsetPages<Row>(
    async (range, signal) => {
      const { history } = await api.get<{ history: PersonaState[] }>(
        `/${encodeURIComponent(persona.id)}/history`,
        range,
        signal,
      );
      // The one more than is shown is the state before the last one.
      return Promise.all(
        history.map(async (state, at) => ({
          ...state,
          before: history[at + 1],
          who: state.by === undefined ? undefined : await nameOf(state.by),
        })),
      );
    },
    PAGE,
    persona.id + persona.updated_at,
  );

  return (
    <Listed
      pages={states}
      none={
        <Empty
          title={t("personas.history.none")}
          text={t("personas.history.noneText")}
          icon={HistoryIcon}
        />
      }
    >
      {(rows) => (
        <Table
          aria-label={t("personas.history.tab")}
          variant="compact"
          className="kc-personas-text"
        >
          <Thead>
            <Tr>
              <Th>{t("personas.events.time")}</Th>
              <Th>{t("personas.events.what")}</Th>
              <Th>{t("personas.events.by")}</Th>
              <Th>{t("personas.history.door")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {rows.map((state) => (
              <Tr key={`${state.at} ${state.event}`}>
                <Td dataLabel={t("personas.events.time")}>
                  {exact(state.at, i18n.language)}
                </Td>
                <Td dataLabel={t("personas.events.what")}>
                  {t(`personas.history.event.${state.event}`)}
                  <What state={state} schema={schema} />
                </Td>
                <Td dataLabel={t("personas.events.by")}>
                  <Doer who={state.who} persona={persona} />
                </Td>
                <Td dataLabel={t("personas.history.door")}>
                  {t(`personas.history.doors.${state.door}`, state.door)}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Listed>
  );
};

/** What has changed, or what it was where that is not known. */
const What = ({ state, schema }: { state: Row; schema: PersonaSchema }) => {
  const { t, i18n } = useTranslation();
  const changes = changesOf(state, state.before, schema);
  if (isGone(state)) {
    return null;
  }
  if (changes.length === 0) {
    return (
      <div>
        {t("personas.history.state", {
          status: t(`personas.status.${state.status}`),
          till: exact(state.valid_till, i18n.language),
        })}
      </div>
    );
  }
  return (
    <List isPlain>
      {changes.map((change) => (
        <ListItem key={change.member}>
          <ChangeText change={change} schema={schema} />
        </ListItem>
      ))}
    </List>
  );
};
