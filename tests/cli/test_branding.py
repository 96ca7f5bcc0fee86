"""The owner's colour and logo by command, and on the charts that are drawn afterwards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

Run = Callable[..., Any]


def test_colour_and_logo_are_kept_and_drawn(run: Run, sample: Path, tmp_path: Path) -> None:
    logo, chart = tmp_path / "logo.png", tmp_path / "x.svg"
    Image.new("RGB", (300, 100), (20, 40, 120)).save(logo)
    assert run("brand", sample).out.strip() == "no colour, no logo"
    assert run("brand", sample, "--accent", "5548c8", "--logo", logo).code == 0
    assert run("brand", sample).out.startswith("#5548C8, a logo of ")
    run("chart", sample, "total_revenue", "--at", "2026-08", "-o", chart)
    drawn = chart.read_text()
    assert "#5548c8" in drawn
    assert "<image" in drawn
    assert run("brand", sample, "--no-logo").out.strip() == "#5548C8, no logo"
    assert run("brand", sample, "--no-accent").out.strip() == "no colour, no logo"


def test_what_could_hardly_be_seen_is_refused_and_nothing_changes(run: Run, sample: Path, tmp_path: Path) -> None:
    logo = tmp_path / "pale.png"
    Image.new("RGB", (300, 100), (250, 250, 240)).save(logo)
    assert "3.0 is needed; the nearest that does is #" in run("brand", sample, "--accent", "#F0C850").err
    assert "3.0 is needed" in run("brand", sample, "--accent", "#5548C8", "--logo", logo).err
    assert run("brand", sample).out.strip() == "no colour, no logo"


def test_a_logo_that_the_dark_background_hides_is_said_to_be_left_out(run: Run, sample: Path, tmp_path: Path) -> None:
    logo, chart = tmp_path / "logo.png", tmp_path / "x.png"
    Image.new("RGB", (300, 100), (20, 40, 120)).save(logo)
    run("brand", sample, "--logo", logo)
    asked = ("chart", sample, "total_revenue", "--at", "2026-08", "--preset", "half", "-o", chart)
    assert run(*asked).err == ""
    told = "kpidesk-cli: without the logo, which could hardly be seen on this background\n"
    assert run(*asked, "--dark").err == told
