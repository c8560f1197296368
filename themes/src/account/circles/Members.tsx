import { Button, Flex, FlexItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonaSchema } from "../../shared/api/types";
import { Listed } from "../../shared/Listed";
import type { Names } from "../../shared/names";
import { SearchFilter } from "../../shared/SearchFilter";
import { SelectFilter } from "../../shared/SelectFilter";
import { Empty } from "../../shared/States";
import { usePages } from "../../shared/usePages";
import { useHttp } from "../useHttp";
import { ActDialog, type Acting } from "./ActDialog";
import { listMembers, type MemberFilter } from "./api";
import { MemberTable } from "./MemberTable";
import type { Circle, Member } from "./types";

/** What is pending is a request. */
const STATUSES = [
  "active",
  "unassessed",
  "inactive",
  "suspended",
  "expired",
  "revoked",
];

const ALL: MemberFilter = { status: STATUSES, title: "", search: "" };

type Props = {
  circle: Circle;
  titles: { value: string; label: string }[];
  names: Names;
  schema: PersonaSchema;
  onChanged: () => void;
};

/** Who holds which persona of those that the user manages, and what can be done with each. */
export const Members = ({
  circle,
  titles,
  names,
  schema,
  onChanged,
}: Props) => {
  const { t } = useTranslation();
  const http = useHttp();
  const [filter, setFilter] = useState(ALL);
  const [acting, setActing] = useState<Acting>();
  const members = usePages<Member>(
    (cursor, signal) =>
      listMembers(http, circle.circle, filter, cursor, signal),
    JSON.stringify([circle.circle, filter]),
  );
  const change = (part: Partial<MemberFilter>) =>
    setFilter({ ...filter, ...part });
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(ALL);
  const refresh = () => {
    members.reload();
    onChanged();
  };

  return (
    <>
      <Flex
        alignItems={{ default: "alignItemsCenter" }}
        className="pf-v5-u-mb-md"
      >
        {schema.circles.stewards_see !== "none" && (
          <SearchFilter
            label={t("personas.circles.search")}
            value={filter.search}
            onSearch={(search) => change({ search })}
          />
        )}
        {titles.length > 1 && (
          <SelectFilter
            label={t("personas.titleOfPersona")}
            value={filter.title}
            every={t("personas.reviews.everyTitle")}
            options={titles}
            onChoose={(title) => change({ title })}
          />
        )}
        <SelectFilter
          label={t("personas.statusOfPersona")}
          value={filter.status.length === 1 ? filter.status[0]! : ""}
          every={t("personas.circles.everyStatus")}
          options={STATUSES.map((status) => ({
            value: status,
            label: t(`personas.status.${status}`),
          }))}
          onChoose={(status) =>
            change({ status: status === "" ? STATUSES : [status] })
          }
        />
        <FlexItem>
          <Button variant="link" onClick={refresh}>
            {t("personas.reviews.refresh")}
          </Button>
        </FlexItem>
      </Flex>
      <Listed pages={members} none={<NoMembers isFiltered={isFiltered} />}>
        {(rows) => (
          <MemberTable members={rows} names={names} onAct={setActing} />
        )}
      </Listed>
      {acting && (
        <ActDialog
          {...acting}
          names={names}
          onDone={(changed) => {
            setActing(undefined);
            if (changed) {
              refresh();
            }
          }}
        />
      )}
    </>
  );
};

const NoMembers = ({ isFiltered }: { isFiltered: boolean }) => {
  const { t } = useTranslation();
  return (
    <Empty
      title={t(
        isFiltered
          ? "personas.circles.noneFound"
          : "personas.circles.noMembers",
      )}
      text={t(
        isFiltered
          ? "personas.circles.noneFoundText"
          : "personas.circles.noMembersText",
      )}
    />
  );
};
