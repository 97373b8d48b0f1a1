"""The words of the house: how a team writes a thing, and what it never writes. Part of `house.yaml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wizard.checks.rule import Example, Rule

if TYPE_CHECKING:
    from wizard.checks.rule_file import RuleFile
    from wizard.text.yaml_nodes import Mapping, Node

HOUSE_FILE = "house.yaml"
CATEGORY = "house"
WORD_KEYS = ("say", "not", "why")
_WHY = "One word for one thing, in every letter of the house."


def take_words(file: RuleFile, node: Node) -> None:
    """Make a rule of each of the `words`; the other keys of the file are none of the checks'."""
    from wizard.text.yaml_nodes import Mapping

    words = node.entries.get("words") if isinstance(node, Mapping) else None
    for item in file.items(words, "words"):
        if isinstance(item, Mapping):
            file.known(item, WORD_KEYS, "a word")
            _take(file, item)
        else:
            file.fault(item, "A word is written as {say: sign in, not: [log in, login]}.")


def _take(file: RuleFile, node: Mapping) -> None:
    say, why = file.text(node, "say"), file.text(node, "why")
    find = file.list_of(node, "not")
    if not find:
        file.fault(node, "A word needs `not`: what it stands in place of, or what nobody writes.")
        return
    for phrase in find:
        if say and re.search(rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)", say.casefold()):
            message = f"“{say}” holds “{phrase}”, so it would itself be remarked on."
            file.fault(node.entries["not"], message)
    name = f"{CATEGORY}.{re.sub(r'[^a-z0-9]+', '-', find[0].casefold()).strip('-') or 'word'}"
    file.read.rules[name] = Rule(
        id=name,
        category=CATEGORY,
        kind="phrase",
        find=find,
        level="nudge" if say else "warning",
        message=f"“{{match}}”: this house writes “{say}”."
        if say
        else "“{match}” is what this house leaves out.",
        why=why or _WHY,
        source=f"Your house style, {HOUSE_FILE}",
        fix=(say,) if say else (),
        ask="" if say else "What do you mean by it? Say that.",
        weak=(Example(find[0]),),
        strong=(Example(say),),
        mark=node.mark,
    )
