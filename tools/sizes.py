"""Says which files, functions and templates are too long to be read on a screen; exit code 1 when any is."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE = 400
DOMAIN_FILE = 300
FUNCTION = 40
VIEW = 20
TEMPLATE = 120
FOLDERS = ("src", "tests", "tools", "benchmarks")
TEXT = (".py", ".js", ".css")


def _length(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _file_limit(name: str) -> int:
    if name.endswith(".html"):
        return TEMPLATE
    return DOMAIN_FILE if name.startswith("src/trellis/domain/") else FILE


def _is_view(name: str) -> bool:
    return name.endswith("/views.py") or "/views/" in name


def long_functions(source: str, limit: int) -> Iterator[tuple[str, int, int]]:
    """Give name, line and length of each function with more than `limit` lines, from `def` to its last."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > limit:
                yield node.name, node.lineno, length


def files(root: Path) -> Iterator[Path]:
    """Give the files that are judged: what people write, not what a command or another project wrote."""
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            written = (
                "migrations" not in file.parts
                and "vendor" not in file.parts
                and "__pycache__" not in file.parts
            )
            if written and (file.suffix in TEXT or (file.suffix == ".html" and folder == "src")):
                yield file


def findings(root: Path) -> Iterator[str]:
    """Give a line for everything that is too long."""
    for file in files(root):
        name = file.relative_to(root).as_posix()
        limit, length = _file_limit(name), _length(file)
        if length > limit:
            yield f"{name}: {length} lines, at most {limit}"
        if file.suffix == ".py":
            most = VIEW if _is_view(name) else FUNCTION
            for function, line, lines in long_functions(file.read_text(encoding="utf-8"), most):
                yield f"{name}:{line}: {function} has {lines} lines, at most {most}"


def main() -> None:
    """Judge the project that the tool lies in, or the folder named."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    found = list(findings(root))
    if found:
        print("\n".join(found))
        sys.exit(1)


if __name__ == "__main__":
    main()
