"""The writer's own answers as they can be used, and what is wrong with the others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from wizard.interview.house import common_questions
from wizard.interview.listing import digest_of
from wizard.keep.profile import placed_profile
from wizard.text import yaml_cache
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.answers.entries import Entry
    from wizard.flow.loader import FlowLibrary
    from wizard.interview.places import Places


def profile_of(
    where: Places, library: Callable[[], FlowLibrary]
) -> tuple[dict[str, Entry], list[str]]:
    """The answers of the profile; a file that cannot be read counts as empty, so does such an answer.

    library: looked at where this very file was not found in order before, as flows take time to load.
    """
    if where.profile is None or not where.profile.exists():
        return {}, []
    try:
        own = placed_profile(where.profile)
    except FaultyFile as fault:
        return {}, [str(fault)]
    flows = digest_of(where.flows)
    in_order = where.cache and where.cache / f"profile-{_digest(own.lines, flows)}.json"
    if in_order is not None and in_order.is_file():
        return dict(own.entries), []
    names = where.cache and where.cache / f"remembered-{flows}.json"
    faults = own.faults(common_questions(library()), lambda: _remembered(names, library()))
    if in_order is not None and not faults:
        yaml_cache.keep(in_order, "[]")
    told = [str(FaultyFile(tuple(faults.values())))] if faults else []
    return {key: entry for key, entry in own.entries.items() if key not in faults}, told


def _digest(lines: tuple[str, ...], flows: str) -> str:
    text = "\n".join((flows, *lines))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _remembered(file: Path | None, library: FlowLibrary) -> Collection[str] | None:
    """What the flows ask once and remember, kept in a file between starts; None where one cannot be read."""
    if file is not None and (kept := _kept(file)) is not None:
        return kept
    if library.faulty():
        return None
    flows = map(library.get, library.names())
    names = {key for flow in flows for key, one in flow.questions.items() if one.remember}
    if file is not None:
        yaml_cache.keep(file, json.dumps(sorted(names)))
    return names


def _kept(file: Path) -> list[str] | None:
    try:
        names = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    sound = isinstance(names, list) and all(isinstance(name, str) for name in names)
    return names if sound else None
