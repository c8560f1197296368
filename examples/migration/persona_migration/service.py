"""The earlier persona service: personas without an owner, with fields in four groups and integers for ids."""
from __future__ import annotations

import json
import sqlite3
from typing import Any, Dict, Iterator, List, Optional

from . import json_rows
from .rows import Options, Row, attributes_of, from_uuid, keep_unknown, new_database, own_key, table, to_uuid
from .values import (
    Faults,
    circle_from_name,
    circle_of,
    fault_of_circle,
    fault_of_integer,
    fault_of_list,
    fault_of_map,
    fault_of_number,
    fault_of_text,
    is_title,
    time_of,
    times,
    MAX_CIRCLE,
)

GROUPS: Dict[str, Dict[str, str]] = {
    "demographic": {
        "latitude": "number",
        "longitude": "number",
        "language": "text",
        "country": "text",
        "city": "text",
        "region": "text",
        "age": "integer",
        "gender": "text",
        "education": "text",
        "income": "text",
        "occupation": "text",
    },
    "psychographic": {
        "interests": "list",
        "personal_values": "list",
        "attitudes": "list",
        "lifestyle": "text",
        "personality": "text",
        "opinions": "list",
    },
    "behavioral": {
        "browsing_habits": "list",
        "purchase_history": "list",
        "brand_interactions": "list",
        "device_usage": "map",
        "social_media_activity": "map",
        "content_consumption": "map",
    },
    "contextual": {
        "time_of_day": "text",
        "day_of_week": "text",
        "season": "text",
        "weather": "text",
        "device_type": "text",
        "browser_type": "text",
        "screen_size": "text",
        "connection_type": "text",
    },
}

_FAULTS = {
    "text": fault_of_text,
    "integer": fault_of_integer,
    "number": fault_of_number,
    "list": fault_of_list,
    "map": fault_of_map,
}
_SQL = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "list": "TEXT", "map": "TEXT"}

# The tables of the groups have these columns beside the fields, and answers repeat them.
_KEYS = ("id", "persona_id")
_FIXED = ("id", "name", "created_at", "updated_at")


def read_json(file: str) -> Iterator[Row]:
    with open(file, encoding="utf-8") as text:
        for line, persona in json_rows.entries(text.read(), ("personas",)):
            identity = persona.get("id") if isinstance(persona, dict) else None
            yield Row(f"{file} line {line}", identity, persona)


def read_sqlite(file: str) -> Iterator[Row]:
    groups = {group: _groups(file, group) for group in GROUPS}
    for number, persona in table(file, "personas"):
        for group, rows in groups.items():
            persona[group] = rows.get(persona.get("id"), {})
        yield Row(f"{file} row {number}", persona.get("id"), persona)


def _groups(file: str, group: str) -> Dict[Any, Dict[str, Any]]:
    return {row.get("persona_id"): _decoded(group, row) for _, row in table(file, f"{group}_data")}


def _decoded(group: str, row: Dict[str, Any]) -> Dict[str, Any]:
    """Lists and maps are JSON texts there; what is none stays a text, which is refused later."""
    for name, kind in GROUPS[group].items():
        if kind in ("list", "map") and isinstance(row.get(name), str) and row[name]:
            try:
                values = [value for _, value in json_rows.entries("[" + row[name] + "]", ())]
                row[name] = values[0] if len(values) == 1 else row[name]
            except json_rows.Unreadable:
                pass
    return row


def to_line(row: Row, options: Options) -> Dict[str, Any]:
    """A line of Keycloak's import."""
    faults = Faults()
    persona = row.data
    if not isinstance(persona, dict):
        faults.add("persona", "must be an object")
        faults.raise_if_any()
    for name in getattr(persona, "repeated", []):
        faults.add(name, "is there twice")
    number = persona.get("id")
    if isinstance(number, bool) or not isinstance(number, int) or not 0 < number < 2**48:
        faults.add("id", "must be a whole number from 1 to 281474976710655")
    name = persona.get("name")
    if not isinstance(name, str) or not name.strip():
        faults.add("name", "is required")
    elif fault_of_text(name) or len(name) > 255:
        faults.add("name", fault_of_text(name) or "must have at most 255 characters")
    owner = options.owners.get(str(number), options.owner)
    if owner is None:
        faults.add("id", "has no owner: name one with --owner or in the file of --owners")
    if not is_title(options.title):
        faults.add("title", "must be a name of 1 to 64 letters, digits, dots and hyphens")
    attributes: Dict[str, Any] = {"name": name}
    hidden: Dict[str, Any] = {}
    for group in GROUPS:
        _group(group, persona.get(group), attributes, hidden, faults)
    for member in persona:
        if member not in _FIXED and member not in GROUPS:
            keep_unknown(member, persona[member], hidden, faults)
    found = times(persona, ["created_at", "updated_at"], faults)
    faults.raise_if_any()
    line: Dict[str, Any] = {
        "id": to_uuid(number, options.source),
        "user": {"username": owner},
        "title": options.title,
        "circle": _circle(name, number, str(owner), options, faults),
        "status": "active",
        **({"valid_till": options.valid_till} if options.valid_till else {}),
        **found,
        "attributes": attributes,
        **({"hidden_attributes": hidden} if hidden else {}),
    }
    faults.raise_if_any()
    return line


