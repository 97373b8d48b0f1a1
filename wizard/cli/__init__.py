"""The command line: `amends` and its commands.

Data goes to standard output, talk to standard error. Exit 0: done; 1: findings or faults; 2: a wrong
call, an unreadable file or missing answers; 128 + n: ended by signal n.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from wizard import __version__

DONE, FOUND, WRONG = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141


_READERS = ("check", "flows", "rules", "where", "keys")
"""Commands that hold nothing open when they are done."""


def entry() -> NoReturn:
    """The command `amends`.

    One that only reads ends at once: taking apart all it has loaded costs Python an eighth of its time.
    """
    code = main()
    if sys.argv[1:2] and sys.argv[1] in _READERS:
        with contextlib.suppress(OSError, ValueError):  # nobody reads any more
            sys.stdout.flush()
        os._exit(code)
    raise SystemExit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):  # before anything is imported: this answers at once
        sys.stdout.write(f"amends {__version__}\n")
        return DONE
    from wizard.cli.dispatch import run

    try:
        code = run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads any more; say nothing about it
        return PIPE_CLOSED
    except Exception as fault:  # its traceback could hold what a customer is called
        from wizard.interview.crash import fault_words

        sys.stderr.write(f"{fault_words(fault, 'Nothing more was done.')}\n")
        return FOUND
    return code
