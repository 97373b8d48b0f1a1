"""A secret that is masked or taken out leaves the whole letter: its answers, edits and earlier versions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from wizard.answers.entries import Entry, Raw
from wizard.checks.finding import Finding
from wizard.checks.private import card_numbers
from wizard.checks.secret import secrets
from wizard.keep.case import Case
from wizard.letter.blocks import Block

if TYPE_CHECKING:
    from wizard.keep.store import Store

MASKED = (
    "Masked for good: it is in no earlier version of this letter, and undo does not bring it back."
)

_LONG = 8
"""Letters and figures from which on nothing but the secret itself can look like it by chance."""

_PIECE = 5
"""So many signs in a row tell of a long secret more than the four that a mask may leave."""

_BETWEEN = r"[\W_]{0,3}"


class Secret(NamedTuple):
    """Words that must be nowhere. mask: what stands there instead. question: the answer they were in."""

    words: str
    mask: str
    question: str = ""

    @property
    def signs(self) -> str:
        """Its letters and figures alone, as they are compared."""
        return _signs(self.words)

    def out_of(self, text: str) -> str:
        """The text with the mask in its place, however it is spaced there."""
        return self._pattern().sub(lambda _: self.mask, text)

    def is_in(self, text: str) -> bool:
        """Whether it stands there, however it is spaced."""
        return self._pattern().search(text) is not None

    def has_piece_in(self, text: str) -> bool:
        """Whether a good part of it does: it was being typed then, or taken out."""
        signs, there, size = self.signs, _signs(text), self._piece
        return any(signs[at : at + size] in there for at in range(len(signs) - size + 1))

    def beginning_out_of(self, text: str) -> str:
        """The text without as much of its beginning as a person had typed, or left, by then."""
        _, signs, _ = _parts(self.words)
        size = self._piece
        if len(signs) <= size:
            return text
        more = "".join(f"(?:{_BETWEEN}{re.escape(sign)}" for sign in signs[size:])
        first = _BETWEEN.join(map(re.escape, signs[:size]))
        pattern = f"(?<![^\\W_]){first}{more}{')?' * (len(signs) - size)}"
        return re.sub(pattern, lambda _: self.mask, text, flags=re.IGNORECASE)

    @property
    def _piece(self) -> int:
        count = len(self.signs)
        return _PIECE if count > _LONG else max(3, (count + 1) // 2)

    def _pattern(self) -> re.Pattern[str]:
        head, signs, tail = _parts(self.words)
        if len(signs) < 3:
            return re.compile(re.escape(self.words))
        inner = _BETWEEN.join(map(re.escape, signs))
        before, behind = (f"(?:{re.escape(end)})?" if end else "" for end in (head, tail))
        return re.compile(
            rf"{before}(?<![^\W_])(?<![£$€]){inner}(?![^\W_]|[.,]\d){behind}", re.IGNORECASE
        )


def _signs(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _parts(words: str) -> tuple[str, list[str], str]:
    """Marks before the first letter or figure, the letters and figures, marks behind the last one."""
    places = [at for at, char in enumerate(words) if char.isalnum()] or [0]
    inside = [char for char in words if char.isalnum()]
    return words[: places[0]], inside, words[places[-1] + 1 :]


def masks(finding: Finding) -> bool:
    """Whether its fix is a mask: what was there is then forgotten."""
    return finding.category == "sensitive-data" and finding.secret and bool(finding.fix)


def masked_told(store: Store) -> str:
    """What is said when a secret was masked, and where it may still be."""
    from wizard.keep.set_aside import still_in

    return f"{MASKED} {still_in(store.set_aside_files())}".strip()


def secret_of(finding: Finding, mask: str) -> Secret:
    """What a finding is about."""
    return Secret(finding.text, mask, finding.question)


def secrets_of(findings: Iterable[Finding]) -> Iterator[Secret]:
    """The secrets among the findings; an address is none, but may be masked."""
    for card in findings:
        for one in card.each():
            if masks(one) and one.level == "block":
                yield secret_of(one, one.fix[0])


def can_put(finding: Finding, raw: Raw) -> bool:
    """Whether its words stand in an answer so that they can be replaced safely."""
    if masks(finding):
        return holds(raw, secret_of(finding, ""))
    return isinstance(raw, str) and raw.count(finding.text) == 1


def holds(raw: Raw, secret: Secret) -> bool:
    """Whether an answer holds a secret."""
    return any(secret.is_in(text) for text in _texts(raw))


def without(case: Case, secret: Secret) -> Case:
    """The case with the mask wherever the secret stood: answers, hand edits, letters sent, promises.

    A short one, such as a code of three figures, is taken out of no other answer than its own: there
    the same figures can mean something else.
    """
    out = secret.out_of
    entries = entries_without(case.entries, secret)
    return replace(
        case,
        entries=entries,
        blocks=tuple(_block(block, out) for block in case.blocks),
        letters_sent=tuple(replace(one, text=out(one.text)) for one in case.letters_sent),
        promises=tuple(replace(p, what=out(p.what), who=out(p.who)) for p in case.promises),
        overrides=tuple(replace(one, reason=out(one.reason)) for one in case.overrides),
    )


def entries_without(entries: Mapping[str, Entry], secret: Secret) -> dict[str, Entry]:
    """The same for answers alone, as those that are remembered of the writer."""
    long = len(secret.signs) >= _LONG
    return {
        key: replace(entry, raw=_changed(entry.raw, secret.out_of))
        if long or key == secret.question
        else entry
        for key, entry in entries.items()
    }


def may_be_remembered(own: Mapping[str, Entry], findings: Iterable[Finding]) -> dict[str, Entry]:
    """The writer's own answers but for those that hold a secret, or that may not leave as they are."""
    stopped = {one.question for card in findings for one in card.each() if one.level == "block"}
    stopped |= {secret.question for secret in secrets_among(own)}
    return {key: entry for key, entry in own.items() if key not in stopped}


