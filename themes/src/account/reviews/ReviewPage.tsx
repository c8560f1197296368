import { DescriptionList } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { Fact } from "../../shared/Fact";
import { ReviewItems } from "../../shared/review/ReviewItems";
import {
  ReviewProgress,
  ReviewStateLabel,
} from "../../shared/review/ReviewLabels";
import type { Review } from "../../shared/review/types";
import { Failure, Loading } from "../../shared/States";
import { exact } from "../../shared/time";
import { useLoad } from "../../shared/useLoad";
import { SubPage } from "../edit/SubPage";
import { usePaths } from "../paths";
import { sharedSchema } from "../sharedSchema";
import { useHttp } from "../useHttp";

/** One review with the personas about which the user decides. */
export const ReviewPage = () => {
  const { t, i18n } = useTranslation();
  const { id = "" } = useParams();
  const http = useHttp();
  const paths = usePaths();
  const path = `/v1/reviews/${encodeURIComponent(id)}`;
  const { data, problem, reload } = useLoad(async (signal) => {
    const [review, schema] = await Promise.all([
      http.get<Review>(path, {}, signal),
      sharedSchema(http, i18n.language),
    ]);
    return { review, schema };
  }, `${id} ${i18n.language}`);
  const parent = { title: t("personas.reviews.title"), path: paths.reviews };

  if (problem || !data) {
    return (
      <SubPage title={t("personas.reviews.title")} parent={parent}>
        {problem ? <Failure problem={problem} retry={reload} /> : <Loading />}
      </SubPage>
    );
  }
  const { review, schema } = data;
  return (
    <SubPage
      title={review.name}
      parent={parent}
      {...(review.description ? { description: review.description } : {})}
    >
      <DescriptionList
        isCompact
        columnModifier={{ default: "1Col", xl: "2Col" }}
        className="pf-v5-u-mb-md"
      >
        <Fact term={t("personas.reviews.stateOfReview")}>
          <ReviewStateLabel state={review.state} />
        </Fact>
        <Fact term={t("personas.reviews.due")}>
          {exact(review.due_at, i18n.language)}
        </Fact>
        <Fact term={t("personas.reviews.answered")}>
          <ReviewProgress review={review} />
        </Fact>
        <Fact term={t("personas.reviews.onNoAnswer")}>
          {t(`personas.reviews.noAnswer.${review.on_no_answer}`)}
        </Fact>
      </DescriptionList>
      <ReviewItems
        http={http}
        path={path}
        review={review}
        mayDecide
        schema={schema}
        onDecided={reload}
      />
    </SubPage>
  );
};
