"""The newline-delimited JSON of Keycloak's import and export."""
from __future__ import annotations

import json
from typing import Any, Dict, Iterator, List, Tuple

from . import json_rows


def write(lines: List[Dict[str, Any]], file: str) -> None:
    with open(file, "w", encoding="utf-8") as out:
        for line in [*lines, {"end": True, "personas": len(lines)}]:
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def read(file: str, defaults: Dict[str, Any]) -> Iterator[Tuple[str, Dict[str, Any]]]:
    """
    The personas of an export, which is incomplete without its last line. What its schema has as defaults of attributes
    beside the fixed members is put into the dictionary: an export has no values that a persona only reads.
    """
    ended = False
    with open(file, encoding="utf-8") as text:
        for line, value in json_rows.entries(text.read(), ()):
            ended = value.get("end") is True
            for rule in value.get("schema", {}).get("attributes", []):
                if rule.get("default") is not None:
                    defaults[rule["name"]] = rule["default"]
            if not ended and "schema" not in value:
                yield f"{file} line {line}", value
    if not ended:
        raise json_rows.Unreadable(f"{file}: the last line of the export is missing, so that it is incomplete")
