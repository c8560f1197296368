import { type RefObject, useEffect, useRef } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

const FAULT =
  ".pf-v5-c-helper-text__item.pf-m-error, .pf-v5-c-alert.pf-m-danger";
const GROUP = ".kc-personas-entry, .pf-v5-c-form__group";
const INPUT =
  "input, select, textarea, button:not(.pf-v5-c-form__group-label-help)";

/**
 * Brings the first fault into view after each attempt to save, and the focus to its field. Faults come from the server
 * in its own order, and some belong to fields that the form library doesn't know, so the page itself is asked.
 *
 * @returns for the form element
 */
export function useFaultFocus<T extends FieldValues>(
  form: UseFormReturn<T>,
): RefObject<HTMLFormElement> {
  const element = useRef<HTMLFormElement>(null);
  const { submitCount, isSubmitting } = form.formState;

  useEffect(() => {
    const fault =
      submitCount > 0 && !isSubmitting
        ? element.current?.querySelector(FAULT)
        : undefined;
    fault?.scrollIntoView({ block: "center" });
    fault
      ?.closest(GROUP)
      ?.querySelector<HTMLElement>(INPUT)
      ?.focus({ preventScroll: true });
  }, [submitCount, isSubmitting]);

  return element;
}
