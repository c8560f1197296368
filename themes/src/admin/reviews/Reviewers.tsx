import { useTranslation } from "react-i18next";
import type { Review } from "../../shared/review/types";

/** Who decides. */
export const Reviewers = ({ review }: { review: Review }) => {
  const { t } = useTranslation();
  const { reviewers } = review;
  return (
    <>
      {typeof reviewers === "string"
        ? t(`personas.reviews.${reviewers}`)
        : reviewers.map((one) => one.username ?? one.user_sub).join(", ")}
    </>
  );
};
