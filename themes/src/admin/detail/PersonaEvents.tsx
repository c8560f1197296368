import { useAdminClient, useRealm } from "@keycloak/keycloak-admin-ui";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { Empty, Failure, Loading } from "../../shared/States";
import { exact } from "../../shared/time";
import { useLoad } from "../../shared/useLoad";
import type { OwnedPersona } from "../api/types";

type Entry = { time: number; what: string; by: string };

/** Of either kind; the tab says when there may be more. */
const LATEST = 100;

/** What administrators and the owner have done to a persona, as far as the realm saves events. */
export const PersonaEvents = ({ persona }: { persona: OwnedPersona }) => {
  const { t, i18n } = useTranslation();
  const { adminClient } = useAdminClient();
  const { realm, realmRepresentation } = useRealm();
  const { data, problem, reload } = useLoad(async () => {
    const [byAdministrators, byOwner] = await Promise.all([
      adminClient.realms.findAdminEvents({
        realm,
        resourcePath: `personas/${persona.id}`,
        max: LATEST,
      }),
      adminClient.realms.findEvents({
        realm,
        user: persona.user_sub,
        type: "UPDATE_PROFILE",
        max: LATEST,
      }),
    ]);
    const entries: Entry[] = [
      ...byAdministrators.map((event) => ({
        time: event.time ?? 0,
        what: (event.operationType ?? "").toLowerCase(),
        by: t("personas.events.administrator", {
          id: event.authDetails?.userId ?? "",
        }),
      })),
      ...byOwner
        .filter(({ details }) => details?.["persona"] === persona.id)
        .map((event) => ({
          time: event.time ?? 0,
          what: String(event.details?.["persona_action"]),
          by: t("personas.events.owner"),
        })),
    ].sort((one, other) => other.time - one.time);
    const isFull =
      byAdministrators.length === LATEST || byOwner.length === LATEST;
    return { entries, isFull };
  }, persona.id + persona.updated_at);

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
      />
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
          {data.entries.map(({ time, what, by }, index) => (
            <Tr key={index}>
              <Td dataLabel={t("personas.events.time")}>
                {exact(new Date(time).toISOString(), i18n.language)}
              </Td>
              <Td dataLabel={t("personas.events.what")}>
                {t(`personas.events.${what}`, what)}
              </Td>
              <Td dataLabel={t("personas.events.by")}>{by}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {data.isFull && <p>{t("personas.events.latest")}</p>}
    </>
  );
};
