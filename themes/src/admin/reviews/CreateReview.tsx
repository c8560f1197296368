import { ViewHeader } from "@keycloak/keycloak-admin-ui";
import {
  ActionGroup,
  Alert,
  Button,
  Form,
  FormSelect,
  FormSelectOption,
  PageSection,
} from "@patternfly/react-core";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import { FieldShell } from "../../shared/form/FieldShell";
import type { Review } from "../../shared/review/types";
import { UnsavedGuard } from "../../shared/UnsavedGuard";
import { useDocs } from "../api/docs";
import { usePaths } from "../api/paths";
import { useAdminApi } from "../api/useAdminApi";
import { LinkButton } from "../parts/LinkButton";
import { PersonaChoiceFields } from "../parts/PersonaChoiceFields";
import { bodyOf, faultsOf, newReview } from "./draft";
import { ReviewersField } from "./ReviewersField";
import { ReviewTexts } from "./ReviewTexts";

const NO_ANSWER = ["keep", "suspend", "revoke"] as const;

/** Members of which a field shows the faults. */
const SHOWN =
  /^(name|description|due_at|reviewers|on_no_answer|remind_days|(filter\.)?(title|circle|status))\b/;

/** Begins a review: which personas, who decides until when, and what happens without an answer. */
export const CreateReview = () => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const paths = usePaths();
  const docs = useDocs();
  const navigate = useNavigate();
  const [fresh] = useState(newReview);
  const [draft, setDraft] = useState(fresh);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [created, setCreated] = useState<string>();

  // Only when the guard has let go.
  useEffect(() => {
    if (created) {
      void navigate(paths.review(created));
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [created]);

  const create = async () => {
    const missing = Object.entries(faultsOf(draft));
    setFaults(
      Object.fromEntries(missing.map(([name, text]) => [name, t(text)])),
    );
    if (missing.length > 0) {
      alerts.failed(t("personas.form.faults"));
      return;
    }
    setBusy(true);
    try {
      const { data } = await api.call<Review>("POST", "/reviews", {
        body: bodyOf(draft),
      });
      alerts.succeeded(t("personas.reviews.created"));
      setCreated(data.id);
    } catch (error) {
      const { errors } = problemOf(error);
      setFaults(errors);
      const isShown = Object.keys(errors).some((name) => SHOWN.test(name));
      alerts.failed(
        t(isShown ? "personas.form.faults" : "personas.reviews.createFailed"),
        isShown ? undefined : error,
      );
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create();
  };
  /** The first of the faults at a member or within it. */
  const faultAt = (member: string) =>
    Object.entries(faults).find(([name]) =>
      new RegExp(`^(filter\\.)?${member}\\b`).test(name),
    )?.[1];
  const ofFilter = Object.fromEntries(
    ["title", "circle", "status"].flatMap((name) => {
      const fault = faultAt(name);
      return fault ? [[name, fault]] : [];
    }),
  );

  return (
    <>
      <ViewHeader
        titleKey={t("personas.reviews.create")}
        subKey={t("personas.reviews.createExplain")}
        helpUrl={docs("consoles#reviews-of-personas")}
      />
      <PageSection variant="light">
        <UnsavedGuard when={draft !== fresh && !created} />
        <Form isHorizontal isWidthLimited noValidate onSubmit={submit}>
          <ReviewTexts
            value={draft}
            onChange={(part) => setDraft({ ...draft, ...part })}
            faultAt={faultAt}
          />
          <PersonaChoiceFields
            id="review"
            value={draft.choice}
            onChange={(choice) => setDraft({ ...draft, choice })}
            errors={ofFilter}
          />
          <ReviewersField
            value={draft}
            onChange={(part) => setDraft({ ...draft, ...part })}
            error={faultAt("reviewers")}
          />
          <FieldShell
            id="review-no-answer"
            label={t("personas.reviews.onNoAnswer")}
            help={t("personas.reviews.onNoAnswerHelp")}
            error={faultAt("on_no_answer")}
          >
            <FormSelect
              id="review-no-answer"
              aria-describedby="review-no-answer-help"
              value={draft.on_no_answer}
              onChange={(_event, value) =>
                setDraft({
                  ...draft,
                  on_no_answer: value as Review["on_no_answer"],
                })
              }
            >
              {NO_ANSWER.map((value) => (
                <FormSelectOption
                  key={value}
                  value={value}
                  label={t(`personas.reviews.noAnswer.${value}`)}
                />
              ))}
            </FormSelect>
          </FieldShell>
          {draft.on_no_answer !== "keep" && (
            <Alert
              isInline
              isPlain
              variant="warning"
              component="p"
              title={t("personas.reviews.noAnswerWarning")}
            />
          )}
          <ActionGroup>
            <Button
              type="submit"
              data-testid="save"
              isDisabled={busy}
              isLoading={busy}
            >
              {t("personas.reviews.create")}
            </Button>
            <LinkButton to={paths.tab("reviews")} variant="link">
              {t("personas.cancel")}
            </LinkButton>
          </ActionGroup>
        </Form>
      </PageSection>
    </>
  );
};
