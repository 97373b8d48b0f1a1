"""`amends rules list | show | check`: what letters are checked for, and why."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from wizard.checks.book import RuleBook, load_rules
from wizard.checks.rule import Rule
from wizard.cli import DONE, FOUND, WRONG
from wizard.cli.call import WrongCall, desk_for, say, tell
from wizard.text.spans import nearest
from wizard.text.yaml_nodes import FaultyFile

WIDTH = 96


def _book(chosen: argparse.Namespace) -> RuleBook:
    """The rules there are; rules of one's own that cannot be read are told and left out."""
    desk = desk_for(chosen, private=True)
    book = desk.checker.book
    say(*desk.profile_faults)
    return book


def listed(chosen: argparse.Namespace) -> int:
    """One line a rule: its id, its level, what it says."""
    try:
        rules = _book(chosen).rules
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return WRONG
    for rule in rules:
        tell(f"{rule.id:<34} {rule.level:<8} {rule.message}\n")
    return DONE


def show(chosen: argparse.Namespace) -> int:
    """One rule: what it says, why, where that comes from, weak beside strong."""
    try:
        rules = {rule.id: rule for rule in _book(chosen).rules}
        if chosen.id not in rules:
            close = nearest(chosen.id, rules)
            hint = f" Did you mean {close}?" if close else " See: amends rules list"
            raise WrongCall(f"There is no rule called {chosen.id}.{hint}")
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return WRONG
    for line in _laid_open(rules[chosen.id]):
        tell(f"{line}\n")
    return DONE


def _laid_open(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.category}, {rule.level})"
    rows = [("says", rule.message), ("why", rule.why), ("source", rule.source)]
    rows += [("weak", example.text) for example in rule.weak]
    rows += [("strong", example.text) for example in rule.strong]
    for name, text in rows:
        words = " ".join(text.split())
        yield fill(words, WIDTH, initial_indent=f"  {name:<8}", subsequent_indent=" " * 10)


def check(chosen: argparse.Namespace) -> int:
    """Prove rules by their own examples: the shipped ones, or those of a file or folder."""
    from wizard.checks.proof import failures
    from wizard.flow.shipped import shipped_folder

    own = [Path(chosen.path)] if chosen.path else []
    if own and not own[0].exists():
        say(f"There is no file or folder {own[0]}.")
        return WRONG
    try:
        book = load_rules([shipped_folder() / "rules"], own)
    except FaultyFile as fault:
        tell(f"{fault}\n")
        return FOUND
    faults = [] if own else list(failures(book))  # one's own are proven as they are loaded
    for found in faults:
        tell(f"{found.text()}\n")
    say(
        f"{len(book.rules)} rules read, {len(faults) or 'no'} {'fault' if len(faults) == 1 else 'faults'}."
    )
    return FOUND if faults else DONE
