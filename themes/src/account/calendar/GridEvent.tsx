import { SyncAltIcon } from "@patternfly/react-icons";
import type { Occurrence } from "./types";

type Props = {
  time: string;
  event: Occurrence;
  persona: string | undefined;
  colour: string;
};

/** An event in a week or a month: its colour is a stripe, so that the text is read on the page's own ground. */
export const GridEvent = ({ time, event, persona, colour }: Props) => (
  <span
    className="kc-personas-entry"
    style={{ borderInlineStartColor: colour }}
    title={[time, event.title, persona, event.location]
      .filter(Boolean)
      .join(" · ")}
  >
    {time && <span className="kc-personas-time">{time} </span>}
    <span className="kc-personas-what">{event.title}</span>
    {event.rrule && <SyncAltIcon aria-hidden />}
    {persona && <span className="kc-personas-unseen">, {persona}</span>}
  </span>
);
