"""
An export of the persona API's Firestore collection: what the REST API lists, whose values say their type, or what export
tools write, whose values are plain JSON.
"""
from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any, Dict, Iterator, List

from . import json_rows
from .persona_api import FIXED
from .rows import Options, Row
from .values import Lost, Members

_COLLECTION = "personas"


class _Unknown:
    """A value of a type that a persona cannot have; every check refuses it."""


def read(file: str) -> Iterator[Row]:
    with open(file, encoding="utf-8") as text:
        for line, document in json_rows.entries(text.read(), ("documents",)):
            place = f"{file} line {line}"
            if isinstance(document, dict) and "__collections__" in document:
                personas = document["__collections__"].get(_COLLECTION, {})
                for key, data in personas.items():
                    yield Row(place, key, _row(key, {n: v for n, v in data.items() if n != "__collections__"}))
            elif isinstance(document, dict) and isinstance(document.get("fields"), dict):
                key = str(document.get("name", "")).rsplit("/", 1)[-1]
                yield Row(place, key, _row(key, {n: _plain(v) for n, v in document["fields"].items()}))
            elif document != {}:
                yield Row(place, None, {})


def _row(key: str, fields: Dict[str, Any]) -> Dict[str, Any]:
    return {"persona_id": key, **{name: _untagged(value) for name, value in fields.items()}}


def _untagged(value: Any) -> Any:
    """Export tools write a time as an object of its own."""
    if isinstance(value, dict) and value.get("__datatype__") == "timestamp":
        seconds = value["value"]["_seconds"] + value["value"].get("_nanoseconds", 0) // 1000000 / 1000
        return datetime.fromtimestamp(seconds, timezone.utc).isoformat()
    return value


def _plain(value: Any) -> Any:
    """A value of the REST API, which is an object with its type as the only member."""
    if not isinstance(value, dict) or len(value) != 1:
        return _Unknown()
    kind, inner = next(iter(value.items()))
    if kind in ("stringValue", "booleanValue", "timestampValue"):
        return inner
    if kind == "nullValue":
        return None
    if kind == "integerValue":
        return int(inner) if len(str(inner)) < 30 else Lost(str(inner))
    if kind == "doubleValue":
        return inner if isinstance(inner, (int, float)) else Lost(str(inner))
    if kind == "arrayValue":
        return [_plain(entry) for entry in inner.get("values", [])]
    if kind == "mapValue":
        return Members([(name, _plain(entry)) for name, entry in inner.get("fields", {}).items()])
    return _Unknown()


def write(rows: List[Dict[str, Any]], file: str, options: Options) -> None:
    """As the REST API lists it. A document has no persona_id beside its name."""
    documents = [
        {
            "name": f"projects/personas/databases/(default)/documents/{_COLLECTION}/{row['persona_id']}",
            "fields": {name: _typed(value) for name, value in row.items() if name != FIXED[0]},
        }
        for row in rows
    ]
    with open(file, "w", encoding="utf-8") as out:
        json.dump({"documents": documents}, out, ensure_ascii=False, indent=1)
        out.write("\n")


def _typed(value: Any) -> Dict[str, Any]:
    if isinstance(value, bool):
        return {"booleanValue": value}
    if isinstance(value, int):
        return {"integerValue": str(value)}
    if isinstance(value, float):
        return {"doubleValue": value}
    if isinstance(value, list):
        return {"arrayValue": {"values": [_typed(entry) for entry in value]}}
    if isinstance(value, dict):
        return {"mapValue": {"fields": {name: _typed(entry) for name, entry in value.items()}}}
    return {"stringValue": value}
