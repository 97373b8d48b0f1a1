"""The text of "Check a letter I have": kept as it is typed, and there again when one comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.checks.finding import Finding
from wizard.interview.harmless import harmless
from wizard.interview.loose import LooseLetter
from wizard.interview.masking import masks
from wizard.interview.times import ago
from wizard.keep.case import new_id
from wizard.keep.checked_texts import CheckedText, CheckedTexts
from wizard.keep.trouble import NotSaved, is_not_saved

if TYPE_CHECKING:
    from wizard.interview.desk import Desk

TITLE = "A letter I have"


class CheckedLetter(LooseLetter):
    """A letter written elsewhere whose text is in the file before the next key is handled."""

    def __init__(self, desk: Desk, text: str, title: str = TITLE, file: Path | None = None) -> None:
        super().__init__(desk, text, title, file)
        self._kept = CheckedText(new_id(), title, "", str(file or ""))
        self.unsaved = False
        self.since = ""
        """As "3 days ago", where it is a text from before."""

    @classmethod
    def taken_up(cls, desk: Desk, kept: CheckedText) -> CheckedLetter:
        """The text that was kept, to go on with."""
        safe = harmless(kept)
        letter = cls(desk, safe.body, safe.title, Path(safe.file) if safe.file else None)
        letter._kept = kept
        letter.since = ago(kept.ending.changed, desk.moment()) if kept.ending else ""
        return letter

    @property
    def heading(self) -> str:
        """What it is called, and from when it is."""
        return f"{self.title}, as you left it {self.since}" if self.since else self.title

    @property
    def told(self) -> str:
        """What is to be said of a text from before; "" of a new one."""
        return (
            f"This is the text you had here {self.since}, kept as you left it."
            if self.since
            else ""
        )

    def begin_empty(self) -> None:
        """Another letter, with nothing in it yet; undo brings the text back."""
        self.typed_over("")
        self.title, self.file, self.since = TITLE, None, ""
        self._ignores, self._overrides = (), ()

    # -- saving ----------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """What tells it from every other one."""
        return self._kept.id

    def _put(self, text: str) -> None:
        super()._put(text)
        self._keep()

    def save_now(self) -> None:
        """Save it."""
        self._keep(at_once=True)

    def _keep(self, *, at_once: bool = False, forget: bool = False) -> None:
        """Save it; on a disk that takes its time it waits for `flush`, so that no key does."""
        self.unsaved = self.desk.store.slow and not at_once
        if self.unsaved:
            self.desk.wait_to_save(self)
            return
        text = replace(self._kept, body=self.text, file=str(self.file or ""), title=self.title)
        was = "" if is_not_saved(self.trouble) else self.trouble
        try:
            self._kept = CheckedTexts(self.desk.store).save(text, anew=new_id(), forget=forget)
            self.trouble = self.desk.where.not_kept or was
        except NotSaved as trouble:
            self.trouble = str(trouble)
        self.desk.unsaved.note(self)

    def flush(self) -> None:
        """Save what still waits."""
        if self.unsaved:
            self.save_now()

    def fix(self, finding: Finding, replacement: str) -> bool:
        """Put a safe replacement in the place of its words; a secret leaves the file and its log."""
        done = super().fix(finding, replacement)
        if done and masks(finding):
            self._keep(at_once=True, forget=True)
        return done

    # -- what could not be saved -----------------------------------------------------------------

    def copies(self) -> dict[str, str]:
        """The text as a file."""
        from wizard.deliver.files import file_name

        day = self.desk.now().date()
        return {file_name("Letter", "", day): self.bare()} if self.text.strip() else {}

    def in_words(self) -> str:
        """The text itself."""
        return self.bare()


def check_again(desk: Desk) -> CheckedLetter:
    """The text that was under check last, else an empty one."""
    desk.save_waiting()
    held = next((one for one in desk.unsaved if isinstance(one, CheckedLetter)), None)
    if held is not None:  # in memory there is more of it than in the file
        return held
    kept = CheckedTexts(desk.store).listed()
    return CheckedLetter.taken_up(desk, kept[0]) if kept else CheckedLetter(desk, "")
