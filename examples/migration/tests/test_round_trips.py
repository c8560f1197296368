"""The sample goes to Keycloak's format and back without a difference."""
from __future__ import annotations

import contextlib
import io
import json
import pathlib
import sqlite3
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent.parent
SAMPLE = HERE / "sample"
sys.path[:0] = [str(HERE), str(SAMPLE)]

import databases  # noqa: E402
from persona_migration import firestore, persona_api, service  # noqa: E402
from persona_migration.cli import main  # noqa: E402


def rows_of(file: pathlib.Path) -> dict:
    """All tables with all rows, but for the keys of rows that nothing refers to."""
    connection = sqlite3.connect(str(file))
    try:
        names = [name for name, in connection.execute("select name from sqlite_master where type = 'table'")]
        found = {}
        for name in names:
            columns = [row[1] for row in connection.execute(f"pragma table_info('{name}')")]
            kept = [column for column in columns if not (name.endswith("_data") and column == "id")]
            found[name] = sorted(
                connection.execute(f"select {', '.join(kept)} from {name}").fetchall(), key=lambda row: str(row)
            )
        return {name: found[name] for name in sorted(found) if name != "sqlite_sequence"}
    finally:
        connection.close()


class RoundTrips(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        databases.make(self.folder)

    def run_main(self, *arguments: str) -> str:
        """The notices of a run in which nothing is refused."""
        notices = io.StringIO()
        with contextlib.redirect_stderr(notices), contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(main([str(argument) for argument in arguments]), 0, notices.getvalue())
        return notices.getvalue()

    def there_and_back(self, kind: str, source: pathlib.Path, target: str, *more: str) -> pathlib.Path:
        lines, back = self.folder / "personas.ndjson", self.folder / target
        users = ["--users", SAMPLE / "users.csv"]
        self.run_main("to-keycloak", kind, source, "-o", lines, "--owner", "alice", *users)
        self.run_main("from-keycloak", kind, lines, "-o", back, *users, *more)
        return back

    def test_pages_of_the_service(self) -> None:
        back = self.there_and_back("service-json", SAMPLE / "service.json", "back.json", "--per-page", "2")
        pages = [json.loads(line) for line in back.read_text(encoding="utf-8").splitlines()]
        self.assertEqual([(page["page"], page["pages"], page["total"], page["per_page"]) for page in pages],
                         [(1, 2, 3, 2), (2, 2, 3, 2)])
        wanted = [row.data for row in service.read_json(str(SAMPLE / "service.json"))]
        self.assertEqual([persona for page in pages for persona in page["personas"]], wanted)
        self.assertEqual(pages[0]["personas"][0]["behavioral"]["device_usage"], {"mobile": 0.7, "desktop": 0.3})

    def test_one_page_where_no_size_is_given(self) -> None:
        back = self.there_and_back("service-json", SAMPLE / "service.json", "back.json")
        page = json.loads(back.read_text(encoding="utf-8"))
        self.assertEqual((page["total"], page["pages"], len(page["personas"])), (3, 1, 3))

    def test_database_of_the_service(self) -> None:
        source = self.folder / "service.sqlite"
        self.assertEqual(rows_of(self.there_and_back("service-sqlite", source, "back.sqlite")), rows_of(source))

    def test_database_of_the_persona_api(self) -> None:
        source = self.folder / "persona-api.sqlite"
        self.assertEqual(rows_of(self.there_and_back("api-sqlite", source, "back.sqlite")), rows_of(source))

    def test_documents_of_the_persona_api(self) -> None:
        back = self.there_and_back("api-firestore", SAMPLE / "firestore.json", "back.json")
        wanted = [row.data for row in firestore.read(str(SAMPLE / "firestore.json"))]
        wanted[0]["circle"] = "sailing club"
        found = [row.data for row in firestore.read(str(back))]
        for row in [*wanted, *found]:
            for name in ("created_at", "updated_at"):
                row[name] = row[name].replace("Z", "+00:00")
        self.assertEqual(found, wanted)

    def test_ids_differ_by_the_service_they_come_from(self) -> None:
        ids = set()
        for source in ("one", "other"):
            lines = self.folder / source
            self.run_main("to-keycloak", "service-json", SAMPLE / "service.json", "-o", lines, "--owner", "alice",
                          "--source", source)
            ids |= {json.loads(line).get("id") for line in lines.read_text(encoding="utf-8").splitlines()}
        self.assertEqual(len(ids - {None}), 6)

    def test_an_older_database_without_circles(self) -> None:
        file = self.folder / "older.sqlite"
        connection = sqlite3.connect(str(file))
        connection.executescript(
            "create table personas (persona_id TEXT, user_sub TEXT, title TEXT, valid_from TEXT, valid_till TEXT, status TEXT);"
            "insert into personas values ('u_traveler', 'u', 'traveler', '2026-01-01', '2027-01-01T00:00:00Z', 'active');"
            "insert into personas values ('u_traveler', 'u', 'traveler', '2026-01-01 00:00:00', '2027-01-01T00:00:00Z', 'active')"
        )
        connection.close()
        notices = io.StringIO()
        lines = self.folder / "lines"
        with contextlib.redirect_stderr(notices), contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(main(["to-keycloak", "api-sqlite", str(file), "-o", str(lines), "--circle", "family"]), 2)
        self.assertIn("row 1, id u_traveler, valid_from: must be a time", notices.getvalue())
        line = json.loads(lines.read_text(encoding="utf-8").splitlines()[0])
        self.assertEqual((line["circle"], line["user"]), ("family", {"id": "u"}))

    def test_what_export_tools_write(self) -> None:
        file = self.folder / "tool.json"
        file.write_text(json.dumps({"__collections__": {"personas": {"u_traveler_x": {
            "user_sub": "u", "title": "traveler", "circle": "x", "consent": True, "__collections__": {},
            "created_at": {"__datatype__": "timestamp", "value": {"_seconds": 1767225600, "_nanoseconds": 5000000}}}}}}),
            encoding="utf-8")
        row, = firestore.read(str(file))
        self.assertEqual(row.data["created_at"], "2026-01-01T00:00:00.005000+00:00")
        self.assertNotIn("__collections__", row.data)

    def test_a_value_that_is_only_a_default_comes_back(self) -> None:
        export = self.folder / "export.ndjson"
        lines = [
            {"schema": {"attributes": [{"name": "autobook_price", "default": 500}, {"name": "consent", "default": False}]}},
            {"user": {"id": "u"}, "title": "traveler", "circle": "x", "status": "active", "attributes": {"consent": True},
             **{name: "2026-01-01T00:00:00Z" for name in ("valid_from", "created_at", "updated_at")},
             "valid_till": "2036-01-01T00:00:00Z"},
            {"end": True, "personas": 1}]
        export.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        back = self.folder / "back.sqlite"
        self.run_main("from-keycloak", "api-sqlite", export, "-o", back)
        row, = [row.data for row in persona_api.read_sqlite(str(back))]
        self.assertEqual((row["autobook_price"], row["consent"]), (500, True))

    def test_an_expired_persona_is_one_whose_end_has_passed(self) -> None:
        lines = self.folder / "lines"
        self.run_main("to-keycloak", "api-sqlite", self.folder / "persona-api.sqlite", "-o", lines)
        found = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
        self.assertEqual([line.get("status") for line in found], ["active", "inactive", "active", "suspended", None])
        self.assertEqual(found[-1], {"end": True, "personas": 4})
        self.assertEqual(persona_api.DEFAULT_SCOPE, found[0]["hidden_attributes"]["scope"])


if __name__ == "__main__":
    unittest.main()
