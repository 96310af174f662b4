"""What a metric's query may say: one SELECT from the ledgers, which gives the same whenever it is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Message

MOST_CHARACTERS = 20_000
MOST_DEPTH = 250
"""How deep a query may nest as JSON, in which a SELECT within a SELECT takes four steps or five."""

_SERIES = ("generate_series", "range", "unnest")
"""The functions that may stand for a table: others read files, the database itself, or SQL in a text."""

_ELSEWHERE = re.compile(
    r"ago|current_\w+|currval|error|gen_random_uuid|get_current_\w+|getvariable|in_search_path|localtime\w*|nextval|"
    r"now|pg_\w+|random|session_user|setseed|setval|sleep_ms|stats|today|transaction_timestamp|txid_current|user|"
    r"uuid\w*|vector_type|version|write_log"
)
"""Functions that go by something else than rows: the clock, chance, the machine, the database's inside."""


def parsed_json(said: str) -> Any:
    """What DuckDB says of a query in JSON; None where it nests too deep for that, or DuckDB failed on it."""
    try:
        return json.loads(said) if said else None
    except RecursionError:
        return None


def refusal(sql: str, parsed: Any, ledgers: Iterable[LedgerSpec]) -> Message | None:
    """Why a query, which DuckDB parses so, is not answered; `ledgers`: what it may read."""
    if len(sql) > MOST_CHARACTERS:
        return Message("is longer than {n} characters", {"n": MOST_CHARACTERS})
    if parsed is None or _depth(parsed) > MOST_DEPTH:
        return Message("is nested too deep: SELECT within SELECT, or one bracket within another")
    if parsed["error"] and parsed["error_type"] == "parser":
        return Message("cannot be answered: {problem}", {"problem": parsed["error_message"]})
    if parsed["error"] or len(parsed["statements"]) != 1:
        return Message("must be one SELECT")
    nodes = list(_nodes(parsed))
    tables = {spec.code for spec in ledgers} | {name for node in nodes for name in _named_queries(node)}
    columns = {column.code for spec in ledgers for column in spec.columns}
    for node in nodes:
        if _is_foreign(node, tables):
            return Message("must read ledgers only, named by their codes alone")
        if name := _elsewhere(node, columns):
            words = {"name": name}
            return Message("must give the same whenever and wherever it is asked: {name} does not", words)
    return None


def _named_queries(node: Mapping[str, Any]) -> Iterator[str]:
    """The names that a SELECT's WITH gives."""
    return (entry["key"] for entry in (node.get("cte_map") or {}).get("map", ()))


def _is_foreign(node: Mapping[str, Any], tables: Collection[str]) -> bool:
    """Whether the node reads something else than `tables`.

    A table named by its schema would be the ledger behind its masked view.
    """
    match node.get("type"):
        case "BASE_TABLE":
            by_schema = node.get("schema_name") or node.get("catalog_name")
            return bool(by_schema) or node.get("table_name") not in tables
        case "TABLE_FUNCTION":
            return node["function"].get("function_name") not in _SERIES
    return node.get("type") == "SHOW_REF"


def _elsewhere(node: Mapping[str, Any], columns: Collection[str]) -> str:
    """What the node goes by that is in no row, or ""; some functions look like a column."""
    if node.get("sample"):
        return "SAMPLE"
    match node.get("type"):
        case "FUNCTION":
            name = str(node.get("function_name")).lower()
            if name == "age" and len(node.get("arguments", ())) == 1:
                return name  # up to today
        case "COLUMN_REF" if len(node["column_names"]) == 1 and node["column_names"][0] not in columns:
            name = str(node["column_names"][0]).lower()
        case _:
            return ""
    return name if _ELSEWHERE.fullmatch(name) else ""


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object within a JSON document."""
    rest = [tree]
    while rest:
        node = rest.pop()
        if isinstance(node, dict):
            yield node
            rest += node.values()
        elif isinstance(node, list):
            rest += node


def _depth(tree: Any) -> int:
    """How deep objects and lists lie in each other."""
    level, depth = [tree], 0
    while level:
        depth += 1
        level = [
            inner
            for node in level
            for inner in (node.values() if isinstance(node, dict) else node)
            if isinstance(inner, dict | list)
        ]
    return depth
