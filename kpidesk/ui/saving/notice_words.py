"""What the owner hears once after a file was opened, one sentence for each."""

from PySide6.QtCore import QCoreApplication

from kpidesk.domain.file_facts import Notice, NoticeKind
from kpidesk.ui.saving.save_words import changes
from kpidesk.ui.wording import wording

LASTING = frozenset({NoticeKind.SYNCED, NoticeKind.NETWORK, NoticeKind.HARD_LINKS, NoticeKind.CONFLICT_COPIES})
"""True at every opening: heard once, they are not said again of the same file."""

_FIRST = (NoticeKind.NOT_BACKED_UP, NoticeKind.RESCUE_WAITING, NoticeKind.CONFLICT_COPIES)
"""Where something may get lost: before what is only good to know."""


OF_LAST_TIME = frozenset({NoticeKind.LEFT_OPEN, NoticeKind.RESCUED})
"""True of a file that was closed long ago; one that is read again was open here a moment ago, and that is told."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notices", text)


def sentence(notice: Notice) -> str:
    listed = wording.listed([f"“{path.name}”" for path in notice.paths[:3]])
    more = len(notice.paths) - 3
    if more > 0:
        listed = _tr("{files} and {n} more").format(files=listed, n=more)
    return _sentences()[notice.kind].format(
        files=listed, changes=changes(notice.count), detail=notice.detail or _tr("an older version")
    )


def _sentences() -> dict[NoticeKind, str]:
    return {
        NoticeKind.SYNCED: _tr(
            "This folder is synchronised. Do not open the file on two computers at once, and wait until it is "
            "synchronised before you open it on the other."
        ),
        NoticeKind.NETWORK: _tr("The file is on a network drive. Do not open it on two computers at once."),
        NoticeKind.CONFLICT_COPIES: _tr(
            "There are copies beside the file, made when it was changed in two places: {files}."
        ),
        NoticeKind.HARD_LINKS: _tr(
            "The file has a second name elsewhere on the disk. What is changed here may show there, or not."
        ),
        NoticeKind.UPGRADED: _tr("The file was brought up to this version. What it was before is among its backups."),
        NoticeKind.RESCUED: _tr("Now in the file, which could not be saved last time: {changes}."),
        NoticeKind.RESCUE_WAITING: _tr(
            "Could not be saved last time, and does not fit any more because the file was changed since: {changes}. "
            "That is kept on this computer."
        ),
        NoticeKind.LEFT_OPEN: _tr("The file was not closed properly last time. It was checked, and it is whole."),
        NoticeKind.NOT_BACKED_UP: _tr(
            "No backup could be made; the older ones are kept. Make room on this computer, or choose another place "
            "under File > Backups."
        ),
    }


def urgency(notice: Notice) -> int:
    """Where it stands among others: the lowest first."""
    return _FIRST.index(notice.kind) if notice.kind in _FIRST else len(_FIRST)


def key(notice: Notice) -> str:
    """What stands for the notice in the settings: new conflict copies are worth a new notice."""
    return "|".join([str(notice.kind.name), notice.detail, *sorted(path.name for path in notice.paths)])
