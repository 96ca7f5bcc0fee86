"""The description as a whole."""

import subprocess
import sys
from collections.abc import Callable

from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.paper.sheet import Box
from kpidesk.domain.month import Month

Build = Callable[..., GoalVsActualFacts]


def test_a_description_has_all_that_a_drawing_a_table_and_a_reader_need(facts: Build) -> None:
    chart = describe(facts())
    assert (chart.kind, chart.month) == ("goal-vs-actual", Month.of(2026, 8))
    assert (len(chart.points), chart.scale.phrase) == (12, "thousand EUR")
    assert chart.title == chart.titles[0]
    assert all((chart.subtitle, chart.footnote, chart.alt_text))


def test_the_same_facts_give_the_same_description(facts: Build) -> None:
    assert describe(facts()) == describe(facts())


def test_describing_needs_no_drawing_library() -> None:
    code = (
        "import sys; import kpidesk.charts.goal.goal_facts, kpidesk.charts.pictures.plotted_table, "
        "kpidesk.charts.pictures.file_name, "
        "kpidesk.charts.pictures.presets, kpidesk.charts.goal.goal_vs_actual; "
        "sys.exit(bool({'matplotlib', 'numpy', 'PySide6', 'sqlalchemy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_drawing_needs_neither_pyplot_nor_a_window() -> None:
    code = (
        "import sys; import kpidesk.charts.pictures.export; "
        "sys.exit(bool({'matplotlib.pyplot', 'PySide6', 'tkinter'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_drawing_librarys_files_have_a_lasting_place() -> None:
    code = (
        "import os; os.environ.pop('MPLCONFIGDIR', None); import kpidesk.charts; "
        "assert os.environ['MPLCONFIGDIR'].endswith(os.path.join('kpidesk', 'matplotlib')), os.environ['MPLCONFIGDIR']"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_boxes_that_share_only_an_edge_do_not_touch() -> None:
    box = Box(0, 0, 10, 10)
    assert not box.touches(Box(10, 0, 20, 10))
    assert box.touches(Box(9, 9, 20, 20))
    assert box.lies_in(Box(0, 0, 10, 10))
    assert not box.lies_in(Box(1, 0, 10, 10))
