import { nextQuery, query, segment } from "./address.js";
import { entries, read } from "./json.js";
import { type Call, jsonOf, type Transport } from "./transport.js";
import type {
  CalendarEvent,
  CalendarFeed,
  CalendarImport,
  CalendarWindow,
  EventDraft,
} from "./types.js";

const CALENDAR = "/v1/calendar";
const EVENTS = `${CALENDAR}/events`;
const FEEDS = `${CALENDAR}/feeds`;
const FILE_TYPE = "text/calendar";

/** The caller's calendar, in realms that have calendars. Rejects as `PersonaClient` does. */
export class CalendarClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * With `from` and `to`: what takes place in that window of at most 400 days, each occurrence by itself. Without them: the
   * events themselves, with the rules by which they come again. Pages are fetched as they are needed.
   */
  async *listEvents(
    window: CalendarWindow = {},
  ): AsyncGenerator<CalendarEvent> {
    let next: string | undefined = query({
      from: window.from?.toISOString(),
      to: window.to?.toISOString(),
      persona: window.persona,
    });
    while (next !== undefined) {
      const present: string = next;
      const answer = await this.#transport.send({
        method: "GET",
        path: EVENTS + present,
      });
      for (const json of entries(jsonOf(answer), "events")) {
        yield readEvent(json);
      }
      const following = nextQuery(answer.headers);
      next = following === present ? undefined : following;
    }
  }

  /** One event, with its ETag. */
  async getEvent(id: string): Promise<CalendarEvent> {
    return this.#event({ method: "GET", path: address(id) });
  }

  /** Creates an event. It is not tried again when the connection is lost, because it may have been created. */
  async createEvent(
    event: EventDraft & Required<Pick<EventDraft, "title">>,
  ): Promise<CalendarEvent> {
    return this.#event({
      method: "POST",
      path: EVENTS,
      body: writeEvent(event),
    });
  }

  /**
   * Changes an event; `null` takes away what need not be there. One that was read by itself is changed unless it has changed
   * since (else a `ChangedMeanwhileError`); an id, and one of a list, is changed whoever else has changed it.
   */
  async updateEvent(
    event: CalendarEvent | string,
    change: EventDraft,
  ): Promise<CalendarEvent> {
    return this.#event({
      method: "PATCH",
      ...target(event),
      body: writeEvent(change),
    });
  }

  /** Removes an event with all of its occurrences, with the same condition as `updateEvent`. */
  async deleteEvent(event: CalendarEvent | string): Promise<void> {
    await this.#transport.send({ method: "DELETE", ...target(event) });
  }

  /**
   * Changes one occurrence of an event that comes again, and resolves to the whole event; `null` makes it like the others.
   *
   * @param occurrence when the rule lets it begin, as `occurrence` of an event in a window says
   */
  async updateOccurrence(
    eventId: string,
    occurrence: string,
    change: EventDraft,
  ): Promise<CalendarEvent> {
    return this.#event({
      method: "PATCH",
      path: occurrenceOf(eventId, occurrence),
      body: writeEvent(change),
    });
  }

  /** Leaves one occurrence out, and resolves to the whole event. */
  async deleteOccurrence(
    eventId: string,
    occurrence: string,
  ): Promise<CalendarEvent> {
    return this.#event({
      method: "DELETE",
      path: occurrenceOf(eventId, occurrence),
    });
  }

  /** The calendar as calendar programs read it: iCalendar of RFC 5545. */
  async getFile(): Promise<string> {
    const answer = await this.#transport.send({
      method: "GET",
      path: `${CALENDAR}.ics`,
      headers: { Accept: `${FILE_TYPE}, application/problem+json` },
    });
    return answer.text;
  }

  /** Imports a file of a calendar program, where the server can read such files; with `dryRun` nothing is written. */
  async importFile(file: string, dryRun = false): Promise<CalendarImport> {
    const answer = await this.#transport.send({
      method: "POST",
      path: `${CALENDAR}/import${query({ dry_run: String(dryRun) })}`,
      headers: { "Content-Type": FILE_TYPE },
      body: file,
    });
    return read<CalendarImport>(jsonOf(answer));
  }

  /** The secret addresses of the calendar, without their secrets. */
  async listFeeds(): Promise<CalendarFeed[]> {
    const answer = await this.#transport.send({ method: "GET", path: FEEDS });
    return entries(jsonOf(answer), "feeds").map(readFeed);
  }

  /** Makes a secret address, which is not told again: whoever knows it reads the calendar. */
  async createFeed(name = ""): Promise<CalendarFeed> {
    const answer = await this.#transport.send({
      method: "POST",
      path: FEEDS,
      body: JSON.stringify({ name }),
    });
    return readFeed(jsonOf(answer));
  }

  /** Closes a secret address. */
  async deleteFeed(id: string): Promise<void> {
    await this.#transport.send({
      method: "DELETE",
      path: `${FEEDS}/${segment(id)}`,
    });
  }

  async #event(call: Call): Promise<CalendarEvent> {
    const answer = await this.#transport.send(call);
    const etag = answer.headers.get("ETag");
    return { ...readEvent(jsonOf(answer)), ...(etag && { etag }) };
  }
}

const address = (id: string) => `${EVENTS}/${segment(id)}`;

const occurrenceOf = (id: string, occurrence: string) =>
  `${address(id)}/occurrences/${segment(occurrence)}`;

const target = (
  event: CalendarEvent | string,
): { path: string; headers?: Record<string, string> } =>
  typeof event === "string"
    ? { path: address(event) }
    : {
        path: address(event.id),
        ...(event.etag && { headers: { "If-Match": event.etag } }),
      };

const readEvent = (json: unknown): CalendarEvent => {
  const event = read<CalendarEvent>(json);
  return {
    ...event,
    createdAt: new Date(event.createdAt),
    updatedAt: new Date(event.updatedAt),
  };
};

const readFeed = (json: unknown): CalendarFeed => {
  const feed = read<CalendarFeed>(json);
  return {
    ...feed,
    createdAt: new Date(feed.createdAt),
    ...(feed.lastUsedAt && { lastUsedAt: new Date(feed.lastUsedAt) }),
  };
};

const snakeCase = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const writeEvent = ({ changes, ...rest }: EventDraft): string =>
  JSON.stringify(
    snaked({ ...rest, ...(changes && { changes: changes.map(snaked) }) }),
  );

const snaked = (members: object): object =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]: [string, unknown]) => [
      snakeCase(name),
      value,
    ]),
  );
