"""Write the generated parts of docs/ anew, in both languages: checks, and the field tables of templates."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docgen.locale.messages import Language, say
from docgen.render.templates.fields import Usable, fields, filters
from docgen.tasks.explain import table
from docgen.tasks.templates import roots

DOCS = Path(__file__).resolve().parent.parent / "docs"
ENDINGS: dict[Language, str] = {"zh": ".md", "en": ".en.md"}
CHECKS_HEADS: dict[Language, str] = {
    "zh": """# 检查

每个问题有固定的编号、所在文件和位置、说明和改法；`docgen explain 编号` 打印同样的内容。
错误阻止生成（`--draft` 除外，每页加水印），警告和提示不阻止。
“读取”一类说明资料不完整或不一致，`--draft` 也不能生成。

由 docgen/rules/findings/ 生成（`make docs`）。 [English](checks.en.md)
""",
    "en": """# Checks

Every problem has a code that stays, the file and place it is in, what is wrong and how to mend it;
`docgen explain CODE` prints the same. Errors stop a build (but for `--draft`, which watermarks every page);
warnings and information do not. What stands under "Reading" says that the data are incomplete or contradict
each other: not even a draft can be made of them.

Written from docgen/rules/findings/ by `make docs`. [中文](checks.md)
""",
}
FILTERS: dict[Language, str] = {"zh": "过滤器", "en": "Filters"}
HEADINGS: dict[Language, str] = {"zh": "| 字段 | 类型 | 说明 |", "en": "| Field | Type | Meaning |"}
START, END = "<!-- fields -->", "<!-- /fields -->"


def main() -> None:
    """Write all pages."""
    for language, ending in ENDINGS.items():
        (DOCS / f"checks{ending}").write_text(checks(language), encoding="utf-8", newline="\n")
        page = DOCS / f"templates{ending}"
        text = with_fields(page.read_text(encoding="utf-8"), language)
        page.write_text(text, encoding="utf-8", newline="\n")


def checks(language: Language) -> str:
    """The page of all codes."""
    return CHECKS_HEADS[language] + "\n".join(table(language)) + "\n"


def with_fields(page: str, language: Language) -> str:
    """The page of templates, its tables new: one for each kind of template, then the filters."""
    head, _, rest = page.partition(START)
    tail = rest.partition(END)[2]
    tables = [_table(f"`{kind}`", fields(root), language) for kind, root in roots().items()]
    text = "\n".join([*tables, _table(FILTERS[language], filters(), language)])
    return f"{head}{START}\n{text}{END}{tail}"


def _table(title: str, usable: Iterable[Usable], language: Language) -> str:
    rows = [
        f"| `{each.name}` | {say(each.type, language)} | {say(each.meaning, language)} |" for each in usable
    ]
    table = "\n".join([HEADINGS[language], "|---|---|---|", *rows])
    return f"\n### {title}\n\n{table}\n"


if __name__ == "__main__":
    main()
