"""Write the generated parts of docs/ anew: the field tables of templates.md, and checks.md."""

from __future__ import annotations

from pathlib import Path

from docgen.tasks.explain import table
from docgen.tasks.templates import field_lines, roots

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "templates.md"
CHECKS_HEAD = """# 检查

每个问题有固定的编号、所在文件和位置、说明和改法；`docgen explain 编号` 打印同样的内容。
错误阻止生成（`--draft` 除外，每页加水印），警告和提示不阻止。
“读取”一类说明资料不完整或不一致，`--draft` 也不能生成。

由 docgen/rules/findings/ 生成（`make docs`）。
"""
START, END = "<!-- fields -->", "<!-- /fields -->"


def main() -> None:
    """Write both pages."""
    checks = CHECKS_HEAD + "\n".join(table()) + "\n"
    (DOCS / "checks.md").write_text(checks, encoding="utf-8", newline="\n")
    _field_table()


def _field_table() -> None:
    """Replace what stands between the markers: a table for each kind of template, then the filters."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    tail = rest.partition(END)[2]
    tables = [
        _table(f"`{kind}`", [line for line in field_lines(kind) if _is_field(line)]) for kind in roots()
    ]
    filters = [line for line in field_lines(next(iter(roots()))) if line and not _is_field(line)]
    text = "\n".join([*tables, _table("过滤器", filters)])
    PAGE.write_text(f"{head}{START}\n{text}{END}{tail}", encoding="utf-8", newline="\n")


def _is_field(line: str) -> bool:
    return bool(line) and not line.startswith("|")


def _table(title: str, lines: list[str]) -> str:
    rows = [line.split("\t") for line in lines]
    table = "\n".join(f"| `{name.removeprefix('|')}` | {kind} | {text} |" for name, kind, text in rows)
    return f"\n### {title}\n\n| 字段 | 类型 | 说明 |\n|---|---|---|\n{table}\n"


if __name__ == "__main__":
    main()
