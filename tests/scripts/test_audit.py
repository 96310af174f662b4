"""The audit of what docgen stands on: hashes, licences, advisories, told where missing or wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from scripts.audit import FREE, Pinned, advisories, audited, licence, pinned, sbom

HASH = "sha256:" + "a" * 64
KNOWN = {"vulnerabilities": [{"id": "PYSEC-1"}, {"id": "PYSEC-2", "withdrawn": "2026-01-01"}]}


class Registry(BaseHTTPRequestHandler):
    """Has one package with an advisory, and one without."""

    def do_GET(self) -> None:
        said = {"/pypi/jinja2/3.0/json": KNOWN, "/pypi/lxml/6.0/json": {"vulnerabilities": []}}.get(self.path)
        self.send_response(200 if said else 404)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def registry() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Registry) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/simple"
        server.shutdown()


def test_requirements_are_read_with_versions_and_hashes() -> None:
    first = f"a==1.0 ; sys_platform == 'win32' \\\n    --hash={HASH} \\\n    --hash={HASH}\n    # via b\n"
    text = f"# note\n{first}b[x]==2\nc>=3\n"

    assert list(pinned(text)) == [
        Pinned("a", "1.0", (HASH, HASH)),
        Pinned("b", "2", ()),
        Pinned("c>=3", "", ()),
    ]


def test_a_package_without_hash_and_one_with_an_advisory_are_faults(registry: str) -> None:
    packages = {"jinja2": Pinned("jinja2", "3.0", (HASH,)), "lxml": Pinned("lxml", "6.0", ())}

    assert audited(packages, registry) == ["lxml: no hash", "jinja2 3.0: PYSEC-1"]


def test_a_registry_that_does_not_answer_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert audited({"lxml": Pinned("lxml", "6.0", (HASH,))}, "http://127.0.0.1:9/simple") == []
    assert "0 of 1 asked for" in capsys.readouterr().out


def test_a_package_that_the_registry_does_not_have_is_not_taken_for_safe(registry: str) -> None:
    assert advisories(registry, Pinned("nobody", "1", ())) is None


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ("MIT License", True),
        ("GNU Lesser General Public License v2 or later (LGPLv2+)", True),
        ("GPL-3.0", False),
    ],
)
def test_licences_that_are_not_free_for_all_are_told(said: str, free: bool) -> None:
    assert bool(FREE.search(said)) is free


def test_the_checkout_s_requirements_are_whole() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-ocr.txt"):
        found = list(pinned((Path(__file__).parents[2] / name).read_text(encoding="utf-8")))
        assert len(found) > 30
        assert [each.name for each in found if not each.version or not each.hashes] == []


def test_the_sbom_names_every_package() -> None:
    made = sbom({"lxml": Pinned("lxml", "6.0", (HASH,))})

    assert made["components"] == [
        {
            "type": "library",
            "name": "lxml",
            "version": "6.0",
            "purl": "pkg:pypi/lxml@6.0",
            "hashes": [{"alg": "SHA-256", "content": "a" * 64}],
            "licenses": [{"license": {"name": licence("lxml")}}],
        }
    ]
