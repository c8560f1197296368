"""The client knows all that the OpenAPI document of the user API has: what the document gains, the client has to gain."""

from __future__ import annotations

import re
import unittest
from dataclasses import fields
from pathlib import Path
from typing import Any, Set

import yaml

import persona_client
from persona_client import PERSONA_STATUSES, PROBLEM_KINDS, CalendarClient, PersonaClient
from persona_client._json import FIXED

PROJECT = Path(__file__).parents[3]

CALLED = {
    "getHealth": PersonaClient.get_health,
    "getSchema": PersonaClient.get_schema,
    "listPersonas": PersonaClient.list_personas,
    "createPersona": PersonaClient.create_persona,
    "getPersona": PersonaClient.get_persona,
    "patchPersona": PersonaClient.update_persona,
    "deletePersona": PersonaClient.delete_persona,
    "getSessionPersona": PersonaClient.selected_persona,
    "selectSessionPersona": PersonaClient.select_persona,
    "clearSessionPersona": PersonaClient.clear_selection,
    "listUsers": PersonaClient.list_users,
    "registerUser": PersonaClient.register_user,
    "listUsersByPersona": PersonaClient.list_users_by_persona,
    "listPersonasOfUser": PersonaClient.list_personas_of_user,
    "listEvents": CalendarClient.list_events,
    "createEvent": CalendarClient.create_event,
    "getEvent": CalendarClient.get_event,
    "patchEvent": CalendarClient.update_event,
    "deleteEvent": CalendarClient.delete_event,
    "patchOccurrence": CalendarClient.update_occurrence,
    "deleteOccurrence": CalendarClient.delete_occurrence,
    "getCalendarFile": CalendarClient.get_file,
    "importCalendarFile": CalendarClient.import_file,
    "listFeeds": CalendarClient.list_feeds,
    "createFeed": CalendarClient.create_feed,
    "deleteFeed": CalendarClient.delete_feed,
}


def names(kind: Any) -> Set[str]:
    return {field.name for field in fields(kind)}


def keywords(method: Any) -> Set[str]:
    return set(method.__annotations__) - {"return", "attributes", "persona"}


class TheDocument(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        path = PROJECT / "persona-spi/src/main/resources/persona-api/openapi.yaml"
        cls.document = yaml.safe_load(path.read_text(encoding="utf-8"))

    def members(self, name: str) -> Set[str]:
        return set(self.document["components"]["schemas"][name]["properties"])

    def entry(self, name: str) -> Set[str]:
        return set(self.document["components"]["schemas"][name]["properties"]["users"]["items"]["properties"])

    def test_has_no_call_that_the_client_does_not_know(self) -> None:
        operations = {
            operation["operationId"] for path in self.document["paths"].values() for operation in path.values()
        }
        calls = yaml.safe_load((PROJECT / "clients/calls.yaml").read_text(encoding="utf-8"))
        self.assertEqual(set(calls["called"]), set(CALLED))
        self.assertEqual(operations, set(calls["called"] + calls["not_called"]))

    def test_has_the_persona_that_the_client_reads_and_writes(self) -> None:
        self.assertEqual(self.members("Persona"), FIXED)
        self.assertEqual(self.members("PersonaCreate"), keywords(PersonaClient.create_persona))
        # What may be sent back as it was read, which no change needs.
        sent_back = {"id", "persona_id", "user_sub", "active", "note", "created_at", "updated_at"}
        sent_back |= {"active_until", "next_active_from", "requested_at", "request_ends_at"}
        self.assertEqual(self.members("PersonaUpdate"), keywords(PersonaClient.update_persona) | sent_back)

    def test_has_the_schema_that_the_client_reads(self) -> None:
        for name in ("PersonaSchema", "TitleRule", "CircleRule", "CalendarRule", "RequestRule", "AttributeRule", "GroupRule", "Limits", "Health", "ScheduleWindow"):
            with self.subTest(name):
                self.assertEqual(self.members(name), names(getattr(persona_client, name)))

    def test_has_the_registration_that_the_client_sends_and_reads(self) -> None:
        sent = set(PersonaClient.register_user.__annotations__) - {"return", "client_secret"}
        self.assertEqual(self.members("Registration"), sent | {"confirm_password"})
        self.assertEqual(self.members("RegisteredUser"), names(persona_client.RegisteredUser))

    def test_has_the_calendar_that_the_client_reads(self) -> None:
        self.assertEqual(self.members("Event"), names(persona_client.CalendarEvent) - {"etag"})
        self.assertEqual(self.members("ChangedOccurrence"), names(persona_client.ChangedOccurrence))
        self.assertEqual(self.members("Feed") | self.members("NewFeed"), names(persona_client.CalendarFeed))
        answer = self.document["paths"]["/v1/calendar/import"]["post"]["responses"]["200"]
        report = answer["content"]["application/json"]["schema"]["properties"]
        self.assertEqual(set(report), names(persona_client.CalendarImport))
        self.assertEqual(set(report["refused"]["items"]["properties"]), names(persona_client.RefusedEvent))

    def test_has_the_lists_that_the_client_reads(self) -> None:
        self.assertEqual(self.members("PersonaList"), {"personas", "total"})
        self.assertEqual(self.members("UserList"), {"users"})
        self.assertEqual(self.entry("UserList"), names(persona_client.User))
        self.assertEqual(self.members("UsersByPersona"), {"users"})
        self.assertEqual(self.entry("UsersByPersona"), names(persona_client.PersonaHolder))
        self.assertEqual(
            self.members("Problem"), {"type", "title", "status", "detail", "errors", "request_id"}
        )

    def test_has_the_statuses_that_the_client_knows(self) -> None:
        self.assertEqual(self.document["components"]["schemas"]["Status"]["enum"], list(PERSONA_STATUSES))

    def test_is_of_the_kinds_of_problems_in_the_page(self) -> None:
        page = (PROJECT / "docs/api.md").read_text(encoding="utf-8")
        table = page[page.index("### Kinds of problems") : page.index("## Lists")]
        self.assertEqual(sorted(re.findall(r"(?m)^\| `([a-z-]+)` \|", table)), sorted(PROBLEM_KINDS))
