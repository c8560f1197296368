import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NotFoundError } from "../src/index.js";
import { all, problem, Stub } from "./stub.js";

const EVENT = {
  id: "e1",
  title: "Rehearsal",
  start_at: "2026-10-19T18:00:00Z",
  end_at: "2026-10-19T19:30:00Z",
  is_all_day: false,
  time_zone: "Europe/Berlin",
  rrule: "FREQ=DAILY",
  created_at: "2026-01-13T17:00:00Z",
  updated_at: "2026-01-13T17:00:00Z",
};
const FEED = { id: "f", name: "Phone", created_at: "2026-01-13T17:00:00Z" };
const EVENTS = "/persona/v1/calendar/events";

describe("a calendar", () => {
  test("is asked for a window", async () => {
    const occurrence = "2026-10-19T18:00:00Z";
    const stub = new Stub().answers(200, { events: [{ ...EVENT, occurrence }] });
    const [event] = await all(
      stub.client().calendar.listEvents({
        from: new Date("2026-10-01T00:00:00Z"),
        to: new Date("2026-11-01T00:00:00Z"),
        persona: "p 1",
      }),
    );
    assert.equal(event?.occurrence, occurrence);
    assert.equal(event?.isAllDay, false);
    assert.equal(event?.createdAt.toISOString(), "2026-01-13T17:00:00.000Z");
    assert.equal(
      stub.sent[0]?.address,
      `${EVENTS}?from=2026-10-01T00%3A00%3A00.000Z&to=2026-11-01T00%3A00%3A00.000Z&persona=p%201`,
    );
  });

  test("is read page after page", async () => {
    const stub = new Stub()
      .answers(
        200,
        { events: [EVENT] },
        { Link: `<https://x${EVENTS}?first=1>; rel="next"` },
      )
      .answers(200, { events: [EVENT] });
    assert.equal((await all(stub.client().calendar.listEvents())).length, 2);
    assert.equal(stub.sent[1]?.address, `${EVENTS}?first=1`);
  });

  test("gets events, and changes those that were read", async () => {
    const stub = new Stub().answers(201, EVENT, { ETag: '"0"' });
    const { calendar } = stub.client();
    const created = await calendar.createEvent({
      title: "Rehearsal",
      startAt: "2026-10-19",
      endAt: "2026-10-20",
      isAllDay: true,
      changes: [{ occurrence: "2026-10-20", startAt: "2026-10-21" }],
    });
    await calendar.updateEvent(created, { location: null });
    await calendar.updateEvent("e1", { title: "x" });
    await calendar.deleteEvent(created);
    assert.deepEqual(JSON.parse(stub.sent[0]?.body ?? ""), {
      title: "Rehearsal",
      start_at: "2026-10-19",
      end_at: "2026-10-20",
      is_all_day: true,
      changes: [{ occurrence: "2026-10-20", start_at: "2026-10-21" }],
    });
    assert.equal(stub.sent[1]?.body, '{"location":null}');
    assert.equal(stub.sent[1]?.headers.get("If-Match"), '"0"');
    assert.equal(stub.sent[2]?.headers.has("If-Match"), false);
    assert.equal(stub.sent[3]?.headers.get("If-Match"), '"0"');
  });

  test("names one occurrence", async () => {
    const stub = new Stub().answers(200, EVENT);
    const { calendar } = stub.client();
    await calendar.updateOccurrence("e1", "2026-10-20T18:00:00Z", {
      title: "Early",
    });
    await calendar.deleteOccurrence("e1", "2026-10-21");
    assert.deepEqual(
      stub.sent.map(({ method, address }) => [method, address]),
      [
        ["PATCH", `${EVENTS}/e1/occurrences/2026-10-20T18%3A00%3A00Z`],
        ["DELETE", `${EVENTS}/e1/occurrences/2026-10-21`],
      ],
    );
  });

  test("is sent and read as a file", async () => {
    const stub = new Stub().answers(200, "BEGIN:VCALENDAR").answers(200, {
      dry_run: true,
      created: 1,
      updated: 0,
      unchanged: 2,
      refused_count: 1,
      refused: [{ uid: "u", reason: "no time" }],
    });
    const { calendar } = stub.client();
    assert.equal(await calendar.getFile(), "BEGIN:VCALENDAR");
    assert.match(stub.sent[0]?.headers.get("Accept") ?? "", /^text\/calendar/);
    const report = await calendar.importFile("BEGIN:VCALENDAR", true);
    assert.equal(report.refusedCount, 1);
    assert.equal(report.refused[0]?.reason, "no time");
    assert.equal(
      stub.sent[1]?.address,
      "/persona/v1/calendar/import?dry_run=true",
    );
    assert.equal(stub.sent[1]?.headers.get("Content-Type"), "text/calendar");
    assert.equal(stub.sent[1]?.body, "BEGIN:VCALENDAR");
  });

  test("has secret addresses, told once", async () => {
    const url = "https://id/x.ics";
    const stub = new Stub()
      .answers(201, { ...FEED, url })
      .answers(200, { feeds: [FEED] })
      .answers(204, "");
    const { calendar } = stub.client();
    assert.equal((await calendar.createFeed("Phone")).url, url);
    assert.equal((await calendar.listFeeds())[0]?.url, undefined);
    await calendar.deleteFeed("f");
    assert.equal(stub.sent[2]?.address, "/persona/v1/calendar/feeds/f");
  });

  test("is not there in every realm", async () => {
    const stub = new Stub().answers(404, problem("not-found"));
    await assert.rejects(
      all(stub.client().calendar.listEvents()),
      NotFoundError,
    );
  });
});
