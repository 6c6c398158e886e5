"""A verdict counted again years later is the same one, though its sentences may have been worded anew."""

from trellis.domain.verdict import is_same_verdict

KEPT = {
    "outcome": "carried",
    "figures": {"yes": 15, "not_counted": [{"member": "x", "why": "An observer speaks."}]},
    "rounds": [{"number": 1, "tallies": {"a": 4}, "sentences": ["a leaves."]}],
    "explanation": ["24 cast, 16 needed, 15 yes."],
}


def test_other_words_are_the_same_verdict() -> None:
    again = KEPT | {"explanation": ["Cast: 24."], "rounds": [{"number": 1, "tallies": {"a": 4}}]}
    assert is_same_verdict(again, KEPT)


def test_another_number_is_another_verdict() -> None:
    rounds = [{"number": 1, "tallies": {"a": 5}, "sentences": ["a leaves."]}]
    assert not is_same_verdict(KEPT | {"rounds": rounds}, KEPT)
    assert not is_same_verdict(KEPT | {"outcome": "tied"}, KEPT)
