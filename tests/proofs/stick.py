"""A small disk of one's own, to be filled and pulled: in a part of the system that no other program sees."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.proofs.proof import Reached

PROJECT = Path(__file__).parents[2]
BLOCK = 4096


def why_not() -> str:
    """Why no disk can be mounted here; empty when one can."""
    if shutil.which("unshare") is None:
        return "there is no unshare to mount a disk with"
    command = [*_apart(), "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"no disk can be mounted: {done.stderr.strip()}" if done.returncode else ""


def _apart() -> list[str]:
    """Mounts made after this are gone with the program; a plain user is root among them."""
    return ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]


def reached_apart(module: str, scale: float, folder: Path) -> Reached:
    """Run a module of the proofs, told SCALE and FOLDER, where it may mount disks; it says counts and failures."""
    if why := why_not():
        return Reached({f"left out ({why})": 1})
    command = [*_apart(), sys.executable, "-m", f"tests.proofs.{module}", str(scale), str(folder)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        return Reached({}, [f"it broke: {done.stderr.strip()[-3000:]}"])
    return Reached(*json.loads(done.stdout))


class Stick:
    """A mounted disk. Its files outlive being pulled, and are there again when it is plugged in."""

    def __init__(self, folder: Path, size: int) -> None:
        """Mount one of ``size`` bytes; what it holds is also seen in a place that stays."""
        self.path, self.kept = folder / "stick", folder / "kept"
        self.path.mkdir(parents=True)
        self.kept.mkdir()
        _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(self.kept))
        self.plug_in()

    def plug_in(self) -> None:
        _run("mount", "--bind", str(self.kept), str(self.path))

    def pull(self) -> None:
        """Gone at once, whoever has files open there."""
        _run("umount", "-l", str(self.path))

    @property
    def _filler(self) -> Path:
        return self.path / "filler"

    def fill(self, left: int = 0) -> None:
        """Leave so many blocks free."""
        with self._filler.open("ab", buffering=0) as file:
            try:
                while file.write(bytes(BLOCK)):
                    pass
            except OSError:
                pass
            os.ftruncate(file.fileno(), max(0, file.tell() - left * BLOCK))

    def make_room(self) -> None:
        self._filler.unlink(missing_ok=True)

    def empty(self) -> None:
        for path in self.path.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def names(self) -> list[str]:
        """What lies on it, but for what fills it."""
        return sorted(path.name for path in self.path.iterdir() if path != self._filler)


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
