import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Confirm } from "../../shared/Confirm";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { useAccess } from "../useAccess";
import { useHttp } from "../useHttp";
import { deleteFeed, listFeeds } from "./api";
import { FeedTable } from "./FeedTable";
import { NewFeedDialog } from "./NewFeedDialog";
import type { Feed } from "./types";

/** As many as the server gives a user. */
const MOST = 5;

/** The secret addresses of the calendar: which there are, a new one, and none of them any more. */
export const FeedsCard = () => {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const { manageCalendar } = useAccess();
  const feeds = useLoad((signal) => listFeeds(http, signal), "feeds");
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Feed>();
  const nameOf = (feed: Feed) =>
    feed.name ?? t("personas.calendar.feeds.unnamed");

  const revoke = async (feed: Feed) => {
    try {
      await deleteFeed(http, feed.id);
      alerts.succeeded(
        t("personas.calendar.feeds.revoked", { name: nameOf(feed) }),
      );
    } catch (error) {
      alerts.failed(t("personas.calendar.feeds.revokeFailed"), error);
    }
    setLeaving(undefined);
    feeds.reload();
  };

  return (
    <Card isFlat>
      <CardTitle component="h2">{t("personas.calendar.feeds.title")}</CardTitle>
      <CardBody>
        <p>{t("personas.calendar.feeds.text")}</p>
        {feeds.problem ? (
          <Failure problem={feeds.problem} retry={feeds.reload} />
        ) : !feeds.data ? (
          <Loading />
        ) : feeds.data.length === 0 ? (
          <p className="pf-v5-u-mt-md">{t("personas.calendar.feeds.none")}</p>
        ) : (
          <FeedTable
            feeds={feeds.data}
            nameOf={nameOf}
            onRevoke={manageCalendar ? setLeaving : undefined}
          />
        )}
      </CardBody>
      {manageCalendar && feeds.data && (
        <CardFooter>
          <Button
            variant="secondary"
            isDisabled={feeds.data.length >= MOST}
            onClick={() => setAdding(true)}
          >
            {t("personas.calendar.feeds.create")}
          </Button>
          {feeds.data.length >= MOST && (
            <p>{t("personas.calendar.feeds.full", { most: MOST })}</p>
          )}
        </CardFooter>
      )}
      {adding && (
        <NewFeedDialog
          onCreated={feeds.reload}
          onClose={() => setAdding(false)}
        />
      )}
      {leaving && (
        <Confirm
          title={t("personas.calendar.feeds.revokeTitle", {
            name: nameOf(leaving),
          })}
          action={t("personas.calendar.feeds.revoke")}
          danger
          onConfirm={() => revoke(leaving)}
          onClose={() => setLeaving(undefined)}
        >
          {t("personas.calendar.feeds.revokeText")}
        </Confirm>
      )}
    </Card>
  );
};
