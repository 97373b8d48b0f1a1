"""The texts that "Check a letter I have" has kept: which there are, and what becomes of them.

Apart from the letter itself, since Home asks for them and needs none of the checks.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wizard.interview.ends import ends_soon
from wizard.interview.harmless import harmless
from wizard.keep.checked_texts import CheckedText, CheckedTexts
from wizard.keep.trouble import NotSaved

if TYPE_CHECKING:
    from wizard.interview.desk import Desk


def kept_texts(desk: Desk) -> tuple[CheckedText, ...]:
    """The texts that are kept, the newest first; none when private."""
    return () if desk.private else harmless(CheckedTexts(desk.store).listed())


def forget_texts(desk: Desk, texts: Sequence[CheckedText]) -> None:
    """Delete them for good. Raises `NotSaved`."""
    for text in texts:
        CheckedTexts(desk.store).delete(text)
        desk.unsaved.forget(text.id)


def end_and_note_texts(desk: Desk, now: datetime) -> None:
    """Delete those that have ended, and say of the others that they will, as for letters in hand."""
    texts, notices = CheckedTexts(desk.store), desk.store.notices
    with contextlib.suppress(NotSaved):  # then none of them ends
        for text in kept_texts(desk):
            ending = text.ending
            if ending is None:
                continue
            if ending.is_over(now):
                texts.delete(text)
                notices.append("The text under “Check a letter I have” has ended and been deleted.")
                continue
            if ending.was_told_ahead(now):
                texts.told_ending(text.id, told=False)
            if ending.is_to_tell(now):
                texts.told_ending(text.id, told=True)
            soon = ends_soon(ending, now)
            told = f"The text under “Check a letter I have” {soon}, unless you change it."
            if soon and told not in notices:
                notices.append(told)
