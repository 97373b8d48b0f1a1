"""Where Amends keeps what: the state, the settings and what can be made again."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from wizard.keep.trouble import NotSaved, not_saved
from wizard.text.file_names import on_disk
from wizard.text.strict_yaml import FaultyFile, content

Purpose = Literal["state", "config", "cache"]


def state_folder(environ: Mapping[str, str]) -> Path:
    """The folder of the cases, made if need be (0700). AMENDS_STATE names another one.

    Raises `NotSaved` with a sentence where it cannot be made.
    """
    return _folder(environ, "state")


def config_folder(environ: Mapping[str, str], make: bool = True) -> Path:
    """The folder of the profile and the user's own flows. AMENDS_CONFIG names another one."""
    return _folder(environ, "config", make)


def cache_folder(environ: Mapping[str, str], make: bool = True) -> Path:
    """The folder of what can be made again. AMENDS_CACHE names another one."""
    return _folder(environ, "cache", make)


def typed_path(line: str) -> Path:
    """The file or folder that was typed; "~" is one's own home, and "~nobody" stays as it is.

    Quotes around it are none of its name, unless there is such a file: a path dragged into a terminal
    and one copied from a file manager bring them along.
    """
    line = line.strip()
    if len(line) > 2 and line[0] == line[-1] and line[0] in "\"'" and not _is_there(line):
        line = line[1:-1]
    path = on_disk(line)
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return path


def _is_there(line: str) -> bool:
    try:
        return Path(line).exists()
    except (OSError, ValueError):  # too long, or a NUL in it
        return False


def speaks_of(file: Path, word: str) -> bool:
    """Whether a file has this word in it; True also for one that cannot be read: its reader says why."""
    try:
        ordinary = stat.S_ISREG(file.stat().st_mode)  # before opening: a pipe would wait for ever
        return not ordinary or word.encode() in content(file)
    except FileNotFoundError:
        return False
    except (OSError, FaultyFile):
        return True


def cases_file(environ: Mapping[str, str]) -> Path:
    """The one file of all cases."""
    return state_folder(environ) / "cases.db"


def _folder(environ: Mapping[str, str], purpose: Purpose, make: bool = True) -> Path:
    variable = f"AMENDS_{purpose.upper()}"
    named = environ.get(variable, "")
    try:
        if not named and _homeless(environ, purpose):
            raise RuntimeError
        path = Path(named).expanduser().absolute() if named else _usual(purpose)
        if make:
            make_private(path)
            if not named:
                _only_ours(path)
    except RuntimeError:  # no home folder to be found
        raise NotSaved(
            f"Not saved: your home folder is not known. Set {variable} to a folder of yours."
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise not_saved(error, Path(named) if named else _usual(purpose), variable) from None
    return path


def _only_ours(folder: Path) -> None:
    """The usual folder is ours alone: what another program or an old backup opened is shut again.

    One that the user has named is theirs, and they may share it.
    """
    with contextlib.suppress(OSError):  # a disk that knows no rights, or a folder of another's
        if stat.S_IMODE(folder.stat().st_mode) & 0o077:
            folder.chmod(0o700)


def _homeless(environ: Mapping[str, str], purpose: Purpose) -> bool:
    """Whether HOME is there and empty: taken as it is, it would lead to the root of the disk."""
    return environ.get("HOME") == "" and not environ.get(f"XDG_{purpose.upper()}_HOME")


def _usual(purpose: Purpose) -> Path:
    import platformdirs

    where = {
        "state": platformdirs.user_state_path,
        "config": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
    }
    path: Path = where[purpose]("amends", appauthor=False)
    if not path.is_absolute():  # "~" that nothing could be put in place of
        raise RuntimeError
    return path


def make_private(folder: Path) -> None:
    """Make a folder and those above it, 0700 whatever the umask; what is there is left alone."""
    if folder.is_dir():
        return
    make_private(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise
        return
    folder.chmod(0o700)
