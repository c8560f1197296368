from __future__ import annotations

import json
import unittest
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Dict, List

from persona_client import (
    ForbiddenError,
    InvalidError,
    NotFoundError,
    PersonaClient,
    ProblemError,
    TokenSource,
    TooManyRequestsError,
    UnauthenticatedError,
    UnreachableError,
    __version__,
)

from .stub import PERSONA, Stub, problem


def holders(*subs: str) -> Dict[str, Any]:
    return {"users": [{"sub": sub, "email": None, "persona": "fan"} for sub in subs]}


class AClient(unittest.TestCase):
    def test_reads_a_persona_with_its_tag(self) -> None:
        stub = Stub().answers(200, PERSONA, {"ETag": '"3"'})
        persona = stub.client().get_persona("u_traveler_corsica")
        self.assertEqual(persona.valid_till, datetime(2026, 12, 31, 23, 59, 59, 500000, timezone.utc))
        self.assertEqual(persona.etag, '"3"')
        self.assertIsNone(persona.note)
        self.assertEqual(persona.attributes, {"consent": True, "contextual": {"season": "winter"}})
        self.assertEqual(stub.addresses, ["/persona/v1/personas/u_traveler_corsica"])
        self.assertEqual(stub.sent[0].headers["Authorization"], "Bearer a-token")
        self.assertEqual(stub.sent[0].headers["User-Agent"], f"booking/2.1 keycloak-personas-python/{__version__}")

    def test_sends_what_is_new_and_nothing_else(self) -> None:
        stub = Stub().answers(201, PERSONA)
        stub.client().create_persona(
            "traveler",
            "Zoë's",
            valid_till=datetime(2030, 1, 1, tzinfo=timezone.utc),
            attributes={"autobook_price": 800},
        )
        self.assertEqual(
            stub.sent[0].content.decode().replace(": ", ":").replace(", ", ","),
            '{"title":"traveler","circle":"Zoë\'s","valid_till":"2030-01-01T00:00:00.000Z","autobook_price":800}',
        )

    def test_sends_no_time_without_its_offset(self) -> None:
        with self.assertRaises(ValueError):
            Stub().client().create_persona("a", "b", valid_till=datetime(2030, 1, 1))

    def test_changes_the_persona_that_was_read(self) -> None:
        stub = Stub().answers(200, PERSONA, {"ETag": '"3"'})
        client = stub.client()
        client.update_persona(client.get_persona("x"), attributes={"consent": None})
        self.assertEqual(stub.sent[1].method, "PATCH")
        self.assertEqual(stub.sent[1].headers["If-Match"], '"3"')
        self.assertEqual(stub.sent[1].content.replace(b" ", b""), b'{"consent":null}')

    def test_wants_the_version_for_a_conditional_change(self) -> None:
        stub = Stub().answers(200, {"personas": [PERSONA], "total": 1})
        client = stub.client()
        (listed,) = client.list_personas()
        with self.assertRaisesRegex(ValueError, "get_persona"):
            client.delete_persona(listed)
        self.assertEqual(len(stub.sent), 1)

    def test_takes_no_fixed_member_for_an_attribute(self) -> None:
        with self.assertRaises(ValueError):
            Stub().client().create_persona("a", "b", attributes={"user_sub": "other"})

    def test_wants_the_address_of_a_realm(self) -> None:
        for realm in ("realms/acme", "https://a/realms/b?x", "https://a/realms/b#x", "file:///realms/b"):
            with self.subTest(realm), self.assertRaises(ValueError):
                PersonaClient(realm, lambda: "t")

    def test_registers_somebody_without_a_token(self) -> None:
        answer = {"id": "u", "email": "a@b.org", "name": "A B", "created_at": "2026-01-13T17:00:00Z", "later": 1}
        stub = Stub().answers(201, answer).answers(202, {"status": "accepted", "detail": "A mail"})
        user = stub.client().register_user("shop", "a@b.org", "secret", name="A B", attributes={"city": "Bonn"})
        self.assertEqual(user and user.created_at.year, 2026)
        self.assertNotIn("Authorization", stub.sent[0].headers)
        self.assertEqual(stub.sent[0].url.query, b"client_id=shop")
        self.assertEqual(
            json.loads(stub.sent[0].content),
            {
                "email": "a@b.org",
                "password": "secret",
                "confirm_password": "secret",
                "name": "A B",
                "attributes": {"city": "Bonn"},
            },
        )
        self.assertIsNone(stub.client().register_user("backend", "a@b.org", "secret", client_secret="s:ä"))
        self.assertEqual(stub.sent[1].headers["Authorization"], "Basic YmFja2VuZDpzJTNBJUMzJUE0")

    def test_tells_of_a_service_that_is_not_well_and_sends_it_no_token(self) -> None:
        stub = Stub().answers(
            503, {"status": "error", "service": "persona", "version": "1", "database": "error", "later": 1}
        )
        self.assertEqual(stub.client().get_health().status, "error")
        self.assertNotIn("Authorization", stub.sent[0].headers)

    def test_has_the_version_of_its_package(self) -> None:
        project = (Path(__file__).parent.parent / "pyproject.toml").read_text()
        self.assertIn(f'version = "{__version__}"', project)

    def test_tells_fields_as_the_earlier_client_did(self) -> None:
        rule = {"type": "enum", "required": False, "editable_by": "user", "in_tokens": False}
        stub = Stub().answers(
            200,
            {
                "titles": [],
                "statuses": [],
                "circles": {"source": "any", "values": []},
                "attributes": [],
                "groups": [
                    {
                        "name": "contextual",
                        "display_name": "Context",
                        "description": "",
                        "attributes": [{**rule, "name": "season", "display_name": "Season", "description": "", "options": ["winter"]}],
                    }
                ],
                "limits": {
                    "personas_per_user": 5,
                    "default_validity_days": 1,
                    "requests_per_minute": 0,
                    "client_requests_per_minute": 0,
                },
                "unknown_members": "reject",
            },
        )
        client = stub.client()
        season = {"label": "Season", "type": "enum", "options": ["winter"]}
        self.assertEqual(client.get_field_config(), {"contextual": {"season": season}})
        self.assertEqual(client.get_field_config("contextual", "season"), season)
        with self.assertRaises(KeyError):
            client.get_field_config("behavioral")


