"""The words of the bullet page, made from the figures on it."""

from collections.abc import Iterator, Sequence

from kpidesk.analysis.goals.status import Status
from kpidesk.charts.bullet.bullet_series import Bullet, BulletFacts
from kpidesk.charts.words.status_words import status_word
from kpidesk.charts.words.title_words import begun, counted, ended, listed, named_titles, none_of, one_line, within
from kpidesk.domain.indicator import Direction

ARROW = "\N{DOWNWARDS ARROW}"


def titles(facts: BulletFacts) -> tuple[str, ...]:
    if facts.of_all == 1:
        bullet = facts.bullets[0]
        return named_titles([full_name(facts, bullet), _short_name(facts, bullet)], _tails(facts, bullet))
    return within(_page_titles(facts))


def full_name(facts: BulletFacts, bullet: Bullet) -> str:
    part = f", {facts.segment.kind} {facts.segment.name}" if facts.segment else ""
    return one_line(bullet.about.label + part)


def _short_name(facts: BulletFacts, bullet: Bullet) -> str:
    return one_line(bullet.about.name + (f", {facts.segment.name}" if facts.segment else ""))


def goal_words(bullet: Bullet) -> str:
    """6.86k EUR; 1.2 to 1.5: the goal as the chart writes it; "" without one."""
    if not bullet.goals:
        return ""
    *low, high = [bullet.scale.shown(goal) for goal in bullet.goals]
    return "".join(f"{bullet.scale.stepped(end)} to " for end in low) + bullet.scale.worded(high)


def value_words(bullet: Bullet) -> str:
    return "" if bullet.value is None else bullet.scale.worded(bullet.scale.shown(bullet.value))


# -- titles -----------------------------------------------------------------------------------------------------


def _page_titles(facts: BulletFacts) -> Iterator[str]:
    judged, missed = facts.judged, facts.missed
    met = len(judged) - len(missed)
    if not judged:
        one = one_line(facts.bullets[0].about.label)
        count = len(facts.bullets)
        who = f"{one} cannot" if count == 1 else f"{begun(none_of(count, 'KPIs'))} can"
        yield f"{who} be held against a goal in {facts.when}"
        return
    if len(judged) == 1 and not facts.so_far:
        yield from named_titles([judged[0].about.label, judged[0].about.name], _tails(facts, judged[0]))
        return
    head = _head(facts, met, len(judged))
    if missed:
        worst = missed[0]
        said = "is the only one off its goal" if len(missed) == 1 else "is furthest from its goal"
        names = (one_line(worst.about.label), one_line(worst.about.name))
        for by in (f" ({value_words(worst)} against {goal_words(worst)})", ""):
            yield from (f"{head}; {name} {said}{by}" for name in names)
    yield head


def _head(facts: BulletFacts, met: int, count: int) -> str:
    """How many of how many; of a single goal only while its period runs. Goals that have no room are not judged."""
    shown = " shown" if len(facts.bullets) < facts.of_all else ""
    if facts.so_far:
        goals = counted(count, f"goal{shown} is", f"goals{shown} are")
        return f"{facts.so_far} into {facts.entered}, {met} of {goals} met so far"
    when = f"{facts.when}{' so far' if facts.paced else ''}"
    if not met:
        return f"{begun(none_of(count, f'goals{shown}'))} for {when} was met"
    if met == count:
        return f"{'Both' if count == 2 else f'All {count}'} goals{shown} for {when} were met"
    return f"{met} of {count} goals{shown} for {when} {'was' if met == 1 else 'were'} met"


def _tails(facts: BulletFacts, bullet: Bullet) -> Sequence[str]:
    """What may follow the name of the only figure, the fullest wording first."""
    when = f"{facts.when}{' so far' if facts.paced else ''}"
    if bullet.value is None:
        return [f": {status_word(bullet.judgement) or 'no value'} for {when}"]
    value, goal = value_words(bullet), goal_words(bullet)
    if facts.so_far:
        head = f": {value} so far in {facts.entered} ({facts.so_far})"
        whole = "of the time so far" if facts.paced else "for the whole month"
        return [f"{head}; the goal {whole} is {goal}", head] if goal else [head]
    if not goal:
        return [f" came to {value} in {when}; no goal is set", f" came to {value} in {when}"]
    verdict = f" {_verdict(bullet)} in {when}"
    return [f"{verdict} ({value} against {goal})", verdict]


