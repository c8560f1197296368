"""The command line."""
from __future__ import annotations

import argparse
import csv
import sys
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional

from . import backend_cli, firestore, keycloak, persona_api, service
from .json_rows import Unreadable
from .rows import Options, Row
from .values import Refused, instant, shown, time_of


class Format(NamedTuple):
    read: Callable[[str], Iterator[Row]]
    to_line: Callable[[Row, Options], Dict[str, Any]]
    from_line: Callable[[Dict[str, Any], Options], Optional[Dict[str, Any]]]
    write: Callable[[List[Dict[str, Any]], str, Options], None]


FORMATS = {
    "service-json": Format(service.read_json, service.to_line, service.from_line, service.write_json),
    "service-sqlite": Format(service.read_sqlite, service.to_line, service.from_line, service.write_sqlite),
    "api-sqlite": Format(persona_api.read_sqlite, persona_api.to_line, persona_api.from_line, persona_api.write_sqlite),
    "api-firestore": Format(firestore.read, persona_api.to_line, persona_api.from_line, firestore.write),
}


def main(arguments: Optional[List[str]] = None) -> int:
    """0: all personas were converted; 2: some were refused, and are named; 1: nothing was written."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.direction in ("users", "events"):
            return backend_cli.run(chosen)
        options = _options(chosen)
        return _to_keycloak(chosen, options) if chosen.direction == "to-keycloak" else _from_keycloak(chosen, options)
    except (OSError, Unreadable, UnicodeDecodeError) as fault:
        print(f"error: {fault}", file=sys.stderr)
    except Exception as fault:  # noqa: BLE001 - sqlite3 and others name a broken file in many ways
        print(f"error: {type(fault).__name__}: {fault}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="migrate.py", description=__doc__)
    directions = parser.add_subparsers(dest="direction", required=True)
    there = directions.add_parser("to-keycloak", help="writes a file for Keycloak's import")
    back = directions.add_parser("from-keycloak", help="reads a file of Keycloak's export")
    for direction in (there, back):
        direction.add_argument("format", choices=sorted(FORMATS))
        direction.add_argument("files", nargs="+" if direction is there else 1, help="what to read")
        direction.add_argument("-o", "--output", required=True, help="the file to write")
        direction.add_argument("--users", help="CSV without a header: user_sub, Keycloak username")
        direction.add_argument("--source", default="persona-service", help="names the service whose integers are kept")
    backend_cli.add(directions)
    there.add_argument("--owner", help="username of the owner of all personas of the service")
    there.add_argument("--owners", help="CSV without a header: id of a persona of the service, username")
    there.add_argument("--title", default="customer", help="title of all personas of the service")
    there.add_argument("--circle", help="circle of all, instead of one that is made from the name or in the source")
    there.add_argument("--valid-till", help="end of all personas of the service; else the realm's default")
    back.add_argument("--per-page", type=int, default=0, help="personas on each page of service-json")
    return parser


def _options(chosen: argparse.Namespace) -> Options:
    options = Options(users=_csv(chosen.users), source=chosen.source, note=_note)
    if chosen.direction == "from-keycloak":
        options.per_page = max(0, chosen.per_page)
        return options
    options.owner = chosen.owner
    options.owners = _csv(chosen.owners)
    options.title = chosen.title
    options.circle = chosen.circle
    if chosen.valid_till:
        time = time_of(chosen.valid_till)
        if time is None:
            raise Unreadable("--valid-till must be a time such as 2030-12-31T23:59:59Z")
        options.valid_till = instant(time)
    return options


def _csv(file: Optional[str]) -> Dict[str, str]:
    if not file:
        return {}
    with open(file, encoding="utf-8", newline="") as rows:
        return {row[0].strip(): row[1].strip() for row in csv.reader(rows) if len(row) >= 2}


def _note(text: str) -> None:
    print(f"note: {text}", file=sys.stderr)


def _to_keycloak(chosen: argparse.Namespace, options: Options) -> int:
    used = FORMATS[chosen.format]
    lines: List[Dict[str, Any]] = []
    refused = 0
    for file in chosen.files:
        for row in used.read(file):
            try:
                lines.append(used.to_line(row, options))
            except Refused as refusal:
                refused += 1
                _tell(row.place, row.id, refusal)
    keycloak.write(lines, chosen.output)
    print(f"{len(lines)} converted, {refused} refused")
    return 2 if refused else 0


def _from_keycloak(chosen: argparse.Namespace, options: Options) -> int:
    used = FORMATS[chosen.format]
    lines = [line for _, line in keycloak.read(chosen.files[0], options.defaults)]
    found = [persona for persona in (used.from_line(line, options) for line in lines) if persona is not None]
    if chosen.format.startswith("service"):
        found.sort(key=lambda persona: persona["id"])
    used.write(found, chosen.output, options)
    print(f"{len(found)} converted, {len(lines) - len(found)} of another origin left out")
    return 0


def _tell(place: str, identity: Any, refusal: Refused) -> None:
    for member, why in refusal.faults:
        print(f"refused: {place}, id {shown(str(identity))}, {member}: {why}", file=sys.stderr)
