"""Fetch one file from an address that the owner gave. Nothing else in Enishi opens a connection to the outside.

Decides how far that goes: http and https only, a few redirects, a time and a size it never exceeds, and no way into
the owner's own network or machine but for an address that is plainly there. The name is looked up once and the very
address that was looked at is connected to, so that a name which changes its mind (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

MOST_BYTES = 2_000_000
MOST_SECONDS = 12.0
MOST_REDIRECTS = 4
PIECE = 65_536
PORTS = {"http": 80, "https": 443}
# Names that only ever mean a machine of one's own house or company.
AT_HOME = (".local", ".lan", ".home.arpa", ".internal", ".localhost")
REDIRECTS = {301, 302, 303, 307, 308}


class CannotFetch(Exception):
    """Why nothing was fetched. code: address_unfit, not_reached, too_slow, too_large, answered (facts: status),
    redirected_inside, too_many_redirects.
    """

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(f"{code} {facts}")


@dataclass(frozen=True)
class _Place:
    """Where to connect to: the name as asked for, and the address it was found at."""

    scheme: str
    host: str
    port: int
    path: str
    address: str


def fetch(url: str) -> bytes:
    """Return what stands at an address the owner gave; raise CannotFetch."""
    ends = time.monotonic() + MOST_SECONDS
    at = url.strip()
    # webcal: is what calendar programs call an address of a calendar; it means https.
    at = "https:" + at[7:] if at.lower().startswith("webcal:") else at
    inside = _means_inside(_parted(at))
    for _ in range(MOST_REDIRECTS + 1):
        place = _found(_parted(at), inside=inside)
        response, connection = _asked(place, ends)
        try:
            if response.status not in REDIRECTS:
                return _read(response, ends)
            at = urljoin(at, response.headers.get("Location") or "")
        finally:
            response.close()
            connection.close()
    raise CannotFetch("too_many_redirects")


def _parted(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise CannotFetch("address_unfit") from error
    if parts.scheme not in PORTS or not parts.hostname or port == 0 or parts.username or parts.password:
        raise CannotFetch("address_unfit")
    return parts


def _means_inside(parts: SplitResult) -> bool:
    """Tell whether an address as typed plainly means the owner's own network: a name of the house or its number."""
    host = (parts.hostname or "").rstrip(".")
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(AT_HOME)


def _found(parts: SplitResult, *, inside: bool) -> _Place:
    """Look a name up once. What leads inside without having been typed so is refused."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    try:
        listed = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise CannotFetch("not_reached") from error
    addresses = [str(one[4][0]) for one in listed]
    allowed = [one for one in addresses if inside or ipaddress.ip_address(one.partition("%")[0]).is_global]
    if not allowed:
        raise CannotFetch("redirected_inside")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _Place(parts.scheme, host, port, path, allowed[0])


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, whatever the name says by now."""

    def __init__(self, place: _Place, timeout: float) -> None:
        super().__init__(place.host, place.port, timeout=timeout)
        self.place = place
        # So that the Host header names no port where none was meant.
        self.default_port = PORTS[place.scheme]

    def connect(self) -> None:
        plain = socket.create_connection((self.place.address, self.place.port), self.timeout)
        if self.place.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.place.host)
        else:
            self.sock = plain


def _asked(place: _Place, ends: float) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    connection = _Pinned(place, _left(ends))
    try:
        headers = {
            "User-Agent": "Enishi",
            "Accept": "text/calendar, */*;q=0.1",
            "Accept-Encoding": "identity",
        }
        connection.request("GET", place.path, headers=headers)
        response = connection.getresponse()
    except TimeoutError as error:
        connection.close()
        raise CannotFetch("too_slow") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        connection.close()
        raise CannotFetch("not_reached") from error
    if response.status != 200 and response.status not in REDIRECTS:
        response.close()
        connection.close()
        raise CannotFetch("answered", status=response.status)
    return response, connection


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise CannotFetch("too_slow")
    return left


def _read(response: http.client.HTTPResponse, ends: float) -> bytes:
    """Read piece by piece: neither a slow drip nor a flood goes on beyond the bounds."""
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := response.read1(PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                raise CannotFetch("too_large")
            _left(ends)
            pieces.append(piece)
    except TimeoutError as error:
        raise CannotFetch("too_slow") from error
    except (OSError, http.client.HTTPException) as error:
        raise CannotFetch("not_reached") from error
    return b"".join(pieces)
