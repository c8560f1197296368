import { ActionGroup, Button, Form } from "@patternfly/react-core";
import { useMemo } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import type { PersonaSchema } from "../../shared/api/types";
import { useFaultFocus } from "../../shared/form/useFaultFocus";
import { type FormValues, showFaults } from "../../shared/form/values";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import type { OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { changes, formFields, valuesOf } from "./formValues";
import { PersonaFields } from "./PersonaFields";

type Props = {
  persona: OwnedPersona;
  etag: string | undefined;
  schema: PersonaSchema;
  disabled: boolean;
  onSaved: () => void;
};

export const EditForm = ({
  persona,
  etag,
  schema,
  disabled,
  onSaved,
}: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const before = useMemo(() => valuesOf(schema, persona), [schema, persona]);
  // What is typed outlives a decision or an action on the persona, which loads it anew.
  const form = useForm<FormValues>({
    values: before,
    resetOptions: { keepDirtyValues: true },
  });
  const { isDirty, isSubmitting } = form.formState;
  const element = useFaultFocus(form);

  const save = async (values: FormValues) => {
    try {
      await api.call("PATCH", `/${persona.id}`, {
        body: changes(schema, values, before),
        ifMatch: etag,
      });
      alerts.succeeded(t("personas.form.saved"));
      form.reset(values);
      onSaved();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 412) {
        alerts.failed(t("personas.form.stale"), error);
      } else {
        const shown = showFaults(problem, formFields(schema), form.setError);
        alerts.failed(
          t(shown ? "personas.form.faults" : "personas.form.failed"),
          shown ? undefined : error,
        );
      }
    }
  };

  return (
    <FormProvider {...form}>
      <UnsavedGuard when={isDirty && !isSubmitting} />
      <Form
        ref={element}
        isHorizontal
        isWidthLimited
        onSubmit={(event) => void form.handleSubmit(save)(event)}
      >
        <PersonaFields
          schema={schema}
          title={persona.title}
          circle={persona.circle}
          status={persona.status}
          disabled={disabled}
        />
        {!disabled && (
          <ActionGroup>
            <Button
              type="submit"
              isDisabled={!isDirty || isSubmitting}
              isLoading={isSubmitting}
              data-testid="save"
            >
              {t("personas.save")}
            </Button>
            <Button
              variant="link"
              isDisabled={!isDirty}
              onClick={() => form.reset(before)}
            >
              {t("personas.form.revert")}
            </Button>
          </ActionGroup>
        )}
      </Form>
    </FormProvider>
  );
};
