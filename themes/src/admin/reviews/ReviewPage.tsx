import { useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { Alert, DropdownItem, PageSection } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router-dom";
import { ReviewStateLabel } from "../../shared/review/ReviewLabels";
import { ReviewItems } from "../../shared/review/ReviewItems";
import { isMoving, type Review } from "../../shared/review/types";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { useDocs } from "../api/docs";
import { usePaths } from "../api/paths";
import { useAdminApi } from "../api/useAdminApi";
import { useMayManage } from "../api/useMayManage";
import { usePermissions } from "../api/usePermissions";
import { useSchemaView } from "../api/useSchemaView";
import { useReloadWhile } from "../parts/useReloadWhile";
import { ReportMenu } from "../reports/ReportMenu";
import { Decider } from "./Decider";
import { EditReview } from "./EditReview";
import { EndReview, type Ending } from "./EndReview";
import { ReviewFacts } from "./ReviewFacts";

/** One review: how far it is, its personas to be decided, and its evidence. */
export const ReviewPage = () => {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const { realm } = useRealm();
  const api = useAdminApi();
  const paths = usePaths();
  const docs = useDocs();
  const navigate = useNavigate();
  const schema = useSchemaView();
  const mayDecide = useMayManage();
  const { manageAll } = usePermissions();
  const [ending, setEnding] = useState<Ending>();
  const [editing, setEditing] = useState(false);
  const path = `/reviews/${encodeURIComponent(id)}`;
  const { data, problem, reload } = useLoad(
    (signal) => api.call<Review>("GET", path, { signal }),
    `${realm} ${id}`,
  );
  useReloadWhile(data !== undefined && isMoving(data.data), data, reload);

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { data: review, etag } = data;
  const finish = (changed: boolean) => {
    const removed = changed && ending === "remove";
    setEnding(undefined);
    setEditing(false);
    if (removed) {
      void navigate(paths.tab("reviews"));
    } else if (changed) {
      reload();
    }
  };
  const endings = endingsOf(review);

  return (
    <>
      <ViewHeader
        titleKey={review.name}
        noTranslate
        badges={[{ text: <ReviewStateLabel state={review.state} /> }]}
        subKey={<>{review.description}</>}
        helpUrl={docs("consoles#reviews-of-personas")}
        divider={false}
        {...(manageAll && endings.length > 0
          ? {
              dropdownItems: [
                ...(review.state === "open"
                  ? [
                      <DropdownItem key="edit" onClick={() => setEditing(true)}>
                        {t("personas.reviews.edit")}
                      </DropdownItem>,
                    ]
                  : []),
                ...endings.map((one) => (
                  <DropdownItem key={one} onClick={() => setEnding(one)}>
                    {t(`personas.reviews.end.${one}`)}
                  </DropdownItem>
                )),
              ],
            }
          : {})}
      />
      <PageSection variant="light">
        {isMoving(review) && (
          <Alert
            isInline
            isLiveRegion
            component="h2"
            variant="info"
            title={t(`personas.reviews.${review.state}Text`)}
          />
        )}
        <ReviewFacts review={review} />
        {review.state !== "preparing" && (
          <>
            <ReportMenu
              label={t("personas.reviews.evidence")}
              path={`${path}/evidence`}
              name={`review-${review.id}`}
              stored={{ report: "review", parameters: { review: review.id } }}
            />
            <ReviewItems
              http={api}
              path={path}
              review={review}
              mayDecide={mayDecide}
              schema={schema}
              personaOf={(item, name) =>
                item.changed?.gone ? (
                  name
                ) : (
                  <Link to={paths.persona(item.persona_id)}>{name}</Link>
                )
              }
              deciderOf={(decider) => <Decider id={decider} />}
              onDecided={reload}
            />
          </>
        )}
      </PageSection>
      {ending && (
        <EndReview
          ending={ending}
          path={path}
          review={review}
          onDone={finish}
        />
      )}
      {editing && (
        <EditReview path={path} review={review} etag={etag} onDone={finish} />
      )}
    </>
  );
};

/** By what it can come to its end, or out of sight. */
function endingsOf({ state }: Review): Ending[] {
  switch (state) {
    case "open":
      return ["close", "cancel"];
    case "preparing":
      return ["cancel"];
    case "closing":
      return [];
    default:
      return ["remove"];
  }
}
