"""The laws that a case can follow: which there are, which letter follows which, what each still wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from wizard.answers.context import Context
from wizard.answers.scope import Scope
from wizard.checks.finding import Duty
from wizard.flow.loader import Followed
from wizard.letter.layout import Layout
from wizard.letter.letter import Letter, Paragraph
from wizard.letter.regime import Clock, Regime, Requirement, apart, letters, load_regime
from wizard.text.dates import full_date, show_time
from wizard.text.yaml_nodes import FaultyFile

FOLDER = "regimes"


class Laws(NamedTuple):
    """Every law there is, by name, and in words what is wrong with files that cannot be used."""

    by_name: Mapping[str, Regime]
    faults: tuple[str, ...] = ()

    def of(self, flow: str) -> tuple[Regime, ...]:
        """Those that can be chosen for a flow, by title."""
        here = (regime for regime in self.by_name.values() if flow in regime.flows)
        return tuple(sorted(here, key=lambda regime: regime.title.casefold()))


class CaseLaws(NamedTuple):
    """The laws as one case stands to them."""

    laws: Laws
    flow: str
    context: Context

    @property
    def there_are(self) -> tuple[Regime, ...]:
        """Those that can be chosen."""
        return self.laws.of(self.flow)

    @property
    def letters(self) -> tuple[tuple[Regime, ...], ...]:
        """Those chosen, letter by letter; those that there are no longer are passed over."""
        if not self.context.regimes:
            return ()
        known = {regime.name: regime for regime in self.there_are}
        return letters([known[name] for name in self.context.regimes if name in known])

    @property
    def in_front(self) -> tuple[Regime, ...]:
        """Those that the letter in front follows."""
        found = self.letters
        named = (one for one in found if any(law.name == self.context.regime for law in one))
        return next(named, found[0] if found else ())

    @property
    def next(self) -> str:
        """What to set as `regime` to bring the next of the letters in front."""
        names = [one[0].name for one in self.letters]
        return names[(names.index(self.in_front[0].name) + 1) % len(names)] if names else ""

    def followed(self, layout: Layout) -> tuple[Followed, ...]:
        """Those chosen, for the loader: all of them ask, those of the letter in front say too.

        layout: of the channel; only a letter in paragraphs follows a law.
        """
        front = () if layout.dress else self.in_front
        return tuple(Followed(law.path, law in front) for one in self.letters for law in one)


def laws_of(folders: Sequence[Path], cache: Path | None = None) -> Laws:
    """The laws in the `regimes` of these folders; one in a later folder replaces one of the same name."""
    found: dict[str, Regime] = {}
    faults = []
    for folder in folders:
        for path in sorted((folder / FOLDER).glob("*.yaml")):
            try:
                found[path.stem] = load_regime(path, cache)
            except FaultyFile as fault:
                faults.append(str(fault))
    return Laws(found, tuple(faults))


class Wanted(NamedTuple):
    """Something a law wants said, and whether the letter says it. question: where it is answered."""

    what: str
    state: Literal["here", "missing", "by-hand"]
    question: str


class LawState(NamedTuple):
    """A law that the case follows, as it stands. letter: which of its letters follows it, from 1.

    clocks: what is due when, as sentences. apart: why it has a letter to itself, as sentences.
    """

    regime: Regime
    letter: int
    in_front: bool
    wanted: tuple[Wanted, ...]
    clocks: tuple[str, ...]
    apart: tuple[str, ...]


def law_states(
    laws: CaseLaws, scope: Scope, wanted: Mapping[str, tuple[Wanted, ...]]
) -> tuple[LawState, ...]:
    """Every law of the case. wanted: what those of the letter in front want, by name."""
    front = laws.in_front
    every = laws.letters
    chosen = [regime for one in every for regime in one]
    return tuple(
        LawState(
            regime,
            number,
            regime in front,
            wanted.get(regime.name, ()),
            tuple(_clock_sentences(regime, scope)),
            tuple(why for other in chosen if (why := apart(regime, other))),
        )
        for number, one in enumerate(every, 1)
        for regime in one
    )


def wanted_by(
    regime: Regime, scope: Scope, letter: Letter, by_hand: Mapping[str, str], text: str | None
) -> tuple[Wanted, ...]:
    """What a law wants of a letter, and whether it is there.

    by_hand: the words that the hand has put in the place of a paragraph, by its id. text: the letter
    as shown; None where nothing was changed by hand.
    """
    return tuple(
        Wanted(one.what, _state(one, letter, by_hand, text), one.ask)
        for one in regime.requires
        if scope.holds(one.when)
    )


def _state(
    wanted: Requirement, letter: Letter, by_hand: Mapping[str, str], text: str | None
) -> Literal["here", "missing", "by-hand"]:
    states = {
        _stands(line.text, paragraph, by_hand, text)
        for paragraph in letter.paragraphs
        for line in paragraph.lines
        if line.id in wanted.sentences and not any(piece.kind == "gap" for piece in line.pieces)
    }
    if "here" in states:
        return "here"
    return "by-hand" if "by-hand" in states else "missing"


def _stands(words: str, paragraph: Paragraph, by_hand: Mapping[str, str], text: str | None) -> str:
    if paragraph.id not in by_hand or text is None or words in text:
        return "here"
    return "by-hand" if by_hand[paragraph.id].strip() else "missing"


def duties(
    regimes: Sequence[Regime], scope: Scope, wanted: Mapping[str, tuple[Wanted, ...]]
) -> tuple[Duty, ...]:
    """What the letter in front owes to the laws it follows."""
    owed = []
    for regime in regimes:
        for one in wanted.get(regime.name, ()):
            if one.state != "here":
                owed.append(
                    Duty(one.state, regime.title, one.what, regime.law, regime.source, one.question)
                )
        for clock in regime.clocks:
            due = _due(clock, scope)
            if due is not None and _left(due, scope.context.now) < timedelta(0):
                was = f"{clock.what} {_when(due, scope.context)}, and that is over."
                owed.append(Duty("late", regime.title, was, regime.law, regime.source, clock.start))
    return tuple(owed)


def _clock_sentences(regime: Regime, scope: Scope) -> Iterator[str]:
    context = scope.context
    for clock in regime.clocks:
        due = _due(clock, scope)
        question = scope.flow.questions.get(clock.start)
        short = question.short if question else clock.start
        if due is None:
            yield f"{clock.what} the end of {clock.length}, counted from {short}."
            continue
        left = _left(due, context.now)
        told = f"{_length(left)} left" if left >= timedelta(0) else "that is over"
        yield f"{clock.what} {_when(due, context)}, {clock.length} from {short}: {told}."


def _due(clock: Clock, scope: Scope) -> date | datetime | None:
    begun = scope(clock.start)
    return clock.due(begun) if isinstance(begun, date) else None


def _left(due: date | datetime, now: datetime) -> timedelta:
    return due - now if isinstance(due, datetime) else due - now.date()


def _length(left: timedelta) -> str:
    if left < timedelta(days=1) and left.seconds:
        hours = left.seconds // 3600
        return f"{hours} hour{'' if hours == 1 else 's'}"
    return f"{left.days} day{'' if left.days == 1 else 's'}" if left.days else "today"


def _when(due: date | datetime, context: Context) -> str:
    day = full_date(due, context.locale)
    return f"{day} {show_time(due.time(), context.locale)}" if isinstance(due, datetime) else day
