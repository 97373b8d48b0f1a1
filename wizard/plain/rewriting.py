"""One paragraph of a letter written anew, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.plain.talk import Talk, number_in

if TYPE_CHECKING:
    from wizard.interview.loose import LooseLetter


def rewrite(talk: Talk, review: LooseLetter, rest: str) -> None:
    """Write the paragraph of this number anew; each line is kept as it comes."""
    paragraphs = review.text.split("\n\n")
    number = number_in(rest, len(paragraphs))
    if number is None:
        talk.say(f"Which paragraph? edit 1 to edit {len(paragraphs)}.")
        return
    talk.say(paragraphs[number - 1])
    talk.say(
        "Write it anew; an empty line ends it. Enter at once, or /keep, leaves it as it is; "
        "/out takes it out.",
        indent=2,
    )
    _Rewriting(review, paragraphs[: number - 1], paragraphs[number:]).go(talk)


class _Rewriting:
    """What stands between these paragraphs, while it is typed."""

    def __init__(self, review: LooseLetter, before: list[str], behind: list[str]) -> None:
        self._review = review
        self._before = before
        self._behind = behind
        self._changed = False

    def go(self, talk: Talk) -> None:
        """Line after line, to an empty one."""
        lines: list[str] = []
        while (line := talk.ask(f"line {len(lines) + 1} > ")).strip():
            if line.strip() == "/keep":
                lines = []
                break
            if line.strip() == "/out":
                self._put([])
                return
            if line.startswith("/") and not line.startswith("//"):
                talk.say("There are only /keep and /out here. // begins a line with a slash.")
                continue
            lines.append(line.removeprefix("/") if line.startswith("//") else line)
            self._put(lines)
        if not lines:
            if self._changed:
                self._review.undo()
            talk.say("It stays as it was.")

    def _put(self, lines: list[str]) -> None:
        middle, was = (["\n".join(lines)] if lines else []), self._review.text
        new = "\n\n".join(self._before + middle + self._behind)
        self._review.typed_over(new, goes_on=self._changed)
        self._review.desk.save_waiting()
        self._changed = self._changed or self._review.text != was
