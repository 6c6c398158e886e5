"""Measures the ties of 10,000 nodes and 100,000 ties, beside the graph library called directly.

    .venv/bin/python -m benchmarks.ties [--nodes 10000] [--ties 100000] [--slow]

`--slow` adds a library in plain Python, on a tenth of the network, for its betweenness alone.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
from igraph import Graph


def timed(work: Callable[[], object]) -> float:
    """Give the processor time of some work in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def drawn(nodes: int, ties: int) -> list[tuple[int, int]]:
    """Draw so many different ties, always the same ones."""
    chance = random.Random(2002)  # noqa: S311  no secret is drawn
    found: set[tuple[int, int]] = set()
    while len(found) < ties:
        one, other = chance.randrange(nodes), chance.randrange(nodes)
        if one < other:
            found.add((one, other))
    return sorted(found)


def directly(nodes: int, ties: list[tuple[int, int]]) -> None:
    """Call the library for each measure that it has."""
    graph = Graph(n=nodes, edges=ties)
    graph.betweenness()
    graph.closeness()
    graph.constraint()
    graph.articulation_points()
    graph.connected_components()


def by_command(ties: list[tuple[int, int]]) -> float:
    """Let the command read, measure and write, as a whole process; give its processor time."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ties.csv"
        file.write_text("".join(f"n{one},n{other}\n" for one, other in ties))
        script = Path(sys.executable).parent / "trellis"
        command = ["bash", "-c", f"TIMEFORMAT='%U %S'; time {script} ties {file} --json >/dev/null"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        return sum(map(float, told.split()[-2:]))


def main() -> None:
    """Measure, and print a ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--ties", type=int, default=100_000)
    parser.add_argument("--slow", action="store_true")
    wish = parser.parse_args()
    ties = drawn(wish.nodes, wish.ties)
    library = timed(lambda: directly(wish.nodes, ties))
    ours = by_command(ties)
    print(
        f"{wish.nodes:,} nodes, {wish.ties:,} ties: library {library:.1f} s, command {ours:.1f} s, ", end=""
    )
    print(f"ratio {ours / library:.2f}")
    if wish.slow:
        small = drawn(wish.nodes // 10, wish.ties // 10)
        graph = Graph(n=wish.nodes // 10, edges=small)
        fast = timed(graph.betweenness)
        slow = timed(lambda: nx.betweenness_centrality(nx.Graph(small)))
        print(
            f"betweenness of a tenth: plain Python {slow:.1f} s, library {fast:.2f} s, "
            f"ratio {slow / fast:.0f}"
        )


if __name__ == "__main__":
    main()
