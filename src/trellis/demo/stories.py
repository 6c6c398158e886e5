"""Reading the example networks: one TOML file each, as plain dictionaries."""

import csv
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

Story = dict[str, Any]


def stories() -> list[Story]:
    """Give the six examples in the order in which the note is easiest to read."""
    folder = files("trellis.demo") / "data"
    named = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return [tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in named]


def places() -> list[dict[str, str]]:
    """Give the places that the examples need, parents before children."""
    text = (files("trellis.demo") / "data" / "places.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def holidays(country: str) -> list[tuple[date, dict[str, str]]]:
    """Give the public holidays of a country with their names."""
    text = (files("trellis.demo") / "data" / "holidays" / f"{country}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return [(date.fromisoformat(each["day"]), {"en": each["en"], "th": each["th"]}) for each in rows]


def organisations(story: Story) -> list[Story]:
    """Give each organisation of a story, with what its group says of all: type, constituency, home."""
    found: list[Story] = []
    for group in story["organisations"]:
        shared = {name: group[name] for name in ("type", "constituency", "home") if name in group}
        found += [shared | row for row in group["rows"]]
        for number in range(1, group.get("numbered", 0) + 1):
            names = {language: group[f"numbered_{language}"] % number for language in ("en", "th")}
            found.append(shared | names | {"invented": True})
    return found


def names_of(row: Story) -> dict[str, str]:
    """Give the names of a row by language."""
    return {
        language: row[language] for language in ("en", "th", "zh", "lo", "km", "my", "vi") if language in row
    }


def deciding(slug: str) -> Story:
    """Give how an example decides, as told; "names" gives the invented names of those who speak there."""
    file = files("trellis.demo") / "data" / "decisions" / f"{slug}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def meetings_of(slug: str) -> Story:
    """Give how an example meets and what it asks, as told; most only decide."""
    file = files("trellis.demo") / "data" / "meetings" / f"{slug}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def planned(slug: str) -> Story:
    """Give what an example plans and counts, as told."""
    file = files("trellis.demo") / "data" / "plans" / f"{slug}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def doings(slug: str) -> list[Story]:
    """Give what is done in an example, one row for each activity."""
    file = files("trellis.demo") / "data" / "activities" / f"{slug}.csv"
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines())) if file.is_file() else []


def needs(slug: str) -> bytes:
    """Give the table of needs of an example, as a file; most have none."""
    file = files("trellis.demo") / "data" / "needs" / f"{slug}.csv"
    return file.read_bytes() if file.is_file() else b""