class AnId(unittest.TestCase):
    def test_is_one_segment_whatever_it_has(self) -> None:
        for persona_id, expected in (
            ("a/../b", "a%2F..%2Fb"),
            ("a b+c", "a%20b%2Bc"),
            ("ö?#%2e", "%C3%B6%3F%23%252e"),
            ("%2e%2e", "%252e%252e"),
            ("...", "..."),
        ):
            with self.subTest(persona_id):
                stub = Stub().answers(200, PERSONA)
                stub.client().get_persona(persona_id)
                self.assertEqual(stub.addresses, ["/persona/v1/personas/" + expected])

    def test_that_no_address_can_carry_is_refused(self) -> None:
        client = Stub().client()
        for persona_id in ("", ".", "..", "half \ud83d"):
            for call in (client.get_persona, client.delete_persona, client.list_personas_of_user):
                with self.subTest(persona_id), self.assertRaises(ValueError):
                    call(persona_id)


class AList(unittest.TestCase):
    def test_is_read_page_by_page_as_it_is_needed_and_never_from_another_host(self) -> None:
        stub = (
            Stub()
            .answers(
                200,
                holders("u0", "u1"),
                {"Link": '</y>; rel="prev", <https://elsewhere.example/x?title=fan&cursor=B>; rel="next"'},
            )
            .answers(200, holders("u2"))
        )
        users = stub.client().list_users_by_persona("fan")
        self.assertEqual(next(users).sub, "u0")
        self.assertEqual(len(stub.sent), 1)
        self.assertEqual([user.sub for user in users], ["u1", "u2"])
        self.assertEqual(
            stub.addresses,
            ["/persona/v1/users/by-persona?title=fan", "/persona/v1/users/by-persona?title=fan&cursor=B"],
        )
        self.assertEqual({request.url.host for request in stub.sent}, {"id.example.com"})

    def test_that_leads_on_to_itself_ends(self) -> None:
        stub = Stub().answers(200, holders("u0"), {"Link": "</x?title=fan>; rel=next"})
        self.assertEqual(len(list(stub.client().list_users_by_persona("fan"))), 1)

    def test_is_filtered(self) -> None:
        stub = Stub().answers(200, {"personas": [], "total": 0})
        self.assertEqual(list(stub.client().list_personas(status="pending", circle="R&D")), [])
        self.assertEqual(stub.addresses, ["/persona/v1/personas?status=pending&circle=R%26D"])


class AUsersList(unittest.TestCase):
    LIST = {"personas": [PERSONA], "total": 1}

    def tags(self, stub: Stub) -> List[Any]:
        return [request.headers.get("If-None-Match") for request in stub.sent]

    def test_is_read_once_as_long_as_it_is_the_same(self) -> None:
        stub = Stub().answers(200, self.LIST, {"ETag": '"a"'}).answers(304, "", {"ETag": '"a"'})
        client = stub.client()
        first = client.list_personas_of_user("u")
        self.assertEqual(client.list_personas_of_user("u"), first)
        first.clear()
        self.assertEqual(len(client.list_personas_of_user("u")), 1)
        self.assertEqual(self.tags(stub), [None, '"a"', '"a"'])

    def test_is_forgotten_when_it_is_refused(self) -> None:
        stub = Stub().answers(200, self.LIST, {"ETag": '"a"'}).answers(403, {}).answers(200, self.LIST)
        client = stub.client()
        client.list_personas_of_user("u")
        with self.assertRaises(ForbiddenError):
            client.list_personas_of_user("u")
        client.list_personas_of_user("u")
        self.assertEqual(self.tags(stub), [None, '"a"', None])

    def test_is_not_remembered_beyond_the_bound(self) -> None:
        stub = Stub().answers(200, self.LIST, {"ETag": '"a"'})
        client = stub.client(remembered_users=1)
        for user in ("u", "v", "u"):
            client.list_personas_of_user(user)
        self.assertEqual(self.tags(stub), [None, None, None])


