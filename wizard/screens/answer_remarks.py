"""What a person does with the remarks on an answer: mend it, take that back, let it be."""

from __future__ import annotations

from textual import on

from wizard.answers.entries import Raw
from wizard.checks.finding import Finding
from wizard.interview.interview import Interview
from wizard.interview.masking import masked_told, masks
from wizard.interview.pages import Box
from wizard.screens.editors import NothingToUndo
from wizard.screens.fields import remarks_on
from wizard.screens.finding_card import FindingCard
from wizard.screens.frame import FramedScreen


class AnswerRemarks(FramedScreen):
    """A screen with the question one is at, and the remarks on its answer."""

    def __init__(self) -> None:
        super().__init__()
        self._fixed: tuple[str, Raw, Raw] = ("", "", "")  # question, answer before and after

    @property
    def interview(self) -> Interview:
        """The letter in front."""
        raise NotImplementedError

    @property
    def box(self) -> Box | None:
        """The box one is at, as it stands now."""
        raise NotImplementedError

    def changed(self, *, seed: bool = False) -> None:
        """Show what has changed. seed: put the answers into the boxes anew."""
        raise NotImplementedError

    def fixable(self) -> Finding | None:
        """The first remark on this answer with words to put in their place."""
        box = self.box
        remarks = remarks_on(box) if box else ()
        return next((one for one in remarks if self.interview.can_fix(one)), None)

    def action_fix(self) -> None:
        """Put the first suggested words in place of those remarked on."""
        finding = self.fixable()
        if finding is None:
            self.tell("There is nothing here that one key could mend safely.")
        else:
            self._fix(finding, finding.fix[0])

    def action_let_be(self) -> None:
        """Leave the sentence of the first remark as it is."""
        box = self.box
        remarks = remarks_on(box) if box else ()
        if not remarks:
            self.tell("There is no remark on this answer.")
            return
        self.interview.ignore(remarks[0])
        self.changed()

    def _fix(self, finding: Finding, words: str) -> None:
        before = self.interview.entry(finding.question).raw
        if self.interview.fix(finding, words):
            self._fixed = finding.question, before, self.interview.entry(finding.question).raw
            if masks(finding):
                self._fixed = "", "", ""
                self.tell(masked_told(self.interview.desk.store))
            self.changed(seed=True)
        else:
            self.tell("Those words are not in the answer as they stand; change them by hand.")

    @on(NothingToUndo)
    def _undo_fix(self, event: NothingToUndo) -> None:
        """The answer as it was before the last fix, if nobody has touched it since."""
        event.stop()
        question, before, after = self._fixed
        if question and self.interview.entry(question).raw == after:
            self._fixed = "", "", ""
            self.interview.answer(question, before)
            self.changed(seed=True)

    @on(FindingCard.Fixed)
    def _card_fix(self, event: FindingCard.Fixed) -> None:
        event.stop()
        self._fix(event.finding, event.words)

    @on(FindingCard.LetBe)
    def _card_let_be(self, event: FindingCard.LetBe) -> None:
        event.stop()
        self.interview.ignore(event.finding)
        self.changed()
