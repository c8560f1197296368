"""Values that a persona in Keycloak can have, and what is wrong with others."""
from __future__ import annotations

import math
import re
import unicodedata
from datetime import datetime, timezone
from typing import Any, Dict, List, Optional, Tuple

MAX_TEXT = 4000
MAX_ENTRIES = 100
MAX_NAME = 100
MAX_CIRCLE = 100
LARGEST_INTEGER = 2**53 - 1

_TITLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")
_MEMBER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?")

Fault = Tuple[str, str]


class Refused(Exception):
    """A row that cannot be converted, with what is wrong with which of its members."""

    def __init__(self, faults: List[Fault]):
        super().__init__("; ".join(f"{member} {why}" for member, why in faults))
        self.faults = faults


class Lost(str):
    """A number of a JSON text that would not be the same number after it was read."""


class Members(dict):
    """An object of a JSON text, which remembers names that it has twice."""

    def __init__(self, pairs: List[Tuple[str, Any]]):
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.repeated = sorted({name for name in names if names.count(name) > 1}) if len(self) < len(names) else []


class Faults:
    """Collects what is wrong with a row."""

    def __init__(self) -> None:
        self.found: List[Fault] = []

    def add(self, member: str, why: str) -> None:
        self.found.append((member, why))

    def raise_if_any(self) -> None:
        if self.found:
            raise Refused(self.found)


def fault_of_text(value: Any) -> Optional[str]:
    if not isinstance(value, str) or isinstance(value, Lost):
        return "must be a text"
    if len(value) > MAX_TEXT:
        return f"has {len(value)} characters, and a text in Keycloak has at most {MAX_TEXT}"
    return None if is_plain(value) else "has control characters"


def is_plain(text: str) -> bool:
    return not any((unicodedata.category(c) in ("Cc", "Cs")) and c not in "\n\r\t" for c in text)


def fault_of_number(value: Any) -> Optional[str]:
    if isinstance(value, Lost):
        return f"is the number {shown(value)}, which cannot be stored exactly"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return "must be a number"
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        return f"is beyond {LARGEST_INTEGER}, and browsers would read another number"
    return None if math.isfinite(value) else "is no finite number"


def fault_of_integer(value: Any) -> Optional[str]:
    fault = fault_of_number(value)
    if fault:
        return fault
    return None if float(value).is_integer() else "must be a whole number"


def fault_of_flag(value: Any) -> Optional[str]:
    return None if isinstance(value, bool) else "must be true or false"


def fault_of_list(value: Any) -> Optional[str]:
    if not isinstance(value, list):
        return "must be a list of texts"
    if len(value) > MAX_ENTRIES:
        return f"has {len(value)} entries, and a list in Keycloak has at most {MAX_ENTRIES}"
    for position, entry in enumerate(value, 1):
        fault = fault_of_text(entry)
        if fault:
            return f"has entry {position}, which {_nested(entry) or fault}"
    return None


def fault_of_map(value: Any) -> Optional[str]:
    if not isinstance(value, dict):
        return "must be an object of texts and numbers by name"
    if len(value) > MAX_ENTRIES:
        return f"has {len(value)} entries, and a map in Keycloak has at most {MAX_ENTRIES}"
    repeated = getattr(value, "repeated", [])
    if repeated:
        return f"has the name '{shown(repeated[0])}' twice"
    for name, entry in value.items():
        if not name.strip() or len(name) > MAX_NAME or not is_plain(name) or re.search(r"[\n\r\t]", name):
            return f"has the name '{shown(name)}', and a name has 1 to {MAX_NAME} characters without control characters"
        fault = None
        if isinstance(entry, str) and not isinstance(entry, Lost):
            fault = fault_of_text(entry)
        elif _nested(entry) or fault_of_number(entry):
            fault = _nested(entry) or (fault_of_number(entry) if _is_numeric(entry) else "must be a text or a number")
        if fault:
            return f"has the entry '{shown(name)}', which {fault}"
    return None


def fault_of_any(value: Any) -> Optional[str]:
    """What keeps a value of an unknown field from being kept at all."""
    if isinstance(value, bool):
        return None
    if isinstance(value, list):
        return fault_of_list(value)
    if isinstance(value, dict):
        return fault_of_map(value)
    return fault_of_number(value) if _is_numeric(value) else fault_of_text(value)


def _is_numeric(value: Any) -> bool:
    return isinstance(value, Lost) or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _nested(value: Any) -> Optional[str]:
    return "is nested, and values in Keycloak are not" if isinstance(value, (list, dict)) else None


def shown(text: str) -> str:
    """A piece of the input in a form that is fit for a message."""
    plain = "".join("?" if unicodedata.category(c).startswith("C") else c for c in text)
    return plain if len(plain) <= 64 else plain[:64] + "…"


def is_member(name: str) -> bool:
    return bool(_MEMBER.fullmatch(name))


def is_title(text: Any) -> bool:
    return isinstance(text, str) and bool(_TITLE.fullmatch(text))


def circle_of(text: str) -> str:
    """A circle as Keycloak keeps it: without white space at its ends and in Unicode normal form C."""
    return unicodedata.normalize("NFC", text.strip())


def fault_of_circle(circle: str) -> Optional[str]:
    if not 1 <= len(circle) <= MAX_CIRCLE:
        return f"must have 1 to {MAX_CIRCLE} characters"
    if circle in (".", "..") or any(c in '/\\"<>' or unicodedata.category(c).startswith("C") for c in circle):
        return 'must have none of / \\ " < > and no control characters, and must not be . or ..'
    return None


def circle_from_name(name: str) -> str:
    """A circle that is like a name, with a hyphen instead of what a circle cannot have."""
    plain = "".join("-" if c in '/\\"<>' or unicodedata.category(c).startswith("C") else c for c in name)
    circle = circle_of(" ".join(plain.split()))[:MAX_CIRCLE].strip()
    return circle if circle.strip(".") else "persona"


def time_of(value: Any) -> Optional[datetime]:
    """A time in UTC, to the millisecond as Keycloak keeps it; without an offset it is one in UTC. None if it is no time."""
    if not isinstance(value, str) or not _TIME.fullmatch(value.strip()):
        return None
    text = value.strip().replace(" ", "T", 1)
    text = re.sub(r"Z$", "+00:00", text)
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text)
    text = re.sub(r"\.(\d+)", lambda digits: "." + digits.group(1)[:6].ljust(6, "0"), text)
    try:
        time = datetime.fromisoformat(text)
        time = time.replace(tzinfo=timezone.utc) if time.tzinfo is None else time.astimezone(timezone.utc)
    except (ValueError, OverflowError):
        return None
    return time.replace(microsecond=time.microsecond // 1000 * 1000) if time.year >= 1970 else None


def instant(time: datetime) -> str:
    """A time as Keycloak writes it."""
    text = time.strftime("%Y-%m-%dT%H:%M:%S")
    return text + (f".{time.microsecond // 1000:03d}Z" if time.microsecond else "Z")


def times(row: Dict[str, Any], names: List[str], faults: Faults) -> Dict[str, str]:
    """The times of a row as Keycloak writes them."""
    found = {}
    for name in names:
        if row.get(name) is not None:
            time = time_of(row[name])
            if time is None:
                faults.add(name, "must be a time such as 2026-01-31T12:00:00Z")
            else:
                found[name] = instant(time)
    return found
