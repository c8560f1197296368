"""The persona API of one realm."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from datetime import datetime
from types import TracebackType
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Type, Union

import httpx

from . import _json
from ._address import basic, next_query, query, realm_address, segment
from ._calendar import CalendarClient
from ._errors import NotFoundError
from ._tokens import OWN_USER_AGENT, Tokens
from ._transport import Patience, Transport, json_of
from ._types import (
    AttributeRule,
    Health,
    Persona,
    PersonaHolder,
    PersonaSchema,
    RegisteredUser,
    ScheduleWindow,
    User,
)

_PERSONAS = "/v1/personas"
_SELECTION = "/v1/session/persona"
_USERS = "/v1/users"
_NOTHING: Mapping[str, Any] = {}


class PersonaClient:
    """The persona API of one realm, called with the tokens of one user or service. Safe for use by several threads.

    Each method raises a ProblemError for what the API refuses, an UnreachableError where no readable answer comes in
    time, a TokenError where no access token can be got, and a ValueError for an id that no address can carry: an empty
    one, ``.`` and ``..``.
    """

    def __init__(
        self,
        realm: str,
        tokens: Tokens,
        *,
        timeout: float = 10.0,
        retries: int = 2,
        longest_wait: float = 30.0,
        remembered_users: int = 1000,
        user_agent: str = "",
        http: Optional[httpx.Client] = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Begins a client.

        :param realm: the realm's address, such as ``https://id.example.com/realms/acme``
        :param tokens: where the access tokens come from: ClientCredentials, RefreshingLogin, or a function
        :param timeout: how many seconds one request may take to connect, to be sent, and to be answered
        :param retries: how often a call is tried again: any call that the server has refused with 429, and reads,
            selections and removals that met a 502, 503 or 504 or a lost connection
        :param longest_wait: the longest ``Retry-After`` in seconds that the client waits; a longer one fails at once
        :param remembered_users: of how many users the personas are remembered; 0 for none
        :param user_agent: names the application in the ``User-Agent``, such as ``booking/2.1``
        :param http: an HTTP client with settings of its own, such as a proxy, which the caller closes
        """
        self._own_http = None if http else httpx.Client(timeout=timeout)
        self._transport = Transport(
            realm_address(realm),
            tokens,
            http or self._own_http or httpx.Client(),
            f"{user_agent} {OWN_USER_AGENT}".strip(),
            Patience(retries, longest_wait, pause),
        )
        self.calendar = CalendarClient(self._transport)
        """The caller's calendar, in realms that have calendars."""
        self._most = remembered_users
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Tuple[str, List[Persona]]] = OrderedDict()

    def __enter__(self) -> PersonaClient:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections."""
        if self._own_http is not None:
            self._own_http.close()

    def list_personas(
        self, *, status: Optional[str] = None, title: Optional[str] = None, circle: Optional[str] = None
    ) -> Iterator[Persona]:
        """The caller's personas that fit all filters, newest first. Pages are fetched as they are needed."""
        first = query(status=status, title=title, circle=circle)
        return map(_json.persona, self._transport.pages(_PERSONAS, first, "personas"))

    def get_persona(self, persona_id: str) -> Persona:
        """One persona, with its ETag. The id is its ``id`` or ``persona_id``, as it was received."""
        return self._persona("GET", _address(persona_id))

    def create_persona(
        self,
        title: str,
        circle: str,
        *,
        status: Optional[str] = None,
        valid_from: Optional[datetime] = None,
        valid_till: Optional[datetime] = None,
        schedule: Optional[Sequence[ScheduleWindow]] = None,
        reason: Optional[str] = None,
        attributes: Mapping[str, Any] = _NOTHING,
    ) -> Persona:
        """Creates a persona for the caller. What is not said gets the defaults of the realm's schema.

        It is not tried again when the connection is lost, because it may have been created.

        :param reason: why it is asked for; only for a title that needs approval, where the realm's schema takes a reason
        """
        body = _json.members(
            attributes,
            title=title,
            circle=circle,
            status=status,
            valid_from=valid_from,
            valid_till=valid_till,
            schedule=schedule,
            reason=reason,
        )
        return self._persona("POST", _PERSONAS, body)

    def update_persona(
        self,
        persona: Union[Persona, str],
        *,
        title: Optional[str] = None,
        circle: Optional[str] = None,
        status: Optional[str] = None,
        valid_from: Optional[datetime] = None,
        valid_till: Optional[datetime] = None,
        schedule: Optional[Sequence[ScheduleWindow]] = None,
        reason: Optional[str] = None,
        attributes: Mapping[str, Any] = _NOTHING,
    ) -> Persona:
        """Changes a persona; what is not said stays.

        A persona that was read by itself is changed unless it has changed since (else a ChangedMeanwhileError); an id is
        changed whoever else has changed it. A persona of a list has no version, which is a ValueError.

        :param schedule: without windows, it is always on duty
        :param reason: why it is asked for, as long as it waits for a decision; an empty one takes it away
        :param attributes: None as a value resets the attribute to its default; a mapping changes only those attributes of
            a group that it names
        """
        path, etag = _target(persona)
        body = _json.members(
            attributes,
            title=title,
            circle=circle,
            status=status,
            valid_from=valid_from,
            valid_till=valid_till,
            schedule=schedule,
            reason=reason,
        )
        return self._persona("PATCH", path, body, If_Match=etag)

    def delete_persona(self, persona: Union[Persona, str]) -> None:
        """Removes a persona, with the same condition as update_persona."""
        path, etag = _target(persona)
        self._transport.send("DELETE", path, If_Match=etag)

    def selected_persona(self) -> Optional[Persona]:
        """The persona that the user works as in the login session of the token; None if none is selected."""
        try:
            return self._persona("GET", _SELECTION)
        except NotFoundError as error:
            if error.kind == "no-persona-selected":
                return None
            raise

    def select_persona(self, persona_id: str) -> Persona:
        """Lets the user work as a persona in the login session of the token; the next token of the session says so.

        An UnauthenticatedError with ``acr_values`` says that its title requires a stronger login.
        """
        return self._persona("PUT", _SELECTION, {"persona_id": persona_id})

    def clear_selection(self) -> None:
        """Lets the user work as no persona."""
        self._transport.send("DELETE", _SELECTION)

    def list_personas_of_user(self, user_sub: str, status: Optional[str] = "active") -> List[Persona]:
        """The personas of any user, for services with the role ``view-all-personas``; status None for all.

        The client remembers them with their ETag, asks each time whether they are still the same, and reads them only if
        they are not.
        """
        path = f"{_USERS}/{segment(user_sub)}/personas"
        first = query(status=status, max="1000")
        key = path + first
        with self._lock:
            tag, known = self._known.pop(key, (None, []))
        answer = self._transport.send("GET", key, If_None_Match=tag)
        if tag is not None and answer.status_code == 304:
            self._remember(key, tag, known)
            return list(known)
        personas = [_json.persona(entry) for entry in _json.entries(json_of(answer), "personas")]
        following = next_query(answer.headers)
        if following is not None:
            # The tag says nothing of the pages that follow.
            personas += map(_json.persona, self._transport.pages(path, following, "personas"))
        elif "ETag" in answer.headers:
            self._remember(key, answer.headers["ETag"], personas)
        return list(personas)

    def list_users_by_persona(self, title: str, circle: Optional[str] = None) -> Iterator[PersonaHolder]:
        """Enabled users with an active persona of a title, in a circle or in any, ordered by id."""
        pages = self._transport.pages(f"{_USERS}/by-persona", query(title=title, circle=circle), "users")
        return (_json.read(PersonaHolder, entry) for entry in pages)

    def list_users(self, search: str = "") -> Iterator[User]:
        """Enabled users with username and e-mail address, for callers with the role ``view-users``."""
        pages = self._transport.pages(_USERS, query(search=search or None), "users")
        return (_json.read(User, entry) for entry in pages)

    def register_user(
        self,
        client_id: str,
        email: str,
        password: str,
        *,
        client_secret: Optional[str] = None,
        name: Optional[str] = None,
        first_name: Optional[str] = None,
        last_name: Optional[str] = None,
        username: Optional[str] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        terms_accepted: Optional[bool] = None,
    ) -> Optional[RegisteredUser]:
        """Registers somebody through a client that the realm permits to do so. No token is sent.

        :param client_secret: of a confidential client, which authenticates itself
        :param name: both names; what stands behind the last blank is the last name
        :param attributes: further attributes of the realm's user profile, each a string or a list of strings
        :returns: None where the realm hides addresses: a mail to the address says what comes next
        """
        body = _json.members(
            _NOTHING if attributes is None else {"attributes": attributes},
            email=email,
            password=password,
            confirm_password=password,
            name=name,
            first_name=first_name,
            last_name=last_name,
            username=username,
            terms_accepted=terms_accepted,
        )
        path = f"{_USERS}/register" + ("" if client_secret is not None else query(client_id=client_id))
        authorization = None if client_secret is None else basic(client_id, client_secret)
        answer = self._transport.send_without_token("POST", path, body, authorization)
        if answer.status_code == 202:
            return None
        json = json_of(answer)
        return _json.read(RegisteredUser, json, created_at=_json.time_of(json.get("created_at")))

    def get_schema(self, ui_locales: Optional[str] = None) -> PersonaSchema:
        """What the realm allows personas to be.

        :param ui_locales: the languages of display names: tags, the preferred one first, divided by spaces
        """
        return _json.schema(json_of(self._transport.send("GET", "/v1/schema" + query(ui_locales=ui_locales))))

    def get_field_config(self, category: Optional[str] = None, field: Optional[str] = None) -> Dict[str, Any]:
        """The attributes as the client of the earlier persona service told them, by category and field.

        :param category: the group, whose fields are then told; attributes outside of groups are of the category ``""``
        :param field: the one field of the category that is told
        :raises KeyError: for a category or a field that the schema does not have
        """
        schema = self.get_schema()
        told = {"": _fields(schema.attributes)} if schema.attributes else {}
        told.update({group.name: _fields(group.attributes) for group in schema.groups})
        if category is None:
            return told
        return told[category] if field is None else told[category][field]

    def get_health(self) -> Health:
        """Whether the service and its database answer. No token is sent."""
        return _json.read(Health, json_of(self._transport.health()))

    def _persona(
        self, method: str, path: str, body: Optional[Mapping[str, Any]] = None, **headers: Optional[str]
    ) -> Persona:
        answer = self._transport.send(method, path, body, **headers)
        return _json.persona(json_of(answer), answer.headers.get("ETag"))

    def _remember(self, key: str, tag: str, personas: List[Persona]) -> None:
        """The users that were not asked for longest are forgotten first."""
        with self._lock:
            self._known[key] = (tag, personas)
            self._known.move_to_end(key)
            while len(self._known) > self._most:
                self._known.popitem(last=False)


def _fields(attributes: List[AttributeRule]) -> Dict[str, Dict[str, Any]]:
    return {
        rule.name: {"label": rule.display_name, "type": rule.type, "options": rule.options or []}
        for rule in attributes
    }


def _address(persona_id: str) -> str:
    return f"{_PERSONAS}/{segment(persona_id)}"


def _target(persona: Union[Persona, str]) -> Tuple[str, Optional[str]]:
    if isinstance(persona, str):
        return _address(persona), None
    if persona.etag is None:
        raise ValueError(
            "This persona comes from a list, which does not tell its version: read it with get_persona first"
        )
    return _address(persona.id), persona.etag
