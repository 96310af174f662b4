"""Ledgers as DuckDB tables: files, types, faults, queries."""
