import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonaSchema } from "../../shared/api/types";
import { Invitations } from "../../shared/invitation/Invitations";
import { InviteDialog } from "../../shared/invitation/InviteDialog";
import type { Names } from "../../shared/names";
import { useHttp } from "../useHttp";
import { circlePath } from "./api";
import { refusalOf } from "./refusal";
import type { Circle } from "./types";

type Props = {
  circle: Circle;
  titles: { value: string; label: string }[];
  names: Names;
  schema: PersonaSchema;
  onChanged: () => void;
};

/** Who was asked to join the circle. */
export const CircleInvitations = ({
  circle,
  titles,
  names,
  schema,
  onChanged,
}: Props) => {
  const { t, i18n } = useTranslation();
  const http = useHttp();
  const [inviting, setInviting] = useState(false);
  const [version, setVersion] = useState(0);
  const path = `${circlePath(circle.circle)}/invitations`;
  const invitable = titles.filter(({ value }) =>
    schema.titles.some(
      ({ name, can_be_invited: can }) => can && name === value,
    ),
  );

  return (
    <>
      {invitable.length === 0 && (
        <p className="pf-v5-u-mb-md">{t("personas.circles.noneInvitable")}</p>
      )}
      <Invitations
        http={http}
        path={path}
        titleOf={names.title}
        version={version}
        refusalOf={(error) => refusalOf(t, i18n.language, error)}
        invite={
          invitable.length > 0 && (
            <Button onClick={() => setInviting(true)}>
              {t("personas.invitations.invite")}
            </Button>
          )
        }
        onChanged={onChanged}
      />
      {inviting && (
        <InviteDialog
          http={http}
          path={path}
          titles={invitable}
          circle={circle.circle}
          refusalOf={(error) => refusalOf(t, i18n.language, error)}
          onDone={(sent) => {
            setInviting(false);
            if (sent) {
              setVersion(version + 1);
              onChanged();
            }
          }}
        />
      )}
    </>
  );
};
