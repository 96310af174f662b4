"""What docgen stands on: every package pinned with its hashes, its licence, known advisories, and an SBOM.

`make audit`, or `python scripts/audit.py [--index URL] [--out FILE]`. Advisories come from the registry's own
data (`/pypi/NAME/VERSION/json`, as pypi.org has it); where that cannot be reached it is said, and how many
were asked for. Ends with 1 where a package has no hash, an advisory, or a licence not known to be free.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
FILES = ("requirements.txt", "requirements-dev.txt", "requirements-ocr.txt")
REGISTRY = "https://pypi.org/simple"
SECONDS = 10

FREE = re.compile(
    r"\b(MIT|BSD|Apache|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Lesser General|ISC|HPND|0BSD)",
    re.IGNORECASE,
)
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*\])?==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")


@dataclass(frozen=True)
class Pinned:
    """A package as a requirements file names it."""

    name: str
    version: str
    hashes: tuple[str, ...]


def pinned(text: str) -> Iterator[Pinned]:
    """Every requirement of a file; what is not pinned to a version has none."""
    joined = re.sub(r"\\\n", " ", text)
    for line in joined.splitlines():
        line = line.split(" #", 1)[0].strip()
        if not line or line.startswith(("#", "-")):
            continue
        found = _PINNED.match(line)
        name, version = (found["name"], found["version"]) if found else (line, "")
        yield Pinned(name, version, tuple(_HASH.findall(line)))


def licence(name: str) -> str:
    """What the installed package says of its licence; "" where it is not installed or does not say."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    classes = [
        each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or [] if "License ::" in each
    ]
    return said.get("License-Expression") or "; ".join(classes) or (said.get("License") or "").split("\n")[0]


def advisories(registry: str, package: Pinned) -> list[str] | None:
    """The names of advisories that the registry has of the package; None where it could not be asked."""
    address = (
        f"{registry.removesuffix('/').removesuffix('/simple')}/pypi/{package.name}/{package.version}/json"
    )
    try:
        with urlopen(address, timeout=SECONDS) as answer:
            said = json.load(answer)
    except (URLError, OSError, ValueError):
        return None
    known = said.get("vulnerabilities") or []
    return [str(each.get("id")) for each in known if not each.get("withdrawn")]


def sbom(packages: Mapping[str, Pinned]) -> dict[str, object]:
    """The packages as a CycloneDX document."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "docgen"}},
        "components": [
            {
                "type": "library",
                "name": each.name,
                "version": each.version,
                "purl": f"pkg:pypi/{each.name.lower()}@{each.version}",
                "hashes": [{"alg": "SHA-256", "content": h.partition(":")[2]} for h in each.hashes],
                "licenses": [{"license": {"name": said}}] if (said := licence(each.name)) else [],
            }
            for each in packages.values()
        ],
    }


def audited(packages: Mapping[str, Pinned], registry: str) -> list[str]:
    """The faults found, after a line for each kind of question was printed."""
    bare = [each.name for each in packages.values() if not each.version or not each.hashes]
    licences = {each.name: licence(each.name) for each in packages.values()}
    absent = [name for name, said in licences.items() if not said]
    foreign = [f"{name}: {said}" for name, said in licences.items() if said and not FREE.search(said)]
    asked, known = 0, []
    for each in packages.values():
        said = advisories(registry, each)
        if said is None and not asked:
            break  # a registry that does not answer the first question answers none
        asked += said is not None
        known += [f"{each.name} {each.version}: {name}" for name in said or []]
    print(f"hashes: {len(packages)} packages, {len(bare)} without")
    print(
        f"licences: {len(packages) - len(absent)} read, {len(foreign)} not known to be free; "
        f"{len(absent)} not installed here: {', '.join(absent) or 'none'}"
    )
    print(
        f"advisories: {asked} of {len(packages)} asked for, {len(known)} known"
        + ("" if asked else "; the registry cannot be asked from here")
    )
    return [*(f"{name}: no hash" for name in bare), *foreign, *known]


def main() -> int:
    """Audit the requirements of this checkout."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--index", default=os.environ.get("PIP_INDEX_URL") or REGISTRY)
    asked.add_argument("--out", type=Path, default=ROOT / "outputs/sbom.json")
    given = asked.parse_args()
    packages = {
        each.name: each for name in FILES for each in pinned((ROOT / name).read_text(encoding="utf-8"))
    }
    faults = audited(packages, given.index)
    given.out.write_text(json.dumps(sbom(packages), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"SBOM: {given.out}")
    for fault in faults:
        print(f"FAULT {fault}")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
