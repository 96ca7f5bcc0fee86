"""Which formula follows from which: circles, order, depth and everything downstream."""

from collections.abc import Iterable, Mapping

Edges = Mapping[str, frozenset[str]]


def circle(uses: Edges) -> tuple[str, ...]:
    """The first formulas that use each other in a circle, in order and closing with the first; () without one."""
    done: set[str] = set()
    for start in uses:
        if start not in done and (found := _circle_from(start, uses, done)):
            return found
    return ()


def _circle_from(start: str, uses: Edges, done: set[str]) -> tuple[str, ...]:
    """Walks down without recursion: a long chain must not meet Python's own limit."""
    path: dict[str, None] = {start: None}
    waiting = [iter(sorted(uses[start]))]
    while waiting:
        name = next(waiting[-1], None)
        if name is None:
            waiting.pop()
            done.add(path.popitem()[0])
        elif name in path:
            ids = list(path)
            return (*ids[ids.index(name) :], name)
        elif name not in done:
            path[name] = None
            waiting.append(iter(sorted(uses.get(name, ()))))
    return ()


def in_order(uses: Edges) -> tuple[str, ...]:
    """Every id after all that it uses. The graph has no circle."""
    ordered: dict[str, None] = {}
    for start in uses:
        if start not in ordered:
            _follow(start, uses, ordered)
    return tuple(ordered)


def _follow(start: str, uses: Edges, ordered: dict[str, None]) -> None:
    waiting = [(start, iter(uses[start]))]
    entered = {start}
    while waiting:
        name, rest = waiting[-1]
        below = next((id_ for id_ in rest if id_ not in ordered and id_ not in entered), None)
        if below is None:
            waiting.pop()
            ordered[name] = None
        else:
            entered.add(below)
            waiting.append((below, iter(uses.get(below, ()))))


def turned(uses: Edges) -> dict[str, frozenset[str]]:
    """The same edges the other way round: who uses each id."""
    users: dict[str, set[str]] = {id_: set() for id_ in uses}
    for user, used in uses.items():
        for id_ in used:
            users.setdefault(id_, set()).add(user)
    return {id_: frozenset(found) for id_, found in users.items()}


def reachable(starts: Iterable[str], edges: Edges) -> frozenset[str]:
    """Everything that can be reached from ``starts``, these themselves only when a road leads back to them."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        for id_ in edges.get(waiting.pop(), ()):
            if id_ not in found:
                found.add(id_)
                waiting.append(id_)
    return frozenset(found)
