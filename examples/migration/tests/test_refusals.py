"""What cannot be converted is named with the reason; nothing is changed without a word."""
from __future__ import annotations

import contextlib
import io
import json
import pathlib
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from persona_migration import json_rows, persona_api, service  # noqa: E402
from persona_migration.cli import main  # noqa: E402
from persona_migration.rows import Options, Row, from_uuid, to_uuid  # noqa: E402
from persona_migration.values import Refused, circle_from_name, instant, time_of  # noqa: E402


def parsed(text: str):
    (_, value), = json_rows.entries(text, ())
    return value


class Service(unittest.TestCase):
    def refusal(self, text: str, options: Options = Options(owner="alice")):
        with self.assertRaises(Refused) as refusal:
            service.to_line(Row("x line 1", 1, parsed(text)), options)
        return refusal.exception.faults

    def fault_in(self, group: str, field: str, value: str) -> str:
        faults = self.refusal(f'{{"id": 1, "name": "a", "{group}": {{"{field}": {value}}}}}', Options(owner="a"))
        self.assertEqual([member for member, _ in faults], [f"{group}.{field}"])
        return faults[0][1]

    def test_values_that_no_attribute_has(self) -> None:
        for group, field, value, why in (
            ("behavioral", "device_usage", '{"a": {"b": 1}}', "nested"),
            ("behavioral", "device_usage", '{"a": [1]}', "nested"),
            ("behavioral", "device_usage", '{"a": true}', "must be a text or a number"),
            ("behavioral", "device_usage", '{"a": null}', "must be a text or a number"),
            ("behavioral", "device_usage", '{"": 1}', "1 to 100 characters"),
            ("behavioral", "device_usage", '{" ": 1}', "1 to 100 characters"),
            ("behavioral", "device_usage", '{"a\\u0000": 1}', "'a?'"),
            ("behavioral", "device_usage", '{"a\\nb": 1}', "'a?b'"),
            ("behavioral", "device_usage", '{"a": 1, "a": 2}', "twice"),
            ("behavioral", "device_usage", '{"a": NaN}', "NaN"),
            ("behavioral", "device_usage", '{"a": -Infinity}', "-Infinity"),
            ("behavioral", "device_usage", '{"a": 1e400}', "1e400"),
            ("behavioral", "device_usage", '{"a": 9007199254740993}', "9007199254740991"),
            ("behavioral", "device_usage", '{"a": 0.12345678901234567890}', "exactly"),
            ("behavioral", "device_usage", '["mobile"]', "object"),
            ("behavioral", "device_usage", '"mobile=0.7"', "object"),
            ("behavioral", "device_usage", json.dumps({f"n{i}": i for i in range(101)}), "101 entries"),
            ("psychographic", "interests", json.dumps(["x"] * 101), "101 entries"),
            ("psychographic", "interests", '["a", 7]', "entry 2"),
            ("psychographic", "interests", '["a", ["b"]]', "nested"),
            ("psychographic", "interests", '["a\\ud800"]', "control characters"),
            ("psychographic", "lifestyle", json.dumps("x" * 4001), "4001 characters"),
            ("psychographic", "lifestyle", "7", "text"),
            ("demographic", "age", "1.5", "whole number"),
            ("demographic", "age", "true", "number"),
            ("demographic", "age", "1" + "0" * 5000, "exactly"),
            ("demographic", "latitude", '"50.8"', "number"),
            ("contextual", "mood", '{"a": {"b": {"c": 1}}}', "nested"),
            ("contextual", "mood", '[["a"]]', "nested"),
        ):
            with self.subTest(value[:40]):
                self.assertIn(why, self.fault_in(group, field, value))

    def test_rows_that_are_no_persona(self) -> None:
        for text, member in (
            ("7", "persona"),
            ('{"name": "a"}', "id"),
            ('{"id": 0, "name": "a"}', "id"),
            ('{"id": -1, "name": "a"}', "id"),
            ('{"id": 281474976710656, "name": "a"}', "id"),
            ('{"id": true, "name": "a"}', "id"),
            ('{"id": 1, "id": 2, "name": "a"}', "id"),
            ('{"id": 1}', "name"),
            ('{"id": 1, "name": " "}', "name"),
            ('{"id": 1, "name": "a\\u0007"}', "name"),
            ('{"id": 1, "name": "a", "demographic": 7}', "demographic"),
            ('{"id": 1, "name": "a", "demographic": {"age": 1, "age": 2}}', "demographic.age"),
            ('{"id": 1, "name": "a", "created_at": "yesterday"}', "created_at"),
            ('{"id": 1, "name": "a", "1x": 7}', "1x"),
        ):
            with self.subTest(text):
                self.assertEqual([found for found, _ in self.refusal(text, Options(owner="a"))], [member])

    def test_all_faults_of_a_row_are_named(self) -> None:
        faults = self.refusal('{"id": "x", "demographic": {"age": "old", "latitude": NaN}}', Options())
        self.assertEqual([member for member, _ in faults], ["id", "name", "id", "demographic.age", "demographic.latitude"])

    def test_a_second_row_with_the_same_id(self) -> None:
        options = Options(owner="alice", circle="x")
        persona = {"id": 7, "name": "a"}
        service.to_line(Row("x", 7, persona), options)
        self.assertEqual(service.to_line(Row("x", 7, persona), options)["circle"], "x (7)")
        with self.assertRaises(Refused):
            service.to_line(Row("x", 7, persona), options)

    def test_unknown_fields_are_kept_hidden(self) -> None:
        line = service.to_line(
            Row("x", 1, parsed('{"id": 1, "name": "a", "tags": ["b"], "contextual": {"mood": "calm", "x": null}}')),
            Options(owner="alice"))
        self.assertEqual(line["hidden_attributes"], {"tags": ["b"], "contextual.mood": "calm"})

    def test_ids_come_back_only_where_they_were_made(self) -> None:
        for number in (1, 12, 2**48 - 1):
            self.assertEqual(from_uuid(to_uuid(number, "a"), "a"), number)
            self.assertIsNone(from_uuid(to_uuid(number, "a"), "b"))
        self.assertIsNone(service.from_line({"id": "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d", "circle": "x"}, Options()))

    def test_circles_that_are_made_from_names(self) -> None:
        for name, circle in (("A/B \"c\"", "A-B -c-"), ("  a\n b ", "a- b"), ("..", "persona"), ("x" * 200, "x" * 100)):
            self.assertEqual(circle_from_name(name), circle)

    def test_times(self) -> None:
        for text, wanted in (
            ("2025-03-01T10:00:00", "2025-03-01T10:00:00Z"),
            ("2025-03-01 10:00:00.123456", "2025-03-01T10:00:00.123Z"),
            ("2025-03-01T10:00:00.5Z", "2025-03-01T10:00:00.500Z"),
            ("2025-03-01T10:00:00+0200", "2025-03-01T08:00:00Z"),
        ):
            self.assertEqual(instant(time_of(text)), wanted)
        for text in ("2025-03-01", "", "2025-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00", 7, None):
            self.assertIsNone(time_of(text))


