"""Keys of a person's own, from the settings file: what they do, where they show, what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Button, OptionList

from tests.screens.at_the_desk import app_for, read, seen, settled, shown, stored
from tests.screens.test_app import to_place
from wizard.answers.entries import Entry
from wizard.screens.actions import ACTIONS
from wizard.screens.app import AmendsApp
from wizard.screens.choice_field import ChoiceRow
from wizard.screens.chosen_keys import NAMES
from wizard.screens.controls import ActionButton
from wizard.screens.editors import LineBox
from wizard.screens.key_names import CTRL_LETTERS, NotAKey, key_named, key_shown
from wizard.screens.laws import LawList
from wizard.screens.letter_area import LetterArea
from wizard.screens.notes import Remarks, Tabs
from wizard.screens.own_keys import Keys, keys_in_force
from wizard.screens.text_box import TextBox
from wizard.screens.word_row import Switches

STANDARD = Keys()
FREE = "b, f, g, l, n, o, p, q, r, s, t"
TAKE = f"Take Ctrl with one of {FREE}, or F1 to F24."


def settings(home: Path, keys: str) -> Path:
    """A settings file with these lines of keys, the first of them in line 3."""
    path = home / "config" / "profile.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"format: 1\nkeys:\n{keys}answers:\n  signer_name: Sam Lee\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("written", "key", "told"),
    [
        ("ctrl+g", "ctrl+g", "^G"),
        ("Ctrl+G", "ctrl+g", "^G"),
        ("CTRL-N", "ctrl+n", "^N"),
        ("^s", "ctrl+s", "^S"),
        ("C-b", "ctrl+b", "^B"),
        (" f2 ", "f2", "F2"),
        ("F24", "f24", "F24"),
    ],
)
def test_a_key_may_be_written_as_people_write_it(written: str, key: str, told: str) -> None:
    assert key_named(written) == key
    assert key_shown(key) == told


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("x", "is needed to type"),
        (";", "is needed to type"),
        ("ctrl+a", "is needed to type"),
        ("^i", "is needed to type"),
        ("Enter", "is needed to type"),
        ("shift+tab", "is needed to type"),
        ("page up", "is needed to type"),
        ("ctrl+enter", "does not come from every terminal"),
        ("alt+g", "does not come from every terminal"),
        ("shift+f3", "does not come from every terminal"),
        ("f0", "is not the name of a key"),
        ("f25", "is not the name of a key"),
        ("control g", "is not the name of a key"),
        ("ctrl+é", "does not come from every terminal"),
        ("é", "is needed to type"),
    ],
)
def test_a_key_that_cannot_be_had_is_told_why(written: str, why: str) -> None:
    with pytest.raises(NotAKey) as said:
        key_named(written)
    assert f"“{written}” {why}" in str(said.value)
    assert str(said.value).endswith(TAKE)


def test_no_box_needs_a_key_that_can_be_given() -> None:
    boxes = (LineBox, TextBox, LetterArea, ChoiceRow, Switches, Tabs, Remarks, LawList)
    needed = {
        key for box in (*boxes, OptionList, Button) for key in box._merge_bindings().key_to_bindings
    }
    assert {key for key in needed if key.startswith("f")} == set()
    same_as_others = set("himj")  # backspace, tab, enter, new line
    spoken_for = {key[5:] for key in needed if key.startswith("ctrl+") and len(key) == 6}
    assert set("abcdefghijklmnopqrstuvwxyz") - spoken_for - same_as_others == set(CTRL_LETTERS)


def test_every_action_can_be_named(tmp_path: Path) -> None:
    assert {one.name for one in ACTIONS} == set(NAMES)
    for name, actions in NAMES.items():
        assert len({one.key for one in actions}) == 1, f"{name} has two keys"
    free = [f"ctrl+{letter}" for letter in CTRL_LETTERS] + [f"f{n}" for n in range(1, 25)]
    used = {key for one in ACTIONS for key in one.keys}
    spare = next(key for key in free if key not in used)
    for name, actions in NAMES.items():
        keys, faults = keys_in_force(settings(tmp_path, f"  {name}: {spare}\n"))
        assert faults == []
        assert keys.of(actions[0]) == (spare,)
        assert keys.shown(actions[0]) == key_shown(spare)


FAULTS = [
    (
        "  svae: f10\n",
        "3:3: There is no action “svae”. Did you mean “save”?",
    ),
    (
        "  zzz: f10\n",
        "3:3: There is no action “zzz”. “amends keys” lists them all.",
    ),
    ("  save: ctrl+a\n", f"3:9: “ctrl+a” is needed to type and to move about. {TAKE}"),
    ("  save: [f13, s]\n", f"3:15: “s” is needed to type and to move about. {TAKE}"),
    ("  save: alt+s\n", f"3:9: “alt+s” does not come from every terminal. {TAKE}"),
    ("  save: F99\n", f"3:9: “F99” is not the name of a key. {TAKE}"),
    (
        "  save: f4\n  dont_know: f4\n",
        None,  # never on one screen
    ),
    (
        "  fix: f4\n",
        "3:8: F4 is the key of “I don't know yet” too. Take another one, or give “dont_know” another one.",
    ),
    (
        "  why: [ctrl+t, ^q]\n",
        "3:17: ^Q is the key of “Quit” too. Take another one, or give “quit” another one.",
    ),
    (
        "  quit: f2\n",
        "3:9: F2 is the key of “Fix it” too. Take another one, or give “fix” another one.",
    ),
    ("  quit:\n", "3:3: “Quit” must have a key. Write one, or take the line out."),
    ("  save: {f1: f2}\n", "3:9: This should be one key, such as f10, or a list, such as [ctrl+t, f1]."),
    ("  - save\n", "3:3: “keys” should hold lines such as “save: f10”."),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "said"), FAULTS)
def test_what_is_wrong_is_one_sentence_with_its_place(
    tmp_path: Path, lines: str, said: str | None
) -> None:
    path = settings(tmp_path, lines)
    keys, faults = keys_in_force(path)
    if said is None:
        assert faults == []
        return
    (fault,) = faults
    assert fault.splitlines()[0] == f"{path}:{said}"
    assert keys == STANDARD


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = settings(tmp_path, "  svae: f10\n  save: q\n  quit: ''\n")
    (fault,) = keys_in_force(path)[1]
    assert [line.split(": ")[0] for line in fault.splitlines() if str(path) in line] == [
        f"{path}:3:3",
        f"{path}:4:9",
        f"{path}:5:3",
    ]


def test_both_of_two_that_want_the_same_key_are_told(tmp_path: Path) -> None:
    path = settings(tmp_path, "  fix: f20\n  strong: f20\n")
    (fault,) = keys_in_force(path)[1]
    assert "3:8: F20 is the key of “Show strong” too." in fault
    assert "4:11: F20 is the key of “Fix it” too." in fault


@pytest.mark.parametrize(
    "text",
    ["keys: [", "keys:\n  save: f13\n", "format: 9\nkeys:\n  save: f13\n", "\0keys", b"keys\xff"],
)
def test_a_file_that_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, text: str | bytes
) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    keys, (fault,) = keys_in_force(path)
    assert keys == STANDARD
    assert fault.startswith(f"{path}:1:")


@pytest.mark.parametrize("text", ["", "format: 1\n", "format: 1\nkeys:\n", "format: 1\nkeys: {}\n"])
def test_without_keys_all_are_as_they_came(tmp_path: Path, text: str) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(text)
    assert keys_in_force(path) == (STANDARD, [])
    assert keys_in_force(tmp_path / "none.yaml") == (STANDARD, [])
    assert keys_in_force(None) == (STANDARD, [])


# -- in the app ----------------------------------------------------------------------------------


def in_the_palette(app: AmendsApp, title: str) -> str:
    return next(one.help for one in app.get_system_commands(app.screen) if one.title == title)


async def test_a_key_of_ones_own_is_in_force_and_shown_everywhere(tmp_path: Path) -> None:
    settings(
        tmp_path,
        "  go_on: ctrl+n\n  why: f13\n  review: ctrl+s\n  starter: f14\n  strong: f3\n  jump_done: f15\n",
    )
    app = app_for(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        bottom = seen(app).splitlines()[-1]
        assert "^N go on" in bottom
        assert "F13 why" in bottom
        assert "^G" not in bottom
        assert "Key: ^N." in in_the_palette(app, "Continue")
        assert "Key: F15." in in_the_palette(app, "Go to: What we've done")
        tip = app.screen.query_one("#do-go_on", ActionButton).tooltip
        assert str(tip).endswith("Key: ^N")

        await pilot.press("ctrl+g")  # means nothing now
        await settled(pilot)
        assert "Who are you writing to?" in read(app)
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert "What did you get wrong?" in read(app)
        assert "+ we sent you … instead of … F14" in read(app)
        await pilot.press("f14")
        await settled(pilot)
        assert stored(tmp_path, "what_happened").raw == "we sent you … instead of …"

        await pilot.press("f13")
        await settled(pilot)
        told = read(app)
        assert "Why it is asked" in told
        assert "^N Continue" in told
        assert "F14 Begin it for me" in told
        await pilot.press("f13")  # closes it as well
        await settled(pilot)
        assert "Why it is asked" not in read(app)
        await pilot.press("f15")
        await settled(pilot)
        assert "What have you paid back?" in read(app)
        await pilot.press("ctrl+s")
        await shown(pilot, "Copy the letter")
        await pilot.press("f13")
        await settled(pilot)
        assert "^N Copy the letter" in read(app)


@pytest.mark.parametrize("place", ["home", "interview", "review", "check", "sent"])
async def test_two_actions_may_change_places(tmp_path: Path, place: str) -> None:
    settings(tmp_path, "  quit: ctrl+p\n  command_palette: ctrl+q\n")
    app = app_for(tmp_path, None)
    async with app.run_test(size=(120, 40)) as pilot:
        to_place(app, place)
        await settled(pilot)
        bottom = seen(app).splitlines()[-1]
        assert "^Q all actions" in bottom
        assert "^P quit" in bottom
        await pilot.press("ctrl+q")
        await pilot.pause(0.2)
        assert app.is_running
        assert "Search" in read(app)
        await pilot.press("escape")
        await pilot.pause(0.2)
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
    assert app.return_code == 0


async def test_an_action_may_do_without_a_key(tmp_path: Path) -> None:
    settings(tmp_path, "  go_on:\n  save: []\n")
    app = app_for(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "go on · ^O back" in seen(app).splitlines()[-1]
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert "Who are you writing to?" in read(app)
        assert "Key:" not in in_the_palette(app, "Continue")
        await pilot.click("#do-go_on")
        await settled(pilot)
        assert "What did you get wrong?" in read(app)


async def test_a_law_is_followed_by_the_key_that_goes_on(tmp_path: Path) -> None:
    settings(tmp_path, "  go_on: f16\n  law: f17\n")
    app = app_for(tmp_path, "late-delivery")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f17")
        await settled(pilot)
        assert "Does a law say" in read(app)
        await pilot.press("f16")
        await settled(pilot)
        assert "Does a law say" not in read(app)


async def test_a_fault_is_said_at_home_and_the_app_works_as_it_came(tmp_path: Path) -> None:
    path = settings(tmp_path, "  go_on: q\n")
    app = app_for(tmp_path, None)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot, "is needed to type")
        assert f"{path.name}:3:10: “q”" in screen.replace(" ", "").replace("3:10:", "3:10: ")
        await pilot.press("q")
        await settled(pilot)
        assert "^G start" in seen(app).splitlines()[-1]


async def test_a_fault_is_said_too_where_a_kind_of_letter_was_named(tmp_path: Path) -> None:
    settings(tmp_path, "  go_on: q\n")
    app = app_for(tmp_path, "mugs")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await shown(pilot, "is needed to type")
        await pilot.press("q", "ctrl+g")
        await settled(pilot)
    assert stored(tmp_path, "customer_name").raw == "q"


async def test_a_private_letter_has_the_same_keys_and_nothing_of_the_profile(
    tmp_path: Path,
) -> None:
    settings(tmp_path, "  review: f18\n")
    app = app_for(tmp_path, private=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f18")
        await shown(pilot, "Copy the letter")
        assert "Sam Lee" not in read(app)


async def test_what_the_profile_learns_leaves_the_keys_alone(tmp_path: Path) -> None:
    path = settings(tmp_path, "  review: f18   # my own\n")
    app = app_for(tmp_path)
    async with app.run_test(size=(120, 40)):
        app.desk.remember({"company": Entry("Crumb")})
    assert "  review: f18   # my own\n" in path.read_text("utf-8")
    assert "company: Crumb" in path.read_text("utf-8")
    assert keys_in_force(path)[0].own == {"review": ("f18",)}


@pytest.mark.parametrize("place", ["review", "check"])
async def test_the_keys_are_read_from_the_top_and_scrolled_by_keyboard(
    tmp_path: Path, place: str
) -> None:
    app = app_for(tmp_path, None)
    async with app.run_test(size=(40, 15)) as pilot:
        to_place(app, place)
        await settled(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        first, last = "Why this is asked", "nothing typed is lost"
        assert first in read(app)
        assert last not in read(app)
        for _ in range(12):
            await pilot.press("pagedown")
        assert last in read(app)
        await pilot.press("up")
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert getattr(app.screen, "place", "") == place
