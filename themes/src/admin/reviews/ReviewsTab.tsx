import { Flex, FlexItem } from "@patternfly/react-core";
import { ClipboardCheckIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { Paging } from "../../shared/Paging";
import { RelativeTime } from "../../shared/RelativeTime";
import {
  ReviewProgress,
  ReviewStateLabel,
} from "../../shared/review/ReviewLabels";
import { isMoving, type Review } from "../../shared/review/types";
import { SelectFilter } from "../../shared/SelectFilter";
import { Empty, Failure, Loading } from "../../shared/States";
import { useOffsetPages } from "../../shared/usePages";
import { usePaths } from "../api/paths";
import { useAdminApi } from "../api/useAdminApi";
import { usePermissions } from "../api/usePermissions";
import { LinkButton } from "../parts/LinkButton";
import { useAddress } from "../parts/useAddress";
import { useReloadWhile } from "../parts/useReloadWhile";
import { Reviewers } from "./Reviewers";

const PAGE = 20;
const STATES = ["open", "preparing", "closing", "closed", "cancelled"] as const;

/** The realm's reviews, the latest first. */
export const ReviewsTab = () => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const paths = usePaths();
  const { manageAll } = usePermissions();
  const [parameters, changeAddress] = useAddress();
  const state = parameters.get("state") ?? "";
  const reviews = useOffsetPages<Review>(
    async (range, signal) => {
      const { reviews: found } = await api.get<{ reviews: Review[] }>(
        "/reviews",
        { state, ...range },
        signal,
      );
      return found;
    },
    PAGE,
    state,
  );
  useReloadWhile(
    reviews.data?.rows.some(isMoving) === true,
    reviews.data,
    reviews.reload,
  );

  const create = manageAll && (
    <LinkButton to={paths.newReview}>{t("personas.reviews.create")}</LinkButton>
  );
  if (reviews.problem) {
    return <Failure problem={reviews.problem} retry={reviews.reload} />;
  }
  if (!reviews.data) {
    return <Loading />;
  }
  const { rows } = reviews.data;
  if (rows.length === 0 && state === "" && reviews.page === 1) {
    return (
      <Empty
        title={t("personas.reviews.none")}
        text={t("personas.reviews.noneText")}
        icon={ClipboardCheckIcon}
      >
        {create}
      </Empty>
    );
  }
  return (
    <>
      <Flex
        alignItems={{ default: "alignItemsCenter" }}
        className="pf-v5-u-my-md"
      >
        <SelectFilter
          label={t("personas.reviews.stateOfReview")}
          value={state}
          every={t("personas.reviews.everyState")}
          options={STATES.map((one) => ({
            value: one,
            label: t(`personas.reviews.state.${one}`),
          }))}
          onChoose={(chosen) =>
            changeAddress(
              () => new URLSearchParams(chosen && { state: chosen }),
            )
          }
        />
        {create && <FlexItem>{create}</FlexItem>}
      </Flex>
      {rows.length === 0 ? (
        <p>{t("personas.reviews.noneOfState")}</p>
      ) : (
        <ReviewTable reviews={rows} />
      )}
      <Paging {...reviews} />
    </>
  );
};

const ReviewTable = ({ reviews }: { reviews: Review[] }) => {
  const { t } = useTranslation();
  const paths = usePaths();
  return (
    <Table
      aria-label={t("personas.tab.reviews")}
      variant="compact"
      className="kc-personas-text kc-personas-names"
    >
      <Thead>
        <Tr>
          <Th>{t("personas.reviews.name")}</Th>
          <Th>{t("personas.reviews.stateOfReview")}</Th>
          <Th>{t("personas.reviews.answered")}</Th>
          <Th>{t("personas.reviews.due")}</Th>
          <Th>{t("personas.reviews.reviewers")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {reviews.map((review) => (
          <Tr key={review.id}>
            <Td dataLabel={t("personas.reviews.name")}>
              <Link to={paths.review(review.id)}>{review.name}</Link>
            </Td>
            <Td dataLabel={t("personas.reviews.stateOfReview")}>
              <ReviewStateLabel state={review.state} />
            </Td>
            <Td dataLabel={t("personas.reviews.answered")}>
              <ReviewProgress review={review} />
            </Td>
            <Td dataLabel={t("personas.reviews.due")}>
              <RelativeTime time={review.due_at} />
            </Td>
            <Td dataLabel={t("personas.reviews.reviewers")}>
              <Reviewers review={review} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
