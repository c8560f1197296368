"""A server that answers what a test has prepared, and remembers what it was sent."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Union

import httpx

from persona_client import PersonaClient

REALM = "https://id.example.com/realms/acme"

PERSONA: Dict[str, Any] = {
    "id": "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d",
    "persona_id": "u_traveler_corsica",
    "user_sub": "u",
    "title": "traveler",
    "circle": "corsica",
    "status": "active",
    "active": True,
    "valid_from": "2026-01-01T00:00:00Z",
    "valid_till": "2026-12-31T23:59:59.500Z",
    "created_at": "2026-01-13T17:00:00Z",
    "updated_at": "2026-01-13T17:00:00Z",
    "consent": True,
    "contextual": {"season": "winter"},
}


def problem(kind: str, **more: Any) -> Dict[str, Any]:
    return {"type": f"https://keycloakpersonas.github.io/problems/{kind}", **more}


class Stub:
    def __init__(self) -> None:
        self.sent: List[httpx.Request] = []
        self.waits: List[float] = []
        self._answers: List[Union[httpx.Response, Exception]] = []

    def answers(self, status: int, body: Any = "", headers: Optional[Dict[str, str]] = None) -> Stub:
        text = body if isinstance(body, str) else json.dumps(body)
        self._answers.append(httpx.Response(status, text=text, headers=headers))
        return self

    def fails(self) -> Stub:
        self._answers.append(httpx.ConnectError("refused"))
        return self

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    @property
    def http(self) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self._answer))

    @property
    def addresses(self) -> List[str]:
        return [request.url.raw_path.decode().replace("/realms/acme", "") for request in self.sent]

    def client(self, tokens: Any = lambda: "a-token", **options: Any) -> PersonaClient:
        return PersonaClient(
            REALM + "/", tokens, http=self.http, user_agent="booking/2.1", pause=self.waits.append, **options
        )
