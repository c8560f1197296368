"""Against the realms that ClientsIT in clients/java has prepared: ``python -m unittest tests.server``."""

from __future__ import annotations

import os
import time
import unittest
from datetime import datetime, timedelta, timezone
from typing import List, Tuple

import httpx

from persona_client import (
    ChangedMeanwhileError,
    ClientCredentials,
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    PersonaClaims,
    PersonaClient,
    ProblemError,
    RefreshingLogin,
    TokenError,
    TooManyRequestsError,
)

REALM = os.environ["PERSONA_REALM"]
LIMITED_REALM = os.environ["PERSONA_LIMITED_REALM"]
SECRET = os.environ["PERSONA_SECRET"]
WALKER = os.environ["PERSONA_WALKER"]
CIRCLE = "python"
NOW = datetime.now(timezone.utc).replace(microsecond=0)


def logged_in(user: str, client_id: str = "app", realm: str = REALM) -> Tuple[PersonaClient, RefreshingLogin]:
    answer = httpx.post(
        realm + "/protocol/openid-connect/token",
        data={
            "grant_type": "password",
            "client_id": client_id,
            "username": user,
            "password": user,
            "scope": "openid",
        },
    )
    answer.raise_for_status()
    tokens = RefreshingLogin(realm, client_id, answer.json()["refresh_token"])
    return PersonaClient(realm, tokens), tokens


class AgainstAServer(unittest.TestCase):
    def test_a_personas_life(self) -> None:
        client, _ = logged_in("anna")
        end = NOW + timedelta(days=90, milliseconds=500)
        created = client.create_persona("traveler", CIRCLE, valid_till=end, attributes={"autobook_price": 800})
        self.assertEqual(created.valid_till, end)
        changed = client.update_persona(created, attributes={"consent": True, "autobook_price": None})
        self.assertEqual(changed.attributes["autobook_price"], 500)
        with self.assertRaises(ChangedMeanwhileError):
            client.update_persona(created, status="inactive")
        with self.assertRaises(InvalidError) as duplicate:
            client.create_persona("traveler", CIRCLE)
        self.assertEqual(duplicate.exception.kind, "duplicate-persona")
        self.assertTrue(duplicate.exception.request_id)
        with self.assertRaises(InvalidError) as invalid:
            client.update_persona(created.id, attributes={"autobook_price": -1})
        self.assertEqual(invalid.exception.errors["autobook_price"], "must be at least 0")
        with self.assertRaises(ForbiddenError):
            client.create_persona("admin", CIRCLE)
        self.assertEqual([persona.id for persona in client.list_personas(circle=CIRCLE)], [created.id])
        client.delete_persona(changed)
        with self.assertRaises(NotFoundError):
            client.get_persona(created.id)

    def test_a_selection_is_in_the_next_token(self) -> None:
        client, tokens = logged_in("anna")
        circle = CIRCLE + " selected"
        persona = client.create_persona("traveler", circle, attributes={"consent": True})
        later = client.create_persona(
            "office-manager",
            CIRCLE,
            valid_from=NOW + timedelta(days=30),
            valid_till=NOW + timedelta(days=60),
        )
        self.assertIsNone(client.selected_persona())
        with self.assertRaises(ConflictError):
            client.select_persona(later.id)
        self.assertEqual(client.select_persona(persona.id).id, persona.id)
        selected = client.selected_persona()
        assert selected is not None
        self.assertEqual(selected.id, persona.id)
        before = tokens.token()
        self.assertFalse(PersonaClaims.of_verified_token(before).acts_as("traveler"))
        tokens.refused(before)
        claims = PersonaClaims.of_verified_token(tokens.token())
        self.assertTrue(claims.acts_as("traveler", circle))
        self.assertTrue(claims.acts_with_consent("traveler", circle))
        self.assertFalse(claims.holds("office-manager"))
        client.clear_selection()
        self.assertIsNone(client.selected_persona())
        client.delete_persona(persona.id)
        client.delete_persona(later.id)

    def test_all_of_a_thousand_personas_and_of_many_holders_are_walked(self) -> None:
        client, _ = logged_in("walker")
        circles = [persona.circle for persona in client.list_personas()]
        self.assertEqual((len(circles), len(set(circles))), (1000, 1000))
        holders = [holder.sub for holder in client.list_users_by_persona("booking-assistant")]
        self.assertEqual((len(holders), len(set(holders))), (120, 120))

    def test_a_service_reads_a_users_personas_once_as_long_as_they_are_the_same(self) -> None:
        answers: List[int] = []
        http = httpx.Client(event_hooks={"response": [lambda answer: answers.append(answer.status_code)]})
        client = PersonaClient(REALM, ClientCredentials(REALM, "backend", SECRET), http=http)
        first = client.list_personas_of_user(WALKER)
        self.assertEqual(len(first), 1000)
        self.assertEqual(client.list_personas_of_user(WALKER), first)
        self.assertEqual(answers, [200, 304])
        with self.assertRaises(NotFoundError) as nobody:
            client.list_personas_of_user("nobody")
        self.assertEqual(nobody.exception.kind, "user-not-found")
        with self.assertRaises(ForbiddenError):
            logged_in("anna")[0].list_personas_of_user(WALKER)
        with self.assertRaises(ProblemError):
            client.select_persona(first[0].id)

    def test_ids_with_any_characters_name_one_persona_or_none(self) -> None:
        client = PersonaClient(REALM, ClientCredentials(REALM, "backend", SECRET))
        for persona_id in (
            "a/b", "../v1/users", "..%2f", "ö\U0001f600", "x?status=active#y", "a\\b", "%00", "a\0b"
        ):
            with self.subTest(persona_id), self.assertRaises(ProblemError) as refused:
                client.get_persona(persona_id)
            self.assertIn(refused.exception.status, (400, 403, 404))

    def test_a_token_that_has_expired_is_refreshed(self) -> None:
        client, tokens = logged_in("anna", "short")
        list(client.list_personas())
        first = tokens.token()
        # The token lives for four seconds.
        time.sleep(4.5)
        list(client.list_personas())
        self.assertNotEqual(tokens.token(), first)

    def test_the_servers_limit_is_kept(self) -> None:
        client, tokens = logged_in("python", realm=LIMITED_REALM)
        impatient = PersonaClient(LIMITED_REALM, tokens, retries=0)
        with self.assertRaises(TooManyRequestsError) as refused:
            for _ in range(300):
                impatient.get_schema()
        self.assertGreaterEqual(refused.exception.retry_after, 1)
        self.assertTrue(client.get_schema().titles)

    def test_what_is_wrong_with_a_client_is_told_without_its_secret(self) -> None:
        with self.assertRaises(TokenError) as refused:
            ClientCredentials(REALM, "backend", "not-the-one").token()
        self.assertEqual(refused.exception.status, 401)
        self.assertNotIn("not-the-one", str(refused.exception))

    def test_schema_and_health_are_read(self) -> None:
        client, _ = logged_in("anna")
        self.assertEqual(client.get_schema().limits.personas_per_user, 1000)
        self.assertEqual(client.get_health().status, "ok")
        self.assertIn("autobook_price", client.get_field_config(""))
