"""Texts that try to steer the terminal, or to be markup, in every box, file, name and screen.

What the terminal is sent is looked at byte by byte: nothing of them may be in it, what was left out is
counted aloud, and what looks like markup stands there as it was typed, and is no link.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path

from tests.battery.payloads import CONTROLS, IN_A_BOX, MARKUP, PAYLOADS, harm_in
from tests.battery.watching import Watch, by_name, came, close_panel, some
from tests.conftest import Battery
from tests.deliver.conftest import XServer, need
from tests.keep.cases import a_case
from tests.real_terminal import RealTerminal, environment
from tests.screens.at_the_desk import FLOWS
from tests.screens.terminals import Start, begin, cases, raw
from wizard.answers.entries import Entry
from wizard.keep.case import Override, Promise, Sent
from wizard.keep.store import Store
from wizard.letter.blocks import Block

WINDOW = (120, 40)
FIELDS = {
    "customer_name": (), "what_happened": ("ctrl+g",), "cause": ("ctrl+g",), "seen_on": ("tab", "tab"),
    "which": ("ctrl+g",), "taken": ("tab",), "refund": ("ctrl+g",),
}  # fmt: skip
"""The boxes of the interview in the order in which one comes to them, and the keys from the one before."""


def _saved(home: Path, key: str, wanted: str) -> str:
    """What is in the file for this answer, once it is what is wanted: a slow disk is waited for."""
    end = time.monotonic() + 10
    while True:
        (case,) = cases(home)
        rows: tuple[dict[str, str], ...] = raw(case, "charges") or ({},)
        found = str(rows[0].get(key, "") if key in ("which", "taken") else raw(case, key))
        if found == wanted or time.monotonic() > end:
            return found
        time.sleep(0.02)


def _try(
    terminal: RealTerminal, home: Path, watch: Watch, field: str, name: str, key: str = ""
) -> None:
    """Paste one of them into the box that has the keyboard; look at all that comes of it."""
    before = len(terminal.output)
    text = f"Aq{PAYLOADS[name]}wB"
    kept, removed = IN_A_BOX[name]
    terminal.paste(text)
    what = f"{name} in {field}"
    came(terminal, kept[-2:], what)
    watch.harm(what, terminal.output[before:])
    if removed:
        came(terminal, f"Left out {removed:,} character", what)
    if key and (found := _saved(home, key, kept)) != kept:
        watch.wrong.append(f"{what}: {found!r} was kept, not {kept!r}")
    if "press[/" in kept and "press[/" in terminal.text():
        terminal.click("press[/")  # no link: the app and the box stay
    terminal.press("ctrl+e", "ctrl+u")


def test_typed_into_every_box(tmp_path: Path, start: Start, battery: Battery) -> None:
    watch = Watch()
    each = battery.size(3, len(PAYLOADS), len(PAYLOADS))
    names = list(PAYLOADS)
    terminal = start("mugs", size=WINDOW)
    begin(terminal)
    for number, (field, keys) in enumerate(FIELDS.items()):
        terminal.press(*keys)
        for name in some(names, number, each):
            _try(terminal, tmp_path, watch, field, name, field)
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    for name in some(names, len(FIELDS), each):
        _try(terminal, tmp_path, watch, "the letter", name)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    watch.tell(battery, "texts pasted into the boxes of a letter")


def test_typed_where_no_letter_is(tmp_path: Path, start: Start, battery: Battery) -> None:
    watch = Watch()
    each = battery.size(3, len(PAYLOADS), len(PAYLOADS))
    names = list(PAYLOADS)
    terminal = start(size=WINDOW)
    terminal.wait_for("What went wrong?")
    for name in some(names, 1, each):
        _try(terminal, tmp_path, watch, "the list of letters", name)
    terminal.press("ctrl+p")
    terminal.wait_for("Search")
    for name in some(names, 2, each):
        _try(terminal, tmp_path, watch, "the search of the palette", name)
    terminal.type("Keep letters in another")
    terminal.settle(0.4)
    terminal.press("enter")
    terminal.wait_for("In which folder")
    for name in some(names, 4, each):
        _try(terminal, tmp_path, watch, "the name of a folder", name)
    terminal.press("escape")
    terminal.click("Check a letter I have")
    terminal.wait_for("Open a file")
    for name in some(names, 3, each):
        _try(terminal, tmp_path, watch, "a letter to check", name)
    terminal.click("Open a file")
    terminal.wait_for("Which file")
    for name in some(names, 5, each):
        _try(terminal, tmp_path, watch, "the name of a file", name)
    terminal.paste("no such \x1b]0;PWNED\x07 [red]\u202efile[/]")
    terminal.press("enter")
    terminal.wait_for("cannot be read")
    watch.harm("the name of a file that is not there", terminal.output)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    watch.tell(battery, "texts pasted where no letter is")


def _tampered(home: Path, payload: str) -> None:
    """A case in the file with this in everything that it keeps as text, past every guard."""
    text = f"we sent Aq{payload}wB mugs"
    case = a_case(
        flow="mugs",
        entries={
            "customer_name": Entry(f"Aq{payload}wB"),
            "what_happened": Entry(text),
            "cause": Entry(text),
            "seen_on": Entry(text),
            "charges": Entry(({"which": text, "taken": text},)),
            "refund": Entry(text),
        },
        blocks=(Block(("sorry",), f"I am sorry. {text}.", None, None), Block((), f"{text}.")),
        overrides=(Override("secrets.card", "77aa", text),),
        letters_sent=(Sent(datetime(2026, 11, 16, 9, tzinfo=timezone.utc), "email", text),),
        promises=(Promise(f"ring {text}", f"Aq{payload}wB", date(2026, 11, 19)),),
        ignores=(),
        page="customer_name",
    )
    with Store(home / "state" / "cases.db") as store:
        rev = store.save(case, title=f"Wrong {text}", who=f"Aq{payload}wB")
        case = replace(case, rev=rev)
        store.keep_revision(case)
        entries = {**case.entries, "what_happened": Entry(f"in the end {text}")}
        store.save(replace(case, entries=entries), title=f"Wrong {text}", who=f"Aq{payload}wB")


def _through_every_screen(terminal: RealTerminal, watch: Watch, name: str) -> None:
    """From the list of letters through all that shows a letter, and out."""

    def seen(screen: str, *words: str) -> None:
        terminal.wait_for(*words)
        watch.harm(f"{name} on {screen}", terminal.output)
        terminal.output = b""

    seen("the list of letters", "In hand")
    terminal.type("Aq")
    seen("the list of letters, with the letter beside it", "Take up")
    terminal.press("enter")
    seen("the first question", "Who are you writing to?")
    for question in (
        "What did you get wrong?",
        "Why did it happen?",
        "What did they pay?",
        "paid back?",
    ):
        terminal.press("ctrl+g")
        if (
            terminal.wait_for(question, "Go on again") == "Go on again"
            and question not in terminal.text()
        ):
            terminal.press("ctrl+g")
        seen("a question", question)
    terminal.press("ctrl+t")
    seen("why it is asked", "─ Why? ─")
    close_panel(terminal, "─ Why? ─")
    by_name(terminal, "Earlier versions")
    seen("earlier versions", "Enter brings one back")
    close_panel(terminal, "Enter brings one back")
    terminal.press("ctrl+r")
    seen("the review", "Copy the letter")
    for tab in ("Your answers", "Severity, voice"):
        by_name(terminal, tab)
        seen(f"the review: {tab}", "Copy the letter")
    terminal.press("ctrl+l")
    by_name(terminal, "Bare letter")
    if terminal.wait_for("Select the letter with the mouse", "Not yet:") == "Not yet:":
        seen("the review that holds a blank of a template back", "Copy the letter")
        return
    bare = terminal.output.replace(b"\x1b[?1049l", b"")  # Amends leaves the other screen itself
    watch.harm(f"{name} in the bare letter", bare)
    terminal.output = b""
    terminal.send(b"\r")
    end = time.monotonic() + 20
    while b"\x1b[?1049h" not in terminal.output:
        assert time.monotonic() < end, "Amends does not come back"
        terminal.settle()
    seen("the review again", "Copy the letter")


def test_in_a_file_of_letters_that_was_tampered_with(
    tmp_path: Path, start: Start, battery: Battery
) -> None:
    watch = Watch()
    for name in some(list(PAYLOADS), 2, battery.size(2, len(PAYLOADS), len(PAYLOADS))):
        home = tmp_path
        for old in (home / "state").glob("cases*"):
            old.unlink()
        _tampered(home, PAYLOADS[name])
        terminal = start(size=WINDOW)
        _through_every_screen(terminal, watch, name)
        terminal.press("ctrl+q")
        if terminal.finish() != 0:
            watch.wrong.append(f"{name}: it broke down")
    watch.tell(battery, "screens that show what a file was tampered with")


# -- not typed: names of files, calls, flows of strangers --------------------------------------------


def _said(home: Path, *words: str, stdin: bytes = b"") -> bytes:
    """All that a call writes to its terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "wizard", *words],
        input=stdin,
        capture_output=True,
        env=environment(home),
        cwd=home,
        timeout=60,
        check=False,
    )
    return done.stdout + done.stderr