def forgotten(then: Case, now: Case, secret: Secret) -> Case:
    """An earlier version without the secret, and without what was typed of it by then.

    Where a piece of it cannot be told from the words around it, what is there now stands there too.
    """
    then = without(then, secret)
    if not secret.question:
        blocks = tuple(_block(block, secret.beginning_out_of) for block in then.blocks)
        pieces = any(secret.has_piece_in(block.text) for block in blocks if block.by_hand)
        return replace(then, blocks=now.blocks if pieces else blocks)
    if secret.question not in then.entries:
        return then
    entry = then.entries[secret.question]
    entry = replace(entry, raw=_changed(entry.raw, secret.beginning_out_of))
    if any(secret.has_piece_in(text) for text in _texts(entry.raw)):
        entry = now.entries.get(secret.question, Entry())
    return replace(then, entries={**then.entries, secret.question: entry})


def secrets_among(entries: Mapping[str, Entry]) -> Iterator[Secret]:
    """The secrets that answers spell out, by their words alone."""
    for key, entry in entries.items():
        for text in _texts(entry.raw):
            yield from _spelled(text, key)


def secrets_in(case: Case) -> Iterator[Secret]:
    """The same for the answers and hand edits of a case."""
    yield from secrets_among(case.entries)
    for block in case.blocks:
        if block.by_hand:
            yield from _spelled(block.text, "")


def is_gone(case: Case, secret: Secret) -> bool:
    """Whether neither an answer nor a hand edit holds it any more."""
    entry = case.entries.get(secret.question, Entry())
    raws = [one.raw for one in case.entries.values()] if not secret.question else [entry.raw]
    by_hand = [block.text for block in case.blocks if block.by_hand]
    return not any(holds(raw, secret) for raw in (*raws, *by_hand))


def _spelled(text: str, question: str) -> Iterator[Secret]:
    for paragraph in text.split("\n"):
        for find in (card_numbers, secrets):
            for found in find(paragraph):
                yield Secret(paragraph[found.start : found.end], found.fix[0], question)


def _texts(raw: Raw) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    else:
        yield from (cell for row in raw for cell in row.values())


def _changed(raw: Raw, change: Callable[[str], str]) -> Raw:
    if isinstance(raw, str):
        return change(raw)
    return tuple({name: change(cell) for name, cell in row.items()} for row in raw)


def _block(block: Block, change: Callable[[str], str]) -> Block:
    base, theirs = (None if text is None else change(text) for text in (block.base, block.theirs))
    return replace(block, text=change(block.text), base=base, theirs=theirs)
