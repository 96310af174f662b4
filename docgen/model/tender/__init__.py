"""What a tender says: lot, clauses, sites, payment, scorecard, forms of handing in."""
