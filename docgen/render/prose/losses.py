"""What a chapter holds that a volume cannot carry: counted by kind and told to its writer."""

from __future__ import annotations

from docgen.model.finding import Finding, Message, Origin, found

# What is left out, in the words its writer knows it by.
KINDS = {
    "chart": Message("chart"),
    "diagram": Message("SmartArt diagram"),
    "object": Message("embedded object"),
    "shape": Message("drawn shape"),
    "group": Message("arrangement of drawn shapes (their text is kept)"),
    "control": Message("form control"),
    "comment": Message("comment"),
    "hidden": Message("hidden text"),
    "contents": Message("contents list"),
    "field": Message("field that shows no text"),
    "note": Message("table or picture in a footnote"),
    "page": Message("page header, footer or section layout"),
    "document": Message("document within the document"),
    "numbering": Message("automatic number of a heading"),
    "metafile": Message("picture in EMF or WMF, which is converted where LibreOffice is installed"),
    "label": Message("form of an automatic list number that shows the number of a heading"),
    "other": Message("element of an unknown kind"),
}
# Those that are mended otherwise than the rest.
_WITH_REMEDY = ("label", "metafile")


class Losses:
    """Collects findings about one chapter file, `shown` to people under that name."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.near = ""
        self._counts: dict[str, int] = {}
        self._near: dict[str, str] = {}
        self._findings: list[Finding] = []

    def drop(self, kind: str) -> None:
        """Note that something of `kind` (a key of KINDS) is left out here."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        self._near.setdefault(kind, self.near)

    def add(self, code: str, said: Message, location: str = "", case: str = "") -> None:
        """Note another finding about the chapter."""
        self.note(found(code, Origin(self.shown, location), said, case))

    def note(self, finding: Finding) -> None:
        """Note a finding; the same one is noted once."""
        if finding not in self._findings:
            self._findings.append(finding)

    def bad_picture(self, location: str = "") -> None:
        """Note that a picture is none that can be read."""
        self.add(
            "PICTURE-UNREADABLE",
            Message("holds a picture that cannot be read, near “{near}”", {"near": self.near}),
            location,
            case="chapter",
        )

    def findings(self) -> tuple[Finding, ...]:
        """All that was noted, what was left out last, in the order it was met."""
        dropped = [
            found(
                "PROSE-DROPPED",
                Origin(self.shown),
                Message(
                    "{what} left out ({count}), first near “{near}”",
                    {"what": KINDS[kind], "count": count, "near": self._near[kind]},
                ),
                kind if kind in _WITH_REMEDY else "",
            )
            for kind, count in self._counts.items()
        ]
        return (*self._findings, *dropped)
