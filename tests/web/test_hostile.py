"""Who is not the browser that was opened here gets nothing, and nothing is written for them."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from kit.project import EXAMPLES
from kit.workbench import Bench, running

from docgen.web import door

SAVE = "/p/0/answers/T1/text"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(EXAMPLES / "pingxiang-lot1", tmp_path_factory.mktemp("web") / "lot1"))


@pytest.fixture(scope="module")
def bench(folder: Path) -> Iterator[Bench]:
    with running(folder) as bench:
        yield bench


@pytest.fixture(autouse=True)
def untouched(folder: Path) -> Iterator[None]:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    around = set(folder.parent.iterdir())
    yield
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert set(folder.parent.iterdir()) == around


HOSTS = (
    "",
    "evil.example",
    "evil.example:80",
    "127.0.0.1",
    "127.0.0.1:1",
    "localhost",
    "[::1]",
    "0.0.0.0",
    "localhost.",
)


@pytest.mark.parametrize("host", HOSTS)
def test_another_name_of_this_machine_is_turned_away(bench: Bench, host: str) -> None:
    assert bench.ask("/p/0/build", Host=host).status in (400, 421)


ORIGINS = (
    "http://evil.example",
    "null",
    "https://127.0.0.1",
    "http://127.0.0.1",
    "http://localhost:1",
    "file://",
    "",
)


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_form_of_another_site_is_turned_away(bench: Bench, origin: str) -> None:
    assert bench.ask(SAVE, {"value": "x", "seen": "", "sha256": ""}, Origin=origin).status == 403


COOKIES = ("", "docgen=", "docgen=x", "docgen=%00", "other=1", "docgen", ";;;", "docgen=\xff", "=" * 3000)


@pytest.mark.parametrize("cookie", COOKIES)
@pytest.mark.parametrize("path", ["/", "/p/0/build", "/static/app.css", "/p/0/files/0"])
def test_without_the_token_nothing_is_shown(bench: Bench, cookie: str, path: str) -> None:
    answered = bench.ask(path, Cookie=cookie)
    assert (answered.status, answered.text) == (403, "403\n")


@pytest.mark.parametrize("query", ["token=", "token=x", "token=%00", "token=a&token=b"])
def test_a_guessed_token_opens_nothing(bench: Bench, query: str) -> None:
    answered = bench.ask(f"/?{query}", Cookie="")
    assert answered.status == 403
    assert "set-cookie" not in answered.headers


PATHS = (
    "/static/../app.py",
    "/static/..%2fapp.py",
    "/static/%2e%2e/serve.py",
    "/static/....//app.py",
    "/static/..\\app.py",
    "/static//etc/passwd",
    "/etc/passwd",
    "/p/0/files/99999",
    "/p/0/files/-1",
    "/p/0/files/..%2f..%2fproject.yaml",
    "/p/9/check",
    "/p/-1/check",
    "/p/0/answers.yaml",
    "/p/0/%00",
    "/language/%3cscript%3e/x",
    "/p/0/view/0",
    "/p/0/view/99/1",
    "/p/0/view/0/..%2f1",
    "/p/0/view/-1",
    "/p/0/plan/999/file",
    "/p/0/plan/..%2f..%2fproject.yaml/file",
    "/p/0/service/score?period=",
    "/p/0/service/score?period=-1",
    "/p/0/service/ledgers?period=9999999",
    "/p/0/service/score?period=1e9",
)


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out_of_what_is_shown(bench: Bench, path: str) -> None:
    answered = bench.ask(path)
    assert answered.status in (400, 404)
    assert "Traceback" not in answered.text


@pytest.mark.parametrize("field", ["file", "__class__", "..", "score"])
def test_no_other_field_is_written(bench: Bench, field: str) -> None:
    assert bench.ask(f"/p/0/answers/T1/{field}", {"value": "x", "sha256": ""}).status == 404


@pytest.mark.parametrize("code", ["T999", "__proto__", "a%20b", "%2e%2e"])
def test_no_answer_to_nothing_is_written(bench: Bench, code: str) -> None:
    assert bench.ask(f"/p/0/answers/{code}/text", {"value": "x", "sha256": ""}).status == 404


SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
FILES = (
    "",
    "../outside.xlsx",
    "..\\outside.xlsx",
    "/etc/passwd",
    "company/../../outside.xlsx",
    "company/staff.xlsx\x00.csv",
    "company/STAFF.XLSX ",
    "company/bidder.yaml",
    "answers.yaml",
    ".docgen/journal.jsonl",
    "ledgers/attendance.parquet",
    "ledgers",
    "C:\\Windows\\win.ini",
    "file:///etc/passwd",
    "~/staff.xlsx",
    SCRIPT,
    "长" * 5000,
)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("page", ["open", "rows", "findings"])
def test_no_file_but_a_list_of_the_project_is_shown(bench: Bench, page: str, file: str) -> None:
    answered = bench.ask(f"/p/0/sheets/{page}?{urlencode({'file': file, 'sheet': '人员'})}")
    assert answered.status in (400, 404)
    assert "Traceback" not in answered.text
    assert SCRIPT not in answered.text


@pytest.mark.parametrize("file", FILES)
def test_no_file_but_a_list_of_the_project_is_written(bench: Bench, file: str) -> None:
    edit = {"sheet": "人员", "sha256": "", "cells": [[2, 1, "x"]]}
    assert bench.ask("/p/0/sheets/save", {"file": file, "edit": json.dumps(edit)}).status in (400, 404)


EDITS: tuple[tuple[object, int], ...] = (
    ({"sheet": "没有", "sha256": "", "cells": [[2, 1, "x"]]}, 422),
    ({"sheet": "人员", "sha256": "", "cells": []}, 400),
    ({"sheet": "人员", "sha256": ""}, 400),
    ({"sheet": "人员", "cells": [[2, 1, "x"]]}, 400),
    ({"sheet": "人员", "sha256": "", "cells": [[0, 1, "x"]], "seen": {"0": []}}, 422),
    ({"sheet": "人员", "sha256": "", "cells": [[-5, 1, "x"]], "seen": {"-5": []}}, 422),
    ({"sheet": "人员", "sha256": "", "cells": [[99, -1, "x"]], "seen": {"99": []}}, 422),
    ({"sheet": "人员", "sha256": "", "cells": [[99, 16_384, "x"]], "seen": {"99": []}}, 422),
    ({"sheet": "人员", "sha256": "", "cells": [[10**9, 1, "x"]], "seen": {}}, 422),
    ({"sheet": "人员", "sha256": "", "cells": [["2", "A", "x"]]}, 400),
    ({"sheet": "人员", "sha256": "", "cells": [[2, 1]]}, 400),
    ({"sheet": "人员", "sha256": "", "cells": {"2": "x"}}, 400),
    ({"sheet": "人员", "sha256": "", "cells": [[99, 1, "\x00"]], "seen": {"99": []}}, 422),
    ({"sheet": "人员", "sha256": "", "cells": [[99, 1, "\ud800"]], "seen": {"99": []}}, 422),
    ({"sheet": "人员", "sha256": "", "cells": [[99, 1, "长" * 40_000]], "seen": {"99": []}}, 422),
    ({"sheet": "人员", "sha256": "", "cells": [[2, 1, "x"]] * 3, "dropped": "2"}, 400),
    ({"sheet": "人员", "sha256": "", "cells": [[2, 1, "x"]], "seen": {"2": "x"}}, 409),
    ({"sheet": "人员", "sha256": "", "cells": [[2, 1, "x"]], "seen": ["x"]}, 400),
    ({"sheet": "人员", "sha256": "", "cells": [], "dropped": [1.5]}, 400),
    ({"sheet": "人员", "sha256": "", "cells": [], "dropped": [1]}, 422),
    ({"sheet": "人员", "sha256": "", "cells": [[1, 1, "x"]], "seen": {}}, 422),
    ([], 400),
    ("人员", 400),
    (None, 400),
)


@pytest.mark.parametrize(("edit", "status"), EDITS)
def test_what_is_no_edit_of_cells_writes_nothing(bench: Bench, edit: object, status: int) -> None:
    answered = bench.ask("/p/0/sheets/save", {"file": "company/staff.xlsx", "edit": json.dumps(edit)})
    assert answered.status == status
    assert "Traceback" not in answered.text


@pytest.mark.parametrize(
    "raw", ["", "{", "[" * 100_000, "1" * 5_000, "NaN", "\x00", '{"cells": [[1e999, 1, "x"]]}']
)
def test_what_is_no_json_writes_nothing(bench: Bench, raw: str) -> None:
    answered = bench.ask("/p/0/sheets/save", {"file": "company/staff.xlsx", "edit": raw})
    assert answered.status == 400
    assert "Traceback" not in answered.text


POSTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/p/0/plan/999", {"value": "x", "sha256": ""}),
    ("/p/0/plan/5", {"value": "x", "sha256": ""}),  # a Word file
    ("/p/0/plan/0", {"value": "x", "sha256": ""}),
    ("/p/0/plan/0", {"value": "x" * 600_000, "sha256": ""}),
    ("/p/0/plan/add", {"title": " "}),
    ("/p/0/service/begin", {"code": "../x"}),
    ("/p/0/service/begin", {"code": SCRIPT}),
    ("/p/0/service/begin", {}),
    ("/p/0/service/record", {"period": "x"}),
    ("/p/0/service/sample", {"period": "0"}),
    ("/p/0/service/build", {"unit": "../../x"}),
    ("/p/0/service/build", {"unit": "2026-99"}),
    ("/p/0/service/sign", {"period": "1", "by": "", "on": "2026-05-06"}),
    ("/p/0/service/sign", {"period": "1", "by": "x", "on": "someday"}),
)


@pytest.mark.parametrize(("path", "form"), POSTS)
def test_what_no_page_would_send_writes_nothing(bench: Bench, path: str, form: dict[str, str]) -> None:
    answered = bench.ask(path, form)
    assert answered.status in (204, 404, 409, 422)
    assert "Traceback" not in answered.text
    assert SCRIPT not in answered.text


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/p/0/service/upload/scan?period=1&name=x.pdf", b"%PDF-1.4"),  # was never signed
        ("/p/0/service/upload/scan?period=1&name=x.exe", b"MZ"),
        ("/p/0/service/upload/scan?name=x.pdf", b"%PDF-1.4"),
        ("/p/0/plan/0/upload/chapter?name=x.docx", b"MZ"),
        ("/p/0/plan/0/upload/chapter?name=..%2f..%2fanswers.yaml", b"a: 1"),
        ("/p/0/plan/0/upload/chapter?name=x.docx", b""),
        ("/p/0/plan/999/upload/chapter?name=x.md", b"x"),
    ],
)
def test_no_such_file_is_taken_in(bench: Bench, path: str, content: bytes) -> None:
    answered = bench.send(path, content)
    assert answered.status in (404, 422)
    assert "Traceback" not in answered.text


def test_a_body_that_comes_too_slowly_is_given_up(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SECONDS", 0.3)
    name, port = bench.host.split(":")
    head = f"POST {SAVE} HTTP/1.1\r\nHost: {bench.host}\r\nOrigin: http://{bench.host}\r\n"
    with socket.create_connection((name, int(port)), 20) as line:
        line.sendall(f"{head}Cookie: {bench.cookie}\r\nContent-Length: 1000\r\n\r\nvalue=x".encode())
        said = line.recv(10_000)
    assert said[9:12] == b"408"


def test_a_body_without_end_is_turned_away(bench: Bench) -> None:
    name, port = bench.host.split(":")
    head = f"POST {SAVE} HTTP/1.1\r\nHost: {bench.host}\r\nOrigin: http://{bench.host}\r\n"
    with socket.create_connection((name, int(port)), 20) as line:
        line.sendall(f"{head}Cookie: {bench.cookie}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        said = b""
        try:
            for _ in range(40):
                line.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
            said = line.recv(10_000)
        except OSError:
            said = said or b"HTTP/1.1 413"  # closed while it was still sent
    assert said[9:12] == b"413"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "CONNECT"])
def test_other_methods_are_turned_away(bench: Bench, method: str) -> None:
    assert bench.ask("/p/0/build", method=method).status in (400, 405)


def test_a_body_that_is_too_large_is_turned_away_unread(bench: Bench) -> None:
    assert bench.ask(SAVE, {"value": "x"}, Content_Length="100000000").status == 413


def test_many_fields_are_turned_away(bench: Bench) -> None:
    answered = bench.ask(SAVE, {f"f{i}": "" for i in range(5000)})
    assert answered.status in (400, 422, 500)
    assert "Traceback" not in answered.text


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
def test_what_is_no_request_is_turned_away(bench: Bench, raw: bytes) -> None:
    name, port = bench.host.split(":")
    with socket.create_connection((name, int(port)), 20) as line:
        line.sendall(raw)
        said = line.recv(10_000)
    assert said[9:12] in (b"400", b"421", b"403", b"431") or not said
    assert b"Traceback" not in said


def test_every_answer_forbids_the_browser_what_is_not_from_here(bench: Bench) -> None:
    for path in ("/p/0/build", "/static/app.css", "/nothing"):
        headers = bench.ask(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_the_first_address_becomes_a_cookie_that_scripts_and_other_sites_never_see(bench: Bench) -> None:
    answered = bench.ask(bench.address.removeprefix(f"http://{bench.host}"), Cookie="")
    assert (answered.status, answered.headers["location"]) == (303, "/")
    assert "HttpOnly" in answered.headers["set-cookie"]
    assert "SameSite=Strict" in answered.headers["set-cookie"]
