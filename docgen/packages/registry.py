"""The kinds of package there are: the modules of `kinds`, each imported when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from docgen.packages import kinds as declared

if TYPE_CHECKING:
    from docgen.packages.package import AnyPackage

FIRST = "response"
"""What is checked where nothing is named, and the first of all kinds."""


def kinds() -> tuple[str, ...]:
    """The names of all kinds, the response first."""
    names = sorted(module.name for module in iter_modules(declared.__path__))
    return tuple(sorted(names, key=lambda name: name != FIRST))


@cache
def package(kind: str) -> AnyPackage:
    """The package declared as PACKAGE in `kinds`/`kind`. Raises ModuleNotFoundError where there is none."""
    found: AnyPackage = import_module(f"{declared.__name__}.{kind}").PACKAGE
    return found


def makeable(folder: Path) -> list[str]:
    """The kinds whose own source lies in the folder; the response where there is nothing yet."""
    return [kind for kind in kinds() if (folder / f"{kind}.yaml").exists()] or [FIRST]
