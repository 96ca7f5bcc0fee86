from pathlib import Path

import pytest

from kpidesk.ui.look.look import Choice
from kpidesk.ui.settings import RecentFile, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kpidesk.ini"


def file(name: str, month: str = "2026-08") -> RecentFile:
    return RecentFile(f"/home/x/{name}.kpidesk", name, "2026-09-01T10:00", month, (1, 2, 3))


def test_everything_is_remembered_until_the_next_start(path: Path) -> None:
    first = Settings(path)
    first.theme, first.number_locale, first.last_folder, first.last_export = Choice.DARK, "de", "/tmp/x", "slide"
    first.remember(file("shop"))
    del first
    again = Settings(path)
    assert (again.theme, again.number_locale, again.last_folder) == (Choice.DARK, "de", "/tmp/x")
    assert (again.last_export, again.recent) == ("slide", [file("shop")])


def test_a_new_program_has_defaults(path: Path) -> None:
    fresh = Settings(path)
    assert (fresh.theme, fresh.number_locale, fresh.recent) == (Choice.SYSTEM, "", [])
    assert fresh.geometry.isEmpty()


def test_the_newest_file_comes_first_and_once(path: Path) -> None:
    settings = Settings(path)
    for name in ("a", "b", "a"):
        settings.remember(file(name))
    assert [entry.name for entry in settings.recent] == ["a", "b"]
    settings.remember(file("b", "2026-09"))
    assert settings.recent[0].last_month == "2026-09"
    settings.forget("/home/x/a.kpidesk")
    assert [entry.name for entry in settings.recent] == ["b"]


def test_only_nine_files_are_kept(path: Path) -> None:
    settings = Settings(path)
    for number in range(12):
        settings.remember(file(str(number)))
    assert [entry.name for entry in settings.recent] == [str(number) for number in range(11, 2, -1)]


@pytest.mark.parametrize(
    "damage", ["[look]\ntheme=purple\n", "[files]\nrecent=not json\n", '[files]\nrecent="[1, 2]"\n']
)
def test_settings_that_cannot_be_read_are_no_reason_not_to_start(path: Path, damage: str) -> None:
    path.write_text(damage)
    settings = Settings(path)
    assert (settings.theme, settings.recent) == (Choice.SYSTEM, [])


def test_a_notice_that_was_heard_is_known_for_its_file_only(path: Path) -> None:
    settings = Settings(path)
    settings.note_heard("/home/x/a.kpidesk", "SYNCED")
    settings.note_heard("/home/x/a.kpidesk", "NETWORK")
    again = Settings(path)
    assert again.is_heard("/home/x/a.kpidesk", "SYNCED") and again.is_heard("/home/x/a.kpidesk", "NETWORK")
    assert not again.is_heard("/home/x/b.kpidesk", "SYNCED")


@pytest.mark.parametrize("damage", ["not json", '"[1, 2]"'])
def test_heard_notices_that_cannot_be_read_are_said_again(path: Path, damage: str) -> None:
    path.write_text(f"[files]\nheard={damage}\n")
    assert not Settings(path).is_heard("/home/x/a.kpidesk", "SYNCED")
