"""The workbench listening on this machine alone."""

from __future__ import annotations

import secrets
import socket
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
    """The workbench of these projects at `port`, at any free one for 0.

    New ones go into `home`, or beside the first. Raises DocgenError OPEN-PORT.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError:
        listening.close()
        said = Message("port {port} is taken by another program", {"port": port})
        raise stop("OPEN-PORT", f"{HOST}:{port}", said) from None
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


def is_built() -> bool:
    """Whether the front-end files are there."""
    return VENDOR.is_file()
