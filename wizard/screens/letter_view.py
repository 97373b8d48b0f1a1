"""The letter as it grows, with the words of the current question marked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.css.styles import RulesMap

from wizard.checks.finding import Finding, Level
from wizard.letter.letter import Letter
from wizard.screens.controls import Plain
from wizard.text.sentences import reading_seconds, word_count

MARKED = "bold $text on $primary-muted"
GAP = "italic $text-warning"
LEVEL_WORDS: dict[Level, tuple[str, str]] = {
    "block": ("thing to settle", "things to settle"),
    "warning": ("warning", "warnings"),
    "nudge": ("suggestion", "suggestions"),
}


class _Pane(VerticalScroll):
    """Scrolls by arrow keys once there is more than fits; else it is no stop for Tab."""

    BINDINGS: ClassVar = []

    @property
    def focusable(self) -> bool:
        """Only while there is something to scroll."""
        return super().focusable and self.max_scroll_y > 0


class LetterView(Vertical):
    """The live letter and, below it, where it stands."""

    def __init__(self) -> None:
        self._text = Plain(classes="text")
        self._pane = _Pane(self._text)
        self._foot = Plain(classes="foot")
        super().__init__()
        self._marked = (-1, Content(""))

    def compose(self) -> ComposeResult:
        """The letter, then its figures."""
        yield self._pane
        yield self._foot

    def show(self, letter: Letter, findings: tuple[Finding, ...], key: str, max_words: int) -> None:
        """Show a letter. key: the question whose words are marked. max_words: 0 for no limit."""
        content, start = marked(letter, key)
        if content != self._text.content:
            self._text.show(content)
        self._foot.show(standing(letter, findings, max_words))
        if start >= 0:
            self._marked = (start, content)
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """Bring the marked words into sight, with the lines above them."""
        start, content = self._marked
        width = self._text.content_size.width
        if width <= 0 or not self._pane.display:
            return
        line = content[:start].get_height(RulesMap(), width) - 1 if start else 0
        room = self._pane.content_size.height
        top = round(self._pane.scroll_y)
        if not top <= line < top + max(room - 2, 1):
            self._pane.scroll_to(y=max(line - room // 3, 0), animate=False)

    def enter(self) -> bool:
        """Put the keyboard on the letter, to scroll it; False where all of it is seen."""
        if self._pane.focusable:
            self.screen.set_focus(self._pane)
        return self._pane.focusable


def marked(letter: Letter, key: str) -> tuple[Content, int]:
    """The letter as shown, and where the first words of that question begin (-1: nowhere)."""
    parts: list[Content | str | tuple[str, str]] = []
    at, start = 0, -1
    if letter.subject:
        head = f"Subject: {letter.subject.text}\n\n"
        parts.append((head, "$text-muted"))
        at = len(head)
    for number, paragraph in enumerate(letter.paragraphs):
        if number:
            parts.append("\n\n")
            at += 2
        for piece in paragraph.pieces():
            mine = bool(key) and piece.question == key
            text = f"▌{piece.text}▐" if mine else piece.text
            if mine and start < 0:
                start = at
            style = MARKED if mine else GAP if piece.kind == "gap" else ""
            parts.append((text, style))
            at += len(text)
    return Content.assemble(*parts), start


def standing(letter: Letter, findings: tuple[Finding, ...], max_words: int) -> str:
    """The figures below the letter: `64 words · reads in 15 s · 1 warning · 3 gaps`."""
    words = word_count(letter.body)
    # A gap has a finding of its own; here it is counted as a gap alone.
    levels = [one.level for f in findings for one in f.each() if one.category != "gap"]
    gaps = len(letter.gaps())
    over = f" (more than {max_words})" if max_words and words > max_words else ""
    parts = [
        f"{words} {'word' if words == 1 else 'words'}{over}",
        f"reads in {reading_seconds(letter.body)} s",
    ]
    for level, (one, several) in LEVEL_WORDS.items():
        if count := levels.count(level):
            parts.append(f"{count} {one if count == 1 else several}")
    if gaps:
        parts.append(f"{gaps} {'gap' if gaps == 1 else 'gaps'}")
    return " · ".join(parts)
