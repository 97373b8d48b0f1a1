"""Hostile texts where a letter leaves: the law list, the reason for letting one through, the Sent screen.

And line by line, where every answer of every shipped flow, and every command of the review, is such a text.
"""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.battery.payloads import IN_A_BOX, MARKUP, PAYLOADS, harm_in
from tests.battery.watching import Watch, by_name, came, some
from tests.conftest import Battery
from tests.interview.test_laws import LAWS
from tests.real_terminal import RealTerminal, environment
from tests.screens.at_the_desk import new_desk
from tests.screens.terminals import Start, cases, told_what_happened
from wizard.flow.shipped import shipped_folder
from wizard.interview.samples import case_of
from wizard.text.clean import clean

WINDOW = (120, 40)
_OURS = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07")
"""How Amends asks the terminal to take the letter."""


def _without_the_letter(output: bytes, watch: Watch, what: str) -> bytes:
    """What the terminal was sent, but for the letter for its clipboard, in which there may be no harm."""
    for sent in _OURS.findall(output):
        letter = base64.b64decode(sent)
        if harm_in(letter) or b"Dear" not in letter:
            watch.wrong.append(f"{what}: {letter!r} went to the terminal's clipboard")
    return _OURS.sub(b"", output)


def _tampered(home: Path, payload: str) -> None:
    """A whole letter with a promise in the file, and this in every answer that is text."""
    with closing(new_desk(home)) as desk:
        flow = desk.library.get("generic")
        sample = shipped_folder() / "samples" / "generic" / "christening-cake.yaml"
        case = case_of(sample, flow, desk)
        entries = {
            key: replace(entry, raw=f"{entry.raw} Aq{payload}wB")
            if flow.questions[key].kind in ("text", "long_text", "person") and entry.raw
            else entry
            for key, entry in case.entries.items()
        }
        desk.store.save(replace(case, entries=entries), title="Letter", who="Zz")


def _take_up(terminal: RealTerminal) -> None:
    terminal.wait_for("In hand")
    terminal.type("Zz")
    terminal.wait_for("Take up")
    terminal.press("enter")
    terminal.wait_for("Copy the letter")
    terminal.settle(0.5)


def _ask_for_the_reason(terminal: RealTerminal) -> None:
    """From what stops the letter to the box for the reason."""
    terminal.press("enter")
    terminal.wait_for("Copy it all the same")
    terminal.click("Copy it all the same")
    terminal.wait_for("The reason is kept.")


def _finished(terminal: RealTerminal, watch: Watch, what: str, pairs: int = 1) -> None:
    """Leave, and look at all that the terminal was sent till then."""
    output = _without_the_letter(terminal.output, watch, what)
    watch.harm(what, output, pairs)
    terminal.press("ctrl+q")
    if terminal.finish() != 0:
        watch.wrong.append(f"{what}: it broke down")


def test_on_the_sent_screen(tmp_path: Path, start: Start, battery: Battery) -> None:
    watch = Watch()
    for name in some(list(PAYLOADS), 1, battery.size(2, len(PAYLOADS), len(PAYLOADS))):
        for old in (tmp_path / "state").glob("cases*"):
            old.unlink()
        _tampered(tmp_path, PAYLOADS[name])
        terminal = start(size=WINDOW)
        _take_up(terminal)
        terminal.press("ctrl+g")
        while terminal.wait_for("On its way", "Not yet:") == "Not yet:":  # a template's blank
            _ask_for_the_reason(terminal)
            terminal.type("they wrote it so")
            terminal.press("enter")
            terminal.settle(6)  # the words "Not yet" go
            terminal.press("ctrl+g")
        came(terminal, f"Promised to Mrs Hughes {clean(f'Aq{PAYLOADS[name]}wB').text}.", name)
        if "press[/" in terminal.text():
            terminal.click("press[/")
        terminal.paste("".join(PAYLOADS.values()))  # there is no box
        terminal.wait_for("On its way")
        terminal.press("ctrl+g")
        terminal.wait_for("In hand")
        _finished(terminal, watch, f"{name} on the Sent screen")
    watch.tell(battery, "Sent screens")


