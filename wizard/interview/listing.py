"""The scenarios as Home lists them, kept between starts, so that Home need not load every flow."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wizard.text import yaml_cache
from wizard.text.strict_yaml import FaultyFile, content

if TYPE_CHECKING:
    from wizard.flow.loader import FlowLibrary
    from wizard.flow.model import Flow

_FORMAT = b"listing 3\n"
_MOST_QUESTIONS = 8  # a short form asks no more: `amends flows check` sees to it
_MINUTES_A_QUESTION = 0.4


@dataclass(frozen=True, slots=True)
class ListedFlow:
    """A scenario as Home shows it. minutes: typical time of the short form. signs: who should."""

    name: str
    title: str
    synonyms: tuple[str, ...]
    before_you_start: tuple[str, ...]
    questions: int
    minutes: int
    signs: str
    home_sample: str = ""

    def named(self, word: str) -> bool:
        """Whether a word typed in lower case means this scenario, by its title or a synonym."""
        names = (*self.title.casefold().split(), *(name.casefold() for name in self.synonyms))
        return any(name.startswith(word) or (len(word) > 3 and word in name) for name in names)


class Listing(NamedTuple):
    """The scenarios in their order, and in words what is wrong with those that are left out."""

    flows: tuple[ListedFlow, ...]
    faults: tuple[str, ...] = ()


def listing(
    folders: Sequence[Path], cache: Path | None, library: Callable[[], FlowLibrary]
) -> Listing:
    """The scenarios of these folders.

    library: loads them where nothing is kept for just these files. What is kept has no faults.
    """
    name = f"listing-{digest_of(folders)}.json"
    for folder in (yaml_cache.BUILT, cache):
        if folder is not None and (rows := _kept(folder / name)) is not None:
            return Listing(rows)
    rows = tuple(map(_listed, library().listed()))
    faults = tuple(str(fault) for fault in library().faulty().values())
    if cache is not None and not faults:
        yaml_cache.keep(cache / name, json.dumps([asdict(row) for row in rows]))
    return Listing(rows, faults)


def digest_of(folders: Sequence[Path]) -> str:
    """What tells the flows of these folders from what they were before a change of any file."""
    digest = hashlib.sha256(_FORMAT)
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            try:
                data = content(path)
            except FaultyFile as fault:
                data = str(fault).encode("utf-8", "replace")
            digest.update(f"{path.name}\0{len(data)}\0".encode("utf-8", "replace") + data)
        digest.update(b"\0\0")
    return digest.hexdigest()


def _kept(file: Path) -> tuple[ListedFlow, ...] | None:
    try:
        return tuple(_row(row) for row in json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def _row(row: dict[str, Any]) -> ListedFlow:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return ListedFlow(**values)


def _signs(flow: Flow) -> str:
    """Who signs as the flow begins, and who where it is grave."""
    usual, grave = flow.signs.get(flow.severity, ""), flow.signs.get("grave", "")
    return f"{usual}; if grave, {grave}" if usual and grave else usual


def _listed(flow: Flow) -> ListedFlow:
    asked = [
        boxes[0]
        for boxes in flow.pages().values()
        if boxes[0].depth == "short"
        and not boxes[0].remember
        and boxes[0].audience in ("any", flow.audience)
    ]
    count = min(len(asked), _MOST_QUESTIONS)
    return ListedFlow(
        flow.name,
        flow.title,
        flow.synonyms,
        flow.before_you_start,
        count,
        max(2, round(count * _MINUTES_A_QUESTION)),
        _signs(flow),
        flow.home_sample,
    )
