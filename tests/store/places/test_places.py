"""Synchronised folders, network drives, conflict copies and second names are told of, quietly."""

import os
import socket
from pathlib import Path, PurePosixPath

import pytest

from kpidesk.domain.file_facts import Notice, NoticeKind
from kpidesk.store.places.network_drives import network_drive, network_type
from kpidesk.store.places.places import conflict_copies, notices, synced_by

SYNCED = {
    "Dropbox/shop.kpidesk": "Dropbox",
    "Dropbox (Personal)/a/b/shop.kpidesk": "Dropbox",
    "OneDrive/shop.kpidesk": "OneDrive",
    "OneDrive - Bakery Ltd/shop.kpidesk": "OneDrive",
    "Library/CloudStorage/OneDrive-Personal/shop.kpidesk": "OneDrive",
    "Google Drive/shop.kpidesk": "Google Drive",
    "Library/CloudStorage/GoogleDrive-me@example.com/My Drive/shop.kpidesk": "Google Drive",
    "Library/Mobile Documents/com~apple~CloudDocs/shop.kpidesk": "iCloud",
    "iCloudDrive/shop.kpidesk": "iCloud",
    "Box Sync/shop.kpidesk": "Box",
    "MEGA/shop.kpidesk": "MEGA",
    "pCloudDrive/shop.kpidesk": "pCloud",
    "Nextcloud/shop.kpidesk": "Nextcloud",
    "Nextcloud2/shop.kpidesk": "Nextcloud",
    "ownCloud/shop.kpidesk": "ownCloud",
    "Yandex.Disk/shop.kpidesk": "Yandex Disk",
    "BaiduNetdisk/shop.kpidesk": "Baidu",
    "BaiduSyncdisk/shop.kpidesk": "Baidu",
    "Documents/shop.kpidesk": "",
    "inbox/shop.kpidesk": "",
    "Dropboxes/shop.kpidesk": "",
    "megaphone/shop.kpidesk": "",
}


def made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


@pytest.mark.parametrize("name", SYNCED)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    wanted = [Notice(NoticeKind.SYNCED, (tmp_path / name,), detail=SYNCED[name])] if SYNCED[name] else []
    assert notices(made(tmp_path / name)) == wanted


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".sync_0a1b2c.db", "Nextcloud"),
        ("._sync_0a1b2c.db-wal", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.drivedownload", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        ("stfolder", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_what_the_service_leaves_in_it(
    tmp_path: Path, marker: str, service: str
) -> None:
    (tmp_path / marker).touch()
    assert synced_by(made(tmp_path / "deep" / "down" / "shop.kpidesk")) == service


def test_a_link_into_a_synchronised_folder_is_seen_through(tmp_path: Path) -> None:
    real = made(tmp_path / "Dropbox" / "shop.kpidesk")
    (tmp_path / "link.kpidesk").symlink_to(real)
    assert [notice.detail for notice in notices(tmp_path / "link.kpidesk")] == ["Dropbox"]


BESIDE = {
    "shop (Ann's conflicted copy 2026-03-01).kpidesk": True,
    "shop (kpidesk conflict 2026-11-21).kpidesk": True,
    "shop.sync-conflict-20260301-101112-ABCDEF7.kpidesk": True,
    "shop (conflicted copy 2026-03-01 101112).kpidesk": True,
    "shop_conflict-20260301-101112.kpidesk": True,
    "shop (In Konflikt stehende Kopie von Ann).kpidesk": True,
    "shop-HOST.kpidesk": True,
    "shop (Case Conflict).kpidesk": True,
    "shop-elsewhere.kpidesk": False,
    "shop 2025.kpidesk": False,
    "conflict.kpidesk": False,
    "shop (conflicted copy).xlsx": False,
    "shop.kpidesk-journal": False,
}


def test_copies_that_a_conflict_left_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "host.example.com")
    path = made(tmp_path / "shop.kpidesk")
    for name in BESIDE:
        (tmp_path / name).touch()
    wanted = sorted(tmp_path / name for name in BESIDE if BESIDE[name])
    assert conflict_copies(path) == wanted
    assert notices(path) == [Notice(NoticeKind.CONFLICT_COPIES, tuple(wanted), len(wanted))]


def test_a_folder_of_such_a_name_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "shop conflict.kpidesk").mkdir()
    assert conflict_copies(made(tmp_path / "shop.kpidesk")) == []


def test_a_file_with_a_second_name_is_told_of(tmp_path: Path) -> None:
    path = made(tmp_path / "shop.kpidesk")
    os.link(path, tmp_path / "twin.kpidesk")
    assert notices(path) == [Notice(NoticeKind.HARD_LINKS, (path,), 2)]


def test_a_place_that_cannot_be_looked_at_has_no_notices(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in (tmp_path / "none", tmp_path / "loop", tmp_path / "loop" / "x", Path("/"), Path()):
        assert notices(path) == []


MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
nas:/export /mnt/nas nfs4 rw 0 0
//srv/share /mnt/my\040share cifs rw 0 0
me@host:/ /home/me/far fuse.sshfs rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
portal /run/user/1000/doc fuse.portal rw 0 0
rclone: /home/me/cloud fuse.rclone rw 0 0
host /mnt/host 9p rw 0 0
tmpfs /mnt/nas/over tmpfs rw 0 0
//srv/b /media/both smb3 rw 0 0
/dev/sdc1 /media/both ext4 rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/me/shop.kpidesk", ""),
        ("/mnt/nas/shop.kpidesk", "nfs4"),
        ("/mnt/nasty/shop.kpidesk", ""),
        ("/mnt/nas/over/shop.kpidesk", ""),
        ("/mnt/my share/a/shop.kpidesk", "cifs"),
        ("/home/me/far/shop.kpidesk", "fuse.sshfs"),
        ("/home/me/cloud/shop.kpidesk", "fuse.rclone"),
        ("/media/stick/shop.kpidesk", ""),
        ("/run/user/1000/doc/shop.kpidesk", ""),
        ("/mnt/host/shop.kpidesk", "9p"),
        ("/media/both/shop.kpidesk", ""),
    ],
)
def test_a_network_drive_is_known_by_its_file_system(path: str, kind: str) -> None:
    assert network_type(PurePosixPath(path), MOUNTS) == kind


def test_this_computer_answers_without_an_error(tmp_path: Path) -> None:
    assert isinstance(network_drive(tmp_path), str)