def _verdict(bullet: Bullet) -> str:
    difference = bullet.shown_difference
    assert difference is not None
    by = bullet.scale.worded(abs(difference), difference=True)
    if len(bullet.goals) == 2:
        return f"missed the goal by {by}" if difference else "stayed within the goal"
    match bullet.about.direction:
        case _ if not difference:
            return "came out level with the goal"
        case Direction.NEUTRAL:
            return f"came out {by} {'above' if difference > 0 else 'below'} the goal"
        case Direction.BAND:
            return f"missed the goal by {by}"
        case direction:
            return f"{'beat' if (difference > 0) is (direction is Direction.HIGHER) else 'missed'} the goal by {by}"


# -- below the title --------------------------------------------------------------------------------------------


def subtitle(facts: BulletFacts) -> str:
    """How many of how many, period, notation."""
    shown, every = len(facts.bullets), facts.of_all
    if every == 1:
        bullet = facts.bullets[0]
        what = f"{full_name(facts, bullet)}, {bullet.scale.phrase}"
    else:
        what = f"{shown} of {every} KPIs" if shown < every else f"{every} KPIs"
        what += f", {facts.segment.kind} {one_line(facts.segment.name)}" if facts.segment else ""
    aims = "goals of the time so far" if facts.paced else ""
    scales = "scales differ" if every > 1 else ""
    notation = _notation(facts)
    return ended(", ".join(filter(None, (what, facts.when, aims, scales)))) + (f" {notation}" if notation else "")


def _notation(facts: BulletFacts) -> str:
    bullets, parts = facts.bullets, []
    if any(bullet.has_bar for bullet in bullets):
        parts.append("bar = actual")
    elif bullets:
        parts.append("dot = actual")
    if any(bullet.goals for bullet in bullets):
        parts.append("line = goal")
    if any(bullet.last_year is not None for bullet in bullets):
        parts.append("thin line = a year before")
    if any(bullet.levels.edges for bullet in bullets):
        parts.append("grey from strong to faint = off, watch, on track")
    return ", ".join(parts).capitalize()


def footnote(facts: BulletFacts) -> str:
    return " ".join(_notes(facts))


def _notes(facts: BulletFacts) -> Iterator[str]:
    yield f"Source: {facts.source}."
    if any(bullet.is_lower_better for bullet in facts.bullets):
        yield f"{ARROW} = lower is better."
    dots = [one_line(bullet.about.name) for bullet in facts.bullets if not bullet.has_bar]
    if dots:
        yield f"Dot = the scale does not start at 0: {listed(dots)}."
    if facts.so_far:
        yield f"Hollow = so far, {facts.so_far}."
    rings: dict[str, list[str]] = {}
    for bullet in facts.bullets:
        if not bullet.is_judged:
            word = status_word(bullet.judgement) or "neither way is better"
            rings.setdefault(word, []).append(one_line(bullet.about.name))
    if rings:
        yield "Ring = " + "; ".join(f"{word}: {listed(names)}" for word, names in rings.items()) + "."


# -- for who cannot see it --------------------------------------------------------------------------------------


def alt_text(facts: BulletFacts, title: str) -> str:
    """Title, what kind of chart, the figures by status, the figure that is furthest off or the only one."""
    count = counted(len(facts.bullets), "KPI", "KPIs")
    goals = "" if not any(bullet.goals for bullet in facts.bullets) else " against its goal"
    kind = f"Bullet chart of {count}{goals if facts.of_all == 1 else ' against their goals'}, {facts.when}."
    told = next(iter([*facts.missed, *facts.judged, *facts.bullets]))
    return " ".join(filter(None, (ended(title), kind, _by_status(facts), _figure(told))))


def _by_status(facts: BulletFacts) -> str:
    parts = []
    for status in (Status.ON_TRACK, Status.WATCH, Status.OFF):
        names = [one_line(bullet.about.name) for bullet in facts.bullets if bullet.judgement.status is status]
        if names:
            parts.append(f"{status}: {listed(names, most=12)}")
    text = "; ".join(parts) or "no status"
    return text[0].upper() + text[1:] + "."


def _figure(bullet: Bullet) -> str:
    name, goal = one_line(bullet.about.name), goal_words(bullet)
    if bullet.value is None:
        return f"{name} has no value."
    return f"{name}: {value_words(bullet)}, {f'goal {goal}' if goal else 'without a goal'}."
