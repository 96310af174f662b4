"""A workbench that runs: its server in a thread, and requests as a browser or an intruder sends them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode, urlsplit

from docgen.tasks.desk import desks, home_of
from docgen.web.serve import serving


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Bench:
    address: str
    host: str
    cookie: str

    def send(self, path: str, content: bytes, **headers: str) -> Answered:
        """A file as the pages send it."""
        return self.ask(path, content, Content_Type="application/octet-stream", **headers)

    def ask(
        self, path: str, form: Mapping[str, str] | bytes | None = None, method: str = "", **headers: str
    ) -> Answered:
        """A request with all that an honest browser sends, but for `headers`: "" leaves one out."""
        body = form if isinstance(form, bytes) else urlencode(form).encode() if form is not None else None
        sent = {"Host": self.host, "Cookie": self.cookie}
        if body is not None:
            sent |= {"Origin": f"http://{self.host}", "Content-Type": "application/x-www-form-urlencoded"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection(self.host, timeout=60)
        connection.putrequest(method or ("POST" if body is not None else "GET"), path, skip_host=True)
        for name, value in sent.items():
            if value:
                connection.putheader(name, value)
        if body is not None and "Content_Length" not in headers:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or b"")
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return Answered(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)


@contextmanager
def running(folder: Path, language: str = "zh") -> Iterator[Bench]:
    ready = serving(desks(folder), "en" if language == "en" else "zh", 0, home_of(folder))
    thread = Thread(target=ready.run, daemon=True)
    thread.start()
    parts = urlsplit(ready.address)
    token = parts.query.partition("=")[2]
    try:
        yield Bench(ready.address, parts.netloc, f"docgen={token}")
    finally:
        ready.server.should_exit = True
        thread.join()
        ready.listening.close()
