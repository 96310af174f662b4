"""Draw the examples' sample evidence and charts anew, into their folders.

    python -m scripts.sample_evidence [EXAMPLE …]

With no name, those of every YAML file here. What a picture says comes from the example's own files (company,
staff, response) and, where these lack it, from `<example>.yaml`. No sheet shows an identity number.
Needs the packages fonts-noto-cjk and fonts-lxgw-wenkai (see scripts/install_system_packages.sh);
the same fonts give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.sample_evidence.canvas import save
from scripts.sample_evidence.charts import chart_picture
from scripts.sample_evidence.facts import pictures
from scripts.sample_evidence.sheets import sheet_picture

DATA = Path(__file__).resolve().parent
EXAMPLES = DATA.parent.parent / "examples"


def main(names: list[str]) -> None:
    """Draw the pictures of the examples named."""
    for name in names or sorted(data.stem for data in DATA.glob("*.yaml")):
        project = EXAMPLES / name
        drawn = pictures(DATA / f"{name}.yaml", project)
        for sheet in drawn.sheets:
            save(sheet_picture(sheet), project / sheet.file)
        for chart in drawn.charts:
            save(chart_picture(chart), project / chart.file)
        print(f"{name}: {len(drawn.sheets)} sheets, {len(drawn.charts)} charts")


if __name__ == "__main__":
    main(sys.argv[1:])