def _group(group: str, values: Any, attributes: Dict[str, Any], hidden: Dict[str, Any], faults: Faults) -> None:
    if values is None:
        return
    if not isinstance(values, dict):
        faults.add(group, "must be an object")
        return
    for name in getattr(values, "repeated", []):
        faults.add(f"{group}.{name}", "is there twice")
    for name, value in values.items():
        path = f"{group}.{name}"
        kind = GROUPS[group].get(name)
        if name in _KEYS or value is None or (kind in ("list", "map") and value in ([], {}, "")):
            continue
        if kind is None:
            keep_unknown(path, value, hidden, faults)
            continue
        fault = _FAULTS[kind](value)
        if fault:
            faults.add(path, fault)
        else:
            attributes[path] = int(value) if kind == "integer" else value


def _circle(name: str, number: int, owner: str, options: Options, faults: Faults) -> str:
    """The circle is made from the name; one owner has each only once, so that the id stands behind a repeated one."""
    wanted = circle_of(options.circle) if options.circle else circle_from_name(name)
    ending = f" ({number})"
    for circle in (wanted, wanted[: MAX_CIRCLE - len(ending)] + ending):
        if own_key(owner, options.title, circle, options):
            fault = fault_of_circle(circle)
            if fault:
                faults.add("circle", fault)
            return circle
    faults.add("id", f"is there twice: {owner} has a persona with this title and circle from a row before")
    return wanted


def from_line(line: Dict[str, Any], options: Options) -> Optional[Dict[str, Any]]:
    """The persona as the service answers it; None if it does not come from there."""
    number = from_uuid(line["id"], options.source)
    if number is None:
        return None
    values = attributes_of(line)
    persona: Dict[str, Any] = {"id": number, "name": values.pop("name", line["circle"])}
    for name in ("created_at", "updated_at"):
        time = time_of(line[name])
        persona[name] = time.replace(tzinfo=None).isoformat() if time else None
    for group, kinds in GROUPS.items():
        empty: Dict[str, Any] = {"list": [], "map": {}}
        persona[group] = {
            name: _form(kind, values.pop(f"{group}.{name}", empty.get(kind))) for name, kind in kinds.items()
        }
    for path, value in values.items():
        group, dot, name = path.partition(".")
        if dot and group in GROUPS:
            persona[group][name] = value
        elif not dot and path != "consent":
            persona[path] = value
    return persona


def _form(kind: str, value: Any) -> Any:
    return float(value) if kind == "number" and value is not None else value


def write_json(personas: List[Dict[str, Any]], file: str, options: Options) -> None:
    """Pages as the service answers them, one in each line; one page with all where no size of pages is given."""
    total = len(personas)
    size = options.per_page or max(total, 1)
    pages = max(1, -(-total // size))
    with open(file, "w", encoding="utf-8") as out:
        for page in range(1, pages + 1):
            answer = {
                "personas": personas[(page - 1) * size : page * size],
                "total": total,
                "page": page,
                "per_page": size,
                "pages": pages,
            }
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")


def write_sqlite(personas: List[Dict[str, Any]], file: str, options: Options) -> None:
    with new_database(file) as connection:
        create_tables(connection)
        for persona in personas:
            _insert(connection, persona, options)


def create_tables(connection: sqlite3.Connection) -> None:
    connection.execute(
        "create table personas (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
        " created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)"
    )
    for group, kinds in GROUPS.items():
        columns = "".join(f", {name} {_SQL[kind]}" for name, kind in kinds.items())
        connection.execute(
            f"create table {group}_data (id INTEGER PRIMARY KEY AUTOINCREMENT, persona_id INTEGER NOT NULL{columns},"
            " FOREIGN KEY (persona_id) REFERENCES personas (id) ON DELETE CASCADE)"
        )


def _insert(connection: sqlite3.Connection, persona: Dict[str, Any], options: Options) -> None:
    stamps = [(persona[name] or "").replace("T", " ") for name in ("created_at", "updated_at")]
    connection.execute("insert into personas values (?, ?, ?, ?)", [persona["id"], persona["name"], *stamps])
    for name in persona:
        if name not in _FIXED and name not in GROUPS:
            options.note(f"id {persona['id']}, {name}: the database has no column for it; it is left out")
    for group, kinds in GROUPS.items():
        values = persona[group]
        for name in values:
            if name not in kinds:
                options.note(f"id {persona['id']}, {group}.{name}: the database has no column for it; it is left out")
        stored = [
            json.dumps(values[name], ensure_ascii=False) if kind in ("list", "map") else values[name]
            for name, kind in kinds.items()
        ]
        marks = ", ".join("?" * (len(stored) + 1))
        columns = ", ".join(["persona_id", *kinds])
        connection.execute(f"insert into {group}_data ({columns}) values ({marks})", [persona["id"], *stored])
