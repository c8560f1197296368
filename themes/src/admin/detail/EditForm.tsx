import { ActionGroup, Button, Form } from "@patternfly/react-core";
import { useMemo } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import type { FormSchema } from "../../shared/api/types";
import { type FormValues, showFaults } from "../../shared/form/values";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import type { AdminSchema, OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { changes, formFields, valuesOf } from "./formValues";
import { PersonaFields } from "./PersonaFields";

type Props = {
  persona: OwnedPersona;
  etag: string | undefined;
  schema: AdminSchema | FormSchema;
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
  const form = useForm<FormValues>({ values: before });
  const { isDirty, isSubmitting } = form.formState;

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
      } else if (!showFaults(problem, formFields(schema), form.setError)) {
        alerts.failed(t("personas.form.failed"), error);
      }
    }
  };

  return (
    <FormProvider {...form}>
      <UnsavedGuard when={isDirty && !isSubmitting} />
      <Form
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
