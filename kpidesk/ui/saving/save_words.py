"""How far the file is saved, why not, and what became of it: in the owner's words."""

from PySide6.QtCore import QCoreApplication

from kpidesk.domain.file_facts import Holder, ReadOnly
from kpidesk.domain.refusal import FileProblem
from kpidesk.domain.saving import Divergence, SaveKind, SaveState


def _tr(text: str) -> str:
    return QCoreApplication.translate("Saving", text)


def short_state(state: SaveState) -> str:
    """For the status bar: Saved 14:05; 3 changes not saved: disk full."""
    match state.kind:
        case SaveKind.SAVED:
            return _tr("Saved {time}").format(time=f"{state.at.astimezone():%H:%M}") if state.at else _tr("Saved")
        case SaveKind.SAVING:
            return _tr("Saving…")
        case SaveKind.DIVERGED:
            return _tr("Not saved: {why}").format(why=short_divergence(state.divergence))
    return _tr("{changes} not saved: {why}").format(changes=changes(state.waiting), why=short_problem(state.problem))


def short_divergence(divergence: Divergence | None) -> str:
    words = {
        Divergence.ANOTHER: _tr("another file is in its place"),
        Divergence.BROKEN: _tr("the file cannot be read"),
        Divergence.GONE: _tr("the file is not there"),
    }
    return words.get(divergence or Divergence.PARTED, _tr("another program changed the file"))


def held_back(divergence: Divergence | None) -> str:
    """Why nothing can be typed, and until when."""
    why = short_divergence(divergence)
    words = _tr("{why}. Nothing can be typed until you choose how to go on.")
    return words.format(why=why[:1].upper() + why[1:])


def changes(count: int) -> str:
    return _tr("1 change") if count == 1 else _tr("{n} changes").format(n=count)


def short_problem(problem: FileProblem | None) -> str:
    words = {
        FileProblem.NOT_FOUND: _tr("the file is gone"),
        FileProblem.DAMAGED: _tr("file damaged"),
        FileProblem.NOT_READABLE: _tr("file not readable"),
        FileProblem.NOT_WRITABLE: _tr("not writable"),
        FileProblem.IN_USE: _tr("in use by another program"),
        FileProblem.DISK_FULL: _tr("disk full"),
        FileProblem.MOVED: _tr("file moved away"),
        FileProblem.CHANGED: _tr("changed by another program"),
        FileProblem.HELD: _tr("open in another kpidesk"),
        FileProblem.UNPLUGGED: _tr("drive not available"),
    }
    return words.get(problem, _tr("the disk reported an error")) if problem else _tr("the disk reported an error")


def unsaved_sentence(state: SaveState) -> str:
    """What is not saved, why, and the remedy."""
    why = _problem_sentence(state.problem)
    words = _tr("{changes} not saved: {why}. {remedy}")
    return words.format(changes=changes(state.waiting), why=why, remedy=_remedy(state.problem))


def why_unsaved(state: SaveState) -> str:
    """Why, and the remedy: under a heading that says what is not saved."""
    why = _problem_sentence(state.problem)
    return f"{why[:1].upper()}{why[1:]}. {_remedy(state.problem)}"


def still_unsaved(state: SaveState) -> str:
    """After one more try, below a heading that says what is not saved."""
    return _tr("It was tried again, and not saved: {why}.").format(why=_problem_sentence(state.problem))


def _problem_sentence(problem: FileProblem | None) -> str:
    words = {
        FileProblem.DISK_FULL: _tr("the disk is full"),
        FileProblem.UNPLUGGED: _tr("the drive does not answer"),
        FileProblem.IN_USE: _tr("another program is using the file"),
        FileProblem.NOT_WRITABLE: _tr("the file or its folder may not be written"),
        FileProblem.NOT_READABLE: _tr("the file may not be read any more"),
        FileProblem.NOT_FOUND: _tr("the file is not in its place"),
        FileProblem.MOVED: _tr("the file was moved or replaced"),
        FileProblem.DAMAGED: _tr("the file is damaged"),
    }
    return words.get(problem, short_problem(problem)) if problem else short_problem(problem)


