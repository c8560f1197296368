"""The caller's calendar."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Iterator, List, Mapping, Optional, Union

from . import _json
from ._address import query, segment
from ._transport import Transport, json_of
from ._types import CalendarEvent, CalendarFeed, CalendarImport, ChangedOccurrence, RefusedEvent

_CALENDAR = "/v1/calendar"
_EVENTS = f"{_CALENDAR}/events"
_FEEDS = f"{_CALENDAR}/feeds"
_FILE_TYPE = "text/calendar"


class CalendarClient:
    """The caller's calendar, in realms that have calendars. Raises what PersonaClient does.

    What is sent of an event are keywords with the names of CalendarEvent: ``title``, ``start_at`` and so on, with times as
    texts. None takes away what need not be there.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_events(
        self,
        *,
        window_start: Optional[datetime] = None,
        window_end: Optional[datetime] = None,
        persona: Optional[str] = None,
    ) -> Iterator[CalendarEvent]:
        """With a window of at most 400 days: what takes place in it, each occurrence by itself.

        Without one: the events themselves, with the rules by which they come again. Pages are fetched as they are needed.
        """
        said = {
            "from": None if window_start is None else _json.text_of(window_start),
            "to": None if window_end is None else _json.text_of(window_end),
        }
        return map(_event_of, self._transport.pages(_EVENTS, query(**said, persona=persona), "events"))

    def get_event(self, event_id: str) -> CalendarEvent:
        """One event, with its ETag."""
        return self._event("GET", _address(event_id))

    def create_event(self, title: str, start_at: str, end_at: str, **members: Any) -> CalendarEvent:
        """Creates an event. It is not tried again when the connection is lost, because it may have been created."""
        return self._event("POST", _EVENTS, {"title": title, "start_at": start_at, "end_at": end_at, **members})

    def update_event(self, event: Union[CalendarEvent, str], **members: Any) -> CalendarEvent:
        """Changes an event; what is not said stays.

        One that was read by itself is changed unless it has changed since (else a ChangedMeanwhileError); an id, and one of
        a list, is changed whoever else has changed it.
        """
        return self._event("PATCH", _target(event), members, If_Match=_etag(event))

    def delete_event(self, event: Union[CalendarEvent, str]) -> None:
        """Removes an event with all of its occurrences, with the same condition as update_event."""
        self._transport.send("DELETE", _target(event), If_Match=_etag(event))

    def update_occurrence(self, event_id: str, occurrence: str, **members: Any) -> CalendarEvent:
        """Changes one occurrence of an event that comes again, and returns the whole event.

        :param occurrence: when the rule lets it begin, as ``occurrence`` of an event in a window says
        """
        return self._event("PATCH", _occurrence(event_id, occurrence), members)

    def delete_occurrence(self, event_id: str, occurrence: str) -> CalendarEvent:
        """Leaves one occurrence out, and returns the whole event."""
        return self._event("DELETE", _occurrence(event_id, occurrence))

    def get_file(self) -> str:
        """The calendar as calendar programs read it: iCalendar of RFC 5545."""
        accepted = f"{_FILE_TYPE}, application/problem+json"
        return self._transport.send("GET", f"{_CALENDAR}.ics", Accept=accepted).text

    def import_file(self, file: str, *, dry_run: bool = False) -> CalendarImport:
        """Imports a file of a calendar program, where the server can read such files; a dry run writes nothing."""
        path = f"{_CALENDAR}/import" + query(dry_run="true" if dry_run else "false")
        report = json_of(self._transport.send("POST", path, file, Content_Type=_FILE_TYPE))
        refused = [_json.read(RefusedEvent, entry) for entry in _json.entries(report, "refused")]
        return _json.read(CalendarImport, report, refused=refused)

    def list_feeds(self) -> List[CalendarFeed]:
        """The secret addresses of the calendar, without their secrets."""
        return [_feed_of(entry) for entry in _json.entries(json_of(self._transport.send("GET", _FEEDS)), "feeds")]

    def create_feed(self, name: str = "") -> CalendarFeed:
        """Makes a secret address, which is not told again: whoever knows it reads the calendar."""
        return _feed_of(json_of(self._transport.send("POST", _FEEDS, {"name": name})))

    def delete_feed(self, feed_id: str) -> None:
        """Closes a secret address."""
        self._transport.send("DELETE", f"{_FEEDS}/{segment(feed_id)}")

    def _event(
        self, method: str, path: str, body: Optional[Mapping[str, Any]] = None, **headers: Optional[str]
    ) -> CalendarEvent:
        answer = self._transport.send(method, path, body, **headers)
        return _event_of(json_of(answer), answer.headers.get("ETag"))


def _event_of(value: Any, etag: Optional[str] = None) -> CalendarEvent:
    changes = {}
    if isinstance(value, dict) and value.get("changes") is not None:
        changes["changes"] = [_json.read(ChangedOccurrence, entry) for entry in _json.entries(value, "changes")]
    return _json.read(CalendarEvent, value, **_json.times(value, "created_at", "updated_at"), **changes, etag=etag)


def _feed_of(value: Any) -> CalendarFeed:
    return _json.read(CalendarFeed, value, **_json.times(value, "created_at", "last_used_at"))


def _address(event_id: str) -> str:
    return f"{_EVENTS}/{segment(event_id)}"


def _occurrence(event_id: str, occurrence: str) -> str:
    return f"{_address(event_id)}/occurrences/{segment(occurrence)}"


def _target(event: Union[CalendarEvent, str]) -> str:
    return _address(event if isinstance(event, str) else event.id)


def _etag(event: Union[CalendarEvent, str]) -> Optional[str]:
    return None if isinstance(event, str) else event.etag
