#!/usr/bin/env python3
"""Makes the two SQLite files of the sample in a folder: python3 databases.py FOLDER"""
import pathlib
import sqlite3
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from persona_migration import service  # noqa: E402
from persona_migration.rows import Options  # noqa: E402


def make(folder: pathlib.Path) -> None:
    connection = sqlite3.connect(folder / "persona-api.sqlite")
    connection.executescript((HERE / "persona-api.sql").read_text(encoding="utf-8"))
    connection.close()
    personas = [row.data for row in service.read_json(str(HERE / "service.json"))]
    service.write_sqlite(personas, str(folder / "service.sqlite"), Options())


if __name__ == "__main__":
    make(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
