import { Form } from "@patternfly/react-core";
import { CAPABILITIES } from "./capabilities";
import { FieldInput } from "./FieldInput";
import type { EditorProps } from "./OtherEditors";

/** What a realm switches on beside personas. */
export const CapabilitiesEditor = ({
  draft,
  onChange,
  disabled,
  faults,
}: EditorProps) => (
  <Form
    isHorizontal
    isWidthLimited
    onSubmit={(event) => event.preventDefault()}
  >
    {CAPABILITIES.filter(
      ({ of, detail }) => !detail || draft[of] !== undefined,
    ).map(({ of, member, field, unset }) => {
      const present = (draft[of] ?? {}) as Record<string, unknown>;
      return (
        <FieldInput
          key={field.name}
          field={field}
          values={{ [field.name]: present[member] ?? unset }}
          onChange={(values) =>
            onChange({
              ...draft,
              [of]: { ...present, [member]: values[field.name] },
            })
          }
          disabled={disabled}
          error={faults[`${of}.${member}`]}
        />
      );
    })}
  </Form>
);
