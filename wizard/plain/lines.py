"""The text of a letter, taken line by line: each is kept as soon as it comes."""

from __future__ import annotations

from wizard.interview.checked import CheckedLetter
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
