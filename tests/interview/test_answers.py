"""Answers are kept as typed, at once; what belongs to the writer is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import DAY, begun, desk_at, environ_of
from wizard.interview.desk import APART, Desk, Places
from wizard.keep.store import Store


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def test_an_answer_is_on_the_disk_before_the_call_returns(tmp_path: Path, desk: Desk) -> None:
    interview = begun(desk, what_happened="we charged")
    interview.answer("what_happened", "we charged you tw")
    assert interview.trouble == ""
    assert desk.where.cases is not None
    with Store(desk.where.cases) as other:
        kept = other.load(interview.case.id)
        assert kept.entries["what_happened"].raw == "we charged you tw"
        assert kept == interview.case


def test_what_is_in_hand_is_listed_with_whom_it_is_for(desk: Desk, tmp_path: Path) -> None:
    interview = begun(desk, customer_name="Ms Carter\nDear Ms Carter")
    (row,) = desk_at(tmp_path).in_hand()
    assert (row.id, row.title, row.who) == (
        interview.case.id,
        "Something else went wrong",
        "Ms Carter",
    )
    desk.forget(interview.case.id)
    assert desk.in_hand() == ()
    with pytest.raises(LookupError):
        desk.resume(interview.case.id)


def test_a_disk_that_does_not_take_it_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    where = Places(desk_at(tmp_path).where.flows, cases=tmp_path / "file" / "cases.db")
    interview = begun(Desk(where, environ_of(tmp_path)), what_happened="we were late")
    assert interview.trouble.startswith("Not saved: ")
    assert "AMENDS_STATE" in interview.trouble
    assert interview.letter.body.startswith("Hello,\n\nI am sorry that we were late.")
    interview.forward()
    assert interview.entry("what_happened").raw == "we were late"


def test_two_windows_on_one_letter_both_keep_theirs(tmp_path: Path) -> None:
    one = begun(desk_at(tmp_path), what_happened="we were late")
    other = desk_at(tmp_path).resume(one.case.id)
    one.answer("what_happened", "we were late by a day")
    other.answer("what_happened", "we were late by a week")
    assert other.trouble == APART
    kept = {
        desk_at(tmp_path).resume(row.id).entry("what_happened").raw
        for row in desk_at(tmp_path).in_hand()
    }
    assert kept == {"we were late by a day", "we were late by a week"}
    other.answer("impact", "you waited")
    assert other.trouble == ""


def test_control_characters_do_not_come_in(desk: Desk) -> None:
    interview = begun(desk, what_happened="we \x1b[31mwere\x07 late\r\nyou rang")
    assert interview.removed > 0
    assert "\x1b" not in interview.letter.body
    assert "\x07" not in interview.letter.body
    interview.set(depth="full")
    interview.answer("sequence", ({"when": "17 November", "what": "you\x00 rang\nus"},))
    assert interview.entry("sequence").raw == ({"when": "17 November", "what": "you rang us"},)
    assert interview.removed == 1


def test_how_sure_a_fact_is_stays_with_what_was_typed(desk: Desk) -> None:
    interview = begun(desk, cause="we slept", what_happened="we were late")
    interview.mark("cause", "suspected")
    assert "I believe, but do not know for certain yet, that we slept." in interview.letter.body
    interview.answer("cause", "we overslept")
    assert interview.entry("cause").status == "suspected"
    interview.mark("cause", "unknown")
    assert interview.entry("cause").raw == "we overslept"
    assert "we overslept" not in interview.letter.body
    interview.mark("cause", "given")
    assert "The reason is that we overslept." in interview.letter.body


def test_a_sentence_is_left_out_and_brought_back(desk: Desk) -> None:
    interview = begun(desk, what_happened="we were late")
    interview.leave_out("ownership")
    assert "our mistake" not in interview.letter.body
    interview.leave_out("ownership")
    assert "That was our mistake." in interview.letter.body


def test_today_is_that_day_once_the_page_is_left(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), done="refunded you", next="ring you", next_on="Tuesday")
    interview.open("done", and_return=False)
    interview.forward()
    assert "Today I refunded you." in interview.letter.body
    interview.jump("next")
    interview.forward()
    assert interview.entry("next_on").raw == "Tuesday 24 November 2026"
    tomorrow = desk_at(tmp_path, later=DAY).resume(interview.case.id)
    assert "Yesterday I refunded you." in tomorrow.letter.body
    tomorrow.answer("next_update", "tomorrow 10:00")
    tomorrow.mark("cause", "unknown")
    tomorrow.open("next_update")
    tomorrow.settle()
    assert tomorrow.entry("next_update").raw == "Sunday 22 November 2026 10:00"


def test_what_was_today_when_the_app_died_is_yesterday_when_it_is_taken_up(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), done="refunded you", next="ring you", next_on="tomorrow")
    assert "Today I refunded you." in interview.letter.body
    taken_up = desk_at(tmp_path, later=DAY).resume(interview.case.id)
    assert "Yesterday I refunded you." in taken_up.letter.body
    assert "Today I will ring you." in taken_up.letter.body
    same_day = desk_at(tmp_path, later=DAY / 24).resume(interview.case.id)
    assert same_day.case == interview.case


def test_a_default_day_that_nobody_used_is_not_fixed(desk: Desk) -> None:
    interview = begun(desk)
    interview.open("done", and_return=False)
    interview.forward()
    assert interview.entry("done_on").raw == "today"


def test_the_writers_own_details_are_asked_once(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), signer_name="Sam Lee", phone="020 7946 0142")
    interview.jump("close")
    while interview.at != "review":
        interview.forward()
    profile = tmp_path / "config" / "profile.yaml"
    assert "Sam Lee" in profile.read_text(encoding="utf-8")
    second = begun(desk_at(tmp_path))
    assert "signer_name" not in second.page_keys()
    assert second.letter.body.endswith("Kind regards,\nSam Lee")
    assert "You can reach me on 020 7946 0142." in second.letter.body
    assert "signer_name" in interview.page_keys()


def test_a_profile_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    desk_at(tmp_path)
    profile = tmp_path / "config" / "profile.yaml"
    profile.parent.mkdir(exist_ok=True, parents=True)
    profile.write_text("format: [", encoding="utf-8")
    desk = desk_at(tmp_path)
    assert any(str(profile) in notice for notice in desk.notices)
    interview = begun(desk, signer_name="Sam Lee")
    interview.jump("close")
    interview.forward()
    assert interview.letter.body.endswith("Sam Lee")
    assert profile.read_text(encoding="utf-8") == "format: ["


def test_the_profile_decides_zone_language_and_money(tmp_path: Path) -> None:
    profile = tmp_path / "config" / "profile.yaml"
    profile.parent.mkdir(parents=True)
    profile.write_text(
        "format: 1\nanswers: {zone: Asia/Dubai, locale: en-US, currency: aed}\n", encoding="utf-8"
    )
    context = desk_at(tmp_path).begin("generic").context
    assert (context.zone, context.locale, context.currency) == ("Asia/Dubai", "en-US", "AED")
    assert context.now.utcoffset() == 4 * DAY / 24
    profile.write_text("format: 1\nanswers: {zone: Nowhere/There}\n", encoding="utf-8")
    desk = desk_at(tmp_path)
    assert desk.begin("generic").context.zone == "Europe/London"
    assert any("Nowhere/There" in notice for notice in desk.notices)


def test_a_profile_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    assert desk.where.profile is not None
    desk.where.profile.parent.rmdir() if desk.where.profile.parent.is_dir() else None
    desk.where.profile.parent.write_text("a file in the way")
    interview = begun(desk, signer_name="Sam Lee")
    interview.jump("close")
    interview.forward()
    assert any(notice.startswith("Not saved: ") for notice in desk.notices)
    assert interview.letter.body.endswith("Sam Lee")


def test_private_leaves_nothing_behind(tmp_path: Path) -> None:
    desk = desk_at(tmp_path, private=True)
    interview = begun(desk, what_happened="we were late", signer_name="Sam Lee")
    interview.jump("close")
    interview.forward()
    assert interview.trouble == ""
    assert desk.in_hand() == ()
    assert desk.promises_due() == ()
    desk.close()
    assert list(tmp_path.rglob("*")) == []


def test_an_example_is_filled_and_kept_nowhere(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    for flow in desk.flows():
        example = desk.example(flow.name)
        assert example.letter.gaps() == ()
        assert example.letter.text == desk.sample(flow.name)
        example.answer("what_happened", "x") if "what_happened" in example.flow.questions else None
    assert desk.in_hand() == ()


def test_scenarios_are_found_by_the_words_people_use(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    assert [flow.name for flow in desk.find("overcharged")] == ["billing"]
    assert "generic" in [flow.name for flow in desk.find("CAKE")]
    assert desk.find("zebra") == ()
    assert len(desk.find("")) == len(desk.flows()) >= 4
    assert desk.flows()[-1].name == "generic"
    assert all(1 <= flow.questions <= 8 and flow.minutes >= 2 for flow in desk.flows())
