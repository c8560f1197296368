"""Sends calls with a token, again where that helps, and turns refusals into errors."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Callable, Dict, Iterator, Mapping, Optional, Union

import httpx

from . import _json
from ._address import next_query
from ._errors import UnreachableError, problem, retry_after
from ._tokens import Tokens, TokenSource

Body = Union[Mapping[str, Any], str, None]
"""JSON, or a text that a header says the type of."""

_IDEMPOTENT = ("GET", "PUT", "DELETE")
_FOR_NOW = (502, 503, 504)


@dataclass(frozen=True)
class Patience:
    """How often a call is tried again, the longest ``Retry-After`` that is waited for, and what waits."""

    retries: int
    longest_wait: float
    pause: Callable[[float], None]


class Transport:
    def __init__(self, realm: str, tokens: Tokens, http: httpx.Client, user_agent: str, patience: Patience) -> None:
        self._api = realm + "/persona"
        self._tokens = tokens
        self._http = http
        self._user_agent = user_agent
        self._patience = patience

    def send(
        self, method: str, path: str, body: Body = None, **headers: Optional[str]
    ) -> httpx.Response:
        """The answer to a call: a success, or 304. Headers are named with ``_`` in place of ``-``."""
        said = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
        token = self._token()
        answer = self._tried(method, path, body, {**said, "Authorization": f"Bearer {token}"})
        if self._is_refused(token, answer):
            answer = self._tried(method, path, body, {**said, "Authorization": f"Bearer {self._token()}"})
        return _successful(answer)

    def send_without_token(
        self, method: str, path: str, body: Mapping[str, Any], authorization: Optional[str]
    ) -> httpx.Response:
        """The answer to a call that is made for nobody."""
        headers = {} if authorization is None else {"Authorization": authorization}
        return _successful(self._tried(method, path, body, headers))

    def health(self) -> httpx.Response:
        """The answer of ``/health``, which 503 is one of."""
        answer = self._once("GET", "/health", None, {})
        return answer if answer.status_code == 503 else _successful(answer)

    def pages(self, path: str, first: str, member: str) -> Iterator[Any]:
        """The entries of a list, page after page, each fetched when its first entry is asked for."""
        following: Optional[str] = first
        while following is not None:
            answer = self.send("GET", path + following)
            yield from _json.entries(json_of(answer), member)
            present, following = following, next_query(answer.headers)
            if following == present:
                return

    def _token(self) -> str:
        return self._tokens.token() if isinstance(self._tokens, TokenSource) else self._tokens()

    def _is_refused(self, token: str, answer: httpx.Response) -> bool:
        """A token that has ended early, such as that of a session that was removed; another one may do."""
        return (
            answer.status_code == 401
            and problem(answer).kind == "invalid-token"
            and isinstance(self._tokens, TokenSource)
            and self._tokens.refused(token)
        )

    def _tried(
        self, method: str, path: str, body: Body, headers: Dict[str, str]
    ) -> httpx.Response:
        tried = 0
        while True:
            try:
                answer = self._once(method, path, body, headers)
            except UnreachableError:
                if method not in _IDEMPOTENT or tried >= self._patience.retries:
                    raise
                wait = _growing(tried)
            else:
                again = answer.status_code == 429 or (method in _IDEMPOTENT and answer.status_code in _FOR_NOW)
                named = retry_after(answer)
                wait = _growing(tried) if named is None else float(named)
                if not again or tried >= self._patience.retries or wait > self._patience.longest_wait:
                    return answer
            self._patience.pause(wait)
            tried += 1

    def _once(
        self, method: str, path: str, body: Body, headers: Dict[str, str]
    ) -> httpx.Response:
        try:
            return self._http.request(
                method,
                self._api + path,
                json=None if isinstance(body, str) else body,
                content=body.encode() if isinstance(body, str) else None,
                headers={
                    "Accept": "application/json, application/problem+json",
                    **headers,
                    "User-Agent": self._user_agent,
                },
                # They would take the token along.
                follow_redirects=False,
            )
        except httpx.HTTPError as error:
            raise UnreachableError(f"The server has not answered: {type(error).__name__}") from error


def _growing(tried: int) -> float:
    """Twice as long each time, and never the same for two clients."""
    return float(0.2 * 2 ** min(tried, 6) * random.uniform(0.5, 1.0))


def _successful(answer: httpx.Response) -> httpx.Response:
    if answer.status_code >= 400:
        raise problem(answer)
    if answer.status_code >= 300 and answer.status_code != 304:
        raise UnreachableError(
            f"The server has answered {answer.status_code}, and redirects are not followed: check its address"
        )
    return answer


def json_of(answer: httpx.Response) -> Any:
    """The body of an answer."""
    body = _json.parse(answer.text)
    if body is None:
        raise UnreachableError(
            f"The server has answered {answer.status_code} with a body that is not JSON of this API"
        )
    return body
