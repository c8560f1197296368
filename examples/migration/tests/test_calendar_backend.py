"""The calendar backend: Oracle's times and flags, Werkzeug's hashes, and what is refused."""
from __future__ import annotations

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path
from typing import Any, Dict, List, Tuple

from persona_migration import oracle
from persona_migration.calendar_backend import Settings, event, user
from persona_migration.cli import main
from persona_migration.values import Refused
from sample import calendar_backend as sample

BERLIN = oracle.zone("Europe/Berlin")
HASH = sample.scrypt("salt", 16)


def row(**changed: str) -> Dict[str, str]:
    told = {"id": "7", "user_id": "1", "title": "Dinner", "start_at": "2026-01-13 17:00:00 +01:00"}
    return {**told, "end_at": "2026-01-13 18:00:00 +01:00", **changed}


def read(**changed: str) -> Dict[str, Any]:
    return event(row(**changed), {"1": "ada@example.org"}, Settings())


def faults(work: Any, **changed: str) -> List[str]:
    try:
        work(**changed)
    except Refused as refusal:
        return [member for member, _ in refusal.faults]
    return []


def person(**changed: str) -> Dict[str, Any]:
    told = {"id": "1", "email": "Ada@Example.org", "name": "Ada King Lovelace", "password_hash": HASH}
    return user({**told, **changed}, "Demo")


