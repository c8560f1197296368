import {
  ActionsColumn,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  type ThProps,
  Tr,
} from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { NextWindow } from "../../shared/NextWindow";
import { RelativeTime } from "../../shared/RelativeTime";
import { StatusLabel } from "../../shared/StatusLabel";
import { usePaths } from "../api/paths";
import type { BulkAction, OwnedPersona } from "../api/types";
import { TitleName } from "../parts/TitleName";
import { actionsFor } from "./actions";

const SORTED = ["title", "circle", "status", "valid_till", "created_at"];
/** On wide screens only. */
const WIDE = ["hidden", "visibleOnXl"] as const;

type Props = {
  personas: OwnedPersona[];
  sort: string;
  onSort: (sort: string) => void;
  isSelected: (persona: OwnedPersona) => boolean;
  onSelect: (personas: OwnedPersona[], on: boolean) => void;
  /** Undefined where nothing may be changed. */
  onAction:
    ((action: BulkAction, personas: OwnedPersona[]) => void) | undefined;
  /** Left out on the page of one user. */
  withUser: boolean;
  /** Whether all wait for approval: since when is told instead of their status. */
  requests: boolean;
};

export const PersonaTable = ({
  personas,
  sort,
  onSort,
  isSelected,
  onSelect,
  onAction,
  withUser,
  requests,
}: Props) => {
  const { t } = useTranslation();
  const paths = usePaths();
  const column = sort.replace("-", "");

  const sorting = (name: string): ThProps["sort"] => ({
    columnIndex: SORTED.indexOf(name),
    sortBy: {
      ...(column ? { index: SORTED.indexOf(column) } : {}),
      direction: sort.startsWith("-") ? "desc" : "asc",
      defaultDirection: "asc",
    },
    onSort: (_event, _index, direction) =>
      onSort(`${direction}` === "desc" ? `-${name}` : name),
  });

  return (
    <Table
      aria-label={t("personas.title")}
      variant="compact"
      className="kc-personas-names"
    >
      <Thead>
        <Tr>
          {onAction && (
            <Th
              aria-label={t("personas.list.selectAll")}
              select={{
                isSelected: personas.every(isSelected),
                onSelect: (_event, on) => onSelect(personas, on),
              }}
            />
          )}
          <Th sort={sorting("title")}>{t("personas.titleOfPersona")}</Th>
          <Th sort={sorting("circle")}>{t("personas.circle")}</Th>
          {withUser && <Th>{t("personas.list.user")}</Th>}
          {requests ? (
            <Th sort={sorting("created_at")}>{t("personas.requests.since")}</Th>
          ) : (
            <Th sort={sorting("status")}>{t("personas.statusOfPersona")}</Th>
          )}
          <Th visibility={[...WIDE]}>{t("personas.validFrom")}</Th>
          <Th sort={sorting("valid_till")}>{t("personas.validTill")}</Th>
          {!requests && (
            <Th visibility={[...WIDE]} sort={sorting("created_at")}>
              {t("personas.list.created")}
            </Th>
          )}
          {onAction && <Th screenReaderText={t("personas.list.actions")} />}
        </Tr>
      </Thead>
      <Tbody>
        {personas.map((persona, rowIndex) => (
          <Tr key={persona.id}>
            {onAction && (
              <Td
                select={{
                  rowIndex,
                  isSelected: isSelected(persona),
                  onSelect: (_event, on) => onSelect([persona], on),
                }}
              />
            )}
            <Td dataLabel={t("personas.titleOfPersona")}>
              <Link to={paths.persona(persona.id)}>
                <TitleName title={persona.title} />
              </Link>
            </Td>
            <Td dataLabel={t("personas.circle")}>
              <Link to={paths.circle(persona.circle)}>{persona.circle}</Link>
            </Td>
            {withUser && (
              <Td dataLabel={t("personas.list.user")}>
                <Link to={paths.user(persona.user_sub)}>
                  {persona.username}
                </Link>
              </Td>
            )}
            {requests ? (
              <Td dataLabel={t("personas.requests.since")}>
                <RelativeTime
                  time={persona.requested_at ?? persona.created_at}
                />
                {persona.reason && (
                  <div className="pf-v5-u-font-size-sm">
                    <q>{persona.reason}</q>
                  </div>
                )}
              </Td>
            ) : (
              <Td dataLabel={t("personas.statusOfPersona")}>
                <StatusLabel persona={persona} />
                <NextWindow persona={persona} />
              </Td>
            )}
            <Td visibility={[...WIDE]} dataLabel={t("personas.validFrom")}>
              <RelativeTime time={persona.valid_from} />
            </Td>
            <Td dataLabel={t("personas.validTill")}>
              <RelativeTime time={persona.valid_till} />
            </Td>
            {!requests && (
              <Td visibility={[...WIDE]} dataLabel={t("personas.list.created")}>
                <RelativeTime time={persona.created_at} />
              </Td>
            )}
            {onAction && (
              <Td isActionCell>
                <ActionsColumn
                  items={actionsFor(persona.status).map((action) => ({
                    title: t(`personas.action.${action}`),
                    onClick: () => onAction(action, [persona]),
                  }))}
                />
              </Td>
            )}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
