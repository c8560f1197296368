import type { Http } from "../../shared/api/http";
import type {
  CalendarEvent,
  Feed,
  ImportOutcome,
  NewFeed,
  Occurrence,
  OccurrenceChange,
} from "./types";

const EVENTS = "/v1/calendar/events";
const FEEDS = "/v1/calendar/feeds";

/** What happens between two instants, in order; of one persona where one is named. */
export const listOccurrences = async (
  http: Http,
  between: { from: string; to: string; persona?: string },
  signal: AbortSignal,
) => (await http.get<{ events: Occurrence[] }>(EVENTS, between, signal)).events;

/** With its version, for the change that follows. */
export const readEvent = (http: Http, id: string, signal?: AbortSignal) =>
  http.call<CalendarEvent>("GET", eventPath(id), { signal });

export const createEvent = (http: Http, body: Record<string, unknown>) =>
  http.call<CalendarEvent>("POST", EVENTS, { body });

export const changeEvent = (
  http: Http,
  id: string,
  body: Record<string, unknown>,
  ifMatch?: string,
) => http.call<CalendarEvent>("PATCH", eventPath(id), { body, ifMatch });

export const deleteEvent = (http: Http, id: string, ifMatch?: string) =>
  http.call("DELETE", eventPath(id), { ifMatch });

export const changeOccurrence = (
  http: Http,
  id: string,
  occurrence: string,
  body: OccurrenceChange,
  ifMatch?: string,
) =>
  http.call<CalendarEvent>("PATCH", occurrencePath(id, occurrence), {
    body,
    ifMatch,
  });

export const deleteOccurrence = (
  http: Http,
  id: string,
  occurrence: string,
  ifMatch?: string,
) => http.call("DELETE", occurrencePath(id, occurrence), { ifMatch });

export const listFeeds = async (http: Http, signal: AbortSignal) =>
  (await http.get<{ feeds: Feed[] }>(FEEDS, {}, signal)).feeds;

export const createFeed = async (http: Http, name: string) =>
  (
    await http.call<NewFeed>("POST", FEEDS, {
      body: name === "" ? {} : { name },
    })
  ).data;

export const deleteFeed = (http: Http, id: string) =>
  http.call("DELETE", `${FEEDS}/${encodeURIComponent(id)}`);

/** The calendar as a file that other programs read. */
export const downloadCalendar = async (http: Http) =>
  (await http.raw("GET", "/v1/calendar.ics")).blob();

export const importCalendar = async (http: Http, file: Blob, dryRun: boolean) =>
  (
    await http.call<ImportOutcome>("POST", "/v1/calendar/import", {
      query: dryRun ? { dry_run: true } : {},
      body: file,
      contentType: "text/calendar",
    })
  ).data;

const eventPath = (id: string) => `${EVENTS}/${encodeURIComponent(id)}`;

const occurrencePath = (id: string, occurrence: string) =>
  `${eventPath(id)}/occurrences/${encodeURIComponent(occurrence)}`;
