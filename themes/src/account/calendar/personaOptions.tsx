import { FormSelectOption } from "@patternfly/react-core";
import type { OwnPersonas } from "./useOccurrences";

/** The options of a list of the user's personas; the chosen one has an option even while it is not read yet, or where it is gone. */
export function optionsOf(
  { all, nameOf }: OwnPersonas,
  chosen: string,
  unknown: string,
) {
  const options = all.map(({ id, title }) => (
    <FormSelectOption key={id} value={id} label={nameOf(id) ?? title} />
  ));
  return chosen === "" || all.some(({ id }) => id === chosen)
    ? options
    : [
        <FormSelectOption key={chosen} value={chosen} label={unknown} />,
        ...options,
      ];
}
