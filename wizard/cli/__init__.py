"""The command line: `amends` and its commands.

Data goes to standard output, talk to standard error. Exit 0: done; 1: findings or faults; 2: a wrong
call, an unreadable file or missing answers; 128 + n: ended by signal n.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from wizard import __version__
from wizard.cli.streams import StreamLost, make_safe

DONE, FOUND, WRONG = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141

_READERS = ("check", "flows", "rules", "where", "keys")
"""Commands that hold nothing open when they are done."""


def entry() -> NoReturn:
    """The command `amends`.

    One that only reads ends at once: taking apart all it has loaded costs Python an eighth of its time.
    """
    make_safe()
    code = main()
    if sys.argv[1:2] and sys.argv[1] in _READERS:
        os._exit(code)
    raise SystemExit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or say in a sentence why not, and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        try:
            return _run(given)
        finally:  # while a failure of it can still be told
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except StreamLost as lost:
        sys.stderr.write("".join(f"{sentence}\n" for sentence in lost.args if sentence))
        return WRONG if lost.args[0] else PIPE_CLOSED
    except Exception as fault:  # its traceback could hold what a customer is called
        from wizard.interview.crash import fault_words

        sys.stderr.write(f"{fault_words(fault, 'Nothing more was done.')}\n")
        return FOUND


def _run(given: Sequence[str]) -> int:
    if given in (["--version"], ["-V"]):  # before anything is imported: this answers at once
        sys.stdout.write(f"amends {__version__}\n")
        return DONE
    from wizard.cli.dispatch import run

    return run(given)
