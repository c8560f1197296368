import type {
  AttributeRule,
  FormSchema,
  GroupRule,
} from "../../shared/api/types";
import type { OwnedPersona } from "../api/types";

const FIXED = new Set([
  "id",
  "persona_id",
  "user_sub",
  "username",
  "title",
  "circle",
  "status",
  "active",
  "note",
  "valid_from",
  "valid_till",
  "created_at",
  "updated_at",
]);

/** What a persona itself tells of the schema, for administrators who may not read that. */
export function schemaOf(persona: OwnedPersona): FormSchema {
  const attributes: AttributeRule[] = [];
  const groups: GroupRule[] = [];
  for (const [name, value] of Object.entries(persona)) {
    if (FIXED.has(name)) {
      continue;
    }
    if (isGroup(value)) {
      groups.push({
        name,
        description: "",
        attributes: Object.entries(value).map(([inner, entry]) =>
          ruleOf(inner, entry),
        ),
      });
    } else {
      attributes.push(ruleOf(name, value));
    }
  }
  return { attributes, groups };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function ruleOf(name: string, value: unknown): AttributeRule {
  return {
    name,
    type: typeOf(value),
    description: "",
    required: false,
    editable_by: "administrator",
    in_tokens: false,
  };
}

function typeOf(value: unknown): AttributeRule["type"] {
  if (Array.isArray(value)) {
    return "string-list";
  }
  switch (typeof value) {
    case "boolean":
      return "boolean";
    case "number":
      return "number";
    default:
      return "string";
  }
}
