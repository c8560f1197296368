"""What the converters of all sources have in common."""
from __future__ import annotations

import hashlib
import os
import sqlite3
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Set, Tuple

from .values import Faults, fault_of_any, is_member, shown


class Row(NamedTuple):
    """A persona of a source, with where it stands there."""

    place: str
    id: Any
    data: Any


@dataclass
class Options:
    """What the source does not say."""

    owner: Optional[str] = None
    owners: Dict[str, str] = field(default_factory=dict)
    users: Dict[str, str] = field(default_factory=dict)
    title: str = "customer"
    circle: Optional[str] = None
    valid_till: Optional[str] = None
    source: str = "persona-service"
    per_page: int = 0
    defaults: Dict[str, Any] = field(default_factory=dict)
    note: Callable[[str], None] = lambda text: None
    taken: Set[Tuple[str, str, str]] = field(default_factory=set)


def to_uuid(number: int, source: str) -> str:
    """A UUID (version 8 of RFC 9562) that has the number in its last 48 bits, and the source in the others."""
    named = hashlib.sha256(source.encode()).digest()
    octets = bytearray(named[:10] + number.to_bytes(6, "big"))
    octets[6] = octets[6] & 0x0F | 0x80
    octets[8] = octets[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(octets)))


def from_uuid(text: str, source: str) -> Optional[int]:
    """The number of such a UUID; None if it has another source."""
    number = int(uuid.UUID(text)) & (2**48 - 1)
    return number if to_uuid(number, source) == text.lower() else None


def keep_unknown(path: str, value: Any, hidden: Dict[str, Any], faults: Faults) -> None:
    """Keeps what the source has beyond its own schema: Keycloak stores it hidden until the schema has the attribute."""
    if value is None:
        return
    fault = fault_of_any(value)
    if not all(is_member(part) for part in path.split(".", 1)):
        faults.add(shown(path), "has a name that no attribute can have")
    elif fault:
        faults.add(path, fault)
    else:
        hidden[path] = value


def own_key(user: str, title: str, circle: str, options: Options) -> bool:
    """Whether no row before has the same owner, title and circle."""
    key = (user, title, circle)
    if key in options.taken:
        return False
    options.taken.add(key)
    return True


def table(file: str, name: str) -> Iterator[Tuple[int, Dict[str, Any]]]:
    """The rows of a table of a SQLite file, with their numbers. The file is opened for reading only."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(f'select rowid as "(row)", * from "{name}" order by rowid'):
            values = dict(row)
            yield values.pop("(row)"), values
    finally:
        connection.close()


@contextmanager
def new_database(file: str) -> Iterator[sqlite3.Connection]:
    """A SQLite file that is not there yet. What is written is kept only if nothing fails."""
    if os.path.exists(file):
        raise FileExistsError(f"{file} is there already")
    connection = sqlite3.connect(file)
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def attributes_of(line: Dict[str, Any]) -> Dict[str, Any]:
    """All values of a persona of an export, by path."""
    values: Dict[str, Any] = dict(line.get("hidden_attributes") or {})
    values.update(line.get("attributes") or {})
    return values


