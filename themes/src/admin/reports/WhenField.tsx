import { Button, Radio } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { FieldShell } from "../../shared/form/FieldShell";
import { TimeInput } from "../../shared/form/TimeInput";
import { exact } from "../../shared/time";
import { usePaths } from "../api/paths";
import { usePermissions } from "../api/usePermissions";
import type { Reports } from "./types";

type Props = {
  history: Reports["history"];
  /** The instant; undefined for now, empty while none is filled in. */
  at: string | undefined;
  onChange: (at: string | undefined) => void;
  error: string | undefined;
  onRefresh: () => void;
};

/** Whether a report tells the present or an instant of the past, which the realm has to have recorded. */
export const WhenField = ({
  history,
  at,
  onChange,
  error,
  onRefresh,
}: Props) => {
  const { t, i18n } = useTranslation();
  const known = history.enabled && history.from !== undefined;
  return (
    <FieldShell
      id="report-when"
      group
      label={t("personas.reports.when")}
      error={error}
    >
      <Radio
        id="report-now"
        name="report-when"
        label={t("personas.reports.now")}
        isChecked={at === undefined}
        onChange={() => onChange(undefined)}
      />
      <Radio
        id="report-past"
        name="report-when"
        label={t("personas.reports.past")}
        isDisabled={!known}
        isChecked={at !== undefined}
        onChange={() => onChange("")}
        description={
          known
            ? t("personas.reports.knownFrom", {
                time: exact(history.from!, i18n.language),
              })
            : t(
                history.enabled
                  ? "personas.reports.beginning"
                  : "personas.reports.historyOff",
              )
        }
        {...(at === undefined
          ? {}
          : {
              body: (
                <TimeInput
                  id="report-at"
                  label={t("personas.reports.instant")}
                  value={at}
                  onChange={onChange}
                  inputRef={() => undefined}
                  disabled={false}
                  invalid={error !== undefined}
                />
              ),
            })}
      />
      <Way history={history} onRefresh={onRefresh} />
    </FieldShell>
  );
};

/** To what the past needs. */
const Way = ({ history, onRefresh }: Pick<Props, "history" | "onRefresh">) => {
  const { t } = useTranslation();
  const paths = usePaths();
  const { viewRealm } = usePermissions();
  if (history.enabled) {
    return history.from === undefined ? (
      <div>
        <Button variant="link" isInline onClick={onRefresh}>
          {t("personas.list.refresh")}
        </Button>
      </div>
    ) : null;
  }
  return viewRealm ? (
    <div>
      <Link to={paths.capabilities}>
        {t("personas.reports.toCapabilities")}
      </Link>
    </div>
  ) : null;
};
