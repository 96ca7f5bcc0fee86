"""What a formula reads when it is evaluated: which names, for which period and segment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.formula.arithmetic import COMPARISONS
from kpidesk.formula.evaluator import Evaluator
from kpidesk.formula.functions import WINDOWS
from kpidesk.formula.nodes import At, Call, Comparison, Name, Negative, Node, Power, Product, Sum, children
from kpidesk.formula.scene import Scene


@dataclass(frozen=True, slots=True)
class Reading:
    """A name as it is read; ``window`` is the function over the single months of ``period``, "" without one."""

    indicator: str
    period: Period
    segment: Segment | None
    window: str = ""


def readings(node: Node, scene: Scene, evaluator: Evaluator) -> list[Reading]:
    """Every reading once, in the order of the text; of an ``if`` only the branch that was taken."""
    return list(dict.fromkeys(_readings(node, scene, evaluator)))


def worked_out(node: Node) -> bool:
    """Whether the numbers show a part as one number: names, and whatever looks at another time or segment."""
    if isinstance(node, Call):
        return node.function in {"prev", "yago", "ytd", "nz", "days", "months", *WINDOWS}
    return isinstance(node, Name | At)


def spelt_out(node: Node) -> Node:
    """The same formula with both kinds of change written as differences."""
    match node:
        case Call(function="change" | "pchange", arguments=(operand,)):
            before = Call("prev", (operand,))
            change = Sum((spelt_out(operand), before), "-")
            return change if node.function == "change" else Product((change, Call("abs", (before,))), "/")
        case Call() if not worked_out(node):
            return replace(node, arguments=tuple(map(spelt_out, node.arguments)))
        case Sum() | Product():
            return replace(node, operands=tuple(map(spelt_out, node.operands)))
        case Negative():
            return replace(node, operand=spelt_out(node.operand))
        case Power():
            return replace(node, base=spelt_out(node.base), exponent=spelt_out(node.exponent))
        case Comparison():
            return replace(node, left=spelt_out(node.left), right=spelt_out(node.right))
    return node


def _readings(node: Node, scene: Scene, evaluator: Evaluator) -> Iterator[Reading]:
    if isinstance(node, Name):
        yield Reading(node.id, scene.period, scene.segment)
    elif isinstance(node, At):
        segment = scene.focus if node.kind else evaluator.segment_of(node)
        if segment is not None:
            yield from _readings(node.operand, scene.of(segment), evaluator)
    elif isinstance(node, Call) and node.function == "if":
        yield from _of_if(node, scene, evaluator)
    elif isinstance(node, Call) and node.function in WINDOWS:
        period = Period.rolling(scene.period.last, WINDOWS[node.function])
        yield from _of_window(node.arguments[0], scene.at(period), node.function, evaluator)
    else:
        for inner in _scenes(node, scene, evaluator):
            for part in children(node):
                yield from _readings(part, inner, evaluator)


def _of_window(node: Node, scene: Scene, window: str, evaluator: Evaluator) -> Iterator[Reading]:
    """Names read over the single months of the scene's period; what looks back by itself, for the last month."""
    if isinstance(node, Name):
        yield Reading(node.id, scene.period, scene.segment, window)
    elif isinstance(node, Call) and node.function in {"if", "ytd", *WINDOWS}:
        yield from _readings(node, scene.at(Period.month(scene.period.last)), evaluator)
    elif isinstance(node, At):
        segment = scene.focus if node.kind else evaluator.segment_of(node)
        if segment is not None:
            yield from _of_window(node.operand, scene.of(segment), window, evaluator)
    else:
        for inner in _months_earlier(node, scene):
            for part in children(node):
                yield from _of_window(part, inner, window, evaluator)


def _months_earlier(node: Node, scene: Scene) -> Sequence[Scene]:
    back = _BACK.get(node.function, (0,)) if isinstance(node, Call) else (0,)
    period = scene.period
    return [
        scene.at(replace(period, first=period.first.plus(-months), last=period.last.plus(-months))) for months in back
    ]


_BACK = {"prev": (1,), "change": (0, 1), "pchange": (0, 1), "yago": (12,)}


def _of_if(node: Call, scene: Scene, evaluator: Evaluator) -> Iterator[Reading]:
    condition, then, otherwise = node.arguments
    assert isinstance(condition, Comparison)  # the parser lets nothing else in
    yield from _readings(condition, scene, evaluator)
    left, right = evaluator.value_at(condition.left, scene), evaluator.value_at(condition.right, scene)
    if not isinstance(left, NoValue) and not isinstance(right, NoValue):
        taken = then if COMPARISONS[condition.operator](left, right) else otherwise
        yield from _readings(taken, scene, evaluator)


def _scenes(node: Node, scene: Scene, evaluator: Evaluator) -> Sequence[Scene]:
    """Where the parts of a node are read."""
    if not isinstance(node, Call):
        return (scene,)
    period = scene.period
    match node.function:
        case "prev":
            return (scene.at(period.previous),)
        case "change" | "pchange":
            return scene, scene.at(period.previous)
        case "yago":
            return (scene.at(period.year_earlier),)
        case "ytd":
            return (scene.at(evaluator.calendar.year_to_date(period.last)),)
    return (scene,)
