import {
  ActionList,
  ActionListItem,
  Button,
  DataList,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  Text,
  TextContent,
} from "@patternfly/react-core";
import { InboxIcon } from "@patternfly/react-icons";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Listed } from "../../shared/Listed";
import type { Names } from "../../shared/names";
import { RelativeTime } from "../../shared/RelativeTime";
import { Empty } from "../../shared/States";
import { usePages } from "../../shared/usePages";
import { useHttp } from "../useHttp";
import { ActDialog, type Acting } from "./ActDialog";
import { listMembers } from "./api";
import { personIn, personOf } from "./names";
import type { Circle, Member } from "./types";

const WAITING = { status: ["pending"], title: "", search: "" };

const DECISIONS = ["approve", "reject"] as const;

type Props = { circle: Circle; names: Names; onChanged: () => void };

/** What people have asked for, to be approved or rejected. */
export const Requests = ({ circle, names, onChanged }: Props) => {
  const { t } = useTranslation();
  const http = useHttp();
  const [acting, setActing] = useState<Acting>();
  const requests = usePages<Member>(
    (cursor, signal) =>
      listMembers(http, circle.circle, WAITING, cursor, signal),
    circle.circle,
  );

  return (
    <>
      <Listed
        pages={requests}
        none={
          <Empty
            title={t("personas.circles.noRequests")}
            text={t("personas.circles.noRequestsText")}
            icon={InboxIcon}
          />
        }
      >
        {(rows) => (
          <DataList aria-label={t("personas.circles.requests")}>
            {rows.map((member) => (
              <Row
                key={member.id}
                member={member}
                names={names}
                onAct={(action) => setActing({ action, member })}
              />
            ))}
          </DataList>
        )}
      </Listed>
      {acting && (
        <ActDialog
          {...acting}
          names={names}
          onDone={(changed) => {
            setActing(undefined);
            if (changed) {
              requests.reload();
              onChanged();
            }
          }}
        />
      )}
    </>
  );
};

type RowProps = {
  member: Member;
  names: Names;
  onAct: (action: (typeof DECISIONS)[number]) => void;
};

const Row = ({ member, names, onAct }: RowProps) => {
  const { t } = useTranslation();
  const id = useId();
  const decisions = DECISIONS.filter((action) => member.can.includes(action));
  return (
    <DataListItem
      aria-labelledby={id}
      data-testid={`request-${personOf(t, member)}-${member.title}`}
    >
      <DataListItemRow>
        <DataListItemCells
          dataListCells={[
            <DataListCell key="what" className="kc-personas-name">
              <strong id={id}>
                {t("personas.circles.asksFor", {
                  ...personIn(t, member),
                  title: names.title(member.title),
                })}
              </strong>
              <TextContent>
                {member.reason && (
                  <Text component="p">
                    <q>{member.reason}</q>
                  </Text>
                )}
                <Text component="small">
                  {member.requested_at && (
                    <>
                      {t("personas.circles.asked")}{" "}
                      <RelativeTime time={member.requested_at} />
                    </>
                  )}
                  {member.request_ends_at && (
                    <>
                      {" · "}
                      {t("personas.circles.endsUndecided")}{" "}
                      <RelativeTime time={member.request_ends_at} />
                    </>
                  )}
                </Text>
              </TextContent>
            </DataListCell>,
            <DataListCell key="actions" isFilled={false}>
              {decisions.length > 0 && (
                <ActionList>
                  {decisions.map((action) => (
                    <ActionListItem key={action}>
                      <Button
                        variant={action === "approve" ? "primary" : "secondary"}
                        isDanger={action === "reject"}
                        aria-describedby={id}
                        onClick={() => onAct(action)}
                      >
                        {t(`personas.circles.do.${action}`)}
                      </Button>
                    </ActionListItem>
                  ))}
                </ActionList>
              )}
              {member.own && (
                <small>{t("personas.circles.why.own-persona")}</small>
              )}
            </DataListCell>,
          ]}
        />
      </DataListItemRow>
    </DataListItem>
  );
};
