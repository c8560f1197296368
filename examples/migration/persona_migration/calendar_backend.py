"""The calendar backend: its users with Werkzeug's password hashes, and their appointments, from CSV files."""
from __future__ import annotations

import base64
import csv
import json
import re
from datetime import timedelta, timezone
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

from . import oracle
from .json_rows import Unreadable
from .values import Faults, is_plain, shown

_SCRYPT = re.compile(r"scrypt:(\d{1,9}):(\d{1,9}):(\d{1,9})\$[^$]{1,256}\$[0-9a-f]{128}")
_PBKDF2 = re.compile(r"pbkdf2:(sha1|sha256|sha512):(\d{1,9})\$([^$]{1,256})\$([0-9a-f]{2,512})")
_ALGORITHMS = {"sha1": "pbkdf2", "sha256": "pbkdf2-sha256", "sha512": "pbkdf2-sha512"}
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")
_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_TEXTS = {"title": 255, "description": 4000, "location": 255}
_LONGEST_CELL = 4 << 20


class Settings(NamedTuple):
    """What the tables do not say."""

    time_zone: str = "UTC"
    source: str = "calendar-backend"


def rows(file: str, needed: Tuple[str, ...]) -> Iterator[Tuple[str, Dict[str, str]]]:
    """The rows of a CSV file with a header, by the columns' names in small letters, each with its first line."""
    csv.field_size_limit(_LONGEST_CELL)
    with open(file, encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text)
        header = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in needed if name not in header]
        if missing:
            raise Unreadable(f"{file}: the first line must name the columns, and lacks {', '.join(missing)}")
        line = reader.line_num + 1
        for row in reader:
            if row:
                yield f"{file} line {line}", dict(zip(header, row + [""] * (len(header) - len(row))))
            line = reader.line_num + 1


def user(row: Dict[str, str], realm: str) -> Dict[str, Any]:
    """A user as Keycloak's partial import takes it. The address becomes the username.

    An import gives nobody the realm's default roles, without which a user may do nothing, so they are named.
    """
    faults = Faults()
    address = row["email"].strip().lower()
    if not _ADDRESS.fullmatch(address):
        faults.add("email", "must be an e-mail address")
    name = " ".join(row["name"].split())
    if len(name) > 255 or not is_plain(name):
        faults.add("name", "must be a text of at most 255 characters")
    first, _, last = name.rpartition(" ")
    created = oracle.moment(row.get("created_at", ""), timezone.utc)
    if row.get("created_at", "").strip() and created is None:
        faults.add("created_at", "must be a time")
    active = oracle.flag(row.get("is_active", "1") or "1")
    verified = oracle.flag(row.get("email_verified", ""))
    if active is None or verified is None:
        faults.add("is_active" if active is None else "email_verified", "must be 0 or 1")
    credential = _credential(row["password_hash"].strip(), faults)
    faults.raise_if_any()
    return {
        "username": address,
        "email": address,
        "emailVerified": verified,
        "enabled": active,
        "realmRoles": [f"default-roles-{realm.lower()}"],
        **({"firstName": first, "lastName": last} if first else {"firstName": last}),
        **({"createdTimestamp": int(created.time.timestamp() * 1000)} if created else {}),
        **({"credentials": [credential]} if credential else {"requiredActions": ["UPDATE_PASSWORD"]}),
    }


def _credential(text: str, faults: Faults) -> Optional[Dict[str, Any]]:
    """A credential that Keycloak verifies, by this extension for scrypt; none for a user without a password."""
    if not text:
        return None
    pbkdf2 = _PBKDF2.fullmatch(text)
    if pbkdf2:
        value = base64.b64encode(bytes.fromhex(pbkdf2[4])).decode() if len(pbkdf2[4]) % 2 == 0 else ""
        salt = base64.b64encode(pbkdf2[3].encode()).decode()
        return _password(_ALGORITHMS[pbkdf2[1]], int(pbkdf2[2]), value, salt)
    scrypt = _SCRYPT.fullmatch(text)
    if not scrypt:
        faults.add("password_hash", "must be one of Werkzeug's: scrypt or pbkdf2")
        return None
    cost, size, times = (int(number) for number in scrypt.groups())
    memory = 128 * cost * size
    if cost < 2 or cost & (cost - 1) or not size or not times or memory > 64 << 20 or memory * times > 256 << 20:
        faults.add("password_hash", "has numbers of scrypt that Keycloak refuses")
    return _password("werkzeug-scrypt", 1, text, "")


