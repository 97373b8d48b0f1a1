"""Two windows on one letter, in real terminals: each is told, and neither text is lost."""

from __future__ import annotations

from pathlib import Path

from tests.screens.terminals import Start, cases, raw, told_what_happened


def test_two_windows_on_one_letter_notice_each_other_and_both_texts_survive(
    tmp_path: Path, start: Start
) -> None:
    first = start(size=(120, 40))
    told_what_happened(first, "we sent you red mugs")
    second = start(size=(120, 40))
    second.wait_for("In hand")
    second.type("Carter")
    second.wait_for("Take up")
    second.press("enter")
    second.wait_for("What did you get wrong?", "Who are you writing to?")
    if "What did you get wrong?" not in second.text():
        second.press("enter")
        second.wait_for("What did you get wrong?")
    second.wait_for("red mugs")
    second.type(" and a cracked plate")
    second.wait_for("cracked plate")
    first.type(" late in May")
    first.wait_for("Another window has changed this letter.")
    assert "Yours is kept as one of its own; both are in hand." in first.words()
    first.type(", too")
    first.wait_for("May, too")
    second.type(", twice")
    second.wait_for("plate, twice")
    for terminal in (first, second):
        terminal.press("ctrl+q")
        assert terminal.finish() == 0
    texts = {raw(case, "what_happened") for case in cases(tmp_path)}
    assert texts == {
        "we sent you red mugs late in May, too",
        "we sent you red mugs and a cracked plate, twice",
    }


def test_a_letter_deleted_in_another_window_is_kept_by_the_one_that_writes(
    tmp_path: Path, start: Start
) -> None:
    terminal = start("mugs", size=(120, 40))
    told_what_happened(terminal, "we sent you red mugs")
    from wizard.keep.store import Store

    with Store(tmp_path / "state" / "cases.db") as store:
        store.delete(store.listed()[0].id)
    terminal.type(" twice")
    terminal.wait_for("Another window has changed this letter.")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert [raw(case, "what_happened") for case in cases(tmp_path)] == [
        "we sent you red mugs twice"
    ]
