"""Who writes: their own answers, their house, their zone and their clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from functools import cached_property
from typing import TYPE_CHECKING

from wizard.checks.calendar import ALWAYS, Calendar
from wizard.checks.house_words import HOUSE_FILE
from wizard.interview import machine
from wizard.interview.places import Places
from wizard.keep.trouble import NotSaved

if TYPE_CHECKING:
    from wizard.answers.entries import Entry
    from wizard.flow.loader import FlowLibrary
    from wizard.interview.masking import Secret
    from wizard.keep.house import House


class Writer:
    """What is known of the person at the desk, and what the machine says where they have not."""

    def __init__(
        self,
        where: Places,
        environ: Mapping[str, str],
        clock: Callable[[], datetime] | None,
        private: bool,
    ) -> None:
        self.where = where
        self.environ = environ
        self.private = private
        self._clock = clock
        self.profile_faults: list[str] = []

    @cached_property
    def library(self) -> FlowLibrary:
        """The flows by name."""
        from wizard.flow.loader import FlowLibrary

        return FlowLibrary(self.where.flows, cache=self.where.cache)

    @cached_property
    def profile(self) -> dict[str, Entry]:
        """The writer's own answers, read when first needed; one that cannot be read counts as none."""
        if self.where.profile is None or not self.where.profile.exists():
            return {}
        from wizard.interview.own_profile import profile_of

        profile, faults = profile_of(self.where, lambda: self.library)
        self.profile_faults.extend(faults)
        return profile

    @cached_property
    def house(self) -> House | None:
        """What the writer's house gives all its writers; a file with faults counts as empty."""
        if not any((folder / HOUSE_FILE).is_file() for folder in self.where.flows):
            return None
        from wizard.interview.house import house_of

        house, faults = house_of(self.where, lambda: self.library)
        self.profile_faults.extend(faults)
        return house

    def own(self, typed: Mapping[str, Entry]) -> Mapping[str, Entry]:
        """What is known of the writer without asking: the profile over the house."""
        if self.house is None:
            return self.profile
        from wizard.interview.house import own_answers

        return own_answers(self.house, self.profile, typed)

    def calendar(self, hours: object) -> Calendar:
        """The days on which somebody works, by these hours and the days off of the house."""
        from wizard.text.open_days import open_days

        calendar = self.house.calendar if self.house is not None else ALWAYS
        said = hours.strip() if isinstance(hours, str) else ""
        return calendar._replace(hours=said, open=open_days(said)) if said else calendar

    def _setting(self, key: str) -> str:
        entry = self.profile.get(key) or (self.house.answers.get(key) if self.house else None)
        return entry.raw.strip() if entry and isinstance(entry.raw, str) else ""

    @cached_property
    def zone(self) -> str:
        """The IANA zone of the writer: of the profile, else of the machine."""
        named = self._setting("zone")
        if not named:
            return machine.zone(self.environ)
        from wizard.text.zones import parse_zone

        return parse_zone(named).key

    @property
    def locale(self) -> str:
        """en-GB or en-US: of the profile, else of the machine."""
        return self._setting("locale") or machine.locale(self.environ)

    @property
    def currency(self) -> str:
        """An ISO code: of the profile, else the one that goes with the locale."""
        return (self._setting("currency") or machine.currency(self.locale)).upper()

    @property
    def alone(self) -> bool:
        """Whether the writer works alone, as far as is known."""
        return self._setting("firm") == "solo"

    def remember(self, own: Mapping[str, Entry]) -> None:
        """Keep the writer's own answers for the next letter."""
        from wizard.keep.profile import write_profile
        from wizard.text.yaml_nodes import FaultyFile

        new = {key: entry for key, entry in own.items() if self.profile.get(key) != entry}
        if not new:
            return
        self.profile.update(new)
        if self.where.profile is not None and not self.private:
            try:
                write_profile(self.where.profile, self.profile)
            except (NotSaved, FaultyFile) as trouble:  # a faulty profile is never written over
                self.profile_faults.append(str(trouble))

    def forget_own(self, secret: Secret) -> None:
        """Mask a secret in what is remembered of the writer, in the file too."""
        from wizard.interview.masking import entries_without

        self.remember(entries_without(self.profile, secret))

    def now(self) -> datetime:
        """The moment, in the writer's zone."""
        from zoneinfo import ZoneInfo

        return self.moment().astimezone(ZoneInfo(self.zone))

    def moment(self) -> datetime:
        """The same moment in some zone, for lengths of time: it asks for nobody's zone."""
        return self._clock() if self._clock else datetime.now(timezone.utc)
