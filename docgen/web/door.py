"""Who may come in: the browser that was opened here, with its cookie, from this very address.

Another name of this machine (DNS rebinding), another site's form, a request without the token, a body too
large or too slow are turned away before anything is looked at. What goes out forbids the browser to run or
fetch anything that is not from here.
"""

from __future__ import annotations

import asyncio
import hmac
import sys
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "docgen"
MAX_BODY = 1_000_000
SECONDS = 10
"""For a body to come whole."""
UPLOAD = "/upload/"
"""In the addresses that take a file as it is, in place of a form."""
MAX_UPLOAD = 100 * 2**20
UPLOAD_SECONDS = 120

_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        b"form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Refused(Exception):
    """A request that is turned away with this status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Door:
    """Around the application; `token` opens it, `port` is where it listens."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app, self.token = app, token
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer with its status alone."""
        if scope["type"] != "http":
            return
        started = False

        async def out(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message = {**message, "headers": [*message["headers"], *_HEADERS]}
            await send(message)

        try:
            entering = self._judge(scope)
            body = await self._body(scope, receive)
            if entering:
                await _answer(out, 303, (b"location", b"/"), (b"set-cookie", self._cookie()))
            else:
                await self.app(scope, _given(body, receive), out)
        except Refused as refused:
            await _answer(out, refused.status)
        except Exception as bug:
            # One line, and nothing of the data that it met.
            sys.stderr.write(f"docgen open: {type(bug).__name__} in {scope['method']}\n")
            if not started:
                await _answer(out, 500)

    def _judge(self, scope: Scope) -> bool:
        """Whether it is the first request, with the token in its address. Raises Refused."""
        names = [name for name, _ in scope["headers"]]
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if headers.get("host") not in self.hosts or names.count(b"host") != 1:
            raise Refused(421)
        if scope["method"] not in ("GET", "POST"):
            raise Refused(405)
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{headers['host']}":
            raise Refused(403)
        if headers.get("sec-fetch-site", "none") == "cross-site" and scope["method"] == "POST":
            raise Refused(403)
        if scope["method"] == "POST" and origin is None:
            raise Refused(403)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and scope["path"] == "/" and self._is_token(asked):
            return True
        if not self._is_token(_cookie_of(headers)):
            raise Refused(403)
        return False

    def _is_token(self, told: str) -> bool:
        return hmac.compare_digest(told.encode("utf-8", "replace"), self.token.encode())

    def _cookie(self) -> bytes:
        return f"{COOKIE}={self.token}; Path=/; HttpOnly; SameSite=Strict".encode()

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        upload = UPLOAD in scope["path"]
        most, seconds = (MAX_UPLOAD, UPLOAD_SECONDS) if upload else (MAX_BODY, SECONDS)

        async def whole() -> bytes:
            body = bytearray()
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refused(400)
                body += bytes(message.get("body", b""))
                if len(body) > most:
                    raise Refused(413)
                if not message.get("more_body"):
                    return bytes(body)

        for name, value in scope["headers"]:
            if name == b"content-length" and int(value) > most:
                raise Refused(413)
        try:
            return await asyncio.wait_for(whole(), seconds)
        except TimeoutError:
            raise Refused(408) from None


def _cookie_of(headers: Mapping[str, str]) -> str:
    try:
        cookie = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookie[COOKIE].value if COOKIE in cookie else ""


def _given(body: bytes, further: Receive) -> Receive:
    """What hands a body on that has come, and then waits for the browser to leave."""
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            return await further()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _answer(send: Send, status: int, *headers: tuple[bytes, bytes]) -> None:
    told = f"{status}\n".encode()
    kept = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *headers]
    await send({"type": "http.response.start", "status": status, "headers": kept})
    await send({"type": "http.response.body", "body": told})
