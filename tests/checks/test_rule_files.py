"""Rule files: what a person may write, and what is said where they slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.conftest import RULES
from wizard.checks.book import RuleBook, load_rules
from wizard.checks.checker import Checker
from wizard.checks.finding import Facts
from wizard.text.strict_yaml import FaultyFile

OWN = """\
format: 1
category: jargon
source: our own house style
rules:
  - id: house.kit
    level: nudge
    find:
      - (the/a) [new] kit
    message: "Say what it is, not “{match}”."
    why: Nobody outside calls it that.
    ask: What is it?
    weak: [We sent the kit., A new kit is here., The kit was late.]
    strong: [We sent the lamp., Kit Harris rang., Your kitchen is ready.]
"""


def written(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def loaded(own: Path) -> RuleBook:
    """Our rules and these; what is read of ours is kept for the other tests."""
    return load_rules([RULES], [own], own.parent.parent / "cache")


def found(book: RuleBook, text: str) -> set[str]:
    return {one.rule for one in Checker(book).findings(text, Facts(fragment=True))}


def faults(folder: Path, text: str) -> str:
    with pytest.raises(FaultyFile) as caught:
        loaded(written(folder, text))
    return str(caught.value)


def test_rules_of_ones_own_add_to_ours(tmp_path: Path) -> None:
    book = loaded(written(tmp_path, OWN))
    assert found(book, "We apologise for any inconvenience with the kit.") == {
        "house.kit",
        "boilerplate.inconvenience",
    }


def test_a_rule_of_the_same_name_takes_the_place_of_ours(tmp_path: Path) -> None:
    own = OWN.replace("house.kit", "boilerplate.inconvenience")
    book = loaded(written(tmp_path, own))
    assert found(book, "We apologise for any inconvenience.") == set()
    assert found(book, "We sent the kit.") == {"boilerplate.inconvenience"}


def test_a_rule_can_be_switched_off(tmp_path: Path) -> None:
    own = "format: 1\nrules:\n  - id: boilerplate.inconvenience\n    off: true\n"
    book = loaded(written(tmp_path, own))
    assert found(book, "We apologise for any inconvenience.") == set()


def test_ones_own_word_classes_serve_ones_own_rules(tmp_path: Path) -> None:
    own = OWN.replace("(the/a) [new] kit", "<sets>").replace(
        "rules:", "classes:\n  sets: [the kit, a new kit]\nrules:"
    )
    book = loaded(written(tmp_path, own))
    assert found(book, "A new kit is here.") == {"house.kit"}


def test_what_was_compiled_once_reads_the_same(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    fresh = load_rules([RULES], [written(tmp_path, OWN)], cache)
    kept = load_rules([RULES], [tmp_path / "own.yaml"], cache)
    text = "We sent the kit as soon as possible [Name], as per our policy."
    assert Checker(kept).check(text) == Checker(fresh).check(text)
    for file in cache.glob("rules-*.json"):
        file.write_text('{"rules": 3')
    again = load_rules([RULES], [tmp_path / "own.yaml"], cache)
    assert Checker(again).check(text) == Checker(fresh).check(text)


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_rules([RULES], [written(tmp_path, OWN)], cache)
    changed = (
        OWN.replace("kit", "box").replace("Your boxchen", "Your kitchen").replace("Kit", "Box")
    )
    book = load_rules([RULES], [written(tmp_path, changed)], cache)
    assert found(book, "We sent the box.") == {"house.box"}


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("format: 1", "format: 2", "own.yaml:1:9", "this program reads format 1"),
        ("category: jargon", "category: jargn", "own.yaml", "Did you mean `jargon`?"),
        ("    level: nudge", "    level: nudg", "own.yaml:6:12", "Did you mean `nudge`?"),
        ("    find:", "    fnd:", "own.yaml:7:5", "Did you mean `find`?"),
        ("(the/a) [new] kit", "(the/a [new] kit", "own.yaml:8:9", "not closed"),
        ("(the/a) [new] kit", "<elastik> kit", "own.yaml:8:9", "Did you mean <elastic>?"),
        ("(the/a) [new] kit", '"@ownd"', "own.yaml:8:9", "Did you mean `@owned`?"),
        ("    find:", "    kind: pattern\n    find:", "own.yaml:7:11", "not raw patterns"),
        ("    find:", "    kind: metric\n    find:", "own.yaml:9:9", "is no metric"),
        ("    find:", "    when: severity = 'light'\n    find:", "own.yaml:7:11", "=="),
        ("    find:", "    limit: {max: many}\n    find:", "own.yaml:7:18", "whole number"),
        ("    why: Nobody outside calls it that.\n", "", "own.yaml:5:5", "needs `why`"),
        (", The kit was late.]", "]", "own.yaml:12:5", "at least 3 `weak`"),
        ("The kit was late.", "The lamp was late.", "own.yaml:12:50", "does not flag its own weak"),
        ("We sent the lamp.", "We sent the kit.", "own.yaml:13:14", "flags its own strong"),
        ("  - id: house.kit\n    level", "  - level", "own.yaml:5:5", "needs an `id`"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, place: str, message: str
) -> None:
    assert old in OWN
    said = faults(tmp_path, OWN.replace(old, new, 1))
    assert message in said
    assert place in said


@pytest.mark.parametrize("key", ["find", "unless", "with"])
def test_a_signal_is_defined_before_another_refers_to_it(tmp_path: Path, key: str) -> None:
    body = f'{{find: [one], {key}: ["@later"]}}' if key != "find" else '{find: ["@later"]}'
    signals = f"signals:\n  early: {body}\n  later: {{find: [two]}}\nrules:"
    said = faults(tmp_path, OWN.replace("rules:", signals, 1))
    assert "The signal `@later` must be defined before it is used here." in said


def test_a_rule_finds_by_a_signal(tmp_path: Path) -> None:
    signal = "signals:\n  gear: {find: [(the/a) new kit]}\nrules:"
    text = OWN.replace("rules:", signal, 1).replace("(the/a) [new] kit", '"@gear"')
    text = text.replace("We sent the kit", "We sent the new kit").replace("The kit", "The new kit")
    assert found(loaded(written(tmp_path, text)), "Here is a new kit.") == {"house.kit"}


def test_every_slip_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    said = faults(tmp_path, OWN.replace("level: nudge", "level: nudg").replace("ask:", "aks:"))
    assert said.count("own.yaml:") == 2
    assert "^" in said


@pytest.mark.parametrize(
    "text", ["", "- a\n", "rules: 3\nformat: 1\n", "format: 1\nrules:\n  - x\n", "\x00"]
)
def test_what_is_no_rule_file_is_refused(tmp_path: Path, text: str) -> None:
    assert "own.yaml:" in faults(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaultyFile, match=r"none\.yaml"):
        loaded(tmp_path / "none.yaml")


def test_a_word_class_means_one_thing_in_all_of_the_programs_files(tmp_path: Path) -> None:
    written(tmp_path, "format: 1\nclasses: {sort: [a thing]}\nsignals: {odd: {find: [thing]}}\n")
    again = "format: 1\nclasses: {sort: [a kind]}\nsignals: {odd: {find: [kind]}}\n"
    written(tmp_path, again, "second.yaml")
    with pytest.raises(FaultyFile) as caught:
        load_rules([tmp_path])
    assert "second.yaml:2:11: The word class `sort` is in " in str(caught.value)
    assert "second.yaml:3:11: The signal `odd` is in " in str(caught.value)
