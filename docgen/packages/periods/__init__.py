"""The periods of an acceptance: each from its ledgers to its score, its money and its papers."""
