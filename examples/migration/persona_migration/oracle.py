"""Values as Oracle's tools write them into CSV files."""
from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Dict, NamedTuple, Optional, Tuple
from zoneinfo import ZoneInfo, available_timezones

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = r"(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)|(?P<dd>\d{1,2})-(?P<mon>[A-Za-z]{3})-(?P<yy>\d\d(?:\d\d)?))"
_SECOND = r"(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
_CLOCK = rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d){_SECOND}(?: ?(?P<half>[AaPp])\.?[Mm]\.?(?![A-Za-z]))?"
_REGION = r"(?P<region>[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*)(?: (?P<abbreviation>[A-Z]{2,6}))?"
_ZONE = rf"(?P<offset>Z|[+-]\d\d:?\d\d)|{_REGION}"
_NAMES: Dict[str, str] = {}
_TIMESTAMP = re.compile(rf"{_DAY}(?:[T ]{_CLOCK}(?: ?(?:{_ZONE}))?)?")


class Moment(NamedTuple):
    """A TIMESTAMP WITH TIME ZONE: the instant, and the region where it names one."""

    time: datetime
    region: Optional[str]


def zone(name: str) -> Optional[tzinfo]:
    """A time zone of IANA; Oracle writes the names of regions in capitals, too. None if there is none of that name."""
    if not _NAMES:
        _NAMES.update({known.lower(): known for known in available_timezones()})
    spelled = _NAMES.get(name.lower())
    return ZoneInfo(spelled) if spelled else None


def moment(text: str, default: tzinfo) -> Optional[Moment]:
    """
    A time in one of Oracle's forms, such as ``2026-01-13 17:00:00.000000 +01:00``, ``13-JAN-26 05.00.00.000000 PM
    EUROPE/BERLIN`` or ``2026-10-25 02:30:00 Europe/Berlin CET``; where it says no zone, it is one of the default.
    None if it is no time.
    """
    found = _TIMESTAMP.fullmatch(text.strip())
    if not found:
        return None
    try:
        local = datetime(*_day(found), *_clock(found))
    except ValueError:
        return None
    if found["offset"]:
        digits = found["offset"].replace(":", "")
        offset = timedelta() if digits == "Z" else timedelta(hours=int(digits[1:3]), minutes=int(digits[3:]))
        return Moment(local.replace(tzinfo=timezone(-offset if digits[0] == "-" else offset)), None)
    place = zone(found["region"]) if found["region"] else default
    if place is None:
        return None
    time = local.replace(tzinfo=place)
    if found["abbreviation"] and time.tzname() != found["abbreviation"]:
        # Of an hour that clocks show twice, the abbreviation says which one.
        time = time.replace(fold=1)
    return Moment(time, str(place) if found["region"] else None)


def _day(found: "re.Match[str]") -> Tuple[int, int, int]:
    if found["year"]:
        return int(found["year"]), int(found["month"]), int(found["day"])
    if found["mon"].upper() not in _MONTHS:
        raise ValueError(found["mon"])
    year = int(found["yy"])
    if len(found["yy"]) == 2:
        # Oracle's format RR: the half century decides.
        year += 2000 if year < 50 else 1900
    return year, _MONTHS.index(found["mon"].upper()) + 1, int(found["dd"])


def _clock(found: "re.Match[str]") -> Tuple[int, int, int]:
    if found["hour"] is None:
        return 0, 0, 0
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    return hour, int(found["minute"]), int(found["second"] or 0)


def flag(text: str) -> Optional[bool]:
    """A ``NUMBER(1)``; NULL is no. None if it is another number."""
    return {"": False, "0": False, "1": True, "0.0": False, "1.0": True}.get(text.strip())


def day_of(moment_: Moment, place: tzinfo) -> date:
    return moment_.time.astimezone(place).date()
