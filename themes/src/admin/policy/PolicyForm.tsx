import { ActionGroup, Alert, Button, Form } from "@patternfly/react-core";
import { useEffect, useMemo, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { useAlerts } from "../../shared/Alerts";
import type { Http } from "../../shared/api/http";
import { problemOf } from "../../shared/api/problem";
import type { TitleRule } from "../../shared/api/types";
import { useFaultFocus } from "../../shared/form/useFaultFocus";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import { TextField } from "../detail/TextField";
import { LinkButton } from "../parts/LinkButton";
import {
  inputsOf,
  type PersonaPolicy,
  policyOf,
  type PolicyInputs,
} from "./policy";
import { PolicyTitles } from "./PolicyTitles";

type Props = {
  policies: Http;
  /** Undefined for a new one. */
  policy: PersonaPolicy | undefined;
  /** Those of the realm's schema; undefined where the administrator may not read it. */
  titles: TitleRule[] | undefined;
  back: string;
  onSaved: () => void;
};

const WHICH = ["any", "selected", "pinned"] as const;
const LOGIC = ["POSITIVE", "NEGATIVE"] as const;

/** What a policy asks of a persona. */
export const PolicyForm = (props: Props) => {
  const { policies, policy, titles, back, onSaved } = props;
  const { t } = useTranslation();
  const alerts = useAlerts();
  const navigate = useNavigate();
  const before = useMemo(() => inputsOf(policy), [policy]);
  const form = useForm<PolicyInputs>({ values: before });
  const { isDirty, isSubmitting, errors } = form.formState;
  const element = useFaultFocus(form);
  const [created, setCreated] = useState(false);
  const fault = errors.root?.message;

  // Only when the form knows that it is saved, so that the guard lets go.
  useEffect(() => {
    if (created) {
      void navigate(back);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [created]);

  const save = async (inputs: PolicyInputs) => {
    if (inputs.name.trim() === "") {
      form.setError("name", { message: t("personas.form.required") });
      return;
    }
    try {
      await policies.call(
        policy ? "PUT" : "POST",
        policy ? `/${encodeURIComponent(policy.id)}` : "",
        { body: { ...policy, ...policyOf(inputs) } },
      );
      alerts.succeeded(t("personas.policy.saved"));
      form.reset(inputs);
      if (policy) {
        onSaved();
      } else {
        setCreated(true);
      }
    } catch (error) {
      form.setError("root", {
        message: problemOf(error).message || t("personas.error.network"),
      });
    }
  };

  return (
    <FormProvider {...form}>
      <UnsavedGuard when={isDirty && !created} />
      <Form
        ref={element}
        isHorizontal
        isWidthLimited
        onSubmit={(event) => void form.handleSubmit(save)(event)}
      >
        {fault && (
          <Alert isInline component="p" variant="danger" title={fault} />
        )}
        <TextField name="name" label={t("personas.policy.name")} required />
        <TextField
          name="description"
          label={t("personas.policy.description")}
        />
        <PolicyTitles titles={titles} />
        <TextField
          name="circles"
          label={t("personas.policy.circles")}
          help={t("personas.policy.circlesHelp")}
          kind="lines"
        />
        <TextField
          name="conditions"
          label={t("personas.policy.conditions")}
          help={t("personas.policy.conditionsHelp")}
          kind="lines"
        />
        <TextField
          name="which"
          label={t("personas.policy.which")}
          help={t("personas.policy.whichHelp")}
          options={WHICH.map((value) => ({
            value,
            label: t(`personas.policy.which.${value}`),
          }))}
        />
        <TextField
          name="logic"
          label={t("personas.policy.logic")}
          help={t("personas.policy.logicHelp")}
          options={LOGIC.map((value) => ({
            value,
            label: t(`personas.policy.logic.${value}`),
          }))}
        />
        <ActionGroup>
          <Button
            type="submit"
            isDisabled={!isDirty || isSubmitting}
            isLoading={isSubmitting}
            data-testid="save"
          >
            {t("personas.save")}
          </Button>
          <LinkButton to={back} variant="link">
            {t("personas.cancel")}
          </LinkButton>
        </ActionGroup>
      </Form>
    </FormProvider>
  );
};
