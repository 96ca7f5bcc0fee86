"""What no part of the program may use: formats that run what they hold, processes that inherit what is open.

A file that a user could supply is never unpickled when nothing can unpickle.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.proofs.proof import Reached

ROWS = (25,)
TITLE = "formats that run what they hold"

ROOT = Path(__file__).parent.parent.parent
SOURCES = sorted(path for folder in ("kpidesk", "benchmarks", "migrations") for path in (ROOT / folder).rglob("*.py"))

RUNNING_FORMATS = frozenset({"pickle", "_pickle", "cPickle", "shelve", "marshal", "dill", "cloudpickle", "joblib"})
BY_NAME = frozenset({"__import__", "import_module"})
PICKLING_CALLS = frozenset({"read_pickle", "to_pickle"})


def banned(source: str) -> list[str]:
    """The lines that use what is banned, each with what it is."""
    return [f"{node.lineno}: {what}" for node in ast.walk(ast.parse(source)) for what in _banned_in(node)]


def _banned_in(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (name.name for name in names if _is_banned(name.name))
        case ast.ImportFrom(module=str(module), names=names):
            yield from (name.name for name in names if _is_banned(module) or _is_banned(f"{module}.{name.name}"))
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            yield from _banned_call(node, name)
        case ast.keyword(arg="allow_pickle", value=value) if not (isinstance(value, ast.Constant) and not value.value):
            yield "allow_pickle"


def _is_banned(module: str) -> bool:
    """Of multiprocessing only the context is let in, so that the way to start is named where it is used."""
    first, _, rest = module.partition(".")
    return first in RUNNING_FORMATS or (first == "multiprocessing" and rest not in {"", "get_context", "shared_memory"})


def _banned_call(call: ast.Call, name: str) -> Iterator[str]:
    given = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    keywords = {keyword.arg for keyword in call.keywords}
    of_processes = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "multiprocessing"
    if name in PICKLING_CALLS:
        yield name
    elif name in BY_NAME and any(isinstance(module, str) and _is_banned(module) for module in given):
        yield f"{name} of {given[0]}"
    elif name == "get_context" and given != ["spawn"]:
        yield "a context other than spawn"
    elif name == "ProcessPoolExecutor" and "mp_context" not in keywords:
        yield "processes without a context"
    elif of_processes and name != "get_context":
        yield f"multiprocessing.{name}"


def found() -> dict[str, list[str]]:
    """The files that use what is banned, each with its lines."""
    lines = {str(path.relative_to(ROOT)): banned(path.read_text(encoding="utf-8")) for path in SOURCES}
    return {path: used for path, used in lines.items() if used}


def prove(scale: float, folder: Path) -> Reached:
    """Every file is read, whatever the scale."""
    failures = [f"{path}, line {line}" for path, lines in found().items() for line in lines]
    return Reached({"files": len(SOURCES), "uses": len(failures)}, failures)
