"""The commands for the calendar backend: users and events, in parts that can be sent one after the other."""
from __future__ import annotations

import argparse
import sys
from typing import Any, Callable, Dict, Iterator, List, Tuple

from . import calendar_backend
from .values import Refused, shown

Rows = Iterator[Tuple[str, Dict[str, str]]]
_USER_COLUMNS = ("id", "email", "name", "password_hash")
_EVENT_COLUMNS = ("id", "user_id", "title", "start_at", "end_at")


def add(directions: Any) -> None:
    """Adds the commands to the command line."""
    users = directions.add_parser("users", help="writes the calendar backend's users for Keycloak's partial import")
    events = directions.add_parser("events", help="writes its appointments for the import of calendars")
    for command, size in ((users, 500), (events, 5000)):
        command.add_argument("file", help="CSV with a header, as Oracle's tools write it")
        command.add_argument("-o", "--output", required=True, help="what the names of the files to write begin with")
        command.add_argument("--part", type=int, default=size, help=f"entries in each file; {size} if not said")
        command.add_argument("--dry-run", action="store_true", help="writes nothing, and says what would be refused")
    users.add_argument("--realm", required=True, help="the realm that they go to, whose default roles they get")
    events.add_argument("--users", required=True, help="the CSV file of the users, by whose ids events name them")
    events.add_argument("--time-zone", default="UTC", help="where no time zone is said")
    events.add_argument("--source", default="calendar-backend", help="tells two backends apart, in the UIDs of events")


def run(chosen: argparse.Namespace) -> int:
    """0: all were converted; 2: some were refused, and are named."""
    if chosen.direction == "users":
        found = calendar_backend.rows(chosen.file, _USER_COLUMNS)
        return _convert(
            found,
            lambda row: calendar_backend.user(row, chosen.realm),
            calendar_backend.write_users,
            ".json",
            chosen,
        )
    settings = calendar_backend.Settings(chosen.time_zone, chosen.source)
    owners = {
        row["id"].strip(): row["email"].strip().lower()
        for _, row in calendar_backend.rows(chosen.users, _USER_COLUMNS)
    }
    found = calendar_backend.rows(chosen.file, _EVENT_COLUMNS)
    return _convert(
        found,
        lambda row: calendar_backend.event(row, owners, settings),
        calendar_backend.write_events,
        ".ndjson",
        chosen,
    )


def _convert(
    found: Rows,
    convert: Callable[[Dict[str, str]], Dict[str, Any]],
    write: Callable[[List[Dict[str, Any]], str], None],
    ending: str,
    chosen: argparse.Namespace,
) -> int:
    part: List[Dict[str, Any]] = []
    counts = {"converted": 0, "refused": 0, "files": 0}

    def flush() -> None:
        counts["files"] += 1
        if not chosen.dry_run:
            write(part, f"{chosen.output}-{counts['files']:04d}{ending}")
        part.clear()

    for place, row in found:
        try:
            part.append(convert(row))
            counts["converted"] += 1
        except Refused as refusal:
            counts["refused"] += 1
            for member, why in refusal.faults:
                print(f"refused: {place}, id {shown(row['id'])}, {member}: {why}", file=sys.stderr)
        if len(part) >= max(1, chosen.part):
            flush()
    if part:
        flush()
    said = "would be converted" if chosen.dry_run else "converted"
    print(f"{counts['converted']} {said}, {counts['refused']} refused, {counts['files']} files")
    return 2 if counts["refused"] else 0
