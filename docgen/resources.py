"""Where the templates, examples and schemas that come with docgen lie: in the wheel, or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUNDLED = _PACKAGE / "bundled"


def template_kinds() -> list[str]:
    """The folders of built-in templates: one or more a kind of package."""
    return sorted(path.name for path in bundled("templates/docx").iterdir() if path.is_dir())


def bundled(name: str) -> Path:
    """The folder `name`: "templates/docx", "examples" or "data_schemas"."""
    return (_BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent) / name
