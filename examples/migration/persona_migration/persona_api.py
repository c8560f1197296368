"""The persona API: personas of users, with title, circle and window, in SQLite or Firestore."""
from __future__ import annotations

import json
import sqlite3
import uuid
from datetime import datetime, timezone
from typing import Any, Dict, Iterator, List, Optional

from . import json_rows
from .rows import Options, Row, attributes_of, keep_unknown, new_database, own_key, table
from .values import (
    Faults,
    circle_of,
    fault_of_circle,
    fault_of_flag,
    fault_of_integer,
    fault_of_list,
    is_title,
    shown,
    time_of,
    times,
)

FIXED = (
    "persona_id",
    "user_sub",
    "title",
    "circle",
    "valid_from",
    "valid_till",
    "status",
    "created_at",
    "updated_at",
)
ATTRIBUTES = {
    "scope": fault_of_list,
    "consent": fault_of_flag,
    "autobook_price": fault_of_integer,
    "autobook_leadtime": fault_of_integer,
    "autobook_risklevel": fault_of_integer,
}
STATUSES = ("active", "inactive", "suspended", "revoked", "pending", "expired")
DEFAULT_SCOPE = ["read", "execute"]

_COLUMNS = {
    "persona_id": "TEXT PRIMARY KEY",
    "user_sub": "TEXT NOT NULL",
    "title": "TEXT NOT NULL",
    "circle": "TEXT NOT NULL",
    "scope": "TEXT NOT NULL DEFAULT '[\"read\", \"execute\"]'",
    "valid_from": "TEXT NOT NULL",
    "valid_till": "TEXT NOT NULL",
    "status": "TEXT NOT NULL DEFAULT 'active'",
    "created_at": "TEXT NOT NULL",
    "updated_at": "TEXT NOT NULL",
    "consent": "INTEGER NOT NULL DEFAULT 0",
    "autobook_price": "INTEGER NOT NULL DEFAULT 0",
    "autobook_leadtime": "INTEGER NOT NULL DEFAULT 0",
    "autobook_risklevel": "INTEGER NOT NULL DEFAULT 0",
}


def read_sqlite(file: str) -> Iterator[Row]:
    for number, row in table(file, "personas"):
        if isinstance(row.get("scope"), str):
            try:
                values = [value for _, value in json_rows.entries("[" + row["scope"] + "]", ())]
                row["scope"] = values[0] if len(values) == 1 else row["scope"]
            except json_rows.Unreadable:
                pass
        if row.get("consent") in (0, 1):
            row["consent"] = bool(row["consent"])
        yield Row(f"{file} row {number}", row.get("persona_id"), row)


def to_line(row: Row, options: Options) -> Dict[str, Any]:
    """A line of Keycloak's import."""
    faults = Faults()
    data = row.data
    for name in getattr(data, "repeated", []):
        faults.add(name, "is there twice")
    user = data.get("user_sub")
    if not isinstance(user, str) or not 0 < len(user) <= 255:
        faults.add("user_sub", "is required")
    if not is_title(data.get("title")):
        faults.add("title", "must be a name of 1 to 64 letters, digits, dots and hyphens")
    circle = _circle(data, options, faults)
    found = times(data, ["valid_from", "valid_till", "created_at", "updated_at"], faults)
    _window(found, faults)
    status = _status(data.get("status", "active"), found, faults)
    attributes: Dict[str, Any] = {}
    hidden: Dict[str, Any] = {}
    for name, value in data.items():
        if name in ATTRIBUTES and value is not None:
            fault = ATTRIBUTES[name](value)
            if fault:
                faults.add(name, fault)
            else:
                # The default schema has no scope: what is hidden stays, and shows once the schema has it.
                (hidden if name == "scope" else attributes)[name] = value
        elif name not in FIXED and name not in ATTRIBUTES:
            keep_unknown(name, value, hidden, faults)
    faults.raise_if_any()
    if not own_key(str(user), data["title"], circle, options):
        faults.add("circle", "is taken: a row before has the same owner, title and circle")
    faults.raise_if_any()
    return {
        **_id(row, data, circle, options),
        "user": {"username": options.users[user]} if user in options.users else {"id": user},
        "title": data["title"],
        "circle": circle,
        "status": status,
        **found,
        "attributes": attributes,
        **({"hidden_attributes": hidden} if hidden else {}),
    }