class PersonaApi(unittest.TestCase):
    FINE = {"persona_id": "u_traveler_x", "user_sub": "u", "title": "traveler", "circle": "x", "status": "active",
            "valid_from": "2026-01-01T00:00:00Z", "valid_till": "2036-01-01T00:00:00Z"}

    def faults(self, **changes):
        with self.assertRaises(Refused) as refusal:
            persona_api.to_line(Row("x", "i", {**self.FINE, **changes}), Options())
        return [member for member, _ in refusal.exception.faults]

    def test_members_at_fault(self) -> None:
        for changes, members in (
            ({"user_sub": None}, ["user_sub"]),
            ({"title": "a_b"}, ["title"]),
            ({"circle": "a/b"}, ["circle"]),
            ({"circle": " "}, ["circle"]),
            ({"circle": "x" * 101}, ["circle"]),
            ({"status": "gone"}, ["status"]),
            ({"status": "expired"}, ["status"]),
            ({"valid_till": "2025-01-01T00:00:00Z"}, ["valid_till"]),
            ({"valid_from": "soon"}, ["valid_from"]),
            ({"scope": "read"}, ["scope"]),
            ({"scope": [1]}, ["scope"]),
            ({"consent": 2}, ["consent"]),
            ({"autobook_price": "much"}, ["autobook_price"]),
            ({"autobook_price": 1.5, "autobook_leadtime": float("nan")}, ["autobook_price", "autobook_leadtime"]),
            ({"place": object()}, ["place"]),
        ):
            with self.subTest(str(changes)[:60]):
                self.assertEqual(self.faults(**changes), members)

    def test_one_persona_for_each_owner_title_and_circle(self) -> None:
        options = Options()
        persona_api.to_line(Row("x", "i", self.FINE), options)
        with self.assertRaises(Refused):
            persona_api.to_line(Row("x", "j", {**self.FINE, "circle": "x "}), options)

    def test_a_uuid_stays(self) -> None:
        identity = "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d"
        self.assertEqual(persona_api.to_line(Row("x", identity, self.FINE), Options())["id"], identity)
        self.assertNotIn("id", persona_api.to_line(Row("x", "u_traveler_x", self.FINE), Options()))


class CommandLine(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_main(self, *arguments: object):
        out, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
            code = main([str(argument) for argument in arguments])
        return code, out.getvalue(), errors.getvalue()

    def test_names_line_id_member_and_reason(self) -> None:
        sample = HERE / "sample" / "service-refused.json"
        code, out, errors = self.run_main(
            "to-keycloak", "service-json", sample, "-o", self.folder / "x", "--owner", "alice")
        self.assertEqual((code, out), (2, "1 converted, 5 refused\n"))
        self.assertIn(f"refused: {sample} line 5, id 23, demographic.age: must be a whole number\n", errors)

    def test_writes_nothing_of_a_file_that_it_cannot_read(self) -> None:
        for text in ('{"personas": [{"id": 1,]}', "[" * 100000, '[{"id": 1}', "\ufeffno json", '{"personas": [1 2]}'):
            file = self.folder / "broken.json"
            file.write_text(text, encoding="utf-8")
            code, _, errors = self.run_main("to-keycloak", "service-json", file, "-o", self.folder / "x", "--owner", "a")
            self.assertEqual(code, 1, text[:30])
            self.assertIn("error: ", errors)
            self.assertFalse((self.folder / "x").exists())

    def test_tells_of_a_file_that_is_no_database(self) -> None:
        file = self.folder / "broken.sqlite"
        file.write_text("no database, but long enough to be taken for one" * 100, encoding="utf-8")
        for kind in ("service-sqlite", "api-sqlite"):
            code, _, errors = self.run_main("to-keycloak", kind, file, "-o", self.folder / "x")
            self.assertEqual(code, 1)
            self.assertIn("DatabaseError", errors)
        self.assertEqual(self.run_main("to-keycloak", "api-sqlite", self.folder / "none", "-o", self.folder / "x")[0], 1)

    def test_tells_of_an_export_that_is_incomplete(self) -> None:
        file = self.folder / "export.ndjson"
        file.write_text('{"schema": {}}\n', encoding="utf-8")
        code, _, errors = self.run_main("from-keycloak", "service-json", file, "-o", self.folder / "x")
        self.assertEqual(code, 1)
        self.assertIn("incomplete", errors)


if __name__ == "__main__":
    unittest.main()