def test_as_the_reason_for_letting_a_letter_through(
    tmp_path: Path, start: Start, battery: Battery
) -> None:
    watch = Watch()
    names = [name for name in PAYLOADS if IN_A_BOX[name][0] != "Aq"]
    for number in range(battery.size(1, len(names), len(names))):
        several = names if battery.run == "quick" else [names[number]]
        (tmp_path / "state" / "cases.db").unlink(missing_ok=True)
        terminal = start("mugs", size=WINDOW)
        told_what_happened(terminal, "we sent you [insert colour] mugs")
        terminal.press("ctrl+r")
        terminal.wait_for("Copy the letter")
        terminal.press("ctrl+g")
        terminal.wait_for("Not yet:")
        _ask_for_the_reason(terminal)
        terminal.paste(" ".join(f"Aq{PAYLOADS[name]}wB" for name in several))
        kept = " ".join(IN_A_BOX[name][0] for name in several)
        if removed := sum(IN_A_BOX[name][1] for name in several):
            came(terminal, f"Left out {removed:,} character", "the reason")
        came(terminal, kept[-2:], "the reason")
        terminal.press("enter")
        terminal.settle(6)
        terminal.press("ctrl+g")
        terminal.wait_for("On its way")
        _finished(terminal, watch, f"the reason {several}", len(several))
        (case,) = cases(tmp_path)
        if [override.reason for override in case.overrides] != [kept]:
            watch.wrong.append(f"{kept!r} is not the reason kept: {case.overrides}")
    watch.tell(battery, "reasons for letting a letter through")


def _law_of_a_stranger(markup: str) -> str:
    """A law of the tests with this in every text that it can show."""
    law = (LAWS / "regimes" / "open-kitchen.yaml").read_text(encoding="utf-8")
    quoted = "'" + f"Aq {markup} wB".replace("'", "''") + "'"
    law = law.replace("regime: open-kitchen", "regime: strange").replace("generic", "mugs")
    law = law.replace("  - {use: reference, depth: short}\n", "")
    law = law.replace("what_happened", "cause").replace("apology, faults", "sorry")
    shown = "title applies law source label short".split()
    for key in shown:
        law = re.sub(rf"(?m)^( *{key}): .*$", lambda m: f"{m[1]}: {quoted}", law)
    law = re.sub(r"what: [^,}]+", lambda _: f"what: {quoted}", law)
    law = re.sub(r"notes: .*", lambda _: f"notes: [{quoted}]", law)
    return re.sub(r"heading: [^,}\n]+", lambda _: f"heading: {quoted}", law)


def test_in_the_list_of_laws(tmp_path: Path, start: Start, battery: Battery) -> None:
    watch = Watch()
    own = tmp_path / "laws"
    (own / "regimes").mkdir(parents=True)
    names = [name for name in MARKUP if name != "a hole of the flow"]
    for name in some(names, 1, battery.size(2, len(names), len(names))):
        law = own / "regimes" / "strange.yaml"
        law.write_text(_law_of_a_stranger(MARKUP[name]), encoding="utf-8")
        (tmp_path / "state" / "cases.db").unlink(missing_ok=True)
        terminal = start("mugs", "--flows", str(own), size=WINDOW)
        told_what_happened(terminal)
        by_name(terminal, "A law to follow")
        terminal.wait_for("Follow these")
        shown = f"Aq {MARKUP[name]} wB"
        came(terminal, f"[ ] {shown}", name)
        if "press[/" in terminal.text():
            terminal.click("press[/")
        else:
            terminal.press("space")
        came(terminal, f"[x] {shown}", name)
        terminal.paste("".join(PAYLOADS.values()))  # there is no box
        terminal.press("ctrl+g")
        came(terminal, "What did you get wrong?", name)
        terminal.press("ctrl+r")
        terminal.wait_for("Copy the letter")
        came(terminal, shown, name)
        _finished(terminal, watch, f"{name} in a law")
    watch.tell(battery, "laws with them in every text")


def _told(home: Path, flow: str, lines: Sequence[str]) -> bytes:
    """All that is said to a person who types these lines where there is no terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "--plain", flow, "--today", "2026-11-17"],
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        env=environment(home),
        cwd=home,  # "save" and "elsewhere" make folders of these names
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


COMMANDS = (
    "edit 2", "reason 1", "change 1", "law", "set 1", "save", "elsewhere", "why", "go", "fix", "let",
    "earlier", "leave", "mine", "undo", "parts", "",
)  # fmt: skip
"""At the review: one that takes words behind it, or on the next line."""


def test_line_by_line(tmp_path: Path, battery: Battery) -> None:
    watch = Watch()
    with closing(new_desk(tmp_path)) as desk:
        names = [flow.name for flow in desk.flows() if flow.name != "mugs"]
    lines = [f"Aq{text}wB" for name, text in PAYLOADS.items() if "\n" not in text]
    for number, flow in enumerate(some(names, 0, battery.size(2, len(names), len(names)))):
        home = tmp_path / f"{number}"
        home.mkdir()
        answers = [one for text in lines * 5 for one in (text, "")]
        review = [f"{command} {text}" for command in COMMANDS for text in lines]
        output = _told(home, flow, ["/full", *answers, "/review", *review, *review, "quit"])
        watch.harm(f"{flow} line by line", output, len(answers) // 2 + 2 * len(review))
        said = output.decode()
        if "Left out" not in said or "AqwB" not in said or "-- The letter" not in said:
            watch.wrong.append(f"{flow} line by line: {said[-2000:]}")
    watch.tell(battery, "lines typed where there is no terminal")
