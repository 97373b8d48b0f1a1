"""From the "I" of one person to the "we" of a firm, in our own sentences only."""

from __future__ import annotations

import re

_WE = {
    "i": "we", "me": "us", "my": "our", "mine": "ours", "myself": "ourselves",
    "i'm": "we're", "i've": "we've", "i'll": "we'll", "i'd": "we'd",
}  # fmt: skip
_SINGULAR = re.compile(r"\b(?:I'm|I've|I'll|I'd|I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b")
_VERB = re.compile(r"\b([Ww]e) (am|was)\b")
_AM = {"am": "are", "was": "were"}
_SENTENCE_END = re.compile(r"[.!?:]\s+$")


def voiced(text: str, voice: str, at_start: bool = True) -> str:
    """`text` in the voice "I" (as written) or "we". at_start: whether it begins its sentence."""
    if voice != "we":
        return text

    def plural(found: re.Match[str]) -> str:
        word = found.group()
        we = _WE[word.lower()]
        before = text[: found.start()]
        begins = (not before.strip() and at_start) or bool(_SENTENCE_END.search(before))
        return we[0].upper() + we[1:] if begins else we

    changed = _SINGULAR.sub(plural, text)
    return _VERB.sub(lambda found: f"{found[1]} {_AM[found[2]]}", changed)
