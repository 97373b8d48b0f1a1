"""What was kept in a file, made safe to show: a file can be changed by others than us."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, cast

from wizard.text.clean import clean

T = TypeVar("T")


def harmless(value: T) -> T:
    """The same without what could steer a terminal or hide, in every text within it.

    value: a text, or dataclasses, tuples and mappings of texts and plain values.
    """
    return cast("T", _harmless(value))


def harm_in(value: Any) -> int:
    """How many characters `harmless` takes out of it."""
    if isinstance(value, str):
        return clean(value).removed
    if isinstance(value, tuple):
        return sum(map(harm_in, value))
    if isinstance(value, Mapping):
        return sum(harm_in(key) + harm_in(item) for key, item in value.items())
    if dataclasses.is_dataclass(value) and not isinstance(value, (type, date)):
        return sum(harm_in(getattr(value, field.name)) for field in dataclasses.fields(value))
    return 0


def _harmless(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value).text
    if isinstance(value, tuple):
        parts = map(_harmless, value)
        make = getattr(type(value), "_make", tuple)  # a tuple with names keeps them
        return make(parts)
    if isinstance(value, Mapping):
        return {_harmless(key): _harmless(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, (type, date)):
        found = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        safe = {name: _harmless(part) for name, part in found.items()}
        return dataclasses.replace(value, **safe) if safe != found else value
    return value
