"""Everything around the letters: the flows, the checker, the cases in hand and the writer's profile."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wizard.answers.context import Context, Voice
from wizard.flow.shipped import shipped_folder
from wizard.interview import machine
from wizard.interview.copies import Unwritten
from wizard.interview.harmless import harm_in, harmless
from wizard.interview.listing import ListedFlow, Listing, listing
from wizard.interview.places import Places, places, reader_of
from wizard.interview.sample_letter import sample_letter
from wizard.interview.unsaved import Unsaved
from wizard.interview.writer import Writer
from wizard.keep import folders
from wizard.keep.case import Case, new_id
from wizard.keep.store import Conflict, Due, InHand, Store
from wizard.keep.trouble import NotSaved, is_not_saved
from wizard.text.letter_file import UnreadableLetter

if TYPE_CHECKING:
    from wizard.checks.checker import Checker
    from wizard.flow.model import Flow
    from wizard.interview.checked import CheckedLetter
    from wizard.interview.interview import Interview
    from wizard.interview.laws import Laws
    from wizard.interview.proofreading import Proofreading
    from wizard.interview.versions import Versions
    from wizard.letter.layout import Layout

__all__ = ["APART", "Desk", "ListedFlow", "Places", "places"]

APART = "Another window has changed this letter. Yours is kept as one of its own; both are in hand."


class Desk(Writer):
    """One user at work.

    clock: gives the moment (aware); read only when a case begins or is sent. None: the real one.
    proofread: whether letters under review are proofread too.
    """

    def __init__(
        self,
        where: Places,
        environ: Mapping[str, str],
        clock: Callable[[], datetime] | None = None,
        private: bool = False,
        proofread: bool = True,
    ) -> None:
        super().__init__(where, environ, clock, private)
        self._proofread = proofread
        self.store = Store(None if private else where.cases, self.moment)
        self._layouts: dict[str, Layout] = {}
        self.unsaved = Unsaved()
        self._waiting: Interview | CheckedLetter | None = None
        self.when_waiting: Callable[[], None] = lambda: None
        """What a front end does when a change waits: it calls `save_waiting` within 250 ms."""

    # -- scenarios -------------------------------------------------------------------------------

    @cached_property
    def _listing(self) -> Listing:
        return listing(self.where.flows, self.where.cache, lambda: self.library)

    def flows(self) -> tuple[ListedFlow, ...]:
        """The scenarios, in the order in which Home lists them."""
        return self._listing.flows

    def find(self, words: str) -> tuple[ListedFlow, ...]:
        """The scenarios that these words name, by title or synonym; all of them for none."""
        wanted = words.casefold().split()
        return tuple(f for f in self.flows() if all(f.named(word) for word in wanted))

    def sample(self, name: str) -> str:
        """The sample letter that Home shows for a scenario, or why it cannot be; "" where it has none."""
        listed = {flow.name: flow for flow in self.flows()}
        path = self._sample_path(listed[name], ".txt") if name in listed else None
        try:
            return sample_letter(path).text if path else ""
        except UnreadableLetter as fault:
            return str(fault)

    def _sample_path(self, flow: Flow | ListedFlow, ending: str) -> Path | None:
        for folder in reversed(self.where.flows):
            path = folder / "samples" / flow.name / f"{flow.home_sample}{ending}"
            if flow.home_sample and path.is_file():
                return path
        return None

    # -- letters ---------------------------------------------------------------------------------

    def begin(self, name: str, **settings: Any) -> Interview:
        """A new letter about this kind of mistake. Raises `FaultyFile` when its flow cannot be read."""
        flow = self.library.get(name)
        context = self.context(flow, self.now()).with_(**settings)
        return self._interview(flow, Case(new_id(), flow.name, flow.hash, context))

    def context(self, flow: Flow, now: datetime) -> Context:
        """The settings that a letter of this flow begins with."""
        voice: Voice = "we" if flow.audience == "many" else "I"
        return Context(
            now, self.zone, self.locale, self.currency, flow.severity, flow.audience, voice
        )

    def example(self, name: str) -> Interview:
        """A filled sample of this scenario to look at, in a store that is thrown away."""
        from wizard.interview.samples import case_of

        flow = self.library.get(name)
        path = self._sample_path(flow, ".yaml")
        aside = Desk(
            self.where._replace(profile=None, cases=None), self.environ, self._clock, private=True
        )
        aside.library = self.library
        if path is None:
            return aside.begin(name)
        return aside._interview(flow, case_of(path, flow, aside))

    def resume(self, case_id: str) -> Interview:
        """Take up a case where it stopped. Raises `LookupError`, `UnreadableCase` or `FaultyFile`.

        What its file holds and no screen can show is left out, and counted in `removed`.
        """
        self.save_waiting()
        held = self.unsaved.find(case_id)
        kept = held.case if isinstance(held, Unwritten) else self.store.load(case_id)
        case = harmless(kept)
        letter = self._interview(self.library.get(case.flow), case).taken_up(self.now())
        letter.removed = harm_in(kept)
        if held is not None:  # in memory there is more of it than in the file
            letter.trouble = held.trouble
            self.unsaved.note(Unwritten(letter))
        return letter

    def in_hand_text(self, case_id: str) -> str:
        """The letter of a case as it stands, hand edits and all; raises as `resume` does."""
        from wizard.interview.review import Review

        return Review(self.resume(case_id)).text

    def _interview(self, flow: Flow, case: Case) -> Interview:
        from wizard.interview.interview import Interview

        return Interview(self, flow, case)

    def adopt(self, flow: Flow, case: Case) -> Interview:
        """An interview on a case made elsewhere."""
        return self._interview(flow, case)

    def check(
        self, text: str, title: str = "A letter I have", file: Path | None = None
    ) -> CheckedLetter:
        """A letter written elsewhere, to be read by the checks; with `file`, the one it is in.

        Its text is kept once it is changed.
        """
        from wizard.interview.checked import CheckedLetter

        return CheckedLetter(self, text, title, file)

    def check_again(self) -> CheckedLetter:
        """The text that was under check last, as it was left; else an empty one."""
        from wizard.interview.checked import check_again

        return check_again(self)

    def in_hand(self) -> tuple[InHand, ...]:
        """The cases kept, the newest first, and before them those that could only be kept in memory.

        None when private.
        """
        self.save_waiting()
        self.unsaved.save_again()
        if "versions" in vars(self):  # else none was taken, and Home need not load the checks
            self.versions.forget_what_is_gone()
        if self.private:
            return ()
        kept = harmless(self.store.listed())
        ids = {one.id for one in kept}
        held = [one for one in self.unsaved if isinstance(one, Unwritten) and one.name not in ids]
        return (*(one.in_hand(self.moment()) for one in held), *kept)

    def shown_in_hand(self) -> tuple[InHand, ...]:
        """The same, to be shown to the writer: those that have ended go, those that will are noted."""
        from wizard.interview.ends import end_and_note
        from wizard.interview.kept_texts import end_and_note_texts

        end_and_note_texts(self, self.moment())
        return end_and_note(self.store, self.in_hand(), self.moment())

    def keep(self, case: InHand) -> None:
        """Keep a case for good; one that was kept ends in its time again. Raises `NotSaved`."""
        self.store.keep(case.id, not case.ending.kept)

    def promises_due(self) -> tuple[Due, ...]:
        """What sent letters have promised and is still to be done, the nearest first."""
        return () if self.private else harmless(self.store.promises_due())

    def promise_kept(self, due: Due) -> None:
        """What was promised is done. Raises as `resume` does."""
        interview = self.resume(due.case)
        kept = replace(due.promise, done=True)
        promises = interview.case.promises
        interview.keep(promises=tuple(kept if p == due.promise else p for p in promises))

    def keep_in(self, folder: Path, letter: Interview | CheckedLetter | None) -> str:
        """Go on keeping letters in another folder, the one in front first.

        Returns what was done, in a sentence. Raises `NotSaved`: then all is as it was.
        """
        from wizard.interview.interview import Interview

        self.save_waiting()
        case_id = letter.case.id if isinstance(letter, Interview) else ""
        self.store.move_to(folder.absolute() / "cases.db", case_id)
        self._now_kept()
        if letter is not None:
            (Unwritten(letter) if isinstance(letter, Interview) else letter).save_now()
        self.unsaved.save_again()  # those that were left for Home too
        told = (
            f"Kept in {folder.absolute()} from now on. To find it again, start Amends with "
            "AMENDS_STATE set to that folder."
        )
        if letter is not None and is_not_saved(letter.trouble):
            told = f"{folder.absolute()} takes no letter either, so nothing is kept yet."
        else:
            told = f"{told} {self.store.end_copies()}".strip()
        self.store.notices.append(told)
        return told

    def _now_kept(self) -> None:
        trouble = tuple(one for one in self.where.trouble if one != self.where.not_kept)
        self.where = self.where._replace(cases=self.store.path, trouble=trouble, not_kept="")

    def _keep_after_all(self) -> None:
        """Where the place for letters could not be used at the start: perhaps it can be by now."""
        if self.where.not_kept:
            with contextlib.suppress(NotSaved):
                self.store.move_to(folders.cases_file(self.environ))
                self._now_kept()

    def forget(self, case_id: str) -> None:
        """Delete a case for good. Raises `NotSaved`."""
        self.store.delete(case_id)
        self.unsaved.forget(case_id)

    @property
    def notices(self) -> list[str]:
        """What the user should be told about files that could not be read."""
        _ = self.profile, self.house, self._listing  # have them read
        laws = self.laws.faults if "laws" in self.__dict__ else ()
        own = (self.profile_faults, self._listing.faults, laws)
        told = (self.where.trouble, self.store.notices, *own)
        return list(dict.fromkeys(sentence for sentences in told for sentence in sentences))

    # -- for the interview -----------------------------------------------------------------------

    def save(self, letter: Interview) -> None:
        """Save its case, which gets its new number; its trouble says why it is not saved, or ""."""
        self._keep_after_all()
        letter.case, letter.trouble = self._saved(letter.case, letter.flow.title, letter.who)
        self.unsaved.note(Unwritten(letter))

    def _saved(self, case: Case, title: str, who: str) -> tuple[Case, str]:
        try:
            rev = self.store.save(case, title=title, who=who)
            return replace(case, rev=rev), self.where.not_kept
        except NotSaved as trouble:
            return case, str(trouble)
        except Conflict:
            pass
        try:
            return self.store.save_copy(case, title=title, who=who), APART
        except NotSaved as trouble:
            return case, str(trouble)

    def wait_to_save(self, letter: Interview | CheckedLetter) -> None:
        """On a disk that takes its time a change of this letter waits, so that no key does."""
        if self._waiting is not letter:
            self.save_waiting()
        self._waiting = letter
        self.when_waiting()

    def save_waiting(self) -> str | None:
        """Save the change that waits. Returns why it is not saved, "" when it is; None: none waits."""
        letter, self._waiting = self._waiting, None
        if letter is None:
            return None
        letter.flush()
        return letter.trouble

    @cached_property
    def versions(self) -> Versions:
        """Earlier versions of the letters in hand."""
        from wizard.interview.versions import Versions

        return Versions(self.store)

    def settle(self, left: Case | None = None) -> None:
        """Have all reach the disk itself, and keep a version of a case of which a page was left."""
        self.save_waiting()
        if left is not None and left.rev:
            self.versions.left(left)
        else:
            self.versions.forget_what_is_gone()
        try:
            self.store.settle()
        except NotSaved as trouble:
            self.store.notices.append(str(trouble))

    def layout(self, channel: str) -> Layout:
        """The layout of a channel."""
        if channel not in self._layouts:
            from wizard.letter.layout import load_layout

            path = shipped_folder() / "layouts" / f"{channel}.yaml"
            self._layouts[channel] = load_layout(path, self.where.cache)
        return self._layouts[channel]

    @cached_property
    def laws(self) -> Laws:
        """The laws that a letter can follow."""
        from wizard.interview.laws import laws_of

        return laws_of(self.where.flows, self.where.cache)

    def flow_for(self, flow: Flow, context: Context) -> Flow:
        """The flow with what the laws of the case ask and say. Raises `FaultyFile`."""
        if not context.regimes:
            return flow
        from wizard.interview.laws import CaseLaws

        laws = CaseLaws(self.laws, flow.name, context)
        followed = laws.followed(self.layout(context.channel))
        return self.library.under(flow.name, followed) if followed else flow

    def layout_for(self, flow: Flow, context: Context) -> Layout:
        """The layout of the channel, as the laws want it that the letter in front follows."""
        channel = self.layout(context.channel)
        if not context.regimes:
            return channel
        from wizard.interview.laws import CaseLaws
        from wizard.letter.regime import under

        return under(channel, CaseLaws(self.laws, flow.name, context).in_front)

    @cached_property
    def checker(self) -> Checker:
        """The one reader of letters. Rules of the user's own that cannot be read are told and left out."""
        checker, faults = reader_of(self.where)
        self.profile_faults.extend(faults)
        return checker

    @cached_property
    def proofreading(self) -> Proofreading | None:
        """The one proofreader; None where it is switched off or not installed."""
        from wizard.checks.proofread import available
        from wizard.interview.proofreading import Proofreading

        if not self._proofread or self._setting("proofread") == "no" or not available():
            return None
        return Proofreading(machine.english(self.environ, self.locale))

    def close(self) -> None:
        """Leave the desk; everything is saved already."""
        if "proofreading" in self.__dict__ and self.proofreading is not None:
            self.proofreading.close()
        self.store.close()
