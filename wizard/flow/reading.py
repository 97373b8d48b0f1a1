"""From nodes to values by the tables of keys. What does not fit becomes a fault with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from wizard.expr.expression import Expression, ExpressionFault
from wizard.flow.faults import Faults, meant
from wizard.flow.keys import CHOICE, RULE, Key
from wizard.flow.model import Choice, Rule
from wizard.flow.severity import SEVERITIES
from wizard.flow.template import Template, TemplateFault
from wizard.text import strict_yaml as yaml
from wizard.text.clean import clean

KEY_FORM = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
FLOW_FORM = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")
SAMPLE_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}\Z")

_expression = lru_cache(maxsize=4096)(Expression)
_template = lru_cache(maxsize=4096)(Template)


class Reader:
    """Reads the values of one flow and keeps its faults, conditions and sums."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.expressions: list[tuple[Expression, yaml.Scalar]] = []
        self.messages: list[tuple[Template, yaml.Scalar]] = []

    # -- whole mappings ------------------------------------------------------------------------

    def mapping(self, node: yaml.Node, what: str) -> yaml.Mapping | None:
        """The node where it is a mapping; else a fault that says what was expected."""
        if isinstance(node, yaml.Mapping):
            return node
        self.faults.error(node.mark, f"{what} is written as `key: value` lines.")
        return None

    def sequence(self, node: yaml.Node, what: str) -> tuple[yaml.Node, ...]:
        """The items of a list; else a fault."""
        if isinstance(node, yaml.Sequence):
            return node.items
        self.faults.error(node.mark, f"{what} is a list: lines that begin with `- `, or [a, b].")
        return ()

    def fields(
        self,
        node: yaml.Mapping,
        table: Mapping[str, Key],
        what: str,
        *,
        extra: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """The values of a mapping by field name. Keys in `extra` are known but read elsewhere."""
        values: dict[str, Any] = {}
        for name, value in node.entries.items():
            if name in extra:
                continue
            key = table.get(name)
            if key is None:
                message = f"{what} has no key `{name[:60]}`. {meant(name, [*table, *extra])}"
                self.faults.error(node.keys[name], message.rstrip())
            elif key.value in _READERS:
                found = _READERS[key.value](self, value, key, name)
                if found is not None:
                    values[key.field or name] = found
        for name, key in table.items():
            if key.needed and name not in node.entries and name not in extra:
                self.faults.error(node.mark, f"{what} has no `{name}`.")
        return values

    # -- single values -------------------------------------------------------------------------

    def scalar(self, node: yaml.Node, name: str) -> yaml.Scalar | None:
        """The node where it is a text that says something; else a fault."""
        if not isinstance(node, yaml.Scalar):
            self.faults.error(
                node.mark, f"`{name}` is one text. Put it in quotes if it begins with [ or {{."
            )
            return None
        if not node.text.strip() and not node.quoted:
            self.faults.error(node.mark, f"`{name}` is empty.")
            return None
        return node

    def text(self, node: yaml.Node, key: Key, name: str) -> str | None:
        """Clean text on one line; the lines of a block are joined."""
        scalar = self.scalar(node, name)
        if scalar is None:
            return None
        text = clean(scalar.text, one_line=True).text.strip()
        if key.needed and not text:
            self.faults.error(scalar.mark, f"`{name}` is empty.")
        return text

    def texts(self, node: yaml.Node, key: Key, name: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        items = (node,) if isinstance(node, yaml.Scalar) else self.sequence(node, f"`{name}`")
        found = (self.text(item, key, name) for item in items)
        return tuple(text for text in found if text)

    def flag(self, node: yaml.Node, key: Key, name: str) -> bool | None:
        """True or false."""
        scalar = self.scalar(node, name)
        if scalar is None:
            return None
        if scalar.text not in ("true", "false"):
            self.faults.error(scalar.mark, f"`{name}` is true or false, not `{scalar.text[:60]}`.")
            return None
        return scalar.text == "true"

    def number(self, node: yaml.Node, key: Key, name: str) -> int | None:
        """A whole number from 0 to 9999."""
        scalar = self.scalar(node, name)
        if scalar is None:
            return None
        if not re.fullmatch("[0-9]{1,4}", scalar.text):
            self.faults.error(scalar.mark, f"`{name}` is a whole number, not `{scalar.text[:60]}`.")
            return None
        return int(scalar.text)

    def word(self, node: yaml.Node, key: Key, name: str) -> str | None:
        """One of the words of the key."""
        scalar = self.scalar(node, name)
        if scalar is None:
            return None
        if scalar.text not in key.words:
            hint = key.note or meant(scalar.text, key.words)
            message = f"`{name}` cannot be `{scalar.text[:60]}`. {hint}"
            self.faults.error(scalar.mark, message.rstrip())
            return None
        return scalar.text

    def words(self, node: yaml.Node, key: Key, name: str) -> tuple[str, ...]:
        """Some of the words of the key."""
        items = (node,) if isinstance(node, yaml.Scalar) else self.sequence(node, f"`{name}`")
        return tuple(word for item in items if (word := self.word(item, key, name)))

    def name(self, node: yaml.Node, key: Key, name: str) -> str | None:
        """The name of a question, in the one form that names have."""
        return self._named(node, name, KEY_FORM, "small letters, digits and _")

    def flow_name(self, node: yaml.Node, key: Key, name: str) -> str | None:
        """The name of a flow."""
        return self._named(node, name, FLOW_FORM, "small letters, digits and -")

    def sample_name(self, node: yaml.Node, key: Key, name: str) -> str | None:
        """The name of a sample: a file of this flow's samples, and no way to any other."""
        return self._named(node, name, SAMPLE_FORM, "letters, digits, - and _", "a letter or digit")

    def _named(
        self,
        node: yaml.Node,
        name: str,
        form: re.Pattern[str],
        allowed: str,
        first: str = "a letter",
    ) -> str | None:
        scalar = self.scalar(node, name)
        if scalar is None:
            return None
        if not form.match(scalar.text):
            message = (
                f"`{scalar.text[:60]}` is not a name. A name is up to 40 {allowed}, {first} first."
            )
            self.faults.error(scalar.mark, message)
            return None
        return scalar.text

    def expression(self, node: yaml.Node, key: Key, name: str) -> Expression | None:
        """A condition or a sum."""
        scalar = self.scalar(node, name)
        if scalar is None:
            return None
        try:
            expression = _expression(scalar.text)
        except ExpressionFault as fault:
            self.faults.error(self.faults.inside(scalar, fault.column), fault.message)
            return None
        self.expressions.append((expression, scalar))
        return expression

    def template(self, scalar: yaml.Scalar, *, keep_lines: bool = False) -> Template | None:
        """A letter text. The single line ends of a block become spaces unless they are kept."""
        source = clean(scalar.text.rstrip("\n")).text
        try:
            return _template(source if keep_lines else source.replace("\n", " "))
        except TemplateFault as fault:
            self.faults.error(self.faults.inside(scalar, fault.column), fault.message)
            return None

    def message(self, node: yaml.Node, key: Key, name: str) -> str | None:
        """What is said of an answer that breaks a rule: clean text on one line, with holes for facts."""
        text = self.text(node, key, name)
        if text and isinstance(node, yaml.Scalar):
            template = self.template(node)
            if template is not None:
                self.messages.append((template, node))
        return text

    def by_severity(self, node: yaml.Node, key: Key, name: str) -> dict[str, str]:
        """A text for some of the severities."""
        pairs = self.mapping(node, f"`{name}`")
        table: dict[str, Key] = {severity: Key("text", "") for severity in SEVERITIES}
        return self.fields(pairs, table, f"`{name}`") if pairs else {}

    # -- lists of mappings ---------------------------------------------------------------------

    def choices(self, node: yaml.Node, key: Key, name: str) -> tuple[Choice, ...]:
        """The choices of a question: plain words, or value, label and say."""
        found: dict[str, Choice] = {}
        for item in self.sequence(node, f"`{name}`"):
            if isinstance(item, yaml.Scalar):
                word = self.text(item, key, name)
                fields = {"value": word} if word else {}
            else:
                pairs = self.mapping(item, "A choice")
                fields = self.fields(pairs, CHOICE, "A choice") if pairs else {}
            if "value" not in fields:
                continue
            if fields["value"] in found:
                self.faults.error(item.mark, f"The choice `{fields['value']}` is here twice.")
            found[fields["value"]] = Choice(**{"label": fields["value"], **fields})
        return tuple(found.values())

    def rules(self, node: yaml.Node, key: Key, name: str) -> tuple[Rule, ...]:
        """The rules that an answer must meet."""
        found = []
        for item in self.sequence(node, f"`{name}`"):
            pairs = self.mapping(item, "A rule")
            fields = self.fields(pairs, RULE, "A rule") if pairs else {}
            if len(fields) == len(RULE):
                found.append(Rule(**fields))
        return tuple(found)


_READERS: dict[str, Callable[[Reader, yaml.Node, Key, str], Any]] = {
    "text": Reader.text,
    "texts": Reader.texts,
    "flag": Reader.flag,
    "number": Reader.number,
    "word": Reader.word,
    "words": Reader.words,
    "name": Reader.name,
    "flow": Reader.flow_name,
    "sample": Reader.sample_name,
    "expression": Reader.expression,
    "message": Reader.message,
    "by_severity": Reader.by_severity,
    "choices": Reader.choices,
    "rules": Reader.rules,
}
