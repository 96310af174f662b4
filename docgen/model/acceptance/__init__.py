"""Ledgers, metrics, scores and payments of the periods of a contract."""