def test_as_the_names_of_files_and_the_words_of_a_call(tmp_path: Path, battery: Battery) -> None:
    watch = Watch()
    names = [name for name in PAYLOADS if "\0" not in PAYLOADS[name]]
    for number, name in enumerate(names):
        text = f"a{PAYLOADS[name].replace('/', '|')}b"
        folder = tmp_path / f"{number}"
        folder.mkdir()
        (folder / f"{text}.txt").write_text(f"Dear Ms Obi,\n\nSorry for {PAYLOADS[name]}.\n")
        (folder / f"{text}.yaml").write_text("format: 1\nanswers: [\n")
        (folder / text).mkdir()
        (folder / text / f"{text}.yaml").write_text(f"flow: x\nformat: 1\ntitle: T\n{text}: 1\n")
        calls = [
            ("check", f"{text}.txt"),
            ("check", "--format", "github", f"{text}.txt"),
            ("check", f"{text} is not there.txt"),
            ("write", "billing", "--answers", f"{text}.yaml"),
            ("write", "billing", "--answers", f"{text} is not there"),
            ("flows", "check", text),
            ("flows", "list", "--flows", text),
            ("flows", "list", "--flows", f"{text} is not there"),
            ("flows", "show", text),
            ("rules", "show", text),
            ("drafts", "show", text),
            ("--today", text),
            (f"--{text}",),
            (text,),
            ("drafts", text),
        ]
        for call in some(calls, number, battery.size(1, len(calls), len(calls))):
            words = [*call] if call[0] != "--today" else [*call, "billing"]
            output = _said(folder, *words)
            watch.harm(f"{name} in amends {call[:2]}", output)
            if b"Traceback" in output:
                watch.wrong.append(f"{name}: amends {call} broke down")
    watch.tell(battery, "calls and files named by them")


