from __future__ import annotations

import json
import unittest
from datetime import datetime, timezone

from persona_client import NotFoundError

from .stub import Stub, problem

EVENT = {
    "id": "e1",
    "title": "Rehearsal",
    "start_at": "2026-10-19T18:00:00Z",
    "end_at": "2026-10-19T19:30:00Z",
    "is_all_day": False,
    "time_zone": "Europe/Berlin",
    "rrule": "FREQ=DAILY",
    "changes": [{"occurrence": "2026-10-20T18:00:00Z", "title": "Early"}],
    "created_at": "2026-01-13T17:00:00Z",
    "updated_at": "2026-01-13T17:00:00Z",
}
FEED = {"id": "f", "name": "Phone", "created_at": "2026-01-13T17:00:00Z"}
EVENTS = "/persona/v1/calendar/events"


class ACalendar(unittest.TestCase):
    def test_is_asked_for_a_window(self) -> None:
        stub = Stub().answers(200, {"events": [{**EVENT, "occurrence": "2026-10-19T18:00:00Z"}]})
        (event,) = stub.client().calendar.list_events(
            window_start=datetime(2026, 10, 1, tzinfo=timezone.utc),
            window_end=datetime(2026, 11, 1, tzinfo=timezone.utc),
            persona="p 1",
        )
        self.assertEqual(event.occurrence, "2026-10-19T18:00:00Z")
        self.assertIs(event.is_all_day, False)
        self.assertEqual(event.created_at, datetime(2026, 1, 13, 17, tzinfo=timezone.utc))
        window = "from=2026-10-01T00%3A00%3A00.000Z&to=2026-11-01T00%3A00%3A00.000Z"
        self.assertEqual(stub.addresses, [f"{EVENTS}?{window}&persona=p%201"])

    def test_is_read_page_after_page(self) -> None:
        stub = Stub().answers(200, {"events": [EVENT]}, {"Link": f'<https://x{EVENTS}?first=1>; rel="next"'})
        stub.answers(200, {"events": [EVENT]})
        self.assertEqual(len(list(stub.client().calendar.list_events())), 2)
        self.assertEqual(stub.addresses[1], f"{EVENTS}?first=1")

    def test_gets_events_and_changes_those_that_were_read(self) -> None:
        stub = Stub().answers(201, EVENT, {"ETag": '"0"'})
        calendar = stub.client().calendar
        created = calendar.create_event("Rehearsal", "2026-10-19", "2026-10-20", is_all_day=True)
        calendar.update_event(created, location=None)
        calendar.update_event("e1", title="x")
        calendar.delete_event(created)
        self.assertEqual(created.changes[0].title if created.changes else None, "Early")
        self.assertEqual(
            json.loads(stub.sent[0].content),
            {"title": "Rehearsal", "start_at": "2026-10-19", "end_at": "2026-10-20", "is_all_day": True},
        )
        self.assertEqual(json.loads(stub.sent[1].content), {"location": None})
        self.assertEqual(stub.sent[1].headers["If-Match"], '"0"')
        self.assertNotIn("If-Match", stub.sent[2].headers)
        self.assertEqual(stub.sent[3].headers["If-Match"], '"0"')

    def test_names_one_occurrence(self) -> None:
        stub = Stub().answers(200, EVENT)
        calendar = stub.client().calendar
        calendar.update_occurrence("e1", "2026-10-20T18:00:00Z", title="Early")
        calendar.delete_occurrence("e1", "2026-10-21")
        self.assertEqual([request.method for request in stub.sent], ["PATCH", "DELETE"])
        self.assertEqual(
            stub.addresses,
            [f"{EVENTS}/e1/occurrences/2026-10-20T18%3A00%3A00Z", f"{EVENTS}/e1/occurrences/2026-10-21"],
        )

    def test_is_sent_and_read_as_a_file(self) -> None:
        report = {"dry_run": True, "created": 1, "updated": 0, "unchanged": 2, "refused_count": 1}
        stub = Stub().answers(200, "BEGIN:VCALENDAR")
        stub.answers(200, {**report, "refused": [{"uid": "u", "reason": "no time"}]})
        calendar = stub.client().calendar
        self.assertEqual(calendar.get_file(), "BEGIN:VCALENDAR")
        self.assertTrue(stub.sent[0].headers["Accept"].startswith("text/calendar"))
        told = calendar.import_file("BEGIN:VCALENDAR", dry_run=True)
        self.assertEqual((told.unchanged, told.refused[0].reason), (2, "no time"))
        self.assertEqual(stub.addresses[1], "/persona/v1/calendar/import?dry_run=true")
        self.assertEqual(stub.sent[1].headers["Content-Type"], "text/calendar")
        self.assertEqual(stub.sent[1].content, b"BEGIN:VCALENDAR")

    def test_has_secret_addresses_told_once(self) -> None:
        url = "https://id/x.ics"
        stub = Stub().answers(201, {**FEED, "url": url}).answers(200, {"feeds": [FEED]}).answers(204)
        calendar = stub.client().calendar
        made = calendar.create_feed("Phone")
        self.assertEqual(made.url, url)
        self.assertNotIn(url, repr(made))
        self.assertIsNone(calendar.list_feeds()[0].url)
        calendar.delete_feed("f")
        self.assertEqual(stub.addresses[2], "/persona/v1/calendar/feeds/f")

    def test_is_not_there_in_every_realm(self) -> None:
        stub = Stub().answers(404, problem("not-found"))
        with self.assertRaises(NotFoundError):
            list(stub.client().calendar.list_events())
