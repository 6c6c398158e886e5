"""The word to print for each answer, so short as it can be and be understood again."""

from trellis.domain.asking import Given
from trellis.domain.understanding import Open, understand

LONGEST = 10
"""So many signs of a label are printed in a text message; for longer ones the key or the number."""


def printed(question: Open, key: str, label: str) -> str:
    """Give the word to print for a choice: its label, else its key or number, as it will be understood."""
    places = [str(place) for place, each in enumerate(question.shape.choices, 1) if each.key == key]
    short = [word for word in (label, key) if len(word) <= LONGEST]
    for word in (*short, *places, label, key):
        shown = word.upper() if word.isascii() else word
        heard = understand(f"{question.code} {shown}", [question]).heard
        if len(heard) == 1 and heard[0].given == Given(choices=(key,)):
            return shown
    return label
