"""The personas in tokens."""

from __future__ import annotations

import base64
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any, List, Mapping, Optional

from ._json import parse, time_of

_OWN = ("persona_id", "title", "circle", "valid_from", "valid_till")


@dataclass(frozen=True)
class ClaimedPersona:
    """A persona in a claim.

    What the format of the mapper does not carry is None: of ``title@circle`` strings all but title and circle, of titles
    all but the title.
    """

    title: str
    circle: Optional[str] = None
    persona_id: Optional[str] = None
    valid_from: Optional[datetime] = None
    """The start of its validity, included."""
    valid_till: Optional[datetime] = None
    """The end of its validity, excluded."""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """The other members."""

    def is_valid_at(self, moment: datetime) -> bool:
        """Whether a moment is within the validity, as far as the claim tells it."""
        return (self.valid_from is None or moment >= self.valid_from) and (
            self.valid_till is None or moment < self.valid_till
        )

    @property
    def has_consent(self) -> bool:
        """Whether the attribute ``consent`` is true. A claim without it does not consent."""
        return self.attributes.get("consent") is True


def _persona(value: Any) -> Optional[ClaimedPersona]:
    """A persona of a claim's value; None for what is none, which then permits nothing."""
    if isinstance(value, str) and value:
        title, at, circle = value.partition("@")
        return ClaimedPersona(title, circle if at else None)
    if not isinstance(value, Mapping) or not isinstance(value.get("title"), str):
        return None
    try:
        return ClaimedPersona(
            title=value["title"],
            circle=_text(value.get("circle")),
            persona_id=_text(value.get("persona_id")),
            valid_from=_time(value.get("valid_from")),
            valid_till=_time(value.get("valid_till")),
            attributes={name: member for name, member in value.items() if name not in _OWN},
        )
    except ValueError:
        return None


def _text(value: Any) -> Optional[str]:
    return value if isinstance(value, str) else None


def _time(value: Any) -> Optional[datetime]:
    return None if value is None else time_of(value)


def _is(persona: ClaimedPersona, title: str, circle: Optional[str]) -> bool:
    """Circles have one form, Unicode's C, which the name that is asked for may not have."""
    return (
        persona.title == title
        and (circle is None or persona.circle == unicodedata.normalize("NFC", circle.strip()))
        and persona.is_valid_at(datetime.now(timezone.utc))
    )


@dataclass(frozen=True)
class PersonaClaims:
    """The personas in a token, in userinfo or in an introspection.

    **Nothing is verified here**: the caller has checked signature, issuer, audience and expiry before, or has got the
    claims from the server itself.
    """

    personas: List[ClaimedPersona]
    """All personas of the claim ``personas``, each in its validity or not."""
    selected: Optional[ClaimedPersona]
    """The persona of the claim ``persona``, as which the user works."""
    truncated: bool
    """Whether the token had no room for more personas, so that one that is missing may exist all the same."""

    @classmethod
    def of(
        cls, claims: Mapping[str, Any], *, all_claim: str = "personas", selected_claim: str = "persona"
    ) -> PersonaClaims:
        """The personas in claims; the names are those of the mapper, which has these by default."""
        found = claims.get(all_claim)
        listed = [_persona(entry) for entry in found] if isinstance(found, (list, tuple)) else []
        return cls(
            [entry for entry in listed if entry is not None],
            _persona(claims.get(selected_claim)),
            claims.get(all_claim + "_truncated") is True,
        )

    @classmethod
    def of_verified_token(cls, token: str) -> PersonaClaims:
        """The personas in a signed JWT that the caller has verified already."""
        parts = token.split(".")
        if len(parts) != 3:
            raise ValueError("A signed JWT has three parts; this is none, or an opaque token")
        try:
            payload = base64.b64decode(parts[1] + "=" * (-len(parts[1]) % 4), altchars=b"-_", validate=True)
            claims = parse(payload.decode("utf-8"))
        except ValueError:
            claims = None
        if not isinstance(claims, dict):
            raise ValueError("The claims of a JWT are a JSON object")
        return cls.of(claims)

    def acts_as(self, title: str, circle: Optional[str] = None) -> bool:
        """Whether the user works as a persona of a title now, in a circle or in whichever."""
        return self.acting(title, circle) is not None

    def acts_with_consent(self, title: str, circle: Optional[str] = None) -> bool:
        """Whether the user works as the persona now, and it consents."""
        persona = self.acting(title, circle)
        return persona is not None and persona.has_consent

    def acting(self, title: str, circle: Optional[str] = None) -> Optional[ClaimedPersona]:
        """The persona, if the user works as it now: for checks of its attributes."""
        return self.selected if self.selected is not None and _is(self.selected, title, circle) else None

    def holds(self, title: str, circle: Optional[str] = None) -> bool:
        """Whether the user has such a valid persona now, whatever the user works as."""
        return any(_is(persona, title, circle) for persona in self.personas)
