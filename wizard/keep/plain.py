"""Frozen data to plain JSON values and back, led by the type hints of the dataclasses.

One place for every field: a field that is added to a dataclass with a default is read from older
cases too. A value that does not fit its type is refused, never guessed at.
"""

from __future__ import annotations

import dataclasses
import types
from collections import abc
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


class Unfit(ValueError):
    """A value that does not fit the type it should have; says where, in field names."""


def to_plain(value: Any) -> Any:
    """A dataclass, tuple, mapping, date or plain value as what `json` can write."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    kind: Any = type(value)
    return {name: to_plain(getattr(value, name)) for name in _fields(kind)}


def from_plain(kind: Any, value: Any, where: str = "") -> Any:
    """`value` as `kind`: a dataclass, str, int, date, datetime, None, Literal, or made of these.

    Raises `Unfit` for a missing, unknown or wrong part.
    """
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), value, where)
    if origin is Literal:
        if value in get_args(kind) and isinstance(value, str):
            return value
    elif origin is tuple and isinstance(value, list):
        inner = get_args(kind)[0]
        return tuple(from_plain(inner, item, f"{where}[{n}]") for n, item in enumerate(value))
    elif origin is abc.Mapping and isinstance(value, dict):
        inner = get_args(kind)[1]
        return {key: from_plain(inner, item, f"{where}.{key}") for key, item in value.items()}
    elif dataclasses.is_dataclass(kind):
        return _record(kind, value, where)
    elif kind in (date, datetime):
        return _moment(kind, value, where)
    elif type(value) is kind:  # not isinstance: True is no number here
        return value
    raise Unfit(f"{where or 'it'} is not what it should be")


def _one_of(kinds: tuple[Any, ...], value: Any, where: str) -> Any:
    for kind in kinds:
        try:
            return from_plain(kind, value, where)
        except Unfit:
            continue
    raise Unfit(f"{where or 'it'} is not what it should be")


def _record(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise Unfit(f"{where or 'it'} is not what it should be")
    fields = _fields(kind)
    inside = f"{where}." if where else ""
    for name in value:
        if name not in fields:
            raise Unfit(f"{inside}{name} is not known to this version")
    for name, (_, needed) in fields.items():
        if needed and name not in value:
            raise Unfit(f"{inside}{name} is missing")
    return kind(**{n: from_plain(fields[n][0], item, inside + n) for n, item in value.items()})


def _moment(kind: type[date], value: Any, where: str) -> date:
    """A date or a datetime as `isoformat` writes it; a date is never read as midnight."""
    if isinstance(value, str) and ("T" in value) is (kind is datetime):
        try:
            return kind.fromisoformat(value)
        except ValueError:
            pass
    raise Unfit(f"{where or 'it'} is no {'time' if kind is datetime else 'date'}")


@cache
def _fields(kind: Any) -> dict[str, tuple[Any, bool]]:
    """Name -> its type, and whether it must be there."""
    hints = get_type_hints(kind)
    return {
        f.name: (
            hints[f.name],
            f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING,
        )
        for f in dataclasses.fields(kind)
    }
