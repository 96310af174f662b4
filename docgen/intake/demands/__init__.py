"""What a tender demands: what its marks do, its clauses one by one, what stands between them and why."""

from __future__ import annotations

from docgen.intake.demands.leaves import demanded
from docgen.intake.demands.meaning import meanings

__all__ = ["demanded", "meanings"]
