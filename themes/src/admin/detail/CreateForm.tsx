import {
  ActionGroup,
  Button,
  Form,
  FormSection,
  Switch,
} from "@patternfly/react-core";
import { useEffect, useMemo, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import type { PersonaSchema } from "../../shared/api/types";
import { FieldShell } from "../../shared/form/FieldShell";
import { useFaultFocus } from "../../shared/form/useFaultFocus";
import { type FormValues, showFaults } from "../../shared/form/values";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import { usePaths } from "../api/paths";
import type { OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { LinkButton } from "../parts/LinkButton";
import { type Choice, Picker } from "../parts/Picker";
import { usePeople } from "../parts/usePeople";
import { changes, formFields, valuesOf } from "./formValues";
import { PersonaFields } from "./PersonaFields";

type Props = {
  schema: PersonaSchema;
  initialUser: Choice | undefined;
};

/** What the server would miss one after the other, told together. */
const REQUIRED = ["title", "circle"] as const;

export const CreateForm = ({ schema, initialUser }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const paths = usePaths();
  const navigate = useNavigate();
  const [user, setUser] = useState(initialUser);
  const [userFault, setUserFault] = useState<string>();
  const [override, setOverride] = useState(false);
  const [created, setCreated] = useState<string>();
  const before = useMemo(() => valuesOf(schema), [schema]);
  const form = useForm<FormValues>({ defaultValues: before });
  const { isDirty, isSubmitting } = form.formState;
  const element = useFaultFocus(form);

  const find = usePeople();

  // Only when the form knows that it is saved, so that the guard lets go.
  useEffect(() => {
    if (created) {
      void navigate(paths.persona(created));
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [created]);

  const create = async (values: FormValues) => {
    setUserFault(undefined);
    for (const name of REQUIRED.filter((one) => values[one] === "")) {
      form.setError(name, { message: t("personas.form.required") });
    }
    if (!user) {
      setUserFault(t("personas.create.userMissing"));
    }
    if (!user || REQUIRED.some((name) => values[name] === "")) {
      alerts.failed(t("personas.form.faults"));
      return;
    }
    try {
      const { data } = await api.call<OwnedPersona>("POST", "", {
        query: override ? { override_limit: true } : {},
        body: {
          title: values["title"],
          circle: values["circle"],
          ...changes(schema, values, before),
          user_sub: user.value,
        },
      });
      alerts.succeeded(t("personas.create.done"));
      setCreated(data.id);
    } catch (error) {
      const problem = problemOf(error);
      const userFault = problem.errors["user_sub"];
      setUserFault(userFault);
      const shown =
        showFaults(problem, formFields(schema), form.setError) || !!userFault;
      alerts.failed(
        t(shown ? "personas.form.faults" : "personas.create.failed"),
        shown ? undefined : error,
      );
    }
  };

  return (
    <FormProvider {...form}>
      <UnsavedGuard when={isDirty && !created} />
      <Form
        ref={element}
        isHorizontal
        isWidthLimited
        onSubmit={(event) => void form.handleSubmit(create)(event)}
      >
        <FormSection>
          <FieldShell
            id="persona-user"
            label={t("personas.list.user")}
            help={t("personas.create.userHelp")}
            required
            error={userFault}
          >
            <Picker
              id="persona-user"
              label={t("personas.list.user")}
              placeholder={t("personas.create.findUser")}
              chosen={user}
              onChoose={setUser}
              find={find}
            />
          </FieldShell>
        </FormSection>
        <PersonaFields schema={schema} disabled={false} />
        <FieldShell
          id="override-limit"
          label={t("personas.create.override")}
          help={t("personas.create.overrideHelp")}
        >
          <Switch
            id="override-limit"
            label={t("personas.schema.on")}
            labelOff={t("personas.schema.off")}
            aria-label={t("personas.create.override")}
            aria-describedby="override-limit-help"
            isChecked={override}
            onChange={(_event, checked) => setOverride(checked)}
          />
        </FieldShell>
        <ActionGroup>
          <Button
            type="submit"
            isDisabled={isSubmitting}
            isLoading={isSubmitting}
            data-testid="save"
          >
            {t("personas.create.action")}
          </Button>
          <LinkButton to={paths.tab("list")} variant="link">
            {t("personas.cancel")}
          </LinkButton>
        </ActionGroup>
      </Form>
    </FormProvider>
  );
};
