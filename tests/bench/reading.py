"""What it costs to read a letter of 400 words with every rule, and again after one change."""

from __future__ import annotations

import re
from itertools import count
from time import process_time

from tests.bench.figures import Figure
from tests.bench.texts import letter, letters
from wizard.checks.book import RuleBook, load_rules
from wizard.checks.checker import Checker
from wizard.flow.shipped import shipped_folder
from wizard.text.sentences import word_count

WORDS = 400
ROUNDS = 60


def figures() -> list[Figure]:
    """The whole check and the check after a change; the best of many, in one process."""
    book = load_rules([shipped_folder() / "rules"])
    text = letter(WORDS)
    numbers = count()
    keeper = Checker(book)
    keeper.check(text)
    whole = _best(lambda: Checker(book).check(text))
    changed = _best(
        lambda: keeper.check(f"{text}\n\nWe have now done {next(numbers)} of the steps.")
    )
    words = re.compile(r"\w+")
    yardstick = _best(lambda: words.findall(text.lower()))
    size = f"{word_count(text)} words, {len(book.rules)} rules"
    return [
        Figure(f"reading a whole letter ({size})", whole, 3),
        Figure("reading it again, one sentence changed", changed, 0.5),
        *_slope(book),
        Figure("reading a whole letter / only cutting it into words", whole, None, yardstick),
    ]


def _slope(book: RuleBook) -> list[Figure]:
    """How the time grows: ten times the text, in letters and all on one line; none of it seen before."""
    found = []
    for name, line_end in (("letters", "\n"), ("one line", " ")):
        small, large = (
            _best(Checker(book).check, 1, letters(size, seed=size).replace("\n", line_end))
            for size in (40_000, 400_000)
        )
        found.append(Figure(f"400 kB of {name} / a tenth of it", large, 14, small))
    return found


def _best(act: object, rounds: int = ROUNDS, *given: str) -> float:
    assert callable(act)
    best = float("inf")
    for _ in range(rounds):
        before = process_time()
        act(*given)
        best = min(best, process_time() - before)
    return best * 1000