def _password(algorithm: str, iterations: int, value: str, salt: str) -> Dict[str, Any]:
    return {
        "type": "password",
        "secretData": json.dumps({"value": value, "salt": salt}),
        "credentialData": json.dumps({"hashIterations": iterations, "algorithm": algorithm}),
    }


def event(row: Dict[str, str], owners: Dict[str, str], settings: Settings) -> Dict[str, Any]:
    """An appointment as the import of this extension takes it. Its UID is made of the source and the id of the row."""
    faults = Faults()
    username = owners.get(row["user_id"].strip())
    if username is None:
        faults.add("user_id", f"is {shown(row['user_id'])}, and no user who was converted")
    named = row.get("time_zone", "").strip()
    fallback = oracle.zone(named or settings.time_zone)
    if fallback is None:
        faults.add("time_zone", f"is '{shown(named)}', and no time zone of IANA")
        fallback = timezone.utc
    start = oracle.moment(row["start_at"], fallback)
    end = oracle.moment(row["end_at"], fallback)
    for name, found in (("start_at", start), ("end_at", end)):
        if found is None:
            faults.add(name, "must be a time such as 2026-01-13 17:00:00 +01:00")
    all_day = oracle.flag(row.get("is_all_day", ""))
    if all_day is None:
        faults.add("is_all_day", "must be 0 or 1")
    line: Dict[str, Any] = {"username": username, "uid": f"{row['id'].strip()}@{settings.source}"}
    line.update(_texts(row, faults))
    if start and end:
        place = named or start.region or settings.time_zone
        line.update(_times(start, end, str(oracle.zone(place) or "UTC"), bool(all_day), faults))
    if row.get("rrule", "").strip():
        line["rrule"] = re.sub("^RRULE:", "", row["rrule"].strip().upper())
    faults.raise_if_any()
    return line


def _texts(row: Dict[str, str], faults: Faults) -> Dict[str, str]:
    found = {}
    for name, longest in _TEXTS.items():
        text = row.get(name, "").replace("\r\n", "\n").strip()
        if len(text) > longest:
            faults.add(name, f"has {len(text)} characters, and in Keycloak at most {longest}")
        elif not is_plain(text) or (name != "description" and re.search(r"[\n\r\t]", text)):
            faults.add(name, "has control characters")
        elif text:
            found[name] = text
        elif name == "title":
            faults.add(name, "is required")
    color = row.get("color", "").strip()
    if color and not _COLOR.fullmatch(color):
        faults.add("color", "must be a colour such as #3366CC")
    elif color:
        found["color"] = color
    return found


def _times(start: oracle.Moment, end: oracle.Moment, place: str, all_day: bool, faults: Faults) -> Dict[str, Any]:
    """Days are those of the event's own time zone. A whole day ends with the day after, wherever the clock stood."""
    if not all_day:
        if end.time < start.time:
            faults.add("end_at", "must not be before start_at")
        return {"start_at": _text(start), "end_at": _text(end), "time_zone": place}
    zone = oracle.zone(place) or timezone.utc
    first, last = oracle.day_of(start, zone), oracle.day_of(end, zone)
    if last < first:
        faults.add("end_at", "must not be before start_at")
    clock = end.time.astimezone(zone).time()
    if last == first or (clock.hour, clock.minute, clock.second) != (0, 0, 0):
        last += timedelta(days=1)
    return {"start_at": first.isoformat(), "end_at": last.isoformat(), "is_all_day": True, "time_zone": place}


def _text(found: oracle.Moment) -> str:
    return found.time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_users(users: List[Dict[str, Any]], file: str) -> None:
    with open(file, "w", encoding="utf-8") as out:
        json.dump({"ifResourceExists": "SKIP", "users": users}, out, ensure_ascii=False, separators=(",", ":"))


def write_events(lines: List[Dict[str, Any]], file: str) -> None:
    with open(file, "w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
