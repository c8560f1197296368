import { Page } from "@keycloak/keycloak-account-ui";
import {
  Button,
  DataList,
  DataListAction,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  Text,
  TextContent,
} from "@patternfly/react-core";
import { ClipboardCheckIcon } from "@patternfly/react-icons";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { Listed } from "../../shared/Listed";
import {
  ReviewProgress,
  ReviewStateLabel,
} from "../../shared/review/ReviewLabels";
import type { Review } from "../../shared/review/types";
import { Empty } from "../../shared/States";
import { exact } from "../../shared/time";
import { useOffsetPages } from "../../shared/usePages";
import { usePaths } from "../paths";
import { useHttp } from "../useHttp";

const PAGE = 20;

/** The reviews in which the user is asked to decide. */
export const ReviewsPage = () => {
  const { t } = useTranslation();
  return (
    <Page
      title={t("personas.reviews.title")}
      description={t("personas.reviews.description")}
    >
      <Content />
    </Page>
  );
};

const Content = () => {
  const { t } = useTranslation();
  const http = useHttp();
  const reviews = useOffsetPages<Review>(
    async (range, signal) => {
      const { reviews: found } = await http.get<{ reviews: Review[] }>(
        "/v1/reviews",
        range,
        signal,
      );
      return found;
    },
    PAGE,
    "reviews",
  );

  return (
    <Listed
      pages={reviews}
      none={
        <Empty
          title={t("personas.reviews.none")}
          text={t("personas.reviews.noneText")}
          icon={ClipboardCheckIcon}
        />
      }
    >
      {(rows) => (
        <DataList aria-label={t("personas.reviews.title")}>
          {rows.map((review) => (
            <Row key={review.id} review={review} />
          ))}
        </DataList>
      )}
    </Listed>
  );
};

const Row = ({ review }: { review: Review }) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const id = useId();
  const isOpen = review.state === "open";
  const action = t(isOpen ? "personas.reviews.start" : "personas.reviews.show");
  return (
    <DataListItem aria-labelledby={id} data-testid={`review-${review.name}`}>
      <DataListItemRow>
        <DataListItemCells
          dataListCells={[
            <DataListCell key="name" width={4} className="kc-personas-name">
              <strong id={id}>{review.name}</strong>{" "}
              <ReviewStateLabel state={review.state} />
              <TextContent>
                {review.description && (
                  <Text component="p">{review.description}</Text>
                )}
                <Text component="small">
                  {t("personas.reviews.dueAt", {
                    time: exact(review.due_at, i18n.language),
                  })}
                </Text>
              </TextContent>
            </DataListCell>,
            <DataListCell key="progress" width={2}>
              <ReviewProgress review={review} />
            </DataListCell>,
          ]}
        />
        <DataListAction
          id={`${id}-action`}
          aria-labelledby={`${id}-action ${id}`}
          aria-label={action}
        >
          <Button
            variant={isOpen ? "primary" : "secondary"}
            aria-describedby={id}
            onClick={() => void navigate(paths.review(review.id))}
          >
            {action}
          </Button>
        </DataListAction>
      </DataListItemRow>
    </DataListItem>
  );
};
