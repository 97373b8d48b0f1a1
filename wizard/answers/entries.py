"""What a person answered, as typed, and how sure they are; kept in layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Union

Status = Literal["given", "suspected", "unknown"]
Row = Mapping[str, str]
Raw = Union[str, "tuple[Row, ...]"]  # text as typed; the rows of a table


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer: the raw text (or a table's rows) and whether it is given, suspected or unknown."""

    raw: Raw = ""
    status: Status = "given"

    @property
    def empty(self) -> bool:
        """Nothing but blanks, and not marked unknown."""
        if self.status == "unknown":
            return False
        if isinstance(self.raw, str):
            return not self.raw.strip()
        return not any(cell.strip() for row in self.raw for cell in row.values())


NOTHING = Entry()


class Answers:
    """Entries in layers, the lowest first: defaults of the flow, the profile, what was typed here.

    The highest layer that holds a key decides, so an emptied box hides a default.
    """

    __slots__ = ("layers",)

    def __init__(self, *layers: Mapping[str, Entry]) -> None:
        self.layers = layers

    def entry(self, key: str) -> Entry:
        """The entry in force for a question; `NOTHING` where no layer holds it."""
        for layer in reversed(self.layers):
            if key in layer:
                return layer[key]
        return NOTHING

    def keys(self) -> Iterable[str]:
        """Every key that any layer holds, once."""
        return dict.fromkeys(key for layer in self.layers for key in layer)