def _remedy(problem: FileProblem | None) -> str:
    words = {
        FileProblem.DISK_FULL: _tr("Make room, or save a copy elsewhere."),
        FileProblem.UNPLUGGED: _tr("Put it back in, or save a copy elsewhere."),
        FileProblem.IN_USE: _tr("Close it there, or save a copy elsewhere."),
        FileProblem.NOT_WRITABLE: _tr("Change its permissions, or save a copy elsewhere."),
        FileProblem.NOT_READABLE: _tr("Change its permissions, or save a copy elsewhere."),
    }
    return words.get(problem, _tr("Save a copy elsewhere.")) if problem else _tr("Try again, or save a copy elsewhere.")


def read_only(why: ReadOnly, name: str = "", detail: str = "") -> str:
    """Why nothing can be changed; ``detail`` is who has the file, or of when a backup is."""
    match why:
        case ReadOnly.FILE:
            return _tr("Read-only: “{name}” may not be changed.").format(name=name)
        case ReadOnly.FOLDER:
            return _tr("Read-only: nothing may be written into the folder of “{name}”.").format(name=name)
        case ReadOnly.NEWER:
            return _tr("Read-only: “{name}” was made by a newer kpidesk. Update yours to change it.").format(name=name)
        case ReadOnly.HELD if detail:
            return _tr("Read-only: “{name}” is open {where}.").format(name=name, where=detail)
        case ReadOnly.HELD:
            return _tr("Read-only: “{name}” is open elsewhere.").format(name=name)
        case ReadOnly.BACKUP if detail:
            return _tr("Read-only: this is a backup of {date}.").format(date=detail)
        case ReadOnly.BACKUP:
            return _tr("Read-only: this is a backup.")
    return _tr("Read-only: “{name}” is open to be looked at only.").format(name=name)


def held_by(holder: Holder) -> str:
    """on OFFICE-PC; in another kpidesk window (process 4711): as far as the lock tells."""
    if not holder.is_here:
        return _tr("on the computer “{host}”").format(host=holder.host) if holder.host else _tr("on another computer")
    if holder.process:
        program = holder.program or "kpidesk"
        return _tr("in another window ({program}, process {n})").format(program=program, n=holder.process)
    return _tr("in another window")


def what_became(divergence: Divergence | None, name: str) -> tuple[str, str]:
    """A title, and what happened to the file in plain words."""
    titles = {
        Divergence.AHEAD: _tr("The file was changed elsewhere"),
        Divergence.PARTED: _tr("The file was changed in two places"),
        Divergence.ANOTHER: _tr("Another file has taken its place"),
        Divergence.BROKEN: _tr("The file cannot be read any more"),
        Divergence.GONE: _tr("The file is not there any more"),
    }
    words = {
        Divergence.AHEAD: _tr("“{name}” was changed by another program since it was opened here."),
        Divergence.PARTED: _tr(
            "“{name}” was changed by another program, another computer or a synchronisation, and it does not have "
            "what was changed here. Nothing was written over either of them. Choose which one to go on with."
        ),
        Divergence.ANOTHER: _tr(
            "Where “{name}” was, there is a different kpidesk file now. Nothing was written into it. What you have "
            "here is only in this window."
        ),
        Divergence.BROKEN: _tr(
            "Another program has written to “{name}”, and it cannot be read now. Nothing was written to it from here. "
            "What you have in this window is whole."
        ),
        Divergence.GONE: _tr(
            "“{name}” was moved, renamed or deleted, or its drive is gone. What you have in this window is whole; "
            "it is not put back in the old place by itself."
        ),
    }
    which = divergence or Divergence.GONE
    return titles[which], words[which].format(name=name)
