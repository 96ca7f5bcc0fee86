"""The figures of the bullet page one by one: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator

from kpidesk.analysis.goals.goals import tolerance_of
from kpidesk.analysis.numbers.rounding import difference
from kpidesk.charts.bullet.bullet_sentences import full_name
from kpidesk.charts.bullet.bullet_series import Bullet, BulletFacts
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.words.figure_words import difference_words, figure_words
from kpidesk.charts.words.status_words import status_word


def rows_of(facts: BulletFacts) -> Iterator[Cells]:
    """One row a KPI, exact; percent are ratios. The scale goes from one end to the other."""
    heading = ["KPI", "unit", "actual", "goal", "goal up to", "tolerance", "a year before"]
    yield [*heading, "scale from", "scale to", "status"]
    for bullet in facts.bullets:
        goal = bullet.goal
        yield [
            full_name(facts, bullet),
            exact_unit(bullet),
            bullet.value,
            None if goal is None else float(goal.value),
            None if goal is None or goal.upper is None else float(goal.upper),
            None if goal is None else float(tolerance_of(goal)),
            bullet.last_year,
            float(bullet.axis.low),
            float(bullet.axis.high),
            status_word(bullet.judgement),
        ]


def exact_unit(bullet: Bullet) -> str:
    """EUR, percent as ratio, days: of exact figures."""
    unit = bullet.about.unit
    return {"money": bullet.currency, "money per hour": f"{bullet.currency} per hour"}.get(unit, str(unit))


def spots_of(facts: BulletFacts) -> tuple[Spot, ...]:
    """Every figure, in order; its key is its id."""
    return tuple(
        Spot(bullet.about.id, spot_words(facts, bullet), Origin(bullet.about.id, facts.month, facts.segment))
        for bullet in facts.bullets
    )


def spot_words(facts: BulletFacts, bullet: Bullet) -> str:
    """Total revenue, August 2026: EUR 6,418, goal EUR 6,856, −438, watch, a year before EUR 6,308."""

    def written(value: float) -> str:
        return figure_words(value, bullet.about, bullet.currency, bullet.form, bullet.decimals)

    said = [] if bullet.value is None else [written(bullet.value) + (" so far" if facts.so_far else "")]
    if bullet.goals:
        said.append(f"goal {' to '.join(map(written, bullet.goals))}")
    if bullet.value is not None and len(bullet.goals) == 1:
        step = difference(bullet.value, bullet.goals[0], bullet.about, bullet.decimals)
        said.append(difference_words(step, bullet.about, bullet.form, bullet.decimals))
    said.append(status_word(bullet.judgement))
    if bullet.last_year is not None:
        said.append(f"a year before {written(bullet.last_year)}")
    return f"{full_name(facts, bullet)}, {facts.when}: {', '.join(filter(None, said))}"
