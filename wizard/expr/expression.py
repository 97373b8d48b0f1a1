"""The closed language of `when`, `calc` and `validate`.

Parsed by Python's own parser, walked by an allow-list, never executed. Numbers are decimals read from
the source text, so 0.1 stays 0.1. Whatever touches a missing value is missing itself (`and` and `or`
follow Kleene); only `filled(x)`, `unknown(x)` and `either(x, y)` look at that.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from wizard.expr.functions import ABOUT_NOTHING, FUNCTIONS, between
from wizard.expr.nothing import Nothing

MAX_LENGTH = 500
MAX_DEPTH = 20
RANKS = {"light": 0, "serious": 1, "grave": 2}  # so that `severity >= 'serious'` means what it says

Lookup = Callable[[str], Any]


class ExpressionFault(ValueError):
    """A condition or sum that cannot be read. `column` counts from 0 in its source."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


class Impossible(ValueError):
    """A sum of things that do not go together, such as pounds and dollars. The message is a sentence."""


class Expression:
    """One condition or sum.

    source: as written. names: the bare names it uses. columns: the `table.column` pairs it uses.
    """

    __slots__ = ("_tree", "columns", "names", "source")

    def __init__(self, source: str) -> None:
        if len(source) > MAX_LENGTH:
            raise ExpressionFault(f"This is longer than {MAX_LENGTH} characters.")
        self.source = source.strip()
        names: set[str] = set()
        columns: set[tuple[str, str]] = set()
        try:
            self._tree = _parsed(self.source)
            _walk(self._tree, self.source, names, columns, 0)
        except ExpressionFault as fault:
            fault.column += len(source) - len(source.lstrip())
            raise
        self.names = frozenset(names)
        self.columns = frozenset(columns)

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def value(self, lookup: Lookup) -> Any:
        """The value, or a `Nothing`. Raises `Impossible` where the operands do not go together."""
        try:
            return _value(self._tree, lookup, self.source)
        except (ArithmeticError, TypeError, ValueError, LookupError, AttributeError) as error:
            if isinstance(error, Impossible):
                raise
            raise Impossible(f"`{self.source}` cannot be worked out: {_why(error)}") from None

    def holds(self, lookup: Lookup) -> bool:
        """Whether the condition is met; a missing operand means that it is not."""
        value = self.value(lookup)
        return not isinstance(value, Nothing) and bool(value)


def _parsed(source: str) -> ast.expr:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about Python's own text, such as "\\~" in quotes
            return ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise _syntax_fault(source, error) from None


def _why(error: Exception) -> str:
    from wizard.text.money import MixedCurrencies

    if isinstance(error, MixedCurrencies):
        return str(error)
    if isinstance(error, (ZeroDivisionError, InvalidOperation)):
        return "it divides by nothing, or its figures are too large."
    return "these values do not go together."


def _syntax_fault(source: str, error: BaseException) -> ExpressionFault:
    column = (getattr(error, "offset", None) or 1) - 1
    bare = source.replace("==", "  ").replace("!=", "  ").replace("<=", "  ").replace(">=", "  ")
    if "=" in bare:
        return ExpressionFault("To compare, write == (two signs), not =.", bare.index("="))
    return ExpressionFault("This is not a condition or a sum that can be read.", max(column, 0))


_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)
_PLAIN_NUMBER = re.compile(r"[0-9_]+(?:\.[0-9_]*)?|\.[0-9_]+")  # 0.1; not 1e9, 0x10 or 2j


def _place(node: ast.expr, source: str) -> int:
    """Where the node begins, in characters; the parser counts the bytes of UTF-8."""
    return len(source.encode()[: node.col_offset].decode(errors="ignore"))


def _walk(
    node: ast.expr, source: str, names: set[str], columns: set[tuple[str, str]], depth: int
) -> None:
    if depth > MAX_DEPTH:
        raise ExpressionFault("This is nested too deeply.", _place(node, source))
    for child in _children(node, source, names, columns):
        _walk(child, source, names, columns, depth + 1)


def _children(
    node: ast.expr, source: str, names: set[str], columns: set[tuple[str, str]]
) -> list[ast.expr]:
    match node:
        case ast.Name(id=name):
            names.add(name)
            return []
        case ast.Attribute(value=ast.Name(id=table), attr=column):
            names.add(table)
            columns.add((table, column))
            return []
        case ast.Constant(value=bool() | str()):
            return []
        case ast.Constant(value=int() | float()) if _PLAIN_NUMBER.fullmatch(_segment(node, source)):
            return []
        case ast.BoolOp(values=values) | ast.Tuple(elts=values) | ast.List(elts=values):
            return values
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            return [operand]
        case ast.BinOp(left=left, op=op, right=right) if isinstance(op, _ARITHMETIC):
            return [left, right]
        case ast.Compare(left=left, ops=ops, comparators=rest) if all(
            isinstance(op, _COMPARISONS) for op in ops
        ):
            return [left, *rest]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            _known_call(name, len(args), _place(node, source))
            return args
    written = _segment(node, source)[:40]
    raise ExpressionFault(f"`{written}` is not allowed here.", _place(node, source))


