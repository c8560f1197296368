import {
  ActionGroup,
  Alert,
  Button,
  Form,
  Stack,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Controller, FormProvider, type UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { RepeatFields } from "../../shared/form/RepeatFields";
import { useFaultFocus } from "../../shared/form/useFaultFocus";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import { ColourField } from "./ColourField";
import { PersonaChoice } from "./PersonaChoice";
import { EventText } from "./EventText";
import { EventTimes } from "./EventTimes";
import type { EventInputs } from "./values";

type Props = {
  form: UseFormReturn<EventInputs>;
  /** What the button says; without it the form only shows. */
  action?: string | undefined;
  /** Whether it is one time of a series, which has neither a zone, a persona nor a repetition of its own. */
  single?: boolean;
  saved: boolean;
  /** Where leaving the form leads. */
  back: string;
  onSave: (inputs: EventInputs) => Promise<void>;
  /** Further buttons. */
  children?: ReactNode;
};

/** The form of an event. */
export const EventForm = (props: Props) => {
  const { form, action, single = false, saved, back, onSave, children } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { isDirty, isSubmitting, errors } = form.formState;
  const element = useFaultFocus(form);
  const fault = errors.root?.message;
  const disabled = !action;

  return (
    <FormProvider {...form}>
      <UnsavedGuard when={isDirty && !saved} />
      <Form
        ref={element}
        isWidthLimited
        noValidate
        onSubmit={(event) => void form.handleSubmit(onSave)(event)}
      >
        {fault && (
          <Alert isInline component="p" variant="danger" title={fault} />
        )}
        <EventText name="title" required disabled={disabled} />
        <EventTimes single={single} disabled={disabled} />
        {!single && <PersonaChoice disabled={disabled} />}
        <ColourField disabled={disabled} />
        <EventText name="location" disabled={disabled} />
        <EventText name="description" lines disabled={disabled} />
        {!single && <RepeatField disabled={disabled} />}
        <ActionGroup>
          {action && (
            <Button
              type="submit"
              isDisabled={isSubmitting}
              isLoading={isSubmitting}
            >
              {action}
            </Button>
          )}
          {children}
          <Button variant="link" onClick={() => void navigate(back)}>
            {t(action ? "personas.cancel" : "personas.calendar.back")}
          </Button>
        </ActionGroup>
      </Form>
    </FormProvider>
  );
};

/** How often it comes again, as in a schedule. */
const RepeatField = ({ disabled }: { disabled: boolean }) => (
  <Controller<EventInputs, "rrule">
    name="rrule"
    render={({ field: rule, fieldState: ruleState }) => (
      <Controller<EventInputs, "exdate">
        name="exdate"
        render={({ field: dates, fieldState: datesState }) => (
          <Stack hasGutter>
            <RepeatFields
              value={{ rrule: rule.value, exdate: dates.value }}
              disabled={disabled}
              errors={{
                rrule: ruleState.error?.message,
                exdate: datesState.error?.message,
              }}
              onChange={({ rrule, exdate }) => {
                if (rrule !== undefined) {
                  rule.onChange(rrule);
                }
                if (exdate !== undefined) {
                  dates.onChange(exdate);
                }
              }}
            />
          </Stack>
        )}
      />
    )}
  />
);
