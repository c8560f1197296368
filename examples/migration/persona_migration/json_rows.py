"""Reads JSON texts entry by entry, so that each entry has the line in which it begins."""
from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, Iterator, Tuple

from .values import Lost, Members


class Unreadable(Exception):
    """A file that cannot be read as a whole."""


def _number(text: str) -> Any:
    value = float(text)
    return value if value - value == 0 and Decimal(repr(value)) == Decimal(text) else Lost(text)


def _integer(text: str) -> Any:
    return int(text) if len(text) < 30 else Lost(text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=Members, parse_float=_number, parse_int=_integer, parse_constant=Lost, strict=False
)


class _Text:
    def __init__(self, text: str):
        self.text = text
        self.at = 0

    def skip(self) -> str:
        """The next character that is no white space; empty at the end."""
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n\ufeff":
            self.at += 1
        return self.text[self.at : self.at + 1]

    def take(self, character: str) -> None:
        if self.skip() != character:
            raise Unreadable(f"line {self.line()}: {character} is missing")
        self.at += 1

    def line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1

    def value(self) -> Any:
        self.skip()
        try:
            value, self.at = _DECODER.raw_decode(self.text, self.at)
            return value
        except json.JSONDecodeError as fault:
            raise Unreadable(f"line {fault.lineno}: {fault.msg}") from fault
        except RecursionError as fault:
            raise Unreadable(f"line {self.line()}: it is nested too deeply") from fault

    def entries(self) -> Iterator[Tuple[int, Any]]:
        self.take("[")
        while self.skip() != "]":
            yield self.line(), self.value()
            if self.skip() != "]":
                self.take(",")
        self.at += 1


def entries(text: str, lists: Tuple[str, ...]) -> Iterator[Tuple[int, Any]]:
    """
    The entries of a text with their lines. The text is one array, or any number of objects one after the other; an
    object that has a list of one of these names is a page of entries, any other one is an entry itself.
    """
    source = _Text(text)
    while source.skip():
        if source.skip() == "[":
            yield from source.entries()
        elif source.skip() == "{" and _is_page(source, lists):
            yield from _page(source, lists)
        else:
            yield source.line(), source.value()


def _is_page(source: _Text, lists: Tuple[str, ...]) -> bool:
    begin = source.at
    value = source.value()
    source.at = begin
    return isinstance(value, dict) and any(isinstance(value.get(name), list) for name in lists)


def _page(source: _Text, lists: Tuple[str, ...]) -> Iterator[Tuple[int, Any]]:
    source.take("{")
    while source.skip() != "}":
        name = source.value()
        source.take(":")
        if name in lists and source.skip() == "[":
            yield from source.entries()
        else:
            source.value()
        if source.skip() != "}":
            source.take(",")
    source.at += 1
