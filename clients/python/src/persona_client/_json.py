"""JSON as the API writes and reads it. Members that a later version adds are left aside."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import datetime, timezone
from typing import Any, Dict, List, Mapping, Optional, Type, TypeVar

from ._errors import UnreachableError
from ._types import (
    AttributeRule,
    CalendarRule,
    CircleRule,
    GroupRule,
    Limits,
    MailRule,
    Persona,
    PersonaSchema,
    RequestRule,
    ScheduleWindow,
    TitleRule,
)

T = TypeVar("T")

FIXED = frozenset(field.name for field in fields(Persona)) - {"etag", "attributes"}
"""The names of the fixed members of a persona, which no attribute can have."""

MOMENTS = ("active_until", "next_active_from", "requested_at", "request_ends_at")
"""The times that a persona need not have."""


def foreign() -> UnreachableError:
    return UnreachableError("The server has answered JSON that is not of this API")


def parse(text: str) -> Any:
    """The JSON of a text, or None."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def time_of(text: Any) -> datetime:
    """A time in RFC 3339, which names its offset; ValueError for something else."""
    if not isinstance(text, str):
        raise ValueError("a time is a string")
    # Python 3.9 and 3.10 do not know the letter, and three digits of a second at most.
    time = datetime.fromisoformat(text[:-1] + "+00:00" if text[-1:] in "Zz" and text else text)
    if time.tzinfo is None:
        raise ValueError("a time names its offset")
    return time


def text_of(time: datetime) -> str:
    if time.tzinfo is None:
        raise ValueError("A time must name its offset: datetime(…, tzinfo=timezone.utc)")
    return time.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read(kind: Type[T], value: Any, **converted: Any) -> T:
    """A dataclass of the members that it knows."""
    if not isinstance(value, dict):
        raise foreign()
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    members = {name: member for name, member in value.items() if name in names}
    try:
        return kind(**{**members, **converted})
    except TypeError as error:
        raise foreign() from error


def times(value: Any, *names: str) -> Dict[str, datetime]:
    """The times among the members of an object, as far as they are there."""
    if not isinstance(value, dict):
        raise foreign()
    try:
        return {name: time_of(value[name]) for name in names if value.get(name) is not None}
    except ValueError as error:
        raise foreign() from error


def entries(value: Any, member: str) -> List[Any]:
    """The entries of a list."""
    found = value.get(member) if isinstance(value, dict) else None
    if not isinstance(found, list):
        raise foreign()
    return found


def schedule_of(value: Any) -> Dict[str, Any]:
    """The schedule of a persona or a title, where it has one."""
    if value.get("schedule") is None:
        return {}
    return {"schedule": [read(ScheduleWindow, window) for window in entries(value, "schedule")]}


def persona(value: Any, etag: Optional[str] = None) -> Persona:
    if not isinstance(value, dict):
        raise foreign()
    try:
        times = {name: time_of(value[name]) for name in ("valid_from", "valid_till", "created_at", "updated_at")}
        duty = {name: time_of(value[name]) for name in MOMENTS if name in value}
    except (KeyError, ValueError) as error:
        raise foreign() from error
    fixed = {name: member for name, member in value.items() if name in FIXED}
    attributes = {name: member for name, member in value.items() if name not in FIXED}
    return read(Persona, fixed, **times, **duty, **schedule_of(value), etag=etag, attributes=attributes)


def schema(value: Any) -> PersonaSchema:
    def attributes(of: Any) -> List[AttributeRule]:
        return [read(AttributeRule, entry) for entry in entries(of, "attributes")]

    if not isinstance(value, dict):
        raise foreign()
    return read(
        PersonaSchema,
        value,
        titles=[read(TitleRule, entry, **schedule_of(entry)) for entry in entries(value, "titles")],
        circles=read(CircleRule, value.get("circles")),
        attributes=attributes(value),
        groups=[read(GroupRule, entry, attributes=attributes(entry)) for entry in entries(value, "groups")],
        limits=read(Limits, value.get("limits")),
        calendar=read(CalendarRule, value["calendar"]) if "calendar" in value else None,
        mails=read(MailRule, value["mails"]) if "mails" in value else None,
        requests=read(RequestRule, value["requests"]) if "requests" in value else None,
    )


def members(attributes: Mapping[str, Any], **fixed: Any) -> Dict[str, Any]:
    """The body of a new persona or a change: the fixed members that are not None, and the attributes."""
    for name in attributes:
        if name in FIXED:
            raise ValueError(f"{name} is a member that every persona has, and no attribute")
    said = {name: value for name, value in fixed.items() if value is not None}
    times = {name: text_of(value) for name, value in said.items() if isinstance(value, datetime)}
    if "schedule" in said:
        said["schedule"] = [asdict(window) for window in said["schedule"]]
    return {**said, **times, **attributes}
