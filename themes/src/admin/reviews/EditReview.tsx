import { Form } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { problemOf } from "../../shared/api/problem";
import { Confirm } from "../../shared/Confirm";
import type { Review } from "../../shared/review/types";
import { useAdminApi } from "../api/useAdminApi";
import { daysOf, faultsOf, newReview } from "./draft";
import { ReviewTexts } from "./ReviewTexts";

type Props = {
  path: string;
  review: Review;
  etag: string | undefined;
  onDone: (changed: boolean) => void;
};

/** Changes what an open review is called, when it is due, and when it reminds. */
export const EditReview = ({ path, review, etag, onDone }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const [draft, setDraft] = useState({
    ...newReview(),
    name: review.name,
    description: review.description ?? "",
    due_at: review.due_at,
    remind_days: (review.remind_days ?? []).join(", "),
  });
  const [faults, setFaults] = useState<Record<string, string>>({});

  const save = async () => {
    const missing = Object.entries(faultsOf(draft));
    setFaults(
      Object.fromEntries(missing.map(([name, text]) => [name, t(text)])),
    );
    if (missing.length > 0) {
      return;
    }
    try {
      await api.call("PATCH", path, {
        ifMatch: etag,
        body: {
          name: draft.name.trim(),
          description: draft.description.trim() || null,
          due_at: draft.due_at,
          remind_days: daysOf(draft.remind_days),
        },
      });
      alerts.succeeded(t("personas.reviews.saved"));
      onDone(true);
    } catch (error) {
      const problem = problemOf(error);
      setFaults(problem.errors);
      if (Object.keys(problem.errors).length === 0) {
        alerts.failed(
          t(
            problem.status === 412
              ? "personas.reviews.stale"
              : "personas.reviews.saveFailed",
          ),
          error,
        );
      }
    }
  };

  return (
    <Confirm
      title={t("personas.reviews.edit")}
      action={t("personas.save")}
      onConfirm={save}
      onClose={() => onDone(false)}
    >
      <Form noValidate onSubmit={(event) => event.preventDefault()}>
        <ReviewTexts
          value={draft}
          onChange={(part) => setDraft({ ...draft, ...part })}
          faultAt={(member) => faults[member]}
        />
      </Form>
    </Confirm>
  );
};
