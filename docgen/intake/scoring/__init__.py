"""How a tender scores: the bid by its evaluation items, the service by its scorecard."""
