import { Alert, type AlertProps } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { Persona, Status } from "../../shared/api/types";
import { RelativeTime } from "../../shared/RelativeTime";
import { usePaths } from "../paths";

type Variant = NonNullable<AlertProps["variant"]>;

const SAID: Partial<Record<Status, Variant>> = {
  pending: "info",
  suspended: "warning",
  revoked: "danger",
  expired: "warning",
  unassessed: "info",
};

/** Why a persona cannot be used and what happens next, with what an administrator left for its owner. */
export const WhatNext = ({ persona }: { persona: Persona }) => {
  const { t } = useTranslation();
  const paths = usePaths();
  const variant = SAID[persona.status];
  if (!variant && !persona.note) {
    return null;
  }
  return (
    <Alert
      isInline
      isPlain
      component="p"
      variant={variant ?? "info"}
      title={t(
        variant
          ? `personas.account.next.${persona.status}`
          : "personas.account.noteTitle",
      )}
    >
      {variant && <p>{t(`personas.account.next.${persona.status}Text`)}</p>}
      {persona.status === "pending" && persona.request_ends_at && (
        <p>
          {t("personas.account.requestEnds")}{" "}
          <RelativeTime time={persona.request_ends_at} />
        </p>
      )}
      {persona.status === "unassessed" && (
        <p>
          <Link to={paths.assessments}>{t("personas.assessments.title")}</Link>
        </p>
      )}
      {persona.note && (
        <p>
          {t("personas.account.note")} <q>{persona.note}</q>
        </p>
      )}
    </Alert>
  );
};
