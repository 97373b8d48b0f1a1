"""Hand edits beside a letter that keeps being composed: no word of the writer's is ever lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.letter.blocks import (
    BREAK,
    Block,
    Blocks,
    keep_mine,
    recomposed,
    shown,
    take_theirs,
    typed_over,
)

COMPOSED = {"dear": "Dear Ms Lee,", "sorry": "I am sorry that we were late.", "reach": "Ring me."}


def fresh(composed: dict[str, str] = COMPOSED) -> Blocks:
    return recomposed((), composed)


def edited(old: str, new: str, blocks: Blocks | None = None) -> Blocks:
    blocks = fresh() if blocks is None else blocks
    assert shown(blocks).count(old) == 1
    return typed_over(blocks, shown(blocks).replace(old, new))


def by_hand(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks if block.by_hand]


def test_only_the_paragraph_that_was_changed_is_by_hand() -> None:
    blocks = edited("we were late", "we were two hours late")
    assert by_hand(blocks) == ["I am sorry that we were two hours late."]
    assert shown(blocks) == "Dear Ms Lee,\n\nI am sorry that we were two hours late.\n\nRing me."


def test_untouched_paragraphs_follow_the_answers() -> None:
    blocks = recomposed(edited("Ring me", "Do ring me"), {**COMPOSED, "dear": "Dear Mr Ray,"})
    assert shown(blocks) == "Dear Mr Ray,\n\nI am sorry that we were late.\n\nDo ring me."
    assert [block.theirs for block in blocks] == [None, None, None]


def test_a_changed_answer_does_not_overwrite_the_hand() -> None:
    blocks = edited("we were late", "we were very late")
    blocks = recomposed(blocks, {**COMPOSED, "sorry": "I am sorry that we were early."})
    assert blocks[1].text == "I am sorry that we were very late."
    assert blocks[1].theirs == "I am sorry that we were early."


def test_mine_or_theirs_settles_it() -> None:
    changed = {**COMPOSED, "sorry": "I am sorry that we were early."}
    blocks = recomposed(edited("we were late", "we were very late"), changed)
    mine = recomposed(keep_mine(blocks, 1), changed)
    assert mine[1].text == "I am sorry that we were very late."
    assert mine[1].theirs is None
    assert mine[1].by_hand
    theirs = recomposed(take_theirs(blocks, 1), changed)
    assert theirs == fresh(changed)


def test_theirs_can_be_taken_back_when_nothing_has_changed_since() -> None:
    assert take_theirs(edited("we were late", "x"), 1) == fresh()


def test_a_paragraph_whose_sentences_have_left_stays_while_the_writer_decides() -> None:
    gone = {"dear": "Dear Ms Lee,", "reach": "Ring me."}
    blocks = recomposed(edited("we were late", "we were very late"), gone)
    assert shown(blocks) == "Dear Ms Lee,\n\nI am sorry that we were very late.\n\nRing me."
    assert blocks[1].theirs == ""
    assert shown(take_theirs(blocks, 1)) == "Dear Ms Lee,\n\nRing me."
    mine = recomposed(keep_mine(blocks, 1), gone)
    assert shown(mine) == shown(blocks)
    assert mine[1].theirs is None
    assert recomposed(mine, COMPOSED)[1].theirs == COMPOSED["sorry"]


def test_two_paragraphs_joined_by_hand_stand_for_both() -> None:
    blocks = edited("late.\n\nRing", "late. Ring")
    assert shown(blocks) == "Dear Ms Lee,\n\nI am sorry that we were late. Ring me."
    assert recomposed(blocks, COMPOSED) == blocks
    changed = recomposed(blocks, {**COMPOSED, "reach": "Write to me."})
    assert changed[1].theirs == "I am sorry that we were late.\n\nWrite to me."


def test_a_paragraph_of_the_writers_own_stays_where_it_was_put() -> None:
    blocks = edited("late.", "late.\n\nI have your letter before me.")
    blocks = recomposed(blocks, {**COMPOSED, "dear": "Dear Mr Ray,"})
    assert shown(blocks).split(BREAK)[:3] == [
        "Dear Mr Ray,",
        "I am sorry that we were late.",
        "I have your letter before me.",
    ]


def test_a_letter_that_was_empty_takes_what_is_written() -> None:
    blocks = typed_over((), "Only this.")
    assert shown(blocks) == "Only this."
    assert shown(recomposed(blocks, COMPOSED)).startswith("Only this.")


def test_a_letter_can_be_emptied_and_comes_back() -> None:
    blocks = typed_over(fresh(), "")
    assert shown(blocks) == ""
    assert shown(take_theirs(blocks, 0)) == shown(fresh())


_words = st.text(st.sampled_from("ab .\n"), max_size=12)
_paragraph = st.text(st.sampled_from("abc. "), min_size=1, max_size=12)
_letters = st.dictionaries(st.sampled_from("pqrstu"), _paragraph, max_size=5)


@st.composite
def _edits(draw: st.DrawFn, text: str) -> str:
    """What somebody makes of a text: something taken out at one place and something put there."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 14)))
    return text[:start] + draw(_words) + text[end:]


@settings(max_examples=600, deadline=None)
@given(st.data(), _letters)
def test_what_is_typed_is_what_is_shown(data: st.DataObject, letter: dict[str, str]) -> None:
    blocks = fresh(letter)
    for _ in range(data.draw(st.integers(1, 4))):
        new = data.draw(_edits(shown(blocks)))
        blocks = typed_over(blocks, new)
        assert shown(blocks) == new
        again = recomposed(blocks, letter)
        assert shown(again) == new
        assert not any(block.theirs for block in again)


@settings(max_examples=600, deadline=None)
@given(st.data(), _letters, _letters)
def test_no_word_of_the_writers_is_lost_when_the_answers_change(
    data: st.DataObject, before: dict[str, str], after: dict[str, str]
) -> None:
    blocks = typed_over(fresh(before), data.draw(_edits(shown(fresh(before)))))
    now = recomposed(blocks, after)
    for block in blocks:
        if block.by_hand:
            assert block.text in [other.text for other in now]
    for block in now:
        if not block.by_hand:
            assert block.text == after[block.ids[0]]
    spoken_for = [name for block in now for name in block.ids if name in after]
    assert sorted(spoken_for) == sorted(after)


@settings(max_examples=500, deadline=None)
@given(st.data(), _letters, _letters)
def test_every_conflict_can_be_settled_either_way(
    data: st.DataObject, before: dict[str, str], after: dict[str, str]
) -> None:
    blocks = recomposed(typed_over(fresh(before), data.draw(_edits(shown(fresh(before))))), after)
    for index, block in enumerate(blocks):
        if block.theirs is not None:
            mine = recomposed(keep_mine(blocks, index), after)
            assert shown(mine) == shown(blocks)
            assert sum(b.theirs is not None for b in mine) < sum(
                b.theirs is not None for b in blocks
            )
            theirs = recomposed(take_theirs(blocks, index), after)
            assert sum(b.theirs is not None for b in theirs) < sum(
                b.theirs is not None for b in blocks
            )


def test_a_block_knows_whether_a_hand_has_been_in_it() -> None:
    assert not Block(("a",), "text").by_hand
    assert Block((), "text", "").by_hand