def _flow_of_a_stranger(markup: str) -> str:
    """The flow of the tests with this in every text that a flow can show."""
    flow = (FLOWS / "mugs.yaml").read_text(encoding="utf-8").replace("flow: mugs", "flow: strange")
    quoted = "'" + f"Aq {markup} wB".replace("'", "''") + "'"
    shown = "title label short help why placeholder weak strong trainer_note example".split()
    for key in shown:
        flow = re.sub(rf"(?m)^( *(?:- )?{key}): .*$", lambda m: f"{m[1]}: {quoted}", flow)
    flow = re.sub(r"label: [^'\",}\n]+([,}])", lambda m: f"label: {quoted}{m[1]}", flow)
    flow = re.sub(r"starters: .*", lambda m: f"starters: [{quoted}, {quoted}]", flow)
    return re.sub(r"(synonyms|before_you_start): .*", lambda m: f"{m[1]}: [{quoted}]", flow)


def test_in_the_flow_of_a_stranger(tmp_path: Path, start: Start, battery: Battery) -> None:
    watch = Watch()
    markup = {name: text for name, text in MARKUP.items() if name != "a hole of the flow"}
    folder = tmp_path / "strange"
    folder.mkdir()
    for name in some(list(markup), 0, battery.size(2, len(markup), len(markup))):
        (folder / "strange.yaml").write_text(_flow_of_a_stranger(markup[name]), encoding="utf-8")
        (tmp_path / "state" / "cases.db").unlink(missing_ok=True)
        terminal = start("--flows", str(folder), size=WINDOW)
        terminal.wait_for("What went wrong?")
        terminal.type("Aq")
        terminal.wait_for(f"▌ Aq {markup[name]} wB")
        terminal.press("enter")
        for _ in range(6):
            terminal.wait_for("Continue", "Copy the letter")
            if f"Aq {markup[name]} wB" not in terminal.words():
                watch.wrong.append(f"{name}: not shown as it was written")
            if "press[/" in terminal.text():
                terminal.click("press[/")
            terminal.press("ctrl+t")
            terminal.press("escape")
            terminal.press("f3")
            watch.harm(f"{name} in a flow", terminal.output)
            terminal.press("ctrl+g")
        terminal.press("ctrl+q")
        if terminal.finish() != 0 or b"Traceback" in terminal.output:
            watch.wrong.append(f"{name}: it broke down")
    watch.tell(battery, "pages of a flow with them in every text")


def test_a_copied_letter_is_clean(
    tmp_path: Path, start: Start, x_server: XServer, battery: Battery
) -> None:
    need("xclip")
    together = "".join(f"A{text}B" for name, text in CONTROLS.items() if "never" not in name)
    terminal = start("mugs", size=WINDOW, DISPLAY=x_server.display)
    begin(terminal)
    terminal.type("Ms Carter")
    terminal.press("ctrl+g")
    terminal.wait_for("What did you get wrong?")
    terminal.paste(f"we sent {together} mugs")
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    terminal.press("ctrl+g")
    terminal.wait_for("read back to be sure")
    copied = x_server.clipboard
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    harm = harm_in(copied.encode()) + harm_in(terminal.output.partition(b"\x1b[?1049l")[0])
    battery.count("control sequences in a copied letter", len(CONTROLS) - 1)
    battery.count("of them on the clipboard", len(harm))
    assert harm == []
    assert "we sent AB" in copied
