import {
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
} from "@patternfly/react-core";
import type { ReactElement, ReactNode } from "react";

type Props = {
  id: string;
  label: ReactNode;
  required?: boolean | undefined;
  help?: string | undefined;
  error?: string | undefined;
  /** More help behind a button at the label. */
  labelIcon?: ReactElement | undefined;
  /** Several inputs under one label. */
  group?: boolean;
  children: ReactNode;
};

/** A field with its label, and below it what is wrong, or else what it is for. */
export const FieldShell = ({
  id,
  label,
  required = false,
  help,
  error,
  labelIcon,
  group = false,
  children,
}: Props) => (
  <FormGroup
    label={label}
    isRequired={required}
    labelIcon={labelIcon}
    {...(group
      ? { role: "group", fieldId: id, isStack: true }
      : { fieldId: id })}
  >
    {children}
    {(error ?? help) && (
      <FormHelperText>
        <HelperText id={`${id}-help`} isLiveRegion={!!error}>
          <HelperTextItem
            variant={error ? "error" : "default"}
            hasIcon={!!error}
          >
            {error ?? help}
          </HelperTextItem>
        </HelperText>
      </FormHelperText>
    )}
  </FormGroup>
);
