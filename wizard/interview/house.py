"""The style of the house that a writer works in: of every folder of flows that has one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from wizard.answers.entries import Entry
from wizard.checks.house_words import HOUSE_FILE
from wizard.keep.house import House, read_house
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.flow.loader import FlowLibrary
    from wizard.flow.model import Question
    from wizard.interview.places import Places


def house_of(where: Places, library: Callable[[], FlowLibrary]) -> tuple[House, list[str]]:
    """The style of the house, and what is wrong with files that cannot be read: those are left out."""
    house, faults = House(), []
    for folder in where.flows:
        if (folder / HOUSE_FILE).is_file():
            try:
                house = read_house(folder / HOUSE_FILE, common_questions(library())).over(house)
            except FaultyFile as fault:
                faults.append(str(fault))
    return house, faults


def common_questions(library: FlowLibrary) -> Mapping[str, Question]:
    """The questions about a writer, which a house may answer for all of them."""
    try:
        core = library.get("core")
    except (KeyError, FaultyFile):
        return {}
    return {key: question for key, question in core.questions.items() if question.remember}


def own_answers(
    house: House, profile: Mapping[str, Entry], typed: Mapping[str, Entry]
) -> dict[str, Entry]:
    """What is known of a writer: the profile over the house, and the house's limit for their role.

    A limit of the house is the house's word, so it counts before one in the profile.
    """
    own = {**house.answers, **profile}
    role = (typed.get("signer_role") or own.get("signer_role", Entry())).raw
    limit = house.limit_of(role if isinstance(role, str) else "")
    if limit is not None:
        own["limit"], own["approver"] = Entry(limit.most), Entry(limit.above)
    return own
