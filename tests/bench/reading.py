"""What it costs to read a letter of 400 words with every rule, and again after one change."""

from __future__ import annotations

import re
from itertools import count
from time import process_time

from tests.bench.figures import Figure
from wizard.checks.book import load_rules
from wizard.checks.checker import Checker
from wizard.flow.shipped import shipped_folder
from wizard.text.sentences import word_count

WORDS = 400
ROUNDS = 60


def figures() -> list[Figure]:
    """The whole check and the check after a change; the best of many, in one process."""
    book = load_rules([shipped_folder() / "rules"])
    letter = _letter()
    numbers = count()
    keeper = Checker(book)
    keeper.check(letter)
    whole = _best(lambda: Checker(book).check(letter))
    changed = _best(
        lambda: keeper.check(f"{letter}\n\nWe have now done {next(numbers)} of the steps.")
    )
    words = re.compile(r"\w+")
    yardstick = _best(lambda: words.findall(letter.lower()))
    size = f"{word_count(letter)} words, {len(book.rules)} rules"
    return [
        Figure(f"reading a whole letter ({size})", whole, 3),
        Figure("reading it again, one sentence changed", changed, 0.5),
        Figure("reading a whole letter / only cutting it into words", whole, None, yardstick),
    ]


def _letter() -> str:
    """Sample letters, one after the other, up to the first paragraph that makes 400 words."""
    paragraphs: list[str] = []
    for path in sorted((shipped_folder() / "samples").glob("*/*.txt")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")[1:-1]:
            paragraphs.append(paragraph)
            if word_count(" ".join(paragraphs)) >= WORDS:
                return "\n\n".join(paragraphs)
    return "\n\n".join(paragraphs)


def _best(act: object) -> float:
    assert callable(act)
    best = float("inf")
    for _ in range(ROUNDS):
        before = process_time()
        act()
        best = min(best, process_time() - before)
    return best * 1000
