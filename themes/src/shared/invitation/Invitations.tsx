import { Button, Flex, FlexItem } from "@patternfly/react-core";
import { EnvelopeIcon } from "@patternfly/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../Alerts";
import type { Http } from "../api/http";
import { Confirm } from "../Confirm";
import { Paging } from "../Paging";
import { SearchFilter } from "../SearchFilter";
import { SelectFilter } from "../SelectFilter";
import { Empty, Failure, Loading } from "../States";
import { useOffsetPages } from "../usePages";
import { type InvitationAction, InvitationTable } from "./InvitationTable";
import { type Invitation, type InvitationFilter, STATES } from "./types";

const PAGE = 20;

const NO_FILTER: InvitationFilter = { state: "", email: "", circle: "" };

type Props = {
  http: Http;
  /** Where the invitations are. */
  path: string;
  titleOf: (name: string) => string;
  /** The circle, where the list is of more than one. */
  circleOf?: (circle: string) => ReactNode;
  /** The user, where the page may know more than the id. */
  userOf?: (id: string) => ReactNode;
  /** Another number reads the list anew. */
  version: number;
  /** What a refusal says, where the page knows better than the server. */
  refusalOf: (error: unknown) => string;
  /** What leads to a new one; also the next step where there is none. */
  invite: ReactNode;
  onChanged: () => void;
};

type Asked = { action: InvitationAction; invitation: Invitation };

/** Invitations by state, to be sent again or withdrawn. */
export const Invitations = ({
  http,
  path,
  titleOf,
  circleOf,
  userOf,
  version,
  refusalOf,
  invite,
  onChanged,
}: Props) => {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const [filter, setFilter] = useState(NO_FILTER);
  const [asked, setAsked] = useState<Asked>();
  const invitations = useOffsetPages<Invitation>(
    async (range, signal) => {
      const { invitations: found } = await http.get<{
        invitations: Invitation[];
      }>(path, { ...filter, ...range }, signal);
      return found;
    },
    PAGE,
    JSON.stringify([path, filter, version]),
  );
  const change = (part: Partial<InvitationFilter>) =>
    setFilter({ ...filter, ...part });
  const isFiltered = Object.values(filter).some((value) => value !== "");

  const go = async ({ action, invitation }: Asked) => {
    try {
      await http.call(
        "POST",
        `${path}/${encodeURIComponent(invitation.id)}/${action}`,
      );
      alerts.succeeded(t(`personas.invitations.done.${action}`));
    } catch (error) {
      alerts.failed(
        t(`personas.invitations.failed.${action}`),
        new Error(refusalOf(error)),
      );
    }
    setAsked(undefined);
    invitations.reload();
    onChanged();
  };

  const { data, problem, reload } = invitations;
  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  if (data.rows.length === 0 && !isFiltered && invitations.page === 1) {
    return (
      <Empty
        title={t("personas.invitations.none")}
        text={t("personas.invitations.noneText")}
        icon={EnvelopeIcon}
      >
        {invite}
      </Empty>
    );
  }
  return (
    <>
      <Flex
        alignItems={{ default: "alignItemsCenter" }}
        className="pf-v5-u-my-md"
      >
        <SelectFilter
          label={t("personas.invitations.stateOf")}
          value={filter.state}
          every={t("personas.invitations.everyState")}
          options={STATES.map((state) => ({
            value: state,
            label: t(`personas.invitations.state.${state}`),
          }))}
          onChoose={(state) => change({ state })}
        />
        <SearchFilter
          label={t("personas.invitations.email")}
          value={filter.email}
          onSearch={(email) => change({ email })}
        />
        {circleOf && (
          <SearchFilter
            label={t("personas.circle")}
            value={filter.circle}
            onSearch={(circle) => change({ circle })}
          />
        )}
        <FlexItem>{invite}</FlexItem>
        <FlexItem>
          <Button variant="link" onClick={reload}>
            {t("personas.reviews.refresh")}
          </Button>
        </FlexItem>
      </Flex>
      {data.rows.length === 0 ? (
        <Empty
          title={t("personas.invitations.noneFound")}
          text={t("personas.invitations.noneFoundText")}
          icon={EnvelopeIcon}
        />
      ) : (
        <InvitationTable
          invitations={data.rows}
          titleOf={titleOf}
          circleOf={circleOf}
          userOf={userOf}
          onAction={(action, invitation) => setAsked({ action, invitation })}
        />
      )}
      <Paging {...invitations} />
      {asked && (
        <Confirm
          title={t(`personas.invitations.ask.${asked.action}`)}
          action={t(`personas.invitations.do.${asked.action}`)}
          danger={asked.action === "withdraw"}
          onConfirm={() => go(asked)}
          onClose={() => setAsked(undefined)}
        >
          {t(`personas.invitations.ask.${asked.action}Text`)}
        </Confirm>
      )}
    </>
  );
};
