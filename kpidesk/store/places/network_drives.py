"""Whether a file lies on another computer, as the operating system tells. Best effort: it may not know."""

import ctypes
import re
import sys
from pathlib import Path, PurePath

_MOUNTS = Path("/proc/mounts")

_NETWORK = {
    "9p", "afpfs", "afs", "autofs", "beegfs", "ceph", "cifs", "coda", "davfs", "davfs2", "gfs", "gfs2", "glusterfs",
    "lustre", "ncpfs", "nfs", "nfs3", "nfs4", "ocfs2", "prl_fs", "smb2", "smb3", "smbfs", "sshfs", "vboxsf",
    "virtiofs", "vmhgfs", "webdav",
}  # fmt: skip
"""Types of file system whose files lie on another computer, or on the host of a virtual one."""

_ON_THIS_COMPUTER = {"fuse.portal", "fuse.gvfsd-fuse-local", "fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.ext2",
                     "fuse.fuse-overlayfs", "fuse.snapfuse", "fuse.squashfuse", "fuse.encfs", "fuse.gocryptfs",
                     "fuse.cryfs", "fuse.bindfs", "fuse.mergerfs", "fuse.lxcfs"}  # fmt: skip
"""File systems in user space that need no network; all others are taken for one."""

_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def network_drive(path: Path) -> str:
    """The type of network file system that an absolute path lies on; empty when it is none, or nobody can tell."""
    if sys.platform == "win32":
        return _on_windows(path)
    if sys.platform == "darwin":
        return _on_mac(path)
    try:
        return network_type(path, _MOUNTS.read_text("utf-8", "surrogateescape"))
    except OSError:
        return ""


def network_type(path: PurePath, mounts: str) -> str:
    """As `network_drive`, told by the lines of /proc/mounts (device, place, type, ...)."""
    lines = [line.split() for line in mounts.splitlines()]
    places = [(PurePath(_unescaped(line[1])), line[2]) for line in lines if len(line) > 2]
    above = [(place, kind) for place, kind in places if place == path or place in path.parents]
    if not above:
        return ""
    # the last of the same place lies on top of the others
    _, (_, kind) = max(enumerate(above), key=lambda found: (len(found[1][0].parts), found[0]))
    is_network = kind in _NETWORK or (kind.startswith("fuse.") and kind not in _ON_THIS_COMPUTER)
    return kind if is_network else ""


def _unescaped(place: str) -> str:
    """Blanks and the like stand as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _on_windows(path: Path) -> str:
    if path.drive.startswith("\\\\"):
        return "UNC"
    kind = getattr(ctypes, "windll").kernel32.GetDriveTypeW(f"{path.drive}\\")  # noqa: B009 -- only there
    return "network drive" if kind == _REMOTE_DRIVE else ""


_NAME_LENGTH, _NAME_AT, _STATFS_SIZE = 16, 72, 2168  # f_fstypename in struct statfs of 64-bit macOS


def _on_mac(path: Path) -> str:
    buffer = ctypes.create_string_buffer(_STATFS_SIZE)
    statfs = getattr(ctypes.CDLL(None), "statfs$INODE64", None) or ctypes.CDLL(None).statfs
    if statfs(str(path).encode(), buffer) != 0:
        return ""
    kind = buffer.raw[_NAME_AT : _NAME_AT + _NAME_LENGTH].split(b"\0")[0].decode("ascii", "replace")
    return kind if kind in _NETWORK or kind in {"macfuse", "osxfuse"} else ""
