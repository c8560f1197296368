import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../shared/RelativeTime";
import { Empty, Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import type { OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";

type Session = {
  id: string;
  offline: boolean;
  started_at: string;
  last_access_at: string;
  ip_address: string | null;
  clients: string[];
};

/** The login sessions in which the owner works as a persona, the last used first. */
export const PersonaSessions = ({ persona }: { persona: OwnedPersona }) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const { data, problem, reload } = useLoad(
    (signal) =>
      api.get<{ sessions: Session[] }>(
        `/${encodeURIComponent(persona.id)}/sessions`,
        {},
        signal,
      ),
    persona.id,
  );

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  if (data.sessions.length === 0) {
    return (
      <Empty
        title={t("personas.sessions.none")}
        text={t("personas.sessions.noneText")}
      />
    );
  }
  return (
    <Table aria-label={t("personas.sessions.tab")} variant="compact">
      <Thead>
        <Tr>
          <Th>{t("personas.sessions.started")}</Th>
          <Th>{t("personas.sessions.lastAccess")}</Th>
          <Th>{t("personas.sessions.type")}</Th>
          <Th>{t("personas.sessions.address")}</Th>
          <Th>{t("personas.sessions.clients")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {data.sessions.map((session) => (
          <Tr key={`${session.id} ${session.offline}`}>
            <Td dataLabel={t("personas.sessions.started")}>
              <RelativeTime time={session.started_at} />
            </Td>
            <Td dataLabel={t("personas.sessions.lastAccess")}>
              <RelativeTime time={session.last_access_at} />
            </Td>
            <Td dataLabel={t("personas.sessions.type")}>
              {t(
                session.offline
                  ? "personas.sessions.offline"
                  : "personas.sessions.regular",
              )}
            </Td>
            <Td dataLabel={t("personas.sessions.address")}>
              {session.ip_address}
            </Td>
            <Td dataLabel={t("personas.sessions.clients")}>
              {session.clients.join(", ")}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
