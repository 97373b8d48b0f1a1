"""`amends flows check | list | show | schema`: for those who write flows."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.checks.house_words import HOUSE_FILE
from wizard.cli import DONE, FOUND, WRONG
from wizard.cli.call import WrongCall, desk_for, say, tell, there_is
from wizard.flow.faults import unknown
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.flow.loader import FlowLibrary
    from wizard.interview.desk import Desk


def check(chosen: argparse.Namespace) -> int:
    """Read every flow and compare each sample with its letter; exit 1 when something is wrong."""
    from wizard.flow.loader import FlowLibrary
    from wizard.flow.shipped import shipped_folder
    from wizard.interview.laws import laws_of

    try:
        desk = desk_for(chosen, private=True)
        folders = list(desk.where.flows)
        wanted = Path(chosen.path) if chosen.path else None
        if wanted is not None:
            folders = [shipped_folder(), _folder_of(wanted)]
    except WrongCall as fault:
        say(str(fault))
        return WRONG
    desk.library = FlowLibrary(folders)
    desk.laws = laws_of(folders)
    desk.house = None  # samples show the letters of the flows alone
    if wanted is None or wanted.is_dir():
        names = _own(desk.library, folders, wanted)
    else:
        names = [wanted.stem] if wanted.name != HOUSE_FILE else []
    names += [name for name in _under_laws(desk, wanted) if name not in names]
    shown = _Shown()
    for text in (*desk.laws.faults, *_unknown_flows(desk)):
        shown.fault(text)
    for name in names:
        _check(name, desk, folders, shown)
    for text in _house_faults(folders[1:], desk.library):
        shown.fault(text)
    if wanted is None or wanted.is_dir():
        for text in _rule_faults(folders[1:]):
            shown.fault(text)
        if not names and not any((folder / HOUSE_FILE).is_file() for folder in folders[1:]):
            shown.fault(f"There is no flow in {wanted}: no file that ends with .yaml.")
    read = _counted(len(names), "flow")
    say(f"{read[0].upper()}{read[1:]} read, {shown.count()}.")
    return FOUND if shown.faults else DONE


class _Shown:
    """What has been shown, each once: a file that several flows include has its faults in all of them."""

    def __init__(self) -> None:
        self.faults: dict[str, None] = {}
        self.warnings: dict[str, None] = {}

    def fault(self, text: str) -> None:
        """Show what must be mended."""
        self._show(text, self.faults)

    def warning(self, text: str) -> None:
        """Show what had better be looked at."""
        self._show(text, self.warnings)

    def _show(self, text: str, shown: dict[str, None]) -> None:
        if text not in shown:
            shown[text] = None
            tell(f"{text}\n")

    def count(self) -> str:
        """How many of each, in words."""
        warnings = f", {_counted(len(self.warnings), 'warning')}" if self.warnings else ""
        return f"{_counted(len(self.faults), 'fault')}{warnings}"


def _counted(number: int, name: str) -> str:
    return f"{number or 'no'} {name}{'' if number == 1 else 's'}"


def _folder_of(path: Path) -> Path:
    if path.is_dir():
        return path
    if path.is_file():
        return path.parent
    if path.exists():
        raise WrongCall(f"{path} is neither an ordinary file nor a folder.")
    raise WrongCall(f"There is no file or folder {path}.")


def _own(library: FlowLibrary, folders: list[Path], wanted: Path | None) -> list[str]:
    if wanted is None:
        return list(library.names())
    paths = folders[-1].glob("*.yaml")
    return sorted(path.stem for path in paths if path.name != HOUSE_FILE)


def _house_faults(folders: list[Path], library: FlowLibrary) -> Iterator[str]:
    """What is wrong with the style of the house in these folders, its words too."""
    from wizard.checks.book import load_rules
    from wizard.flow.shipped import shipped_folder
    from wizard.interview.house import common_questions
    from wizard.keep.house import read_house

    for path in (folder / HOUSE_FILE for folder in folders):
        if not path.is_file():
            continue
        for read in (
            partial(read_house, path, common_questions(library)),
            partial(load_rules, [shipped_folder() / "rules"], [path]),
        ):
            try:
                read()
            except FaultyFile as faulty:
                yield from (fault.text() for fault in faulty.faults)


def _under_laws(desk: Desk, wanted: Path | None) -> list[str]:
    """The flows that the laws of a folder are for."""
    own = [law for law in desk.laws.by_name.values() if law.path.parent.parent == wanted]
    return [name for law in own for name in law.flows if name in desk.library.names()]


def _unknown_flows(desk: Desk) -> Iterator[str]:
    for law in desk.laws.by_name.values():
        for name in law.flows:
            if name not in desk.library.names():
                yield f"{law.path}: {unknown('flow', name, desk.library.names())}"


def _rule_faults(folders: list[Path]) -> list[str]:
    """What is wrong with the rules beside the flows of these folders."""
    from wizard.checks.book import load_rules
    from wizard.flow.shipped import shipped_folder

    own = [folder / "rules" for folder in folders if (folder / "rules").is_dir()]
    try:
        load_rules([shipped_folder() / "rules"], own) if own else None
    except FaultyFile as fault:
        return [one.text() for one in fault.faults]
    return []


def _check(name: str, desk: Desk, folders: list[Path], shown: _Shown) -> None:
    """Show the faults and warnings of one flow."""
    from wizard.interview.examples import unsaid
    from wizard.interview.samples import example_faults, law_faults, sample_faults

    try:
        flow = desk.library.get(name)
    except FaultyFile as fault:
        for one in fault.faults:
            shown.fault(one.text())
        return
    for warning in (*desk.library.warnings(name), *(() if flow.shared else unsaid(flow, desk))):
        shown.warning(warning.text())
    for text in (
        *example_faults(flow),
        *sample_faults(flow, desk, folders),
        *law_faults(flow, desk),
    ):
        shown.fault(text)


def listed(chosen: argparse.Namespace) -> int:
    """One line a flow: its name, its title, how many questions the short form asks."""
    try:
        desk = desk_for(chosen, private=True)
        rows, faults = desk.flows(), desk.notices  # those of flows that are left out
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return WRONG
    name, title = (
        max(map(len, cells)) for cells in zip(*((r.name, r.title) for r in rows), strict=True)
    )
    for row in rows:
        about = f"{row.questions} questions, about {row.minutes} minutes"
        tell(f"{row.name:<{name}}  {row.title:<{title}}  {about}\n")
    say(*faults)
    return FOUND if faults else DONE


def laws(chosen: argparse.Namespace) -> int:
    """Every law that a letter can follow: its name, when to choose it, where it is from, as of when."""
    try:
        desk = desk_for(chosen, private=True)
        for line in desk.laws.faults:
            say(line)
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return WRONG
    for law in desk.laws.by_name.values():
        tell(f"{law.name}  {law.title}, for {', '.join(law.flows)}\n")
        tell(f"    {law.applies}\n    {law.law}, as of {law.as_of}. {law.source}\n")
    return DONE


def show(chosen: argparse.Namespace) -> int:
    """A flow laid open: questions with their frames, sentences in both voices; or the trainer's sheet."""
    from wizard.cli.show_flow import laid_open, notes

    try:
        desk = desk_for(chosen, private=True)
        there_is(chosen.name, desk.library)
        flow = desk.library.get(chosen.name)
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return WRONG
    lines: Iterator[str] = notes(flow) if chosen.notes else laid_open(flow, desk)
    for line in lines:
        tell(f"{line}\n")
    return DONE


def schema(chosen: argparse.Namespace) -> int:
    """The JSON Schema of a flow file, or of the style of a house, for completion in an editor."""
    import json

    if chosen.house:
        from wizard.keep.house import house_schema as schema_of
    else:
        from wizard.flow.schema import json_schema as schema_of
    tell(json.dumps(schema_of(), indent=2, ensure_ascii=False) + "\n")
    return DONE
