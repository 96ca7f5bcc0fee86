"""The wheel holds all that the program needs: built, installed in a fresh environment, and used there."""

import os
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(cwd)}
    environment |= {f"XDG_{kind}_HOME": str(cwd / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment that has the wheel and its dependencies, but not this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder / "dist", cwd=PROJECT)
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    run("tar", "xzf", sdist, "-C", folder, cwd=folder)
    (unpacked,) = (path for path in folder.glob("kpidesk-*") if path.is_dir())
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist", cwd=unpacked)
    (wheel,) = (folder / "dist").glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=False, symlinks=True)
    python = environment / "bin" / "python"
    run(
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--offline",
        "--python",
        python,
        wheel,
        cwd=folder,
    )
    # The dependencies are lent by a path file; path files found that way are not read, so the checkout stays unknown.
    (packages,) = (environment / "lib").glob("python*/site-packages")
    (packages / "lent.pth").write_text("\n".join(site.getsitepackages()))
    return environment


def test_the_wheel_is_what_is_imported(fresh: Path, tmp_path: Path) -> None:
    where = run(fresh / "bin" / "python", "-c", "import kpidesk; print(kpidesk.__file__)", cwd=tmp_path)
    assert where.startswith(str(fresh))


def test_the_command_line_works_from_the_wheel(fresh: Path, tmp_path: Path) -> None:
    cli = fresh / "bin" / "kpidesk-cli"
    run(cli, "new", "sample.kpidesk", "--sample", cwd=tmp_path)
    run(cli, "chart", "sample.kpidesk", "total_revenue", "--at", "2026-08", "-o", "out.png", cwd=tmp_path)
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")
    assert run(cli, "check", "sample.kpidesk", cwd=tmp_path)


def test_the_window_opens_from_the_wheel(fresh: Path, tmp_path: Path) -> None:
    run(fresh / "bin" / "kpidesk", "--close-at-once", cwd=tmp_path)


def test_the_licences_travel_with_the_wheel(fresh: Path) -> None:
    names = {path.name for path in fresh.glob("lib/python*/site-packages/kpidesk-*.dist-info/licenses/*")}
    assert {"LICENSE", "NOTICES.md"} <= names