def _segment(node: ast.expr, source: str) -> str:
    return ast.get_source_segment(source, node) or ""


def _known_call(name: str, given: int, column: int) -> None:
    if name in ABOUT_NOTHING:
        fewest = most = 2 if name == "either" else 1
    elif name in FUNCTIONS:
        _, fewest, most = FUNCTIONS[name]
    else:
        known = ", ".join(sorted([*FUNCTIONS, *ABOUT_NOTHING]))
        raise ExpressionFault(f"There is no `{name}(...)`. There are: {known}.", column)
    if not fewest <= given <= most:
        wanted = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        raise ExpressionFault(f"`{name}` takes {wanted} values, not {given}.", column)


def _value(node: ast.expr, lookup: Lookup, source: str) -> Any:
    match node:
        case ast.Constant(value=bool() | str() as value):
            return value
        case ast.Constant():
            return Decimal(_segment(node, source).replace("_", ""))
        case ast.Name(id=name):
            return _number(lookup(name))
        case ast.Attribute(value=ast.Name(id=table), attr=column):
            return _column(lookup(table), column)
        case ast.BoolOp(op=op, values=values):
            return _kleene(isinstance(op, ast.Or), values, lookup, source)
        case ast.Call(func=ast.Name(id="filled"), args=[only]):
            return not isinstance(_value(only, lookup, source), Nothing)
        case ast.Call(func=ast.Name(id="unknown"), args=[only]):
            return _value(only, lookup, source) is Nothing.UNKNOWN
        case ast.Call(func=ast.Name(id="either"), args=[first, second]):
            value = _value(first, lookup, source)
            left_empty = value in (Nothing.MISSING, Nothing.HIDDEN)
            return _value(second, lookup, source) if left_empty else value
    values = [_value(child, lookup, source) for child in _children(node, source, set(), set())]
    nothing = _nothing_in(values)
    return _applied(node, values) if nothing is None else nothing


def _number(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _column(table: Any, column: str) -> Any:
    if isinstance(table, Nothing):
        return table
    if isinstance(table, (list, tuple)):
        return [_number(row[column]) for row in table]
    return _number(table[column])  # one row, inside an `each` sentence


def _nothing_in(values: list[Any]) -> Nothing | None:
    for value in values:
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, Nothing):
                return item
    return None


def _kleene(stop: bool, terms: list[ast.expr], lookup: Lookup, source: str) -> Any:
    nothing: Nothing | None = None
    for term in terms:
        value = _value(term, lookup, source)
        if isinstance(value, Nothing):
            nothing = value if nothing is None else nothing
        elif bool(value) == stop:
            return stop
    return (not stop) if nothing is None else nothing


def _applied(node: ast.expr, values: list[Any]) -> Any:
    match node:
        case ast.Tuple() | ast.List():
            return values
        case ast.UnaryOp(op=ast.Not()):
            return not values[0]
        case ast.UnaryOp():
            return -values[0]
        case ast.BinOp(op=op):
            return _arithmetic(op, values[0], values[1])
        case ast.Compare(ops=ops):
            return all(
                _compared(op, a, b) for op, a, b in zip(ops, values, values[1:], strict=False)
            )
        case ast.Call(func=ast.Name(id=name)):
            return FUNCTIONS[name][0](*values)
    raise ExpressionFault("This cannot be worked out.")  # the allow-list leaves nothing else


def _arithmetic(op: ast.operator, left: Any, right: Any) -> Any:
    if isinstance(op, ast.Sub) and isinstance(left, date) and isinstance(right, date):
        return between(right, left)
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case _:
            if isinstance(left, timedelta) and isinstance(right, timedelta):
                return Decimal(int(left.total_seconds())) / Decimal(int(right.total_seconds()))
            return left / right


def _compared(op: ast.cmpop, left: Any, right: Any) -> bool:
    match op:
        case ast.Eq():
            return bool(left == right)
        case ast.NotEq():
            return bool(left != right)
        case ast.In():
            return left in right
        case ast.NotIn():
            return left not in right
    left, right = _rank(left), _rank(right)
    if isinstance(left, datetime) != isinstance(right, datetime) and isinstance(left, date):
        left, right = (v.date() if isinstance(v, datetime) else v for v in (left, right))
    match op:
        case ast.Lt():
            return bool(left < right)
        case ast.LtE():
            return bool(left <= right)
        case ast.Gt():
            return bool(left > right)
        case _:
            return bool(left >= right)


def _rank(value: Any) -> Any:
    return RANKS.get(value, value) if isinstance(value, str) else value
