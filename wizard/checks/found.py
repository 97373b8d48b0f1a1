"""What an entity of the rules is: something found by code, where words alone cannot say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wizard.checks.draft import Draft


class Found(NamedTuple):
    """A span of the text, a word or two for the message's {detail}, the question it comes from."""

    start: int
    end: int
    detail: str = ""
    question: str = ""


Entity = Callable[[Draft], Iterator[Found]]
