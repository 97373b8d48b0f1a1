"""Which words a condition compares a name with."""

from __future__ import annotations

import ast
from collections.abc import Iterable


def compared(source: str) -> Iterable[tuple[str, str]]:
    """Every `name == 'word'` and `name in ('word', ...)` of a condition."""
    for node in ast.walk(ast.parse(source, mode="eval")):
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Name):
            continue
        for comparator in node.comparators:
            parts = (
                comparator.elts if isinstance(comparator, (ast.Tuple, ast.List)) else [comparator]
            )
            for part in parts:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield node.left.id, part.value
