"""Letters about wrong mugs in a real terminal: what is started, and what lies in the file after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.real_terminal import RealTerminal
from wizard.keep.case import Case
from wizard.keep.checked_texts import CheckedTexts
from wizard.keep.store import Store

Start = Callable[..., RealTerminal]
FIRST_QUESTION = "Who are you writing to?"


def sign(home: Path) -> None:
    """A profile that knows who signs."""
    profile = home / "config" / "profile.yaml"
    profile.parent.mkdir(exist_ok=True)
    profile.write_text("format: 1\nanswers:\n  signer_name: Sam Lee\n")


def cases(home: Path) -> list[Case]:
    """The cases in the file, the newest first."""
    with Store(home / "state" / "cases.db") as store:
        return [store.load(one.id) for one in store.listed()]


def raw(case: Case, key: str) -> Any:
    """An answer as it lies in the file; "" where there is none."""
    entry = case.entries.get(key)
    return entry.raw if entry else ""


def checked_text(home: Path) -> str:
    """The letter written elsewhere that is in the file; "" where there is none."""
    with Store(home / "state" / "cases.db") as store:
        kept = CheckedTexts(store).listed()
        assert len(kept) < 2
        return kept[0].body if kept else ""


def begin(terminal: RealTerminal) -> None:
    """To the first question of a letter about mugs; through Home, where the app was started there."""
    if terminal.wait_for(FIRST_QUESTION, "What went wrong?") != FIRST_QUESTION:
        terminal.type("mug")
        terminal.press("enter")
        terminal.wait_for(FIRST_QUESTION)


def told_what_happened(terminal: RealTerminal, words: str = "we sent you red mugs") -> None:
    """A letter to Ms Carter with what went wrong in it."""
    begin(terminal)
    terminal.type("Ms Carter")
    terminal.press("enter")
    terminal.wait_for("What did you get wrong?")
    terminal.type(words)
