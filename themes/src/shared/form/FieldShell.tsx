import {
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
} from "@patternfly/react-core";
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
} from "react";
import { HelpButton } from "./HelpButton";

/** Whether the help of fields is behind a (?), as in the admin console, or below the field, as in the account console. */
export const HelpBehindButton = createContext(false);

type Props = {
  id: string;
  label: ReactNode;
  /** The label as a text, where it is more than one. */
  name?: string;
  required?: boolean | undefined;
  help?: string | undefined;
  error?: string | undefined;
  /** More help behind a button at the label. */
  labelIcon?: ReactElement | undefined;
  /** Several inputs under one label. */
  group?: boolean;
  children: ReactNode;
};

/** A field with its label, what it is for, and below it what is wrong. */
export const FieldShell = ({
  id,
  label,
  name = typeof label === "string" ? label : "",
  required = false,
  help,
  error,
  labelIcon,
  group = false,
  children,
}: Props) => {
  const behind = useContext(HelpBehindButton);
  const hidden = behind && !error;
  const icon =
    labelIcon ??
    (behind && help ? <HelpButton label={name} help={help} /> : undefined);
  return (
    <FormGroup
      label={label}
      isRequired={required}
      labelIcon={icon}
      {...(group
        ? { role: "group", fieldId: id, isStack: true }
        : { fieldId: id })}
    >
      {children}
      {(error ?? help) && (
        // Screen readers read the help with the field, also where it is behind a button.
        <FormHelperText
          {...(hidden ? { className: "kc-personas-unseen" } : {})}
        >
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
};
