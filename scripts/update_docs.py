"""Write the generated parts of docs/ anew: the field table of templates.md, and checks.md."""

from __future__ import annotations

from pathlib import Path

from docgen.explain import table
from docgen.render.field_list import ROOTS
from docgen.templates import field_lines

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "templates.md"
CHECKS_HEAD = """# 检查

每个问题有固定的编号、所在文件和位置、说明和改法；`docgen explain 编号` 打印同样的内容。
错误阻止生成（`--draft` 除外，每页加水印），警告和提示不阻止。
“读取”一类说明资料不完整或不一致，`--draft` 也不能生成。

由 docgen/rules/findings/ 生成（`make docs`）。
"""


def main() -> None:
    """Write both pages."""
    checks = CHECKS_HEAD + "\n".join(table()) + "\n"
    (DOCS / "checks.md").write_text(checks, encoding="utf-8", newline="\n")
    for kind in ROOTS:
        _field_table(kind)


def _field_table(kind: str) -> None:
    """Replace what stands between the markers of that kind of package."""
    start, end = f"<!-- fields {kind} -->", f"<!-- /fields {kind} -->"
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(start)
    tail = rest.partition(end)[2]
    rows = [line.split("\t") for line in field_lines(kind) if line]
    table = "\n".join(f"| `{name}` | {kind} | {title} |" for name, kind, title in rows)
    text = f"{head}{start}\n| 字段 | 类型 | 说明 |\n|---|---|---|\n{table}\n{end}{tail}"
    PAGE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
