import { ClipboardCopy, DescriptionList } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Fact } from "../../shared/Fact";
import { RelativeTime } from "../../shared/RelativeTime";
import { ReviewProgress } from "../../shared/review/ReviewLabels";
import { DECISIONS, type Review } from "../../shared/review/types";
import { exact } from "../../shared/time";
import { useNames } from "../api/useSchemaView";
import { Decider } from "./Decider";
import { Reviewers } from "./Reviewers";

/** What a review is about, who decides until when, and how far it is. */
export const ReviewFacts = ({ review }: { review: Review }) => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { title = [], circle = [], status = [] } = review.filter;
  const filter = [
    ...title.map(names.title),
    ...circle,
    ...status.map((one) => t(`personas.status.${one}`)),
  ].join(", ");
  const figures = DECISIONS.map(
    (decision) =>
      `${t(`personas.reviews.decision.${decision}`)}: ${review.items[decision]}`,
  ).join(" · ");
  return (
    <DescriptionList
      isCompact
      columnModifier={{ default: "1Col", xl: "2Col" }}
      className="pf-v5-u-py-md"
    >
      <Fact term={t("personas.reviews.answered")}>
        <ReviewProgress review={review} />
        <span data-testid="review-figures">{figures}</span>
      </Fact>
      <Fact term={t("personas.reviews.due")}>
        {exact(review.due_at, i18n.language)} (
        <RelativeTime time={review.due_at} />)
      </Fact>
      <Fact term={t("personas.reviews.filter")}>
        {filter || t("personas.choice.everyOne")}
      </Fact>
      <Fact term={t("personas.reviews.reviewers")}>
        <Reviewers review={review} />
      </Fact>
      <Fact term={t("personas.reviews.onNoAnswer")}>
        {t(`personas.reviews.noAnswer.${review.on_no_answer}`)}
      </Fact>
      {(review.remind_days ?? []).length > 0 && (
        <Fact term={t("personas.reviews.remind")}>
          {review.remind_days?.join(", ")}
        </Fact>
      )}
      <Fact term={t("personas.reviews.begun")}>
        {exact(review.created_at, i18n.language)}
        {review.created_by && (
          <>
            {" · "}
            <Decider id={review.created_by} />
          </>
        )}
      </Fact>
      {review.closed_at && (
        <Fact term={t("personas.reviews.state.closed")}>
          {exact(review.closed_at, i18n.language)}
        </Fact>
      )}
      {review.list_sha256 && (
        <Fact term={t("personas.reviews.hash")}>
          <ClipboardCopy
            isReadOnly
            variant="inline-compact"
            hoverTip={t("personas.detail.copy")}
            clickTip={t("personas.detail.copied")}
            aria-label={t("personas.reviews.hash")}
          >
            {review.list_sha256}
          </ClipboardCopy>
        </Fact>
      )}
    </DescriptionList>
  );
};
