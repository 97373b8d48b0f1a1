"""The ways out of the app for a letter: a file, the mail program, the normal screen."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import SuspendNotSupported

from wizard.deliver.files import DeliveryFault
from wizard.keep.folders import typed_path
from wizard.screens.ask import AskLine
from wizard.screens.frame import FramedScreen
from wizard.screens.signals import ctrl_c_comes_back

if TYPE_CHECKING:
    from wizard.interview.loose import LooseLetter


class WaysOut(FramedScreen):
    """A screen with a letter in front that can leave."""

    @property
    def review(self) -> LooseLetter:
        """The letter in front."""
        raise NotImplementedError

    def stopped(self) -> bool:
        """Whether something must be settled before the letter may leave; says what."""
        stopping = self.review.blocking()
        if stopping:
            self.tell(
                f"Not yet: {stopping[0].message} Go back to the letter to settle it.", warn=True
            )
        return bool(stopping)

    def to_terminal(self, sequence: str) -> None:
        """Write a control sequence of our own to the terminal."""
        driver = self.app._driver
        if driver is not None:
            driver.write(sequence)
            driver.flush()

    def action_save(self) -> None:
        """Save it where letters go; ask for another folder where that fails."""
        if not self.stopped():
            self._save(None)

    def _save(self, folder: Path | None) -> None:
        try:
            path = self.review.save(folder)
        except DeliveryFault as fault:
            self.app.push_screen(
                AskLine(str(fault), "Save there", placeholder="A folder"), self._save_in
            )
        else:
            self.said(f"Saved as {path}")

    def _save_in(self, folder: str | None) -> None:
        if folder:
            self._save(typed_path(folder))

    def said(self, sentence: str) -> None:
        """What became of the letter, for the person to read."""
        self.tell(sentence)

    @work(exclusive=True, group="mail")
    async def action_mail(self) -> None:
        """Open it in the mail program, off the event loop."""
        if self.stopped():
            return
        try:
            attempt = await asyncio.to_thread(self.review.opening_mail())
        except DeliveryFault as fault:
            self.said(str(fault))
        else:
            self.said(attempt.note)

    def action_bare(self) -> None:
        """Nothing but the letter, unwrapped, on the normal screen."""
        if self.stopped():
            return
        subject = self.review.subject
        head = f"Subject: {subject}\n\n" if subject else ""
        try:
            with self.app.suspend():
                print(f"\n{head}{self.review.bare()}")
                with contextlib.suppress(EOFError, KeyboardInterrupt), ctrl_c_comes_back():
                    input("Select the letter with the mouse. Enter comes back to Amends. ")
        except SuspendNotSupported:
            self.tell("This terminal cannot show the letter outside Amends. Save it as a file.")
