"""STOP, START, HELP and JOIN, as people write them."""

import pytest

from trellis.domain.commands import Order, ordered


@pytest.mark.parametrize(
    ("said", "order", "rest"),
    [
        ("STOP", Order.STOP, ""),
        (" stop!\n", Order.STOP, ""),
        ("หยุดครับ", Order.STOP, ""),
        ("Dừng", Order.STOP, ""),
        ("start", Order.START, ""),
        ("help please", Order.HELP, ""),
        ("ຊ່ວຍ", Order.HELP, ""),
        ("Join", Order.JOIN, ""),
        ("JOIN NN Dao Kham.", Order.JOIN, "NN Dao Kham"),
    ],
)
def test_an_order_stands_alone(said: str, order: Order, rest: str) -> None:
    assert ordered(said) == (order, rest)


@pytest.mark.parametrize("said", ["", "stop the bus", "please help us", "A7K stop", "ครับ", "?"])
def test_in_a_sentence_it_orders_nothing(said: str) -> None:
    assert ordered(said) is None
