import { FormFieldGroup, FormFieldGroupHeader } from "@patternfly/react-core";
import { useId } from "react";
import type { AttributeRule, FormSchema } from "../api/types";
import { AttributeField } from "./AttributeField";

type Props = {
  schema: FormSchema;
  /** Whether this reader may not change an attribute. */
  readOnly: (rule: AttributeRule) => boolean;
  /** Whether labels tell the name, too, when they are pointed at. */
  technical?: boolean;
};

/** The attributes of a persona, group by group, inside a form of react-hook-form. */
export const AttributeFields = ({
  schema,
  readOnly,
  technical = false,
}: Props) => {
  const id = useId();
  return (
    <>
      {schema.attributes.map((rule) => (
        <AttributeField
          key={rule.name}
          name={rule.name}
          rule={rule}
          disabled={readOnly(rule)}
          technical={technical}
        />
      ))}
      {schema.groups.map((group) => (
        <FormFieldGroup
          key={group.name}
          header={
            <FormFieldGroupHeader
              titleText={{
                text: group.display_name,
                id: `${id}-${group.name}`,
              }}
              titleDescription={group.description}
            />
          }
        >
          {group.attributes.map((rule) => (
            <AttributeField
              key={rule.name}
              name={`${group.name}.${rule.name}`}
              rule={rule}
              disabled={readOnly(rule)}
              technical={technical}
            />
          ))}
        </FormFieldGroup>
      ))}
    </>
  );
};
