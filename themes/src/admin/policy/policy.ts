/** A policy of type persona as Authorization Services read and write it. */
export type PersonaPolicy = {
  id: string;
  name: string;
  description?: string;
  logic: "POSITIVE" | "NEGATIVE";
  titles: string[];
  circles: string[];
  conditions: string[];
  selected: boolean;
  pinned: boolean;
};

export type PolicyInputs = {
  name: string;
  description: string;
  titles: string[];
  /** One a line, as conditions are. */
  circles: string;
  conditions: string;
  /** Which persona of the user counts: any, the selected one, or the one that the client selected itself. */
  which: "any" | "selected" | "pinned";
  logic: "POSITIVE" | "NEGATIVE";
};

export function inputsOf(policy?: PersonaPolicy): PolicyInputs {
  return {
    name: policy?.name ?? "",
    description: policy?.description ?? "",
    titles: policy?.titles ?? [],
    circles: (policy?.circles ?? []).join("\n"),
    conditions: (policy?.conditions ?? []).join("\n"),
    which: policy?.pinned ? "pinned" : policy?.selected ? "selected" : "any",
    logic: policy?.logic ?? "POSITIVE",
  };
}

export function policyOf(inputs: PolicyInputs): Omit<PersonaPolicy, "id"> {
  return {
    name: inputs.name.trim(),
    description: inputs.description.trim(),
    logic: inputs.logic,
    titles: inputs.titles.filter((title) => title.trim() !== ""),
    circles: lines(inputs.circles),
    conditions: lines(inputs.conditions),
    selected: inputs.which !== "any",
    pinned: inputs.which === "pinned",
  };
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
