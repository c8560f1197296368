import {
  Button,
  DataList,
  DataListAction,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
} from "@patternfly/react-core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../shared/RelativeTime";
import type { Feed } from "./types";

type Props = {
  feeds: Feed[];
  nameOf: (feed: Feed) => string;
  /** Undefined where nothing may be changed. */
  onRevoke: ((feed: Feed) => void) | undefined;
};

/** The addresses that are in use, without the addresses: nobody sees them a second time. */
export const FeedTable = ({ feeds, nameOf, onRevoke }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <DataList
      isCompact
      className="pf-v5-u-mt-md"
      aria-label={t("personas.calendar.feeds.title")}
    >
      {feeds.map((feed) => (
        <DataListItem key={feed.id} aria-labelledby={`${id}-${feed.id}`}>
          <DataListItemRow>
            <DataListItemCells
              dataListCells={[
                <DataListCell key="name" className="kc-personas-name">
                  <span id={`${id}-${feed.id}`}>{nameOf(feed)}</span>
                </DataListCell>,
                <DataListCell key="created">
                  {t("personas.calendar.feeds.created")}{" "}
                  <RelativeTime time={feed.created_at} />
                </DataListCell>,
                <DataListCell key="used">
                  {feed.last_used_at ? (
                    <>
                      {t("personas.calendar.feeds.used")}{" "}
                      <RelativeTime time={feed.last_used_at} />
                    </>
                  ) : (
                    t("personas.calendar.feeds.unused")
                  )}
                </DataListCell>,
              ]}
            />
            {onRevoke && (
              <DataListAction
                id={`${id}-action-${feed.id}`}
                aria-labelledby={`${id}-${feed.id}`}
                aria-label={t("personas.calendar.feeds.revoke")}
              >
                <Button
                  variant="link"
                  isDanger
                  isInline
                  aria-describedby={`${id}-${feed.id}`}
                  onClick={() => onRevoke(feed)}
                >
                  {t("personas.calendar.feeds.revoke")}
                </Button>
              </DataListAction>
            )}
          </DataListItemRow>
        </DataListItem>
      ))}
    </DataList>
  );
};
