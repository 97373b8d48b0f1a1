"""Throw texts at the reader of letters that nobody would write, and see that it reads each to its end.

`python -m tests.fuzz [HOW_MANY] [SEED]`: a million by default, some minutes. Not part of the test run.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import datetime, timezone

from wizard.checks.book import load_rules
from wizard.checks.checker import Checker
from wizard.checks.finding import Facts
from wizard.flow.shipped import shipped_folder

MOST_SECONDS = 1.0
"""What one input of a few hundred characters may take; far more than any does."""

_ODD = (
    "\0 \x07 \x1b[31m \r \r\n \n\n \u200b \u202e \ufeff \ud800 \U0001f469\u200d\U0001f467 é e\u0301 "
    "שלום مرحبا お客様 ßẞ İı … — “ ” ‘ ’ « » ‹what› [Name] {{x}} ____ £ £5.00 €3 $ 1,000 12/05 31 February "
    "2026-13-45 25:99 4111111111111111 a@b.example Dear Hi Subject: Re: Regards, Yours Dr. e.g. i.e. ( ) [ ] "
    "{ } < > * ' '' \" ?! ... . , ; : - sorry apologise but if may not never always soon because you we I it"
).split(" ")


def _words() -> list[str]:
    """The words that rules look for, so that the texts come near them."""
    words: set[str] = set()
    for rule in load_rules([shipped_folder() / "rules"]).rules:
        for example in (*rule.weak, *rule.strong):
            words.update(example.text.split())
    return sorted(words)


def _maker(chance: random.Random, words: list[str]) -> Callable[[], str]:
    def any_character() -> str:
        return chr(
            chance.choice(
                (chance.randrange(128), chance.randrange(0x3000), chance.randrange(0x110000))
            )
        )

    def piece() -> str:
        kind = chance.random()
        if kind < 0.6:
            return chance.choice(words)
        return chance.choice(_ODD) if kind < 0.9 else any_character()

    def text() -> str:
        joint = chance.choice((" ", " ", " ", "\n", "", ". ", "\r\n", "\t", "\u00a0"))
        made = joint.join(piece() for _ in range(chance.randrange(1, 14)))
        return made * chance.choice((1, 1, 1, 1, 1, 1, 1, 1, 1, 3))

    return text


def main(arguments: list[str]) -> int:
    """Print what was tried, and each text that broke something."""
    count = int(arguments[0]) if arguments else 1_000_000
    seed = int(arguments[1]) if len(arguments) > 1 else 2026
    chance = random.Random(seed)
    text_of = _maker(chance, _words())
    checker = Checker(load_rules([shipped_folder() / "rules"]))
    now = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
    kinds = [Facts(now=now, fragment=True), Facts(now=now), Facts(fragment=True, severity="grave")]
    broken, findings, slowest = 0, 0, 0.0
    began = time.monotonic()
    for number in range(count):
        text = text_of()
        before = time.perf_counter()
        try:
            cards = checker.check(text, kinds[number % len(kinds)])
            for one in (each for card in cards for each in card.each()):
                findings += 1
                assert 0 <= one.start <= one.end <= len(text)
                assert one.line >= 1 <= one.column
            took = time.perf_counter() - before
            assert took < MOST_SECONDS, f"{took:.1f} s"
            slowest = max(slowest, took)
        except Exception as fault:
            broken += 1
            print(f"{number}: {type(fault).__name__}: {fault}: {text!r}")
    took = time.monotonic() - began
    print(
        f"{count:,} texts, {findings:,} findings, {broken} broken, the slowest {slowest * 1000:.0f} ms, "
        f"{took:.0f} s"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
