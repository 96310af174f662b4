"""What the command line prints: tables for people, one JSON document for tools, messages on stderr."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.locale.messages import Language, ended
from docgen.locale.messages import say as said
from docgen.model.finding import Finding, Message

if TYPE_CHECKING:
    from rich.console import Console

    from docgen.model.response.demands import JudgedDemand
    from docgen.packages.runner import Built
    from docgen.packages.runner import Progress as Told

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
_SEVERITIES = {"error": Message("error"), "warning": Message("warning"), "info": Message("info")}


class Output:
    """Prints in one language; with `as_json`, standard output carries one JSON document and nothing else."""

    def __init__(self, language: Language, as_json: bool = False) -> None:
        self.language = language
        self.as_json = as_json

    # Rich takes longer to import than most commands take to run, so only what prints with it does.
    @cached_property
    def out(self) -> Console:
        """Standard output for people."""
        return _console(stderr=False)

    @cached_property
    def err(self) -> Console:
        """Standard error: messages and progress."""
        return _console(stderr=True)

    def reason(self, why: str) -> str:
        """A fixed reason that rules write in Chinese, its parts at ：, in the reader's language."""
        return ("：" if self.language == "zh" else ": ").join(
            self.say(Message(part)) for part in why.split("：")
        )

    def findings(self, findings: Sequence[Finding], demands: Sequence[JudgedDemand] | None = None) -> None:
        """All findings, by severity or as the JSON that cli.md names; then which demands were compared."""
        if self.as_json:
            counts = Counter(finding.severity for finding in findings)
            document = {
                "findings": self.entries(findings),
                "counts": {severity: counts[severity] for severity in ("error", "warning", "info")},
            }
            self.document(document | ({} if demands is None else {"demands": self._demands(demands)}))
            return
        if findings:
            self.list_findings(self.out, findings)
        else:
            self.out.print(self.say(Message("Nothing found.")), style="green")
        if demands is not None:
            from docgen.model.response.demands import account

            self.out.print(self.say(account(demands)))

    def _demands(self, demands: Sequence[JudgedDemand]) -> dict[str, Any]:
        """How many demands were compared, and each that could not be, with why."""
        from docgen.model.response.demands import counted, uncompared

        left = [
            {
                "clause": each.clause,
                "title": each.title,
                "demand": each.demand,
                "why": self.say(each.reason),
            }
            for each in uncompared(demands)
        ]
        return {**counted(demands), "not_compared": left}

    def listed_findings(self, findings: Sequence[Finding]) -> None:
        """All findings on standard error, beside what a command prints."""
        self.list_findings(self.err, findings)

    def entries(self, findings: Sequence[Finding]) -> list[dict[str, Any]]:
        """Findings as JSON shows them."""
        return [self.entry(finding) for finding in findings]

    def sarif(self, findings: Sequence[Finding]) -> None:
        """All findings as SARIF 2.1.0, which editors and code hosts show beside the line."""
        from docgen.cli.sarif import sarif

        self.document(sarif(findings, self.language))

    def built(self, built: Built) -> None:
        """The files made and the findings beside them."""
        if self.as_json:
            self.document(
                {
                    "files": [
                        {
                            "path": str(file.path),
                            "kind": kind,
                            "pages": file.pages,
                            "bytes": file.bytes,
                            "sha256": file.sha256,
                        }
                        for kind, file in built.files
                    ],
                    "findings": self.entries(built.findings),
                }
            )
            return
        if built.findings:
            self.list_findings(self.err, built.findings)
        if not built.files:
            self.nothing_made(incomplete=False)
            return
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False)
        for heading in (Message("file"), Message("size"), Message("pages")):
            table.add_column(self.say(heading), overflow="fold")
        for _, file in built.files:
            table.add_row(Text(str(file.path)), f"{file.bytes / 1024:,.0f} KB", str(file.pages or ""))
        self.out.print(table)
        papers = [file.path for _, file in built.files if file.path.suffix in (".docx", ".pdf")]
        first = Message("Open {file} first.", {"file": papers[0]})
        self.out.print(self.say(first), style="bold")

    def carried(self, said: Message, files: Sequence[Path], findings: Sequence[Finding]) -> None:
        """A project packed or taken in: what was done, and what did not come along as it is."""
        if self.as_json:
            paths = [{"path": str(path), "bytes": path.stat().st_size} for path in files]
            self.document({"files": paths, "findings": self.entries(findings)})
            return
        if findings:
            self.list_findings(self.err, findings)
        self.lines([self.say(said)])

    def stopped(self, findings: Sequence[Finding]) -> None:
        """Why nothing could be done."""
        if self.as_json:
            self.document({"files": [], "findings": self.entries(findings)})
        else:
            self.list_findings(self.err, findings)

    def nothing_made(self, incomplete: bool) -> None:
        """That a build left everything as it was; of `incomplete` data no draft can be made either."""
        if self.as_json:
            return
        said = Message("Nothing was made; older files are as they were.")
        if incomplete:
            said = Message(
                "Nothing was made, and no draft can be, before what is blank or wrong above (FIELD-…, REF-…) "
                "is put right. Older files are as they were."
            )
        self.err.print(self.say(said), style="bold")

    def started(self, folder: Path, files: Sequence[Path]) -> None:
        """A new project folder."""
        values = {"folder": folder, "count": len(files)}
        self.out.print(self.say(Message("{folder} is ready with {count} files.", values)), markup=False)
        typed = f'"{folder}"' if " " in str(folder) else folder
        after = Message(
            "Fill in the .yaml and .xlsx files, then run: docgen check {folder}", {"folder": typed}
        )
        self.out.print(self.say(after), markup=False)

    def written(self, paths: Iterable[Path]) -> None:
        """Paths, one a line."""
        self.lines(str(path) for path in paths)

    def line(self, said: Message) -> None:
        """A sentence on a line of its own."""
        self.out.print(self.say(said), markup=False, highlight=False)

    def lines(self, lines: Iterable[str]) -> None:
        """Plain lines."""
        for line in lines:
            sys.stdout.write(line + "\n")

    def stale(self, names: Sequence[str]) -> None:
        """Schemas that are out of date."""
        for name in names:
            self.err.print(self.say(Message("{name} is out of date; run `docgen schemas`.", {"name": name})))

    @contextmanager
    def progress(self) -> Iterator[Told]:
        """A bar on standard error that says which paper is being made; none under JSON or in a pipe.

        How many papers and rounds there will be is not known before the end, so the bar moves without
        measure, beside the seconds that have passed.
        """
        if self.as_json or not self.err.is_terminal:
            yield lambda _: None
            return
        from rich.markup import escape
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (BarColumn(bar_width=20), TimeElapsedColumn(), TextColumn("{task.description}"))
        with Progress(*columns, console=self.err, transient=True) as bar:
            task = bar.add_task("", total=None)
            yield lambda title: bar.update(
                task, description=escape(self.say(Message("Making {title} …", {"title": title})))
            )

    @contextmanager
    def counting(self) -> Iterator[Callable[[int], None]]:
        """Rows done so far, on standard error."""
        if not self.err.is_terminal:
            yield lambda _: None
            return
        with self.err.status("") as status:
            yield lambda rows: status.update(self.say(Message("{rows} rows done …", {"rows": rows})))

    @contextmanager
    def telling(self) -> Iterator[Callable[[Message], None]]:
        """What is being done, on standard error of a terminal."""
        if self.as_json or not self.err.is_terminal:
            yield lambda _: None
            return
        from rich.markup import escape

        with self.err.status("") as status:
            yield lambda said: status.update(escape(self.say(said)))

    def entry(self, finding: Finding) -> dict[str, Any]:
        """A finding as the JSON that cli.md names."""
        return {
            "code": finding.code,
            "severity": finding.severity,
            "message": self.say(finding.message),
            "remedy": self.say(finding.remedy),
            "file": finding.origin.file,
            "location": finding.origin.location,
            "clause": finding.clause,
        }

    def list_findings(self, console: Console, findings: Sequence[Finding]) -> None:
        """Findings for people, in the order in which to take them up; numbered where one line is several."""
        from rich.text import Text

        from docgen.cli.finding_list import finding_lines

        gap = "" if self.language == "zh" else " "
        for severity, lines in finding_lines(findings):
            count = sum(line.count for line in lines)
            label = f"{self.say(_SEVERITIES[severity])} {count}"
            steps = count > len(lines)
            console.print(label, style=f"bold {_COLOURS[severity]}")
            for no, line in enumerate(lines, 1):
                told = ended(self.say(line.told), self.language)
                words = f"{f'{no}. ' if steps else ''}{line.place} {told}{gap}{self.say(line.remedy)}"
                console.print(Text("  ").append(words).append(f"  [{line.code}]", style="dim"))

    def say(self, message: Message | str) -> str:
        """The message in the output's language; a text is what it is."""
        return message if isinstance(message, str) else said(message, self.language)

    def document(self, document: dict[str, Any]) -> None:
        """One JSON document on standard output."""
        # ASCII keeps one document readable on any console code page.
        json.dump(document, sys.stdout, ensure_ascii=not _takes_unicode(), indent=2)
        sys.stdout.write("\n")


def _console(stderr: bool) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=True)


def _takes_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
