"""Search tokens find what reading every text would find."""

import re
import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.bigrams import contains, query_tokens, tokens
from trellis.domain.text import fold

words = st.text(alphabet="aei sx10แม่สยเ昆明市ភ្នំ", max_size=12)


def find(texts: list[str], query: str) -> list[str]:
    """Search as the database does: candidates by tokens, then the check."""
    wanted = set(query_tokens(query))
    return [text for text in texts if wanted <= set(tokens(text)) and contains(text, query)]


@given(st.lists(words, max_size=8), words)
def test_search_finds_exactly_what_brute_force_finds(texts: list[str], query: str) -> None:
    folded = fold(query).split()
    assert find(texts, query) == [text for text in texts if all(word in fold(text) for word in folded)]


def test_dao_finds_words_in_the_middle() -> None:
    texts = ["Maesai Centre", "ศูนย์ประสานงานแม่สาย", "西双版纳州勐海县", "Samaritan's Purse"]
    assert find(texts, "sai") == ["Maesai Centre"]
    assert find(texts, "แม่สาย") == ["ศูนย์ประสานงานแม่สาย"]
    assert find(texts, "县") == ["西双版纳州勐海县"]
    assert find(texts, "centre MAE") == ["Maesai Centre"]
    assert find(texts, "samaritans") == ["Samaritan's Purse"]


def test_tone_marks_tell_words_apart() -> None:
    assert find(["แม่สาย", "แมสาย"], "แม่") == ["แม่สาย"]


def test_tokens_are_plain_ascii_words() -> None:
    assert all(re.fullmatch("x[a-z0-9]+", token) for token in tokens("Maesai แม่สาย 昆明 1e5 😀𠀀"))
    assert query_tokens(" - ") == []


def test_sqlite_keeps_every_token() -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE entry USING fts5(tokens)")
    for text in ["ศูนย์ประสานงานแม่สาย", "ភ្នំពេញ", "Maesai"]:
        database.execute("INSERT INTO entry VALUES (?)", (" ".join(tokens(text)),))
    question = " AND ".join(f'"{token}"' for token in query_tokens("นงานแม่"))
    assert database.execute("SELECT rowid FROM entry WHERE entry MATCH ?", (question,)).fetchall() == [(1,)]
