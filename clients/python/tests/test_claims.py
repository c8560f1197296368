from __future__ import annotations

import base64
import json
import unittest
from typing import Any, Dict

from persona_client import PersonaClaims


def persona(**more: Any) -> Dict[str, Any]:
    return {"persona_id": "u", "title": "traveler", "circle": "corsica", **more}


def working(value: Any) -> PersonaClaims:
    return PersonaClaims.of({"personas": [value], "persona": value})


class Claims(unittest.TestCase):
    def test_tell_as_what_the_user_works(self) -> None:
        claims = working(persona(valid_till="2999-12-31T23:59:59Z", consent=True, autobook_price=5000))
        self.assertTrue(claims.acts_as("traveler"))
        self.assertTrue(claims.acts_as("traveler", "corsica"))
        self.assertTrue(claims.acts_with_consent("traveler", "corsica"))
        self.assertFalse(claims.acts_as("traveler", "sardinia"))
        self.assertFalse(claims.acts_as("office-manager", "corsica"))
        acting = claims.acting("traveler")
        assert acting is not None
        self.assertEqual(acting.attributes["autobook_price"], 5000)

    def test_tell_what_the_user_holds_apart_from_it(self) -> None:
        claims = PersonaClaims.of({"personas": [persona()], "personas_truncated": True})
        self.assertFalse(claims.acts_as("traveler"))
        self.assertTrue(claims.holds("traveler") and claims.holds("traveler", "corsica") and claims.truncated)
        self.assertFalse(claims.holds("traveler", "x"))

    def test_of_a_persona_outside_its_validity_permit_nothing(self) -> None:
        for start, end, permitted in (
            ("2000-01-01T00:00:00Z", "2999-01-01T00:00:00Z", True),
            ("2998-01-01T00:00:00Z", "2999-01-01T00:00:00Z", False),
            ("2000-01-01T00:00:00Z", "2001-01-01T00:00:00+02:00", False),
        ):
            with self.subTest(start=start, end=end):
                claims = working(persona(valid_from=start, valid_till=end, consent=True))
                self.assertEqual(len(claims.personas), 1)
                self.assertEqual(claims.acts_as("traveler"), permitted)
                self.assertEqual(claims.acts_with_consent("traveler", "corsica"), permitted)
                self.assertEqual(claims.holds("traveler", "corsica"), permitted)

    def test_consent_only_where_they_say_so(self) -> None:
        for consent in (False, "true", 1, None):
            with self.subTest(consent):
                claims = working(persona(consent=consent))
                self.assertTrue(claims.acts_as("traveler", "corsica"))
                self.assertFalse(claims.acts_with_consent("traveler", "corsica"))
        self.assertFalse(working(persona()).acts_with_consent("traveler"))

    def test_have_the_other_formats_of_the_mapper(self) -> None:
        strings = working("traveler@best friends @home")
        self.assertTrue(strings.acts_as("traveler", "best friends @home"))
        self.assertFalse(strings.acts_with_consent("traveler", "best friends @home"))
        self.assertTrue(working("traveler").acts_as("traveler"))
        self.assertFalse(working("traveler").acts_as("traveler", "corsica"))

    def test_compare_circles_in_their_one_form(self) -> None:
        self.assertTrue(working("fan@Zo\u00eb").acts_as("fan", " Zoe\u0308 "))

    def test_that_are_none_of_the_mapper_permit_nothing(self) -> None:
        for value in (
            None,
            1,
            True,
            "",
            [],
            {},
            {"title": 1},
            persona(valid_till="soon"),
            persona(valid_till=""),
            persona(valid_till="2999-01-01T00:00:00"),
            persona(valid_from=5),
        ):
            with self.subTest(value):
                self.assertEqual(working(value).personas, [])
                self.assertFalse(working(value).acts_as("traveler"))
                self.assertFalse(PersonaClaims.of({"personas": value}).holds("traveler"))

    def test_can_have_other_names(self) -> None:
        claims = PersonaClaims.of(
            {"roles": ["a@b"], "role": "a@b", "roles_truncated": True}, all_claim="roles", selected_claim="role"
        )
        self.assertTrue(claims.acts_as("a", "b") and claims.holds("a", "b") and claims.truncated)

    def test_are_read_from_a_token_that_was_verified_and_from_nothing_else(self) -> None:
        def token(claims: Any) -> str:
            payload = base64.urlsafe_b64encode(json.dumps(claims, ensure_ascii=False).encode()).decode().rstrip("=")
            return f"h.{payload}.s"

        self.assertTrue(PersonaClaims.of_verified_token(token({"persona": "fan@Zoë"})).acts_as("fan", "Zoë"))
        for none in ("", "opaque", "a.b", "a.b.c.d.e", "a.!.c", token([])):
            with self.subTest(none), self.assertRaises(ValueError):
                PersonaClaims.of_verified_token(none)