def _circle(data: Dict[str, Any], options: Options, faults: Faults) -> str:
    written = data.get("circle", options.circle)
    if not isinstance(written, str):
        faults.add("circle", "is not in the source: name one with --circle")
        return ""
    circle = circle_of(written)
    fault = fault_of_circle(circle)
    if fault:
        faults.add("circle", fault)
    elif circle != written:
        options.note(f"{data.get('persona_id')}: the circle '{shown(written)}' becomes '{circle}'")
    return circle


def _window(found: Dict[str, str], faults: Faults) -> None:
    begin, end = time_of(found.get("valid_from")), time_of(found.get("valid_till"))
    if begin and end and begin >= end:
        faults.add("valid_till", "must be after valid_from")


def _status(status: Any, found: Dict[str, str], faults: Faults) -> str:
    """Keycloak derives expired from the end of a persona that is active."""
    if status not in STATUSES:
        faults.add("status", "must be one of: " + ", ".join(STATUSES))
    if status != "expired":
        return str(status)
    till = time_of(found.get("valid_till"))
    if till is None or till > datetime.now(timezone.utc):
        faults.add("status", "is expired, and valid_till has not passed")
    return "active"


def _id(row: Row, data: Dict[str, Any], circle: str, options: Options) -> Dict[str, str]:
    """A UUID stays; an id that is made of owner and title is made by Keycloak again."""
    try:
        return {"id": str(uuid.UUID(str(row.id)))}
    except ValueError:
        made = f"{data['user_sub']}_{data['title']}_{circle}"
        if row.id != made and "circle" in data:
            options.note(f"{shown(str(row.id))}: the persona_id becomes {shown(made)}")
        return {}


def from_line(line: Dict[str, Any], options: Options) -> Dict[str, Any]:
    """The row as the persona API has it; its owner again as the source had it."""
    user = line["user"]
    earlier = {username: sub for sub, username in options.users.items()}
    sub = earlier.get(user.get("username", ""), user.get("id"))
    row: Dict[str, Any] = {
        "persona_id": f"{sub}_{line['title']}_{line['circle']}",
        "user_sub": sub,
        "title": line["title"],
        "circle": line["circle"],
        "scope": DEFAULT_SCOPE,
        "status": _read_status(line),
        **{name: _iso(line[name]) for name in ("valid_from", "valid_till", "created_at", "updated_at")},
    }
    row.update({name: value for name, value in options.defaults.items() if name in ATTRIBUTES})
    row.update(attributes_of(line))
    return row


def _read_status(line: Dict[str, Any]) -> str:
    till = time_of(line["valid_till"])
    ended = till is not None and till <= datetime.now(timezone.utc)
    return "expired" if line["status"] == "active" and ended else line["status"]


def _iso(text: str) -> Optional[str]:
    time = time_of(text)
    return time.isoformat() if time else None


def write_sqlite(rows: List[Dict[str, Any]], file: str, options: Options) -> None:
    with new_database(file) as connection:
        create_table(connection)
        for row in rows:
            _insert(connection, row, options)


def create_table(connection: sqlite3.Connection) -> None:
    columns = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
    connection.execute(f"create table personas ({columns}, UNIQUE(user_sub, title, circle))")


def _insert(connection: sqlite3.Connection, row: Dict[str, Any], options: Options) -> None:
    known = {name: value for name, value in row.items() if name in _COLUMNS}
    for name in sorted(set(row) - set(known)):
        options.note(f"{row['persona_id']}, {name}: the database has no column for it; it is left out")
    known["scope"] = json.dumps(known["scope"], ensure_ascii=False)
    columns, marks = ", ".join(known), ", ".join("?" * len(known))
    connection.execute(f"insert into personas ({columns}) values ({marks})", list(known.values()))
