"""A new project folder: a copy of an example, or a blank one with forms to fill in."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from docgen.edit.yaml_text import scalar
from docgen.load.files.yaml import read_yaml
from docgen.load.ledgers.form import BLANK, ledger_form
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Message, reason, stop
from docgen.resources import bundled


def examples() -> list[str]:
    """The projects that `docgen new --from` can copy."""
    return sorted(
        folder.name for folder in bundled("examples").iterdir() if (folder / "project.yaml").is_file()
    )


def start(folder: Path, source: str, company: Path | None = None) -> list[Path]:
    """Copy the example `source` into `folder`, which must be new or empty; returns the files made.

    The schemas go along, and each YAML's first line names them, so that editors find them offline. With
    `company`, a folder that projects share, project.yaml leads there and no company is copied.
    """
    origin = bundled("examples") / source
    if source not in examples():
        known = "、".join(examples())
        said = Message("is not the name of an example")
        raise stop("EXAMPLE-UNKNOWN", source, said, known=known)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        said = Message("already exists and is not empty")
        raise stop("FOLDER-TAKEN", str(folder), said)
    if company is not None and not (company / "bidder.yaml").is_file():
        said = Message("is not there; --company wants a folder with the company's own files")
        raise stop("FILE-MISSING", str(company / "bidder.yaml"), said, "named")
    try:
        shutil.copytree(origin, folder, dirs_exist_ok=True)
        if company is not None:
            shutil.rmtree(folder / "company", ignore_errors=True)
            _lead_to(folder / "project.yaml", company_path(company, folder))
        shutil.copytree(bundled("data_schemas"), folder / ".schemas")
        for path in folder.rglob("*.yaml"):
            _point_at_schemas(path, folder)
        _blank_ledgers(folder)
    except OSError as problem:
        why = {"reason": reason(problem)}
        raise stop("OUTPUT-LOCKED", str(folder), Message("cannot be written: {reason}", why), "new") from None
    return sorted(path for path in folder.rglob("*") if path.is_file() and ".schemas" not in path.parts)


def company_path(company: Path, folder: Path) -> str:
    """The company's folder as project.yaml names it: from the project's own, else, on another disk, whole."""
    try:
        return Path(os.path.relpath(company.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return company.resolve().as_posix()


def _lead_to(project_file: Path, company: str) -> None:
    text = project_file.read_text(encoding="utf-8")
    led = re.sub("(?m)^company:.*$", lambda _: f"company: {scalar(company)}", text)
    project_file.write_text(led, encoding="utf-8", newline="\n")


def _blank_ledgers(folder: Path) -> None:
    """An empty form of every ledger that the project declares, in ledgers/blank."""
    source = folder / "scoring.yaml"
    if not source.is_file():
        return
    data, _ = read_yaml(source, source.name)
    (folder / "ledgers" / BLANK).mkdir(parents=True, exist_ok=True)
    for spec in map(LedgerSpec.model_validate, data["ledgers"]):
        (folder / "ledgers" / BLANK / f"{spec.code}.xlsx").write_bytes(ledger_form(spec))


def _point_at_schemas(path: Path, folder: Path) -> None:
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    schema = first.rpartition("/")[2]
    up = "../" * (len(path.relative_to(folder).parts) - 1)
    if first.startswith("# yaml-language-server:"):
        text = f"# yaml-language-server: $schema={up}.schemas/{schema}\n{rest}"
        path.write_text(text, encoding="utf-8", newline="\n")
