"""The text of a letter, taken line by line: each is kept as soon as it comes."""

from __future__ import annotations

from wizard.interview.checked import CheckedLetter
from wizard.interview.loose import LooseLetter
from wizard.plain.talk import Talk


def take_lines(talk: Talk, letter: CheckedLetter) -> None:
    """Take lines behind what there is of the letter, up to one with a single dot."""
    before = f"{letter.text.rstrip()}\n" if letter.text.strip() else ""
    was = letter.text

    def put(lines: str) -> None:
        letter.typed_over(before + lines, goes_on=letter.text != was)
        letter.flush()

    talk.say("Paste the letter. A line with a single dot ends it.")
    talk.several("  ", end=".", so_far=put)


def write_anew(talk: Talk, review: LooseLetter, before: list[str], behind: list[str]) -> None:
    """Take what is to stand between these paragraphs; one undo takes all of it back."""
    was = review.text

    def put(lines: str) -> None:
        if lines.strip() != "/keep":
            middle = [lines] if lines.strip() else []
            review.typed_over("\n\n".join(before + middle + behind), goes_on=review.text != was)
            review.desk.save_waiting()

    talk.say("Write it anew; an empty line ends it. /keep leaves it as it is.", indent=2)
    if not talk.several("  ", so_far=put).strip():
        put("")
