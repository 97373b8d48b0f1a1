"""Which command was called, and with what; the commands themselves are imported when they run."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable, Sequence
from typing import NoReturn

from wizard import __version__
from wizard.cli import WRONG
from wizard.cli.streams import data_in_utf8
from wizard.flow.names import VALUES

Run = Callable[[argparse.Namespace], int]

_WORDS = """\
amends                       start, and pick what went wrong
amends FLOW                  start with that kind of mistake
amends write FLOW --answers FILE     print the letter that these answers give
amends check FILE...         read a letter and say what weakens it ( - reads standard input)
amends flows list|laws|show|check|schema  the kinds of mistakes, and the laws, there are
amends flows new|preview     a kind of your own: begin it, see its letter while you write it
amends rules list|show|check         what letters are checked for, and your own rules
amends drafts list|show|export|keep|delete|purge  the letters in hand
amends where                 where your letters and your profile are kept
amends keys                  every action of the app with its key, to give it another one
"""


class Parser(argparse.ArgumentParser):
    """Reads the words of a call; what it says of a wrong one holds nothing that steers a terminal."""

    def error(self, message: str) -> NoReturn:
        """End the process with a sentence and exit code 2."""
        from wizard.text.clean import clean

        super().error(clean(message).text)


def run(given: Sequence[str]) -> int:
    """Read the words of the call and run the command they name."""
    if given and given[0] in COMMANDS:
        # A command makes much and ends soon: looking for garbage as often as usual costs it a tenth.
        gc.set_threshold(50_000)
        data_in_utf8()
        name, *given = given
        parser = Parser(prog=f"amends {name}")
        COMMANDS[name](parser)
        chosen = parser.parse_args(given)
    else:
        parser = _app()
        chosen, more = parser.parse_known_args(given)
        if more and chosen.flow:
            from wizard.cli.start import names_no_flow

            if names_no_flow(chosen):  # what is wrong is this word, not what stands behind it
                return WRONG
        if more:
            parser.error(f"unrecognized arguments: {' '.join(more)}")
    command: Run = chosen.run
    return command(chosen)


def _app() -> Parser:
    parser = Parser(
        prog="amends",
        usage="amends [FLOW] [options]   or   amends COMMAND ...",
        description="Walk through an apology to a customer: what we know, what we've done, what's next.",
        epilog=_WORDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", "-V", action="version", version=f"amends {__version__}")
    parser.add_argument(
        "flow", nargs="?", metavar="FLOW", help="billing, late-delivery, outage, ..."
    )
    parser.add_argument("--private", action="store_true", help="keep nothing and list nothing")
    parser.add_argument(
        "--plain", action="store_true", help="ask line by line, as for a screen reader"
    )
    _places(parser)
    parser.set_defaults(run=_start)
    return parser


def _start(chosen: argparse.Namespace) -> int:
    from wizard.cli.start import start

    return start(chosen)


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--flows", action="append", default=[], metavar="DIR", help="a folder of flows of your own"
    )
    parser.add_argument("--today", metavar="DAY", help="take this as today, such as 2026-11-20")
    parser.add_argument("--now", metavar="TIME", help="take this as the time of day, such as 14:30")


def _lazily(module: str, name: str = "run") -> Run:
    def call(chosen: argparse.Namespace) -> int:
        from importlib import import_module

        command: Run = getattr(import_module(f"wizard.cli.{module}"), name)
        return command(chosen)

    return call


def _write(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("--answers", required=True, metavar="FILE", help="an answers file, or -")
    parser.add_argument("--severity", choices=["light", "serious", "grave"])
    parser.add_argument("--channel", choices=VALUES["channel"], help="how it goes out")
    parser.add_argument(
        "--law", action="append", default=[], metavar="NAME", help="a law that it is to follow"
    )
    parser.add_argument("--copy", action="store_true", help="put the letter on the clipboard too")
    parser.add_argument(
        "--override", metavar="REASON", help="copy although a finding blocks it, for this reason"
    )
    _places(parser)
    parser.set_defaults(run=_lazily("write"))


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="letters, or folders of them; - is standard input"
    )
    parser.add_argument(
        "--severity",
        choices=["light", "serious", "grave"],
        default="",
        help="how long it may be; without it, the longest",
    )
    parser.add_argument("--format", choices=["text", "json", "github"], default="text")
    parser.add_argument("--why", action="store_true", help="say why, where from, and the way out")
    parser.add_argument(
        "--no-parts", action="store_true", help="no whole letter: nothing can be missing from it"
    )
    levels = ["block", "warning", "nudge"]
    parser.add_argument("--level", choices=levels, default="nudge", help="show this and worse")
    parser.add_argument(
        "--fail-on", choices=levels, default="warning", help="exit 1 at this and worse"
    )
    parser.add_argument("--proofread", action="store_true", help="look for misspelt words too")
    parser.add_argument(
        "--english",
        choices=["en-GB", "en-US", "en-AU", "en-CA"],
        help="the kind of English to proofread by; without it, yours",
    )
    parser.add_argument("--schema", action="store_true", help="print the schema of --format json")
    _places(parser)
    parser.set_defaults(run=_lazily("check"))


def _flows(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(
        required=True, metavar="new|preview|check|list|laws|show|schema", prog="amends flows"
    )
    new = kinds.add_parser("new", help="begin a flow of your own, with a sample and its letter")
    new.add_argument("name", metavar="NAME")
    new.set_defaults(run=_lazily("new_flow", "new"))
    preview = kinds.add_parser(
        "preview", help="show the letter that a flow's examples give, again with every change"
    )
    preview.add_argument("name", metavar="NAME")
    preview.add_argument("--once", action="store_true", help="show it once and end")
    preview.set_defaults(run=_lazily("new_flow", "preview"))
    check = kinds.add_parser(
        "check", help="read flows and compare their samples with their letters"
    )
    check.add_argument("path", nargs="?", metavar="PATH", help="a flow file or a folder of flows")
    check.set_defaults(run=_lazily("flows", "check"))
    listed = kinds.add_parser("list", help="name the flows there are")
    listed.set_defaults(run=_lazily("flows", "listed"))
    laws = kinds.add_parser("laws", help="name the laws that a letter can follow")
    laws.set_defaults(run=_lazily("flows", "laws"))
    show = kinds.add_parser("show", help="show a flow: its questions, sentences and both voices")
    show.add_argument("name", metavar="NAME")
    show.add_argument("--notes", action="store_true", help="a sheet for trainers")
    show.set_defaults(run=_lazily("flows", "show"))
    schema = kinds.add_parser("schema", help="print the JSON Schema of a flow file")
    schema.add_argument("--house", action="store_true", help="that of the style of a house instead")
    schema.set_defaults(run=_lazily("flows", "schema"))
    for each in (new, preview, check, listed, laws, show):
        _places(each)


def _rules(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="list|show|check", prog="amends rules")
    listed = kinds.add_parser("list", help="name the rules")
    listed.set_defaults(run=_lazily("rules", "listed"))
    show = kinds.add_parser("show", help="show one rule, with its weak and strong examples")
    show.add_argument("id", metavar="ID")
    show.set_defaults(run=_lazily("rules", "show"))
    check = kinds.add_parser("check", help="prove rule files by their own examples")
    check.add_argument("path", nargs="?", metavar="PATH", help="a rule file or a folder of them")
    check.set_defaults(run=_lazily("rules", "check"))
    for each in (listed, show, check):
        _places(each)


def _drafts(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(
        required=True, metavar="list|show|export|keep|delete|purge", prog="amends drafts"
    )
    listed = kinds.add_parser("list", help="name the letters in hand")
    listed.set_defaults(run=_lazily("drafts", "listed"))
    show = kinds.add_parser("show", help="print a letter as it stands")
    show.set_defaults(run=_lazily("drafts", "show"))
    export = kinds.add_parser("export", help="give its answers as a file that can be written from")
    export.set_defaults(run=_lazily("drafts", "export"))
    keep = kinds.add_parser(
        "keep", help="keep letters that would end 30 days after their last change"
    )
    keep.add_argument("--let-end", action="store_true", help="let them end in their time again")
    keep.set_defaults(run=_lazily("drafts", "keep"))
    delete = kinds.add_parser("delete", help="delete letters for good")
    delete.set_defaults(run=_lazily("drafts", "delete"))
    purge = kinds.add_parser("purge", help="delete all of them, or the old ones")
    purge.add_argument(
        "--older-than", type=_days, metavar="DAYS", help="only those not changed for so many days"
    )
    purge.set_defaults(run=_lazily("drafts", "purge"))
    for one in (show, export):
        one.add_argument("id", metavar="ID", help="as much of the id as tells it apart")
    export.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a file or a folder; without it, and with -, it is printed",
    )
    for one in (keep, delete):
        one.add_argument("id", nargs="+", metavar="ID", help="as much of the id as tells it apart")
    for one in (delete, purge):
        one.add_argument("--yes", action="store_true", help="do it; without it, only say what")
    for each in (listed, show, export, keep, delete, purge):
        _places(each)


def _days(word: str) -> int:
    """A number of days that a calendar holds: no letter is a century old."""
    if not (word.isascii() and word.isdecimal()):
        raise argparse.ArgumentTypeError(f"{word[:40]} is not a number of days, such as 30")
    return min(int(word[:9]), 36_500)


def _where(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_lazily("where"))


def _keys(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_lazily("keys"))


COMMANDS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "write": _write,
    "check": _check,
    "flows": _flows,
    "rules": _rules,
    "drafts": _drafts,
    "where": _where,
    "keys": _keys,
}
