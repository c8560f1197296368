import {
  ActionsColumn,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
} from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Names } from "../../shared/names";
import { NextWindow } from "../../shared/NextWindow";
import { RelativeTime } from "../../shared/RelativeTime";
import { StatusLabel } from "../../shared/StatusLabel";
import type { Acting } from "./ActDialog";
import { personOf } from "./names";
import type { Member } from "./types";

type Props = {
  members: Member[];
  names: Names;
  onAct: (acting: Acting) => void;
};

/** Personas of a circle, each with what its steward can do. */
export const MemberTable = ({ members, names, onAct }: Props) => {
  const { t } = useTranslation();
  return (
    <Table
      aria-label={t("personas.circles.members")}
      variant="compact"
      className="kc-personas-names"
    >
      <Thead>
        <Tr>
          <Th>{t("personas.circles.person")}</Th>
          <Th>{t("personas.titleOfPersona")}</Th>
          <Th>{t("personas.statusOfPersona")}</Th>
          <Th>{t("personas.validTill")}</Th>
          <Th screenReaderText={t("personas.reviews.actions")} />
        </Tr>
      </Thead>
      <Tbody>
        {members.map((member) => (
          <Tr
            key={member.id}
            data-testid={`member-${personOf(t, member)}-${member.title}`}
          >
            <Td dataLabel={t("personas.circles.person")}>
              {personOf(t, member)}
            </Td>
            <Td dataLabel={t("personas.titleOfPersona")}>
              {names.title(member.title)}
            </Td>
            <Td dataLabel={t("personas.statusOfPersona")}>
              <StatusLabel persona={member} />
              <NextWindow persona={member} />
              {member.note && (
                <div className="pf-v5-u-font-size-sm">
                  <q>{member.note}</q>
                </div>
              )}
            </Td>
            <Td dataLabel={t("personas.validTill")}>
              <RelativeTime time={member.valid_till} />
            </Td>
            <Td isActionCell>
              {member.can.length > 0 && (
                <ActionsColumn
                  items={member.can.map((action) => ({
                    title: t(`personas.circles.do.${action}`),
                    onClick: () => onAct({ action, member }),
                  }))}
                />
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
