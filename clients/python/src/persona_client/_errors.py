"""What this client raises. No message of it has a token or a secret."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, List, Mapping, Optional, Type

import httpx

PROBLEM_KINDS = (
    "invalid-request",
    "unreadable-body",
    "invalid-persona",
    "invalid-schema",
    "invalid-registration",
    "duplicate-persona",
    "too-many-personas",
    "invalid-token",
    "invalid-client",
    "stronger-login-required",
    "permission-missing",
    "not-the-owner",
    "change-not-permitted",
    "not-steward",
    "transient-user",
    "pairwise-client",
    "registration-not-permitted",
    "registration-needs-page",
    "origin-not-allowed",
    "realm-disabled",
    "https-required",
    "realm-not-set-up",
    "persona-not-found",
    "user-not-found",
    "client-not-found",
    "import-not-found",
    "preset-not-found",
    "event-not-found",
    "assessment-not-found",
    "review-not-found",
    "circle-not-found",
    "invitation-not-found",
    "no-persona-selected",
    "state-conflict",
    "calendar-full",
    "ambiguous-persona-id",
    "no-history",
    "no-login-session",
    "schema-in-use",
    "new-stewards",
    "unreadable-schema",
    "concurrent-changes",
)
"""Kinds of problems, by which programs decide; later versions may add some."""

_PREFIX = "https://keycloakpersonas.github.io/problems/"
_LONGEST_DETAIL = 2000


def retry_after(answer: httpx.Response) -> Optional[int]:
    """The seconds of ``Retry-After``, where it has seconds."""
    value = answer.headers.get("Retry-After", "").strip()
    return int(value) if re.fullmatch("[0-9]{1,9}", value) else None


def body_of(answer: httpx.Response) -> Mapping[str, Any]:
    """The JSON object of an answer; an empty one for another body, such as that of a proxy."""
    try:
        body = json.loads(answer.text)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


class PersonaClientError(Exception):
    """What this client raises."""


class UnreachableError(PersonaClientError):
    """No answer has come in time, or none that can be read."""


class TokenError(PersonaClientError):
    """The token endpoint has refused an access token (RFC 6749, section 5.2)."""

    def __init__(self, answer: httpx.Response) -> None:
        body = body_of(answer)
        self.status: int = answer.status_code
        """The HTTP status."""
        self.error: str = str(body.get("error") or f"HTTP {answer.status_code}")
        """The code, such as ``invalid_grant`` for a refresh token that has ended: the user has to log in again."""
        description = str(body.get("error_description") or "")
        super().__init__("No access token: " + ", ".join(filter(None, [self.error, description])))


class ProblemError(PersonaClientError):
    """The API has refused a call (RFC 9457), which has changed nothing.

    There is a class for each status that programs react to.
    """

    def __init__(self, answer: httpx.Response) -> None:
        body = body_of(answer)
        detail = str(body.get("detail") or body.get("error") or "")[:_LONGEST_DETAIL]
        super().__init__(detail or f"The server has answered {answer.status_code}")
        self.status: int = answer.status_code
        """The HTTP status."""
        self.type: str = str(body.get("type") or "about:blank")
        """The URI of the kind of problem; ``about:blank`` where the status says everything."""
        errors = body.get("errors")
        self.errors: Dict[str, str] = (
            {name: str(fault) for name, fault in errors.items()} if isinstance(errors, dict) else {}
        )
        """What is wrong by member or parameter, ``group.attribute`` within a group."""
        self.request_id: str = answer.headers.get("X-Request-Id", "")
        """The id under which the server's log has the request; empty if a proxy has answered."""

    @property
    def kind(self) -> str:
        """One of PROBLEM_KINDS; ``other`` where the status says everything, or for a kind of a later version."""
        name = self.type[len(_PREFIX) :] if self.type.startswith(_PREFIX) else ""
        return name if name in PROBLEM_KINDS else "other"


class InvalidError(ProblemError):
    """400: a member or a parameter is at fault."""


class UnauthenticatedError(ProblemError):
    """401: the token is not valid, or a stronger login is required."""

    def __init__(self, answer: httpx.Response) -> None:
        super().__init__(answer)
        found = re.search('acr_values="([^"]*)"', answer.headers.get("WWW-Authenticate", ""))
        self.acr_values: List[str] = found.group(1).split() if found else []
        """The levels of which a new login must reach one (RFC 9470); empty if none is required."""


class ForbiddenError(ProblemError):
    """403: a role is missing, or a rule does not permit it."""


class NotFoundError(ProblemError):
    """404: there is no such persona or user, or the realm is not set up."""


class ConflictError(ProblemError):
    """409: the state does not permit it."""


class ChangedMeanwhileError(ProblemError):
    """412: the persona has changed since it was read."""


class TooManyRequestsError(ProblemError):
    """429: too many calls, also after the client has waited as often and as long as it may."""

    def __init__(self, answer: httpx.Response) -> None:
        super().__init__(answer)
        self.retry_after: int = retry_after(answer) or 1
        """How many seconds to wait before the next call."""


_CLASSES: Mapping[int, Type[ProblemError]] = {
    400: InvalidError,
    401: UnauthenticatedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    412: ChangedMeanwhileError,
    429: TooManyRequestsError,
}


def problem(answer: httpx.Response) -> ProblemError:
    """The error for an answer."""
    return _CLASSES.get(answer.status_code, ProblemError)(answer)
