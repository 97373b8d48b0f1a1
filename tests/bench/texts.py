"""Letters to measure on: ours, and a lot of them with no two sentences alike."""

from __future__ import annotations

import random
import re

from wizard.flow.shipped import shipped_folder
from wizard.text.sentences import sentences, word_count

_NAMES = "Adler Bond Carey Drake Ellis Frost Garner Hyde Irwin Joyce Kemp Lowe Mercer Nash Owen Pike".split()
_FIGURE = re.compile(r"[0-9]+")


def paragraphs() -> list[str]:
    """The paragraphs of the sample letters, without greetings and signatures."""
    found = []
    for path in sorted((shipped_folder() / "samples").glob("*/*.txt")):
        found += path.read_text(encoding="utf-8").split("\n\n")[1:-1]
    return found


def letter(words: int) -> str:
    """Sample letters, one after the other, up to the first paragraph that makes so many words."""
    kept: list[str] = []
    for paragraph in paragraphs():
        kept.append(paragraph)
        if word_count(" ".join(kept)) >= words:
            break
    return "\n\n".join(kept)


def letters(size: int, seed: int = 2026, *, anew: bool = True) -> str:
    """About `size` characters of letters, made of sentences of the samples with other figures.

    anew: with a name in each, so that no sentence comes twice and nothing can be remembered.
    """
    chance = random.Random(seed)
    source = [sentence.text for one in paragraphs() for sentence in sentences(one)]
    out: list[str] = []
    made = 0
    while made < size:
        lines = ["Dear Ms Carter,"]
        for _ in range(4):
            lines.append(" ".join(_changed(chance.choice(source), chance, anew) for _ in range(4)))
        out.append("\n\n".join([*lines, "Kind regards,\nSam Lee"]))
        made += len(out[-1]) + 2
    return "\n\n".join(out) + "\n"


def _changed(sentence: str, chance: random.Random, anew: bool) -> str:
    words = _FIGURE.sub(lambda m: str(chance.randrange(1, 10 ** len(m.group()))), sentence)
    if not anew:
        return words
    body, stop = words[:-1], words[-1]
    return f"{body} for {chance.choice(_NAMES)} {chance.randrange(10_000)}{stop}"
