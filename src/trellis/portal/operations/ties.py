"""Reads ties from a bare file, CSV, GraphML or Pajek, within limits of size; nothing is stored."""

import tempfile
from pathlib import Path
from typing import Any

from igraph import Graph, InternalError

from trellis.domain.encodings import guess_encoding
from trellis.domain.problems import FILE_EMPTY, TIES_FILE_TOO_BIG, TIES_TOO_MANY, TIES_UNREADABLE, Problem
from trellis.domain.ties import Net, measure, net
from trellis.domain.tiesfile import MOST_NODES, MOST_TIES, read_edges
from trellis.domain.tiesjson import as_json, projected

MOST_MEGABYTES = 200
GRAPHS = {".graphml": "graphml", ".xml": "graphml", ".net": "pajek", ".paj": "pajek"}


def _text(file: Path) -> str:
    raw = file.read_bytes() if file.stat().st_size <= MOST_MEGABYTES * 1_000_000 else None
    if raw is None:
        raise Problem(TIES_FILE_TOO_BIG, name=file.name, limit=MOST_MEGABYTES)
    if not raw.strip():
        raise Problem(FILE_EMPTY, name=file.name)
    return raw.decode(guess_encoding(raw), errors="replace").lstrip("\ufeff")


def open_ties(file: Path, nodes: Path | None, *, directed: bool, two_mode: bool) -> Net:
    """Read ties: GraphML or Pajek by the ending of the file's name, else an edge list. Raises Problem."""
    kind = GRAPHS.get(file.suffix.lower())
    text = _text(file)
    if kind is None:
        listed = _text(nodes) if nodes else ""
        return read_edges(text, listed, directed=directed, two_mode=two_mode)
    return _of_graph(_graph(text, kind, file.name), directed=directed, two_mode=two_mode)


def _graph(text: str, kind: str, name: str) -> Graph:
    """Let igraph read a file of which no part can name another file or unfold without end."""
    if kind == "graphml" and ("<!DOCTYPE" in text or "<!ENTITY" in text):
        raise Problem(TIES_UNREADABLE, name=name)
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=f".{kind}") as copy:
            copy.write(text)
            copy.flush()
            return Graph.Read(copy.name, format=kind)
    except (InternalError, ValueError, OSError) as error:
        raise Problem(TIES_UNREADABLE, name=name) from error


def _of_graph(graph: Graph, *, directed: bool, two_mode: bool) -> Net:
    if graph.vcount() > MOST_NODES or graph.ecount() > MOST_TIES:
        raise Problem(TIES_TOO_MANY, nodes=MOST_NODES, ties=MOST_TIES)
    names = _names(graph)
    weights = graph.es["weight"] if "weight" in graph.es.attributes() else [1.0] * graph.ecount()
    pairs = zip(graph.get_edgelist(), weights, strict=True)
    ties = [(one, other, float(weight)) for (one, other), weight in pairs]
    second = frozenset(other for _one, other, _weight in ties) if two_mode else frozenset()
    return net(names, ties, directed=not two_mode and (directed or graph.is_directed()), second=second)


def _names(graph: Graph) -> list[str]:
    """Give each node its name, else its id, else its number; equal names are told apart by their number."""
    known = graph.vs.attributes()
    field = next((each for each in ("id", "name", "label") if each in known), "")
    found = (
        [str(each) for each in graph.vs[field]]
        if field
        else [str(place + 1) for place in range(graph.vcount())]
    )
    counts: dict[str, int] = {}
    for place, name in enumerate(found):
        counts[name] = counts.get(name, 0) + 1
        if counts[name] > 1:
            found[place] = f"{name} ({counts[name]})"
    return found


def look(given: Net) -> dict[str, Any]:
    """Work out all measures; of two modes those of the first one's projection too."""
    found = as_json(given, measure(given))
    if given.second:
        first = projected(given)
        found["projection"] = as_json(first, measure(first))
        found["projection"].pop("conventions")
    return found
