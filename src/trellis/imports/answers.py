"""Answers that come in a file, for whoever works at a command line."""

import json
from pathlib import Path

from trellis.domain.problems import ANSWERS_NOT_READ, Problem


def answers_in_file(path: Path) -> dict[str, str]:
    """Read answers: {id: answer}, a list of questions with their answers, or a whole dry run."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise Problem(ANSWERS_NOT_READ, name=path.name) from error
    if isinstance(data, dict) and isinstance(data.get("questions"), list):
        data = [*data.get("columns", []), *data["questions"]]
    if isinstance(data, list) and all(isinstance(each, dict) and "id" in each for each in data):
        data = {each["id"]: each.get("answer", "") for each in data}
    if not isinstance(data, dict) or not all(isinstance(each, str) for each in data.values()):
        raise Problem(ANSWERS_NOT_READ, name=path.name)
    return {key: answer for key, answer in data.items() if answer}
