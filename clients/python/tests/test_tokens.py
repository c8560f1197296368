from __future__ import annotations

import unittest
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, List
from urllib.parse import parse_qs

from persona_client import ClientCredentials, RefreshingLogin, TokenError, UnreachableError

from .stub import REALM, Stub


def grant(token: str, seconds: int, **more: Any) -> Dict[str, Any]:
    return {"access_token": token, "expires_in": seconds, **more}


def form(stub: Stub, call: int) -> Dict[str, List[str]]:
    return parse_qs(stub.sent[call].content.decode())


class Tokens(unittest.TestCase):
    def setUp(self) -> None:
        self.now = 0.0

    def service(self, stub: Stub) -> ClientCredentials:
        return ClientCredentials(REALM, "backend", "s3cr3t&+", http=stub.http, clock=lambda: self.now)

    def test_of_a_service_are_kept_until_shortly_before_they_expire(self) -> None:
        stub = Stub().answers(200, grant("t1", 300)).answers(200, grant("t2", 300))
        tokens = self.service(stub)
        self.assertEqual(tokens.token(), "t1")
        self.now = 269.9
        self.assertEqual(tokens.token(), "t1")
        self.now = 270.0
        self.assertEqual(tokens.token(), "t2")
        self.assertEqual(stub.addresses, ["/protocol/openid-connect/token"] * 2)
        self.assertEqual(
            form(stub, 0),
            {"grant_type": ["client_credentials"], "client_id": ["backend"], "client_secret": ["s3cr3t&+"]},
        )

    def test_that_live_for_a_short_time_are_used_for_three_quarters_of_it(self) -> None:
        tokens = self.service(Stub().answers(200, grant("t1", 4)).answers(200, grant("t2", 4)))
        tokens.token()
        self.now = 2.9
        self.assertEqual(tokens.token(), "t1")
        self.now = 3.0
        self.assertEqual(tokens.token(), "t2")

    def test_are_fetched_once_for_all_who_wait_and_again_after_a_failure(self) -> None:
        stub = Stub().answers(503, "<html>").answers(200, grant("t1", 300))
        tokens = self.service(stub)
        with self.assertRaises(TokenError):
            tokens.token()
        with ThreadPoolExecutor(20) as threads:
            self.assertEqual(set(threads.map(lambda _: tokens.token(), range(20))), {"t1"})
        self.assertEqual(len(stub.sent), 2)

    def test_that_the_server_refuses_are_replaced(self) -> None:
        tokens = self.service(Stub().answers(200, grant("t1", 300)).answers(200, grant("t2", 300)))
        self.assertTrue(tokens.refused(tokens.token()))
        self.assertEqual(tokens.token(), "t2")
        self.assertTrue(tokens.refused("t1"))
        self.assertEqual(tokens.token(), "t2")

    def test_of_a_login_are_refreshed_with_the_newest_refresh_token(self) -> None:
        stub = Stub().answers(200, grant("t1", 60, refresh_token="r2"))
        rotated: List[str] = []
        tokens = RefreshingLogin(
            REALM, "spa", "r1", on_rotation=rotated.append, http=stub.http, clock=lambda: self.now
        )
        tokens.token()
        self.now = 60.0
        tokens.token()
        self.assertEqual(
            form(stub, 0), {"grant_type": ["refresh_token"], "client_id": ["spa"], "refresh_token": ["r1"]}
        )
        self.assertEqual(form(stub, 1)["refresh_token"], ["r2"])
        self.assertEqual(rotated, ["r2"])

    def test_that_are_refused_say_why_without_the_secret(self) -> None:
        body = {"error": "invalid_grant", "error_description": "Token is not active"}
        with self.assertRaises(TokenError) as raised:
            self.service(Stub().answers(400, body)).token()
        self.assertEqual(str(raised.exception), "No access token: invalid_grant, Token is not active")
        self.assertEqual(raised.exception.error, "invalid_grant")

    def test_are_not_taken_from_an_answer_without_one(self) -> None:
        with self.assertRaises(UnreachableError):
            self.service(Stub().answers(200, {"token_type": "Bearer"})).token()
        with self.assertRaises(UnreachableError):
            self.service(Stub().fails()).token()
