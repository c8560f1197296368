import { Radio, Stack, StackItem } from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../shared/Confirm";

type Props = {
  title: string;
  action: string;
  danger?: boolean;
  onChoose: (whole: boolean) => Promise<void> | void;
  onClose: () => void;
};

/** Whether one time of a series is meant, or all of it. */
export const WhichDialog = (props: Props) => {
  const { title, action, danger = false, onChoose, onClose } = props;
  const { t } = useTranslation();
  const id = useId();
  const [whole, setWhole] = useState(false);
  return (
    <Confirm
      title={title}
      action={action}
      danger={danger}
      onConfirm={() => onChoose(whole)}
      onClose={onClose}
    >
      <Stack hasGutter role="radiogroup" aria-label={title}>
        {[false, true].map((all) => (
          <StackItem key={String(all)}>
            <Radio
              id={`${id}-${all}`}
              name={id}
              label={t(
                all
                  ? "personas.calendar.which.all"
                  : "personas.calendar.which.one",
              )}
              isChecked={whole === all}
              onChange={() => setWhole(all)}
            />
          </StackItem>
        ))}
      </Stack>
    </Confirm>
  );
};
