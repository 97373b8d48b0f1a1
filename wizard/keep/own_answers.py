"""What a writer or their house answers for every letter, and why an answer cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timezone
from typing import TYPE_CHECKING, NamedTuple

from wizard.answers.entries import Entry, Raw
from wizard.text.faults import Unreadable, in_quotes
from wizard.text.spans import nearest
from wizard.text.yaml_nodes import Fault, Mark

if TYPE_CHECKING:
    from wizard.flow.model import Question

LOCALES = ("en-GB", "en-US")
SETTINGS = ("locale", "zone", "currency", "proofread")
"""What is set beside the answers: no question asks for it."""

WORDS = {"locale": LOCALES, "proofread": ("yes", "no")}
_LONG_AGO = datetime(2000, 1, 1, tzinfo=timezone.utc)


def check_setting(key: str, text: Raw) -> None:
    """Raise `Unreadable` where this is none of what the setting can be."""
    if not isinstance(text, str):
        raise Unreadable("This wants one answer, not a table of rows.")
    if key == "zone":
        from wizard.text.zones import parse_zone

        parse_zone(text)
    elif key == "currency":
        from wizard.text.money import check_currency

        check_currency(text.upper())
    elif key in WORDS and text not in WORDS[key]:
        raise Unreadable(f"{in_quotes(text)} is not known here. Write {' or '.join(WORDS[key])}.")


def check_answer(
    question: Question, raw: Raw, locale: str = "en-GB", currency: str = "GBP"
) -> None:
    """Raise `Unreadable` where the question could not read this."""
    from wizard.answers.values import Reading, value_of

    value_of(question, raw, Reading(locale, currency, "UTC", _LONG_AGO))


class OwnAnswers(NamedTuple):
    """The answers of a profile, each with its place; `lines` is the whole file."""

    entries: Mapping[str, Entry]
    marks: Mapping[str, Mark]
    lines: tuple[str, ...]

    def faults_of_settings(self) -> dict[str, Fault]:
        """What is wrong with zone, language and money, by key."""
        return self._faults(SETTINGS, check_setting)

    def faults(
        self, questions: Mapping[str, Question], others: Callable[[], Collection[str] | None]
    ) -> dict[str, Fault]:
        """What is wrong with any of them, by key.

        questions: those about a writer. others: more names that are right, asked for only where one
        is not among these; None where they are not known.
        """
        found = self.faults_of_settings()
        settled = {key: self.text(key) for key in SETTINGS if key not in found}
        locale, currency = settled.get("locale") or "en-GB", settled.get("currency") or "GBP"

        def check(key: str, raw: Raw) -> None:
            check_answer(questions[key], raw, locale, currency.upper())

        found |= self._faults(questions, check)
        strange = [key for key in self.entries if key not in (*questions, *SETTINGS)]
        known = others() if strange else None
        for key in strange if known is not None else ():
            if key not in (known or ()):
                close = nearest(key, (*questions, *SETTINGS))
                hint = f"Did you mean “{close}”?" if close else "Take it out."
                found[key] = self._fault(key, f"{in_quotes(key)} is asked by no flow. {hint}")
        return found

    def text(self, key: str) -> str:
        """An answer that is a text; "" where there is none."""
        raw = self.entries[key].raw if key in self.entries else ""
        return raw.strip() if isinstance(raw, str) else ""

    def _faults(self, keys: Collection[str], check: Callable[[str, Raw], None]) -> dict[str, Fault]:
        found = {}
        for key, entry in self.entries.items():
            raw = entry.raw.strip() if isinstance(entry.raw, str) else entry.raw
            if key in keys and raw:
                try:
                    check(key, raw)
                except Unreadable as why:
                    found[key] = self._fault(key, f"“{key}”: {why} Until then it is not used.")
        return found

    def _fault(self, key: str, message: str) -> Fault:
        mark = self.marks[key]
        line = self.lines[mark.line - 1] if 0 < mark.line <= len(self.lines) else ""
        return Fault(mark, message, "error", line)
