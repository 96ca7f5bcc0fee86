"""Backups, restore, repair and history from a terminal."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kpidesk.store.places.lock import Lock

Run = Callable[..., Any]


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text("month,orders,revenue\n2011-10,400,20000\n2011-11,412,21500\n")
    return path


def spoil(path: Path, first: int, last: int) -> bytes:
    content = bytearray(path.read_bytes())
    content[first:last] = b"\xa5" * (last - first)
    path.write_bytes(content)
    return bytes(content)


def shown(run: Run, path: Path) -> str:
    return run("show", path, "orders", "--at", "2011-11").out


def test_import_is_preceded_by_a_backup_which_is_listed(run: Run, shop: Path, figures: Path) -> None:
    assert run("backups", shop).out == f"{shop}: there is no backup of it on this computer or beside it\n"
    assert run("import", shop, figures).code == 0
    (backup,) = run("backups", shop, "--json").json
    assert (backup["number"], backup["reason"], backup["figures"]) == (1, "import", 0)
    lines = run("backups", shop).out.splitlines()
    assert lines[0].split() == ["made", "why", "figures", "bytes", "name"]
    assert lines[1].endswith(backup["name"])


def test_dry_run_of_an_import_makes_no_backup(run: Run, shop: Path, figures: Path) -> None:
    run("import", shop, figures, "--dry-run")
    assert run("backups", shop, "--json").json == []


def test_restore_brings_back_what_was_and_can_be_undone(run: Run, shop: Path, figures: Path) -> None:
    before = shown(run, shop)
    run("import", shop, figures)
    after = shown(run, shop)
    assert after != before
    said = run("restore", shop, "1")
    assert (said.code, shown(run, shop)) == (0, before)
    undo = said.out.split()[-1]
    assert run("restore", shop, undo, "--json").json["can_be_undone"] is True
    assert shown(run, shop) == after
    assert run("check", shop).code == 0


def test_restore_takes_a_name_and_a_file(run: Run, shop: Path, figures: Path) -> None:
    before = shown(run, shop)
    run("import", shop, figures)
    backup = run("backups", shop, "--json").json[0]
    for word in (backup["name"], backup["name"].removesuffix(".kpidesk"), backup["path"]):
        run("set", shop, "2011-11", "orders=1")
        assert run("restore", shop, word).code == 0
        assert shown(run, shop) == before


@pytest.mark.parametrize("word", ["7", "0", "no-such-backup"])
def test_backup_that_is_not_there_is_refused(run: Run, shop: Path, word: str) -> None:
    before = shop.read_bytes()
    said = run("restore", shop, word)
    assert (said.code, said.out) == (1, "")
    assert f"there is no backup “{word}” of {shop}" in said.err
    assert shop.read_bytes() == before


def test_spoiled_backup_is_refused_and_the_file_stays(run: Run, shop: Path, figures: Path) -> None:
    run("import", shop, figures)
    spoil(Path(run("backups", shop, "--json").json[0]["path"]), 3000, 3010)
    before = shop.read_bytes()
    said = run("restore", shop, "1")
    assert (said.code, "it is not what was kept" in said.err) == (1, True)
    assert shop.read_bytes() == before


def test_restore_over_a_destroyed_file_keeps_what_was_there(run: Run, shop: Path, figures: Path) -> None:
    before = shown(run, shop)
    run("import", shop, figures)
    destroyed = spoil(shop, 0, 5000)
    said = run("restore", shop, "1")
    assert (said.code, shown(run, shop)) == (0, before)
    kept = Path(said.out.split(" as ")[-1].strip())
    assert kept.read_bytes() == destroyed


def test_file_that_is_open_elsewhere_is_not_restored(run: Run, shop: Path, figures: Path) -> None:
    run("import", shop, figures)
    lock = Lock.take(shop)
    try:
        said = run("restore", shop, "1")
        assert (said.code, "open in another kpidesk" in said.err) == (1, True)
    finally:
        lock.release()


def test_repair_makes_a_new_file_and_counts(run: Run, shop: Path, figures: Path, tmp_path: Path) -> None:
    run("import", shop, figures)
    whole = shown(run, shop)
    damaged = spoil(shop, shop.stat().st_size - 4096, shop.stat().st_size)
    assert run("check", shop).code == 1
    new = tmp_path / "new.kpidesk"
    said = run("repair", shop, "-o", new)
    assert said.out.splitlines()[0] == f"{new}: made, with 4 of 4 figures"
    assert (run("check", new).code, shown(run, new)) == (0, whole)
    assert shop.read_bytes() == damaged


def test_repair_never_writes_over_a_file(run: Run, shop: Path, tmp_path: Path) -> None:
    for target in (shop, tmp_path):
        assert run("repair", shop, "-o", target).code == 1
    assert run("repair", shop, "-o", shop).err.startswith(f"kpidesk-cli: {shop}: this file exists already")


def test_repair_of_nothing_names_the_backup_to_restore(run: Run, shop: Path, figures: Path, tmp_path: Path) -> None:
    run("import", shop, figures)
    backup = run("backups", shop, "--json").json[0]
    spoil(shop, 0, shop.stat().st_size)
    said = run("repair", shop, "-o", tmp_path / "new.kpidesk")
    assert (said.code, backup["path"] in said.err) == (1, True)
    assert not (tmp_path / "new.kpidesk").exists()


def test_history_tells_each_change(run: Run, shop: Path) -> None:
    run("set", shop, "2011-11", "orders=400")
    run("month", shop, "2011-11", "--closed")
    run("month", shop, "2011-11", "--open")
    run("set", shop, "2011-11", "orders=412")
    run("set", shop, "2011-10", "orders=390")
    lines = run("history", shop, "orders", "--at", "2011-11").out.splitlines()
    assert [line.split("  ")[2:] for line in lines] == [
        ["- -> 400", "command line"],
        ["400 -> 412", "command line, restated"],
    ]
    told = run("history", shop, "orders", "--json").json
    assert [(entry["month"], entry["old"], entry["new"], entry["restated"]) for entry in told] == [
        ("2011-11", None, 400.0, False),
        ("2011-11", 400.0, 412.0, True),
        ("2011-10", None, 390.0, False),
    ]


def test_history_of_a_figure_that_was_never_entered_says_so(run: Run, shop: Path) -> None:
    assert "no figure of it was ever entered" in run("history", shop, "orders").out


def test_link_that_leads_to_itself_is_no_file(run: Run, tmp_path: Path) -> None:
    loop = tmp_path / "loop.kpidesk"
    loop.symlink_to(loop)
    for command in (["backups", loop], ["restore", loop, "1"], ["repair", loop, "-o", tmp_path / "new.kpidesk"]):
        assert run(*command).code == 1
        assert "there is no such file" in run(*command).err


def test_folder_that_lets_nobody_look_into_it_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Path.stat

    def refuse(path: Path, **how: Any) -> Any:
        if path.parent.name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied")
        return look(path, **how)

    monkeypatch.setattr(Path, "stat", refuse)
    shut = tmp_path / "locked" / "shop.kpidesk"
    for command in (["backups", shut], ["restore", shut, "1"], ["restore", tmp_path / "new.kpidesk", shut]):
        said = run(*command)
        assert said.code == 1
        assert "may not be read" in said.err or "cannot be written" in said.err
