"""Write the field table of docs/templates.md anew from the code."""

from __future__ import annotations

from pathlib import Path

from docgen.templates import field_lines

PAGE = Path(__file__).resolve().parent.parent / "docs" / "templates.md"
START, END = "<!-- fields -->", "<!-- /fields -->"


def main() -> None:
    """Replace what stands between the markers."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    tail = rest.partition(END)[2]
    rows = [line.split("\t") for line in field_lines("response") if line]
    table = "\n".join(f"| `{name}` | {kind} | {title} |" for name, kind, title in rows)
    text = f"{head}{START}\n| 字段 | 类型 | 说明 |\n|---|---|---|\n{table}\n{END}{tail}"
    PAGE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
