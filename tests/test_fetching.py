"""Fetching what an address holds: bounded in time, size, redirects and reach. A server on this machine answers."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from enishi import fetching
from enishi.fetching import CannotFetch, fetch


class Answering(BaseHTTPRequestHandler):
    """Answers by the path asked for."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
            self.end_headers()
        elif self.path == "/gone":
            self.send_error(404)
        elif self.path == "/drip":
            self._drip()
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * int(self.path.strip("/") or 2))

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def refused(url: str) -> str:
    with pytest.raises(CannotFetch) as error:
        fetch(url)
    return error.value.code


def test_what_stands_there_is_returned_redirects_followed(server: str) -> None:
    assert fetch(f"{server}/5") == b"xxxxx"
    assert fetch(f"{server}/to//3") == b"xxx"


def test_a_redirect_leads_round_and_round_only_so_often(server: str) -> None:
    assert refused(f"{server}/to//to//to//to//to//to//3") == "too_many_redirects"


@pytest.mark.parametrize(
    "url", ["", "ftp://example.com/a", "file:///etc/passwd", "http://", "http://me:secret@example.com/", "http://a:0/",
            "http://[::1", "gopher://x"],
)  # fmt: skip
def test_only_plain_addresses_of_the_web_are_asked(url: str) -> None:
    assert refused(url) == "address_unfit"


def test_a_redirect_may_not_change_to_another_protocol(server: str) -> None:
    assert refused(f"{server}/to/file:///etc/passwd") == "address_unfit"


def test_what_is_too_large_or_too_slow_is_let_go(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 100)
    assert refused(f"{server}/200") == "too_large"
    monkeypatch.setattr(fetching, "MOST_SECONDS", 0.3)
    assert refused(f"{server}/drip") == "too_slow"


def test_another_answer_than_yes_is_named(server: str) -> None:
    assert refused(f"{server}/gone") == "answered"


def test_a_place_that_is_not_there_is_said_so() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert refused(f"http://127.0.0.1:{taken.getsockname()[1]}/") == "not_reached"


def test_a_public_name_that_leads_inside_is_not_followed(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def inside(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", inside)
    port = server.rpartition(":")[2]
    assert refused(f"http://calendar.example.com:{port}/5") == "redirected_inside"
    # A name of one's own house was plainly meant to lead there.
    assert fetch(f"http://nas.local:{port}/5") == b"xxxxx"


@pytest.mark.parametrize("host", ["10.0.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254", "[::1]"])
def test_a_redirect_from_outside_may_not_lead_inside(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address is looked at anew with every redirect; what was typed decides what is allowed."""
    parts = fetching.urlsplit(f"http://{host}/")
    with pytest.raises(CannotFetch, match="redirected_inside"):
        fetching._found(parts, inside=False)
