import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { problemOf } from "../../shared/api/problem";
import { Invitations } from "../../shared/invitation/Invitations";
import { InviteDialog } from "../../shared/invitation/InviteDialog";
import { namesOf } from "../../shared/names";
import { SubTabs } from "../../shared/SubTabs";
import { usePaths } from "../api/paths";
import { useAdminApi } from "../api/useAdminApi";
import { useSchemaView } from "../api/useSchemaView";
import { useUserNames } from "../api/useUserNames";
import { Picker } from "../parts/Picker";
import { usePeople } from "../parts/usePeople";
import { InvitedCircle } from "./InvitedCircle";
import { InvitedUser } from "./InvitedUser";
import { InviteMany } from "./InviteMany";

const PATH = "/invitations";

/** Who was invited to personas, and the way to invite one or many. */
export const InvitationsTab = () => {
  const { t } = useTranslation();
  const [version, setVersion] = useState(0);
  return (
    <SubTabs
      label={t("personas.tab.invitations")}
      parameter="part"
      tabs={[
        {
          name: "list",
          title: t("personas.invitations.to"),
          page: <InvitationList version={version} />,
        },
        {
          name: "many",
          title: t("personas.invitations.many"),
          page: <InviteMany onInvited={() => setVersion(version + 1)} />,
        },
      ]}
    />
  );
};

const InvitationList = ({ version }: { version: number }) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const paths = usePaths();
  const schema = useSchemaView();
  const names = namesOf(schema);
  const find = usePeople();
  const nameOf = useUserNames();
  const [inviting, setInviting] = useState(false);
  const [sent, setSent] = useState(0);
  const refusalOf = (error: unknown) =>
    problemOf(error).message || t("personas.error.network");

  return (
    <>
      <Invitations
        http={api}
        path={PATH}
        titleOf={names.title}
        circleOf={(circle) => <Link to={paths.circle(circle)}>{circle}</Link>}
        userOf={(id) => <InvitedUser id={id} nameOf={nameOf} />}
        version={version + sent}
        refusalOf={refusalOf}
        invite={
          <Button onClick={() => setInviting(true)}>
            {t("personas.invitations.invite")}
          </Button>
        }
        onChanged={() => undefined}
      />
      {inviting && schema && (
        <InviteDialog
          http={api}
          path={PATH}
          titles={schema.titles
            .filter(({ can_be_invited: can }) => can)
            .map(({ name }) => ({ value: name, label: names.title(name) }))}
          circleField={(circle, onChange, error) => (
            <InvitedCircle
              circles={schema.circles}
              circle={circle}
              onChange={onChange}
              error={error}
            />
          )}
          userField={(user, onChange) => (
            <Picker
              id="invite-user"
              label={t("personas.invitations.user")}
              placeholder={t("personas.create.findUser")}
              chosen={user}
              onChoose={onChange}
              find={find}
            />
          )}
          withApplication
          refusalOf={refusalOf}
          onDone={(done) => {
            setInviting(false);
            if (done) {
              setSent(sent + 1);
            }
          }}
        />
      )}
    </>
  );
};
