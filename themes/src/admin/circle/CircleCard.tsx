import {
  Button,
  Card,
  CardBody,
  CardHeader,
  CardTitle,
} from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { Query } from "../../shared/api/http";
import { Listed } from "../../shared/Listed";
import { RelativeTime } from "../../shared/RelativeTime";
import { StatusLabel } from "../../shared/StatusLabel";
import { daysFromNow } from "../../shared/time";
import { useOffsetPages } from "../../shared/usePages";
import { usePaths } from "../api/paths";
import type { OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { LinkButton } from "../parts/LinkButton";
import { TitleName } from "../parts/TitleName";

const PAGE = 10;

type Props = {
  title: string;
  /** What is said where there is none. */
  none: string;
  query: Query;
  /** Only personas that end within so many days. */
  withinDays?: number;
  /** The list that has the same personas, where they can be changed. */
  list: string;
};

/** Some of a circle's personas, page by page. */
export const CircleCard = ({ title, none, query, withinDays, list }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const personas = useOffsetPages<OwnedPersona>(
    async (range, signal) => {
      const { personas: found } = await api.get<{ personas: OwnedPersona[] }>(
        "",
        {
          ...query,
          ...(withinDays ? { expiring_before: daysFromNow(withinDays) } : {}),
          ...range,
        },
        signal,
      );
      return found;
    },
    PAGE,
    JSON.stringify([query, withinDays]),
  );
  return (
    <Card isFlat data-testid={`circle-card-${title}`}>
      <CardHeader
        actions={{
          actions: (
            <>
              <Button variant="link" onClick={personas.reload}>
                {t("personas.list.refresh")}
              </Button>
              <LinkButton to={list} variant="link">
                {t("personas.circle.asList")}
              </LinkButton>
            </>
          ),
        }}
      >
        <CardTitle component="h2">{title}</CardTitle>
      </CardHeader>
      <CardBody>
        <Listed pages={personas} none={<p>{none}</p>}>
          {(rows) => <CircleTable label={title} personas={rows} />}
        </Listed>
      </CardBody>
    </Card>
  );
};

type TableProps = { label: string; personas: OwnedPersona[] };

const CircleTable = ({ label, personas }: TableProps) => {
  const { t } = useTranslation();
  const paths = usePaths();
  return (
    <Table
      aria-label={label}
      variant="compact"
      className="kc-personas-text kc-personas-names"
    >
      <Thead>
        <Tr>
          <Th>{t("personas.list.user")}</Th>
          <Th>{t("personas.titleOfPersona")}</Th>
          <Th>{t("personas.statusOfPersona")}</Th>
          <Th>{t("personas.validTill")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {personas.map((persona) => (
          <Tr key={persona.id}>
            <Td dataLabel={t("personas.list.user")}>
              <Link to={paths.user(persona.user_sub)}>{persona.username}</Link>
            </Td>
            <Td dataLabel={t("personas.titleOfPersona")}>
              <Link to={paths.persona(persona.id)}>
                <TitleName title={persona.title} />
              </Link>
            </Td>
            <Td dataLabel={t("personas.statusOfPersona")}>
              <StatusLabel persona={persona} />
            </Td>
            <Td dataLabel={t("personas.validTill")}>
              <RelativeTime time={persona.valid_till} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
