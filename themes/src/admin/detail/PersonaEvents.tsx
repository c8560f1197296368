import { useRealm } from "@keycloak/keycloak-admin-ui";
import { List, ListItem } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { PersonaSchema } from "../../shared/api/types";
import { Empty, Failure, Loading } from "../../shared/States";
import { exact } from "../../shared/time";
import { usePaths } from "../api/paths";
import type { OwnedPersona } from "../api/types";
import { LinkButton } from "../parts/LinkButton";
import { ChangeText } from "./ChangeText";
import { Doer } from "./Doer";
import { usePersonaEvents } from "./usePersonaEvents";

type Props = { persona: OwnedPersona; schema: PersonaSchema };

/** What administrators, stewards and the owner have done to a persona, and who it was. */
export const PersonaEvents = ({ persona, schema }: Props) => {
  const { t, i18n } = useTranslation();
  const { realmRepresentation } = useRealm();
  const paths = usePaths();
  const { data, problem, reload } = usePersonaEvents(persona, schema);

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  if (data.entries.length === 0 && !data.isFull) {
    return (
      <Empty
        title={t("personas.events.none")}
        text={t(
          realmRepresentation.adminEventsEnabled
            ? "personas.events.noneText"
            : "personas.events.offText",
        )}
      >
        {!realmRepresentation.adminEventsEnabled && (
          <LinkButton to={paths.events} variant="link">
            {t("personas.events.settings")}
          </LinkButton>
        )}
      </Empty>
    );
  }
  return (
    <>
      <Table aria-label={t("personas.events.tab")} variant="compact">
        <Thead>
          <Tr>
            <Th>{t("personas.events.time")}</Th>
            <Th>{t("personas.events.what")}</Th>
            <Th>{t("personas.events.by")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {data.entries.map(({ time, what, who, changes }, index) => (
            <Tr key={index}>
              <Td dataLabel={t("personas.events.time")}>
                {exact(new Date(time).toISOString(), i18n.language)}
              </Td>
              <Td dataLabel={t("personas.events.what")}>
                {t(`personas.events.${what}`, what)}
                {changes && (
                  <List isPlain>
                    {changes.map((change) => (
                      <ListItem key={`${change.group}.${change.member}`}>
                        <ChangeText change={change} schema={schema} />
                      </ListItem>
                    ))}
                  </List>
                )}
              </Td>
              <Td dataLabel={t("personas.events.by")}>
                <Doer who={who} persona={persona} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {data.isFull && <p>{t("personas.events.latest")}</p>}
    </>
  );
};
