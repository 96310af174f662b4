"""What ordinary files name and nobody needs here is taken out, so that they need not be refused for it.

Word and WPS note the template that a file was written on, and the list of addresses a letter was merged
with, by their place on the writer's machine. Neither is part of what the file says.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from docgen.guard.archive import Archive, open_archive
from docgen.guard.markup import parse_markup
from docgen.guard.package import check_package

_NAMED = re.compile(rb"/(?:attachedTemplate|mailMergeSource|mailMergeHeaderSource)\b")
_KINDS = ("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource")
_SETTINGS = ("{*}attachedTemplate", "{*}mailMerge")


def admitted(package: bytes, shown: str, only_read: bool = False) -> bytes:
    """The .docx `package` without the template and the addresses that it names, and past all guards.

    `shown` is the file as the user knows it, `only_read` that nothing that would fetch opens it. Raises
    DocgenError as `check_package` does.
    """
    archive = open_archive(package, shown)
    changed = dict(_without_sources(archive))
    if changed:
        package = _rewritten(archive, changed)
    check_package(package, "docx", shown, only_read)
    return package


def _without_sources(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """The parts that change: relationships, and the settings that use them, by name."""
    for name in archive.entries:
        if not name.lower().endswith(".rels"):
            continue
        content = archive.part(name)
        if not _NAMED.search(content):
            continue
        try:
            root = parse_markup(content)
            owner = posixpath.join(posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[:-5])
            settings = parse_markup(archive.part(owner)) if owner in archive.entries else None
        except etree.XMLSyntaxError:
            continue  # refused, with its reason, by the check that follows
        _drop([each for each in root.iter("{*}Relationship") if each.get("Type", "").endswith(_KINDS)])
        yield name, _written(root)
        if settings is not None:
            _drop(list(settings.iterchildren(*_SETTINGS)))
            yield owner, _written(settings)


def _drop(elements: list[etree._Element]) -> None:
    for element in elements:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rewritten(archive: Archive, changed: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.entries:
            target.writestr(name, changed[name] if name in changed else archive.part(name))
    return out.getvalue()
