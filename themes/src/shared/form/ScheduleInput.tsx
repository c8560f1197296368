import { Button, Divider } from "@patternfly/react-core";
import { PlusCircleIcon } from "@patternfly/react-icons";
import { Fragment, type Ref, useId } from "react";
import { useTranslation } from "react-i18next";
import type { ScheduleWindow } from "../api/types";
import { FieldShell } from "./FieldShell";
import { newWindow } from "./schedule";
import { ScheduleWindowFields } from "./ScheduleWindowFields";

const MOST = 10;

type Props = {
  windows: readonly ScheduleWindow[];
  onChange: (windows: ScheduleWindow[]) => void;
  /** What it says about a schedule, and about none. */
  help: { some: string; none: string };
  error?: string | undefined;
  disabled: boolean;
  addRef?: Ref<HTMLButtonElement>;
};

/** When something is on duty: the windows of a schedule, each in a group of its own. */
export const ScheduleInput = (props: Props) => {
  const { windows, onChange, help, error, disabled, addRef } = props;
  const { t } = useTranslation();
  const id = useId();
  return (
    <FieldShell
      group
      id={id}
      label={t("personas.schedule.title")}
      help={windows.length > 0 ? help.some : help.none}
      error={error}
    >
      {windows.map((window, index) => (
        // A window has no name of its own, and none is moved.
        <Fragment key={index}>
          {index > 0 && <Divider />}
          <ScheduleWindowFields
            number={index + 1}
            window={window}
            disabled={disabled}
            onChange={(changed) => onChange(windows.with(index, changed))}
            onRemove={() => onChange(windows.toSpliced(index, 1))}
          />
        </Fragment>
      ))}
      {!disabled && windows.length < MOST && (
        <Button
          {...(addRef ? { ref: addRef } : {})}
          variant="link"
          isInline
          icon={<PlusCircleIcon />}
          onClick={() => onChange([...windows, newWindow()])}
        >
          {t("personas.schedule.add")}
        </Button>
      )}
    </FieldShell>
  );
};
