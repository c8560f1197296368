"""Where access tokens come from."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from typing import Callable, Dict, Optional, Tuple, Union

import httpx

from ._address import realm_address
from ._errors import TokenError, UnreachableError, body_of
from ._version import VERSION

_MARGIN_SECONDS = 30.0

OWN_USER_AGENT = f"keycloak-personas-python/{VERSION}"


class TokenSource(ABC):
    """Where a client gets the access token of each request from."""

    @abstractmethod
    def token(self) -> str:
        """An access token of the realm."""

    @abstractmethod
    def refused(self, token: str) -> bool:
        """Whether another token can be had after the server has refused this one."""


class _TokenEndpoint(TokenSource):
    """Keeps one access token until shortly before it expires, and fetches one at a time, however many threads want it."""

    def __init__(
        self,
        realm: str,
        client_id: str,
        client_secret: Optional[str],
        *,
        timeout: float = 10.0,
        http: Optional[httpx.Client] = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._endpoint = realm_address(realm) + "/protocol/openid-connect/token"
        self._client: Dict[str, str] = {"client_id": client_id}
        if client_secret is not None:
            self._client["client_secret"] = client_secret
        self._timeout = timeout
        self._http = http or httpx.Client(timeout=timeout)
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: Optional[Tuple[str, float]] = None

    def token(self) -> str:
        """An access token of the realm."""
        with self._lock:
            if self._kept is None or self._clock() >= self._kept[1]:
                self._kept = self._fetched()
            return self._kept[0]

    def refused(self, token: str) -> bool:
        """The server does not take a token any more; the next call of token() gives another one."""
        with self._lock:
            if self._kept is not None and self._kept[0] == token:
                self._kept = None
        return True

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    @abstractmethod
    def _form(self) -> Dict[str, str]:
        """The fields of the token request that say which grant it is."""

    def _rotated(self, refresh_token: str) -> None:
        """Whoever has no refresh token does not keep one."""

    def _fetched(self) -> Tuple[str, float]:
        asked = self._clock()
        try:
            answer = self._http.post(
                self._endpoint,
                data={**self._client, **self._form()},
                headers={"Accept": "application/json", "User-Agent": OWN_USER_AGENT},
                timeout=self._timeout,
                follow_redirects=False,
            )
        except httpx.HTTPError as error:
            raise UnreachableError(f"The server has not answered: {type(error).__name__}") from error
        if answer.status_code != 200:
            raise TokenError(answer)
        body = body_of(answer)
        token = body.get("access_token")
        if not isinstance(token, str) or not token:
            raise UnreachableError("The token endpoint has answered without an access token")
        if isinstance(body.get("refresh_token"), str):
            self._rotated(body["refresh_token"])
        seconds = max(0.0, float(body.get("expires_in") or 0))
        # A token that lives for a short time is renewed after three quarters of it.
        return token, asked + seconds - min(_MARGIN_SECONDS, seconds / 4)


class ClientCredentials(_TokenEndpoint):
    """The tokens of a service account."""

    def __init__(
        self,
        realm: str,
        client_id: str,
        client_secret: str,
        *,
        timeout: float = 10.0,
        http: Optional[httpx.Client] = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(realm, client_id, client_secret, timeout=timeout, http=http, clock=clock)

    def _form(self) -> Dict[str, str]:
        return {"grant_type": "client_credentials"}


class RefreshingLogin(_TokenEndpoint):
    """The tokens of a user's login, refreshed with the newest refresh token."""

    def __init__(
        self,
        realm: str,
        client_id: str,
        refresh_token: str,
        *,
        client_secret: Optional[str] = None,
        on_rotation: Optional[Callable[[str], None]] = None,
        timeout: float = 10.0,
        http: Optional[httpx.Client] = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``on_rotation`` is told each new refresh token, which an application that stores them has to keep."""
        super().__init__(realm, client_id, client_secret, timeout=timeout, http=http, clock=clock)
        self._newest = refresh_token
        self._on_rotation = on_rotation

    def _form(self) -> Dict[str, str]:
        return {"grant_type": "refresh_token", "refresh_token": self._newest}

    def _rotated(self, refresh_token: str) -> None:
        if refresh_token != self._newest:
            self._newest = refresh_token
            if self._on_rotation is not None:
                self._on_rotation(refresh_token)


Tokens = Union[TokenSource, Callable[[], str]]
