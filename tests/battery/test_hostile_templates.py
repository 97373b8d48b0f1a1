"""Letter texts and conditions from others: read at once or refused, and an answer is never one of them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.battery.reading import outcomes_of
from tests.conftest import Battery
from tests.screens.at_the_desk import new_desk
from wizard.expr.expression import Expression, ExpressionFault, Impossible
from wizard.flow.template import Template, TemplateFault

LONG = 200_000
TEMPLATES: dict[str, str] = {
    "holes without end": "{{" * LONG,
    "spaces in a hole": "{{" + " " * LONG,
    "spaces in a hole that closes": "{{" + " " * LONG + "a }}",
    "ends without a beginning": "}}" * LONG,
    "brackets": "[" * LONG,
    "closing brackets": "]" * LONG,
    "brackets in pairs": "[]" * LONG,
    "brackets and words": "[a]" * LONG,
    "one brace": "{" * LONG,
    "within the length, holes": "{{ a }}" * 280,
    "within the length, open holes": "{{ " * 660,
    "within the length, spaces": "{{" + " " * 1_990,
    "within the length, brackets": "[{{ a }}]" * 220,
    "within the length, dots": "{{ a" + ".a" * 980 + " }}",
    "a statement": "{% for x in range(999999999) %}x{% endfor %}",
    "a filter": "{{ a|center(1000000000) }}",
    "a format": "{{ '%1000000000d' % 1 }}",
    "a call": "{{ a() }}",
    "an attribute": "{{ a.__class__ }}",
    "attributes": "{{ a.__class__.__mro__ }}",
    "an item": "{{ a[0] }}",
    "a sum": "{{ 7*7 }}",
    "a section": "{{#a}}x{{/a}}",
    "a file": "{{> /etc/passwd }}",
    "unescaped": "{{{ a }}}",
    "a hole in a hole": "{{ {{ a }} }}",
    "a hole over lines": "{{\na\n}}",
    "a name of 90 letters": "{{ " + "a" * 90 + " }}",
    "a name in other letters": "{{ \u0430 }}",
    "nothing": "",
}
HARMLESS = {
    "within the length, holes", "within the length, brackets", "a hole over lines", "an attribute",
    "nothing", "a name of 90 letters",
}  # fmt: skip
EXPRESSIONS: dict[str, str] = {
    "minus signs": "-" * LONG + "1",
    "brackets": "(" * LONG,
    "within the length, minus signs": "-" * 490 + "1",
    "within the length, brackets": "(" * 240 + "1" + ")" * 240,
    "within the length, lists": "[" * 240 + "]" * 240,
    "within the length, not": "not " * 120 + "a",
    "within the length, sums": "a" + "+a" * 240,
    "within the length, products of large figures": "*".join(["9" * 30] * 16),
    "within the length, divisions": "1" + "/7" * 240,
    "within the length, comparisons": "a" + "<a" * 240,
    "within the length, calls": "abs(" * 110 + "1" + ")" * 110,
    "a figure of 490 digits": "9" * 490,
    "a power": "9 ** 9 ** 9",
    "a shift": "1 << 999999",
    "a text many times": "'a' * 999999999",
    "a list many times": "(1, 2) * 999999999",
    "a format": "'%1000000000d' % 1",
    "a loop": "[x for x in range(999999999)]",
    "a lambda": "(lambda: 1)()",
    "an import": "__import__('os').system('true')",
    "a call of its own": "open('/etc/passwd')",
    "its classes": "().__class__.__bases__[0].__subclasses__()",
    "a dunder": "a.__class__",
    "an f-string": "f'{a:>1000000000}'",
    "an assignment": "(a := 1)",
    "a star": "sum(*a)",
    "an await": "await a",
    "an ellipsis": "...",
    "bytes": "b'a'",
    "a NUL": "a\0b",
    "nothing": "",
}
WORKED_OUT = {
    "within the length, comparisons", "within the length, products of large figures",
    "a figure of 490 digits",
}  # fmt: skip


def test_each_is_read_or_refused_at_once(tmp_path: Path, battery: Battery) -> None:
    tried: list[tuple[str, str, Path]] = []
    for kind, sources in (("template", TEMPLATES), ("expression", EXPRESSIONS)):
        for name, source in sources.items():
            path = tmp_path / f"{len(tried)}"
            path.write_text(source, encoding="utf-8")
            tried.append((kind, name, path))
    wrong = []
    for (kind, name, _), found in zip(
        tried, outcomes_of([(kind, path) for kind, _, path in tried]), strict=True
    ):
        fine = "read" if name in (HARMLESS if kind == "template" else WORKED_OUT) else "refused"
        if found.how != fine:
            wrong.append(f"{kind}: {name} was {found.how}, not {fine}: {found.said[-300:]}")
    battery.count("templates and conditions", len(tried))
    battery.count("that took long, crashed or were taken for what they are not", len(wrong))
    assert wrong == [], "\n".join(wrong)


_BITS = [
    "{{",
    "}}",
    "{",
    "}",
    "[",
    "]",
    " ",
    "a",
    "row.b",
    "quoted",
    "|",
    ".",
    "é",
    "\n",
    "%",
    "__class__",
]
_WORDS = [
    "a", "b.c", "1", "0.5", "9" * 40, "'x'", "(", ")", "[", "]", "+", "-", "*", "/", "**", "==", "<",
    " and ",
    " or ", "not ", " in ", ",", "sum(", "count(", "filled(", "either(", "lambda:", "__class__", "é",
    "\\", "#",
]  # fmt: skip


def test_any_text_is_one_or_is_refused(battery: Battery) -> None:
    runs = battery.size(10_000, 20_000, 1_000_000)
    wrong: list[str] = []
    always = settings(
        max_examples=runs, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )

    @always
    @given(st.one_of(st.text(), st.lists(st.sampled_from(_BITS)).map("".join)))
    def template(source: str) -> None:
        try:
            holes = [hole.name for hole in Template(source).holes()]
        except TemplateFault as fault:
            holes = [] if fault.message.endswith((".", "?")) else ["no sentence"]
        if not all(name in source for name in holes):
            wrong.append(source)

    @always
    @given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS), max_size=30).map("".join)))
    def condition(source: str) -> None:
        said = "."
        try:
            Expression(source).value(lambda name: {"a": 1, "b": [{"c": 2}]}.get(name))
        except (ExpressionFault, Impossible) as fault:
            said = str(fault)
        if not said.endswith((".", "?")):
            wrong.append(source)

    template()
    condition()
    battery.count("any texts", 2 * runs)
    battery.count("of them read as more than they say, or refused without a sentence", len(wrong))
    assert wrong == []


ANSWERS = [
    "{{ signer_name }}", "{{ 7*7 }}", "[words]", "[{{ cause }}]", "{{ customer_name quoted }}", "{{", "}}",
    "{{ what_happened }}", "{% raw %}", "%s %(a)s", "{0}", "{signer_name}", "$signer_name", "${HOME}",
    "`id`",
    "\\g<0>", "\\1", "{{{{ signer_name }}}}", "row.taken", "<b>", "&amp;x", "__import__('os')",
]  # fmt: skip


def test_an_answer_is_never_read_as_a_template(tmp_path: Path, battery: Battery) -> None:
    desk = new_desk(tmp_path, private=True)
    wrong = []
    try:
        for answer in ANSWERS:
            interview = desk.begin("mugs")
            interview.answer("signer_name", "Sam Lee")
            interview.answer("customer_name", f"Ms {answer}")
            interview.answer("what_happened", f"we wrote {answer} on it")
            text = interview.letter.text
            if f"Dear Ms {answer}," not in text or f"we wrote {answer} on it" not in text:
                wrong.append(f"{answer!r} became {text!r}")
    finally:
        desk.close()
    battery.count("answers that look like templates", len(ANSWERS))
    battery.count("of them read as such", len(wrong))
    assert wrong == [], "\n".join(wrong)
