"""What the place of a file means for it: synchronised folders, network drives, conflict copies beside it."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

from kpidesk.domain.file_facts import Notice, NoticeKind
from kpidesk.store.places.network_drives import network_drive

_FOLDERS: tuple[tuple[str, str], ...] = (
    (r"dropbox( \(.*\))?", "Dropbox"),
    (r"onedrive( - .*)?|onedrive-.*", "OneDrive"),
    (r"google ?drive( \(.*\))?|googledrive-.*|drivefs", "Google Drive"),
    (r"mobile documents|com~apple~clouddocs|icloud ?drive|icloud~.*", "iCloud"),
    (r"box( sync)?|box-box", "Box"),
    (r"mega(sync)?( downloads)?", "MEGA"),
    (r"pcloud ?(drive|sync)?", "pCloud"),
    (r"nextcloud[0-9]*", "Nextcloud"),
    (r"owncloud[0-9]*", "ownCloud"),
    (r"syncthing", "Syncthing"),
    (r"yandex[. ]?disk.*", "Yandex Disk"),
    (r"baidu(netdisk|yun|syncdisk).*", "Baidu"),
    (r"tresorit.*|tresors", "Tresorit"),
    (r"seafile|seadrive.*", "Seafile"),
    (r"proton ?drive.*", "Proton Drive"),
    (r"synologydrive|cloudstation", "Synology Drive"),
    (r"resilio sync|btsync", "Resilio Sync"),
    (r"cloudstorage", "a cloud service"),
)
"""By the name of a folder above the file, in small letters."""

_MARKERS: tuple[tuple[str, str], ...] = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".stfolder", "Syncthing"),
    (".stversions", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync", "Resilio Sync"),
    (".seafile-data", "Seafile"),
    (".debris", "MEGA"),
)
"""By what a service leaves in a folder above the file."""

_MARKER_BEGINNINGS = (
    (".sync_", "Nextcloud"),
    ("._sync_", "Nextcloud"),
    (".849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"),
)

_CONFLICT = (
    r".*conflict.*",  # "(Ann's conflicted copy 2026-03-01)", "_conflict-2026…", ".sync-conflict-…", our own
    r".*\(case conflict.*\)",
    r".*\bkonflikt.*",
    r".*\(kollision.*\)",
)
_MOST = 20
"""Conflict copies that are named."""


def notices(path: Path) -> list[Notice]:
    """What the owner should know about the place of a file. Names and paths are looked at, no file; never raises."""
    try:
        return list(_notices(path))
    except (OSError, RuntimeError, ValueError):
        return []


def synced_by(path: Path) -> str:
    """The service that synchronises the folder of the file; empty when none is known to."""
    for folder in path.parents:
        if service := _by_name(folder.name) or _by_marker(folder):
            return service
    return ""


def conflict_copies(path: Path) -> list[Path]:
    """Files beside it that look like versions of it which a synchronising service could not bring together."""
    try:
        beside = sorted(other for other in path.parent.iterdir() if other.name != path.name)
    except OSError:
        return []
    return [other for other in beside if _is_conflict_copy(path, other)][:_MOST]


def _notices(path: Path) -> Iterator[Notice]:
    for place in dict.fromkeys((path.absolute(), path.resolve())):
        if service := synced_by(place):
            yield Notice(NoticeKind.SYNCED, (path,), detail=service)
            break
    if drive := network_drive(path.resolve()):
        yield Notice(NoticeKind.NETWORK, (path,), detail=drive)
    if copies := conflict_copies(path.resolve()):
        yield Notice(NoticeKind.CONFLICT_COPIES, tuple(copies), len(copies))
    names = path.stat().st_nlink
    if names > 1 and path.is_file():
        yield Notice(NoticeKind.HARD_LINKS, (path,), names)


def _by_name(folder: str) -> str:
    small = folder.casefold()
    return next((service for pattern, service in _FOLDERS if re.fullmatch(pattern, small)), "")


def _by_marker(folder: Path) -> str:
    try:
        small = {entry.name.casefold() for entry in folder.iterdir()} if len(folder.parts) > 1 else set()
    except OSError:
        return ""
    for marker, service in _MARKERS:
        if marker in small:
            return service
    begun = ((name, beginning, service) for beginning, service in _MARKER_BEGINNINGS for name in small)
    return next((service for name, beginning, service in begun if name.startswith(beginning)), "")


def _is_conflict_copy(path: Path, other: Path) -> bool:
    if other.suffix.casefold() != path.suffix.casefold() or not other.stem.startswith(path.stem):
        return False
    added = other.stem[len(path.stem) :]
    if added.casefold() == f"-{_host()}".casefold():  # OneDrive adds the name of the computer
        return other.is_file()
    return any(re.fullmatch(pattern, added.casefold()) for pattern in _CONFLICT) and other.is_file()


def _host() -> str:
    return socket.gethostname().partition(".")[0]
