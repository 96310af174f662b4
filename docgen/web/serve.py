"""The workbench listening on this machine alone."""

from __future__ import annotations

import hashlib
import secrets
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from docgen.locale.messages import Language
from docgen.model.finding import Message, stop
from docgen.tasks.desk import Desk
from docgen.web.app import VENDOR, Workbench
from docgen.web.door import Door

HOST = "127.0.0.1"
_PORTS = range(20_000, 30_000)
"""Below those that systems give out by themselves."""


@dataclass(frozen=True)
class Serving:
    """A workbench ready to run: its first address, and its server with the socket that it listens on."""

    address: str
    server: uvicorn.Server
    listening: socket.socket
    bench: Workbench

    def run(self) -> None:
        """Serve until interrupted."""
        try:
            self.server.run([self.listening])
        finally:
            self.bench.close()


def serving(desks: Sequence[Desk], language: Language, port: int = 0, home: Path | None = None) -> Serving:
    """The workbench of these projects at `port`; for 0 at their usual one, or any that is free.

    New ones go into `home`, or beside the first. Raises DocgenError OPEN-PORT.
    """
    listening = _listening(port or _usual(desks)) or (None if port else _listening(0))
    if listening is None:
        said = Message("port {port} is taken by another program", {"port": port})
        raise stop("OPEN-PORT", f"{HOST}:{port}", said)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(32)
    bench = Workbench(desks, language, home)
    door = Door(bench.app(), token, port)
    config = uvicorn.Config(
        door,
        access_log=False,
        log_config=None,
        lifespan="off",
        server_header=False,
        limit_concurrency=100,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=16_384,
        http="h11",
        ws="none",
    )
    return Serving(f"http://{HOST}:{port}/?token={token}", uvicorn.Server(config), listening, bench)


def _listening(port: int) -> socket.socket | None:
    """A socket that listens at the port; None where another program does."""
    # Named as TCP, else asyncio leaves the delay of small packets on, and an answer waits 40 ms for its body.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # there it would let two programs listen at one port
            # Else the port of a workbench that was killed stays closed for a minute.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError:
        listening.close()
        return None
    return listening


def _usual(desks: Sequence[Desk]) -> int:
    """The port that the same projects get each time: what a browser keeps, it keeps by the port."""
    named = "\n".join(str(desk.folder.absolute()) for desk in desks)
    return _PORTS.start + int.from_bytes(hashlib.sha256(named.encode()).digest()[:4]) % len(_PORTS)


def is_built() -> bool:
    """Whether the front-end files are there."""
    return VENDOR.is_file()