class ACallThatCanSucceedLater(unittest.TestCase):
    def test_is_sent_again_after_the_time_that_the_server_names(self) -> None:
        stub = Stub().answers(429, {}, {"Retry-After": "7"}).answers(201, PERSONA)
        stub.client().create_persona("a", "b")
        self.assertEqual(stub.waits, [7.0])

    def test_is_not_waited_for_longer_than_wanted(self) -> None:
        stub = Stub().answers(429, {}, {"Retry-After": "31"})
        with self.assertRaises(TooManyRequestsError) as refused:
            stub.client().get_schema()
        self.assertEqual(refused.exception.retry_after, 31)
        self.assertEqual(stub.waits, [])

    def test_is_sent_three_times_at_most(self) -> None:
        stub = Stub().answers(429, {}, {"Retry-After": "1"})
        with self.assertRaises(TooManyRequestsError):
            stub.client().get_schema()
        self.assertEqual(len(stub.sent), 3)

    def test_is_read_again_from_a_server_that_is_down_for_now(self) -> None:
        stub = Stub().answers(503, "<html>").fails().answers(200, PERSONA)
        stub.client().get_persona("x")
        self.assertEqual(len(stub.waits), 2)

    def test_is_not_sent_again_where_it_may_have_happened(self) -> None:
        down = Stub().answers(503)
        with self.assertRaises(ProblemError):
            down.client().create_persona("a", "b")
        with self.assertRaises(ProblemError):
            down.client().update_persona("x")
        self.assertEqual(len(down.sent), 2)
        lost = Stub().fails()
        with self.assertRaises(UnreachableError) as error:
            lost.client().create_persona("a", "b")
        self.assertNotIn("a-token", str(error.exception))
        self.assertEqual(len(lost.sent), 1)

    def test_is_sent_again_with_another_token_once(self) -> None:
        class Tokens(TokenSource):
            def __init__(self) -> None:
                self.asked: List[str] = []

            def token(self) -> str:
                return f"token{len(self.asked)}"

            def refused(self, token: str) -> bool:
                self.asked.append(token)
                return True

        tokens = Tokens()
        stub = Stub().answers(401, problem("invalid-token")).answers(200, PERSONA)
        stub.client(tokens).get_persona("x")
        self.assertEqual(tokens.asked, ["token0"])
        self.assertEqual(stub.sent[1].headers["Authorization"], "Bearer token1")
        never = Stub().answers(401, problem("invalid-token"))
        with self.assertRaises(UnauthenticatedError):
            never.client(tokens).get_persona("x")
        self.assertEqual(len(never.sent), 2)


class AProblem(unittest.TestCase):
    def test_has_its_kind_members_and_request_id(self) -> None:
        body = problem("invalid-persona", detail="a; b", errors={"x": "a", "g.y": "b"})
        stub = Stub().answers(400, body, {"X-Request-Id": "r-1"})
        with self.assertRaises(InvalidError) as raised:
            stub.client().create_persona("a", "b")
        error = raised.exception
        self.assertEqual((str(error), error.kind, error.request_id), ("a; b", "invalid-persona", "r-1"))
        self.assertEqual(error.errors, {"x": "a", "g.y": "b"})

    def test_names_the_login_that_is_required(self) -> None:
        challenge = 'Bearer error="insufficient_user_authentication", acr_values="gold platinum"'
        stub = Stub().answers(401, problem("stronger-login-required"), {"WWW-Authenticate": challenge})
        with self.assertRaises(UnauthenticatedError) as raised:
            stub.client().select_persona("x")
        self.assertEqual(raised.exception.acr_values, ["gold", "platinum"])
        self.assertEqual(len(stub.sent), 1)

    def test_that_is_not_one_of_the_api_has_no_kind(self) -> None:
        stub = Stub().answers(404, {"error": "Realm does not exist"})
        with self.assertRaises(NotFoundError) as raised:
            stub.client().selected_persona()
        self.assertEqual((str(raised.exception), raised.exception.kind), ("Realm does not exist", "other"))

    def test_is_none_where_no_persona_is_selected(self) -> None:
        self.assertIsNone(Stub().answers(404, problem("no-persona-selected")).client().selected_persona())


class WhatIsNotOfThisApi(unittest.TestCase):
    def test_is_no_persona(self) -> None:
        for body in ("<html>", "[]", "", '{"valid_from":"yesterday"}', "[" * 100_000):
            with self.subTest(body[:20]), self.assertRaises(UnreachableError):
                Stub().answers(200, body).client().get_persona("x")

    def test_is_no_redirect_that_is_followed(self) -> None:
        stub = Stub().answers(302, "", {"Location": "https://elsewhere.example/"})
        with self.assertRaises(UnreachableError):
            stub.client().get_schema()
        self.assertEqual({request.url.host for request in stub.sent}, {"id.example.com"})
