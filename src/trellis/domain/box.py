"""A box of papers without a hand: nothing about it tells who put in which paper, or in which order.

Papers lie in the order of their codes, which are drawn by chance. What a code is kept as (`seal`) can't be
turned back, so only whoever holds the code finds her paper (C8.5; the secret ballot of C5.7).
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

Paper = Mapping[str, Any]


def seal(code: str) -> str:
    """Give what a box keeps instead of a code; spaces, dashes and case don't count."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return sha256(plain.encode()).hexdigest()


def put(papers: Sequence[Paper], code: str, content: Mapping[str, Any]) -> list[Paper]:
    """Give the papers with one more, or with the one of this code replaced; in no order but the codes'."""
    mark = seal(code)
    others = [paper for paper in papers if paper["mark"] != mark]
    return sorted([*others, {"mark": mark, **content}], key=lambda paper: str(paper["mark"]))


def find(papers: Sequence[Paper], code: str) -> Paper | None:
    """Give the paper of a code, if it is in the box."""
    mark = seal(code)
    return next((paper for paper in papers if paper["mark"] == mark), None)
