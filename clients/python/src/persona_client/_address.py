"""Parts of addresses, made safe."""

from __future__ import annotations

import base64
import re
from typing import Optional
from urllib.parse import quote, quote_plus, urlsplit

import httpx

_NEXT = re.compile(r'<([^>]*)>\s*;[^,<]*\brel="?next"?')


def realm_address(realm: str) -> str:
    """The realm's address without a slash at its end."""
    parts = urlsplit(realm)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(
            "The realm's address must be like https://id.example.com/realms/acme, without query and fragment"
        )
    return realm.rstrip("/")


def segment(value: str) -> str:
    """A value as one segment of a path, whatever characters it has."""
    if value in ("", ".", ".."):
        raise ValueError("An id is not empty, and neither . nor ..")
    return _encoded(value)


def _encoded(value: str) -> str:
    try:
        return quote(value, safe="")
    except UnicodeEncodeError:
        raise ValueError("A value has half of a character, which no address can carry") from None


def query(**values: Optional[str]) -> str:
    """A query; what is None is left out."""
    parameters = [f"{name}={_encoded(value)}" for name, value in values.items() if value is not None]
    return "?" + "&".join(parameters) if parameters else ""


def next_query(headers: httpx.Headers) -> Optional[str]:
    """The query of the next page, from the ``Link`` headers of a page.

    Of that address only the query is taken: so no token is sent to another host, and who calls the server by an
    internal name stays with it.
    """
    found = _NEXT.search(headers.get("Link", ""))
    following = re.search(r"\?[^#]*", found.group(1)) if found else None
    return following.group(0) if following else None


def basic(client_id: str, client_secret: str) -> str:
    """The credentials of a client as a header, each encoded as RFC 6749, section 2.3.1, says."""
    pair = f"{quote_plus(client_id)}:{quote_plus(client_secret)}"
    return "Basic " + base64.b64encode(pair.encode()).decode()
