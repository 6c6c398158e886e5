"""How a line is sealed: its hash covers it and the hash before, so a change breaks all that follows."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

START = "0" * 64


def seal(facts: Mapping[str, Any], previous: str) -> str:
    """Give the SHA-256 (64 hex digits) of the line's facts and the hash before it.

    `facts` holds only what JSON can say; keys are sorted, nothing is escaped: every machine seals alike.
    """
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(f"{previous}\n{text}".encode()).hexdigest()
