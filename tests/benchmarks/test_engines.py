"""A small sample of the benchmark: all engines write the same text, and docgen is much faster."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _benchmarks_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.mark.parametrize("document", ["letter", "inventory"])
def test_engines_write_the_same_text_and_docgen_is_far_ahead(document: str, tmp_path: Path) -> None:
    from benchmarks import documents
    from benchmarks.cases import PYTHON, digest
    from benchmarks.engines import ENGINES
    from benchmarks.worker import measured

    data = documents.letter_data()
    if document == "inventory":
        data = {"f1": "x & y", "rows": list(documents.inventory_rows(100))}
    seconds, texts = {}, set()
    for engine in ("docgen", "docgen, zlib 6", "docxtpl", "python-docx"):
        template = getattr(documents, document)(documents.LANGUAGES[PYTHON[engine]])
        seconds[engine], made = measured(ENGINES[engine](template), data, 0.1)
        (tmp_path / "made.docx").write_bytes(made)
        texts.add(digest(tmp_path / "made.docx"))

    assert len(texts) == 1
    assert seconds["docxtpl"] > 20 * seconds["docgen"]
    assert seconds["docxtpl"] > 5 * seconds["docgen, zlib 6"]


def test_the_sum_of_a_text_tells_texts_apart(tmp_path: Path) -> None:
    from benchmarks import documents
    from benchmarks.cases import digest
    from benchmarks.engines import ENGINES

    fill = ENGINES["docgen"](documents.letter(documents.LANGUAGES["jinja"]))
    sums = set()
    for value in ("一", "二", "一"):
        (tmp_path / "made.docx").write_bytes(fill({**documents.letter_data(), "f7": value}))
        sums.add(digest(tmp_path / "made.docx"))

    assert len(sums) == 2
