"""Where a user's things are, and the reader of letters, which needs nothing of them but the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.flow.shipped import shipped_folder
from wizard.keep import folders
from wizard.keep.trouble import NotSaved

if TYPE_CHECKING:
    from wizard.checks.checker import Checker


class Places(NamedTuple):
    """Where things are. Without a profile or cases file nothing is read or left there.

    settings: the file that says which keys do what; read in private too, and never written there.
    trouble: a sentence for each place that cannot be used, as in a home that cannot be written to.
    not_kept: the one for the cases, which are then in memory only; "" where they are kept.
    """

    flows: tuple[Path, ...]
    profile: Path | None = None
    cases: Path | None = None
    cache: Path | None = None
    trouble: tuple[str, ...] = ()
    not_kept: str = ""
    settings: Path | None = None


def places(
    environ: Mapping[str, str], flow_folders: Sequence[Path] = (), private: bool = False
) -> Places:
    """The usual places of this user; `private` leaves nothing behind."""
    trouble: list[str] = []

    def usable(place: Callable[[Mapping[str, str]], Path]) -> Path | None:
        try:
            return place(environ)
        except NotSaved as reason:
            trouble.append(str(reason))
            return None

    config = usable(lambda named: folders.config_folder(named, make=not private))
    own = [config / "flows"] if config and (config / "flows").is_dir() else []
    flows = (shipped_folder(), *own, *flow_folders)
    settings = config and config / "profile.yaml"
    if private:  # flows and rules that were read before need not be read again
        kept = usable(lambda named: folders.cache_folder(named, make=False))
        kept = kept if kept and kept.is_dir() else None
        return Places(flows, cache=kept, settings=settings)
    cases = usable(folders.cases_file)
    not_kept = "" if cases else trouble[-1]
    cache = usable(folders.cache_folder)
    return Places(flows, settings, cases, cache, tuple(trouble), not_kept, settings)


def reader_of(where: Places) -> tuple[Checker, list[str]]:
    """The reader of letters, and what is wrong with rules of the user's own: those are left out."""
    from wizard.checks.book import load_rules
    from wizard.checks.checker import Checker
    from wizard.checks.house_words import HOUSE_FILE
    from wizard.text.yaml_nodes import FaultyFile

    shipped = [shipped_folder() / "rules"]
    own = [
        place
        for folder in where.flows[1:]
        for place in (folder / "rules", folder / HOUSE_FILE)
        if place.exists()
    ]
    try:
        return Checker(load_rules(shipped, own, where.cache)), []
    except FaultyFile as fault:
        if not own:
            raise
        return Checker(load_rules(shipped, (), where.cache)), [str(fault)]