def instant(text: str) -> str:
    found = oracle.moment(text, BERLIN or oracle.timezone.utc)
    return "" if found is None else found.time.astimezone(oracle.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Times(unittest.TestCase):
    def test_are_read_in_the_forms_of_oracles_tools(self) -> None:
        for text in (
            "2026-01-13 17:00:00.000000 +01:00",
            "2026-01-13T17:00:00+0100",
            "2026-01-13 16:00:00Z",
            "13-JAN-26 05.00.00.000000000 PM +01:00",
            "13-Jan-2026 05:00:00 PM EUROPE/BERLIN",
            "2026-01-13 21:30:00 ASIA/KOLKATA",
            "2026-01-13 11:00:00 America/New_York EST",
            "2026-01-13 17:00:00",
        ):
            with self.subTest(text):
                self.assertEqual(instant(text), "2026-01-13T16:00:00Z")

    def test_follow_daylight_saving_and_say_which_of_two_hours_is_meant(self) -> None:
        self.assertEqual(instant("2026-07-13 17:00:00 Europe/Berlin"), "2026-07-13T15:00:00Z")
        self.assertEqual(instant("2026-10-25 02:30:00 Europe/Berlin CEST"), "2026-10-25T00:30:00Z")
        self.assertEqual(instant("2026-10-25 02:30:00 Europe/Berlin CET"), "2026-10-25T01:30:00Z")

    def test_have_the_half_century_of_oracles_years(self) -> None:
        self.assertEqual(instant("01-FEB-49 12.00.00 AM UTC"), "2049-02-01T00:00:00Z")
        self.assertEqual(instant("01-FEB-50 12.00.00 PM UTC"), "1950-02-01T12:00:00Z")

    def test_are_nothing_else(self) -> None:
        for text in ("", "tomorrow", "2026-02-30 10:00:00Z", "13-XYZ-26 01.00.00 AM UTC", "2026-01-13 17:00:00 Mars/Base"):
            with self.subTest(text):
                self.assertEqual(instant(text), "")


class Events(unittest.TestCase):
    def test_keep_their_instant_and_their_zone(self) -> None:
        self.assertEqual(
            read(start_at="13-JAN-26 05.00.00 PM EUROPE/BERLIN", end_at="13-JAN-26 06.00.00 PM EUROPE/BERLIN"),
            {
                "username": "ada@example.org",
                "uid": "7@calendar-backend",
                "title": "Dinner",
                "start_at": "2026-01-13T16:00:00Z",
                "end_at": "2026-01-13T17:00:00Z",
                "time_zone": "Europe/Berlin",
            },
        )
        self.assertEqual(read(time_zone="Asia/Kolkata")["time_zone"], "Asia/Kolkata")
        self.assertEqual(read()["time_zone"], "UTC")

    def test_of_whole_days_end_with_the_day_after(self) -> None:
        for end in ("2026-01-14 00:00:00", "2026-01-13 23:59:59", "2026-01-13 00:00:00"):
            with self.subTest(end):
                found = read(
                    is_all_day="1",
                    start_at="2026-01-13 00:00:00 Asia/Kolkata",
                    end_at=f"{end} Asia/Kolkata",
                )
                self.assertEqual((found["start_at"], found["end_at"]), ("2026-01-13", "2026-01-14"))
                self.assertIs(found["is_all_day"], True)

    def test_have_flags_that_are_numbers(self) -> None:
        self.assertNotIn("is_all_day", read(is_all_day="0"))
        self.assertNotIn("is_all_day", read(is_all_day=""))
        self.assertEqual(faults(read, is_all_day="2"), ["is_all_day"])

    def test_keep_texts_of_several_lines(self) -> None:
        self.assertEqual(read(description=' a\r\n"b", c ')["description"], 'a\n"b", c')
        self.assertEqual(read(rrule="RRULE:freq=daily;count=2")["rrule"], "FREQ=DAILY;COUNT=2")

    def test_are_refused_with_every_fault(self) -> None:
        self.assertEqual(
            faults(read, user_id="9", title=" ", start_at="x", description="d" * 4001, color="red", time_zone="Nowhere"),
            ["user_id", "time_zone", "start_at", "title", "description", "color"],
        )
        self.assertEqual(faults(read, end_at="2026-01-13 16:59:59 +01:00"), ["end_at"])


class Users(unittest.TestCase):
    def test_keep_their_password(self) -> None:
        found = person(created_at="13-JAN-26 05.00.00 PM +01:00", is_active="0", email_verified="1")
        self.assertEqual(found["username"], "ada@example.org")
        self.assertEqual((found["firstName"], found["lastName"]), ("Ada King", "Lovelace"))
        self.assertEqual((found["enabled"], found["emailVerified"]), (False, True))
        self.assertEqual(found["realmRoles"], ["default-roles-demo"])
        self.assertEqual(found["createdTimestamp"], 1768320000000)
        credential = found["credentials"][0]
        self.assertEqual(json.loads(credential["secretData"]), {"value": HASH, "salt": ""})
        self.assertEqual(json.loads(credential["credentialData"])["algorithm"], "werkzeug-scrypt")

    def test_have_keycloaks_own_form_of_pbkdf2(self) -> None:
        credential = person(password_hash="pbkdf2:sha256:600000$abc$00ff")["credentials"][0]
        self.assertEqual(json.loads(credential["secretData"]), {"value": "AP8=", "salt": "YWJj"})
        self.assertEqual(
            json.loads(credential["credentialData"]), {"hashIterations": 600000, "algorithm": "pbkdf2-sha256"}
        )

    def test_without_a_password_are_asked_for_one(self) -> None:
        self.assertEqual(person(password_hash="")["requiredActions"], ["UPDATE_PASSWORD"])

    def test_are_refused_with_every_fault(self) -> None:
        bad = HASH.replace("16:8:1", "1048576:8:1")
        self.assertEqual(faults(person, email="x", is_active="yes", password_hash=bad), ["email", "is_active", "password_hash"])
        self.assertEqual(faults(person, password_hash="md5$a$b", created_at="x"), ["created_at", "password_hash"])


class Files(unittest.TestCase):
    def run_main(self, *arguments: str) -> Tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(list(arguments))
        return code, out.getvalue().strip(), err.getvalue().strip()

    def test_are_written_in_parts_and_name_what_is_refused_by_its_line(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder)
            sample.users(path / "users.csv", 20)
            sample.events(path / "events.csv", 25, 21)
            users, events = str(path / "users.csv"), str(path / "events.csv")
            code, said, told = self.run_main("events", events, "-o", str(path / "e"), "--users", users, "--dry-run")
            self.assertEqual((code, said), (2, "24 would be converted, 1 refused, 1 files"))
            self.assertRegex(told, r"events\.csv line \d+, id 20, user_id: is 21, and no user who was converted$")
            self.assertEqual(list(path.glob("e-*")), [])
            code, said, _ = self.run_main("events", events, "-o", str(path / "e"), "--users", users, "--part", "10")
            self.assertEqual((code, said), (2, "24 converted, 1 refused, 3 files"))
            lines = "".join(file.read_text(encoding="utf-8") for file in sorted(path.glob("e-*.ndjson"))).splitlines()
            self.assertEqual(len({json.loads(line)["uid"] for line in lines}), 24)
            code, said, _ = self.run_main("users", users, "--realm", "demo", "-o", str(path / "u"), "--part", "15")
            self.assertEqual((code, said), (0, "20 converted, 0 refused, 2 files"))
            self.assertEqual(len(json.loads((path / "u-0002.json").read_text(encoding="utf-8"))["users"]), 5)

    def test_without_the_columns_are_not_read(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "users.csv"
            file.write_text("ID,NAME\n1,Ada\n", encoding="utf-8")
            code, _, told = self.run_main("users", str(file), "--realm", "demo", "-o", str(file) + "-")
            self.assertEqual(code, 1)
            self.assertIn("lacks email, password_hash", told)
