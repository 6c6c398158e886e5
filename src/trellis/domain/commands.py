"""The words that order something by text message: STOP, START, HELP and JOIN, in seven languages."""

from enum import StrEnum
from typing import NamedTuple

from trellis.domain.codes import plain
from trellis.domain.text import clean


class Order(StrEnum):
    """What is ordered."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    JOIN = "join"


class Ordered(NamedTuple):
    """What is ordered, and what was written after the word."""

    order: Order
    rest: str


_WORDS = {
    Order.STOP: "stop|stopall|unsubscribe|quit|end|หยุด|ยกเลิก|เลิก|ຢຸດ|ຍົກເລີກ|ឈប់|ရပ်|停|停止|退订|dung|dung lai",
    Order.START: "start|unstop|subscribe|เริ่ม|เริ่มใหม่|ເລີ່ມ|ចាប់ផ្តើម|စတင်|开始|開始|bat dau",
    Order.HELP: "help|info|ช่วย|ช่วยด้วย|ช่วยเหลือ|วิธีใช้|ຊ່ວຍ|ຊ່ວຍເຫຼືອ|ជួយ|ជំនួយ|ကူညီ|ကူညီပါ|帮助|幫助|tro giup|giup",
    Order.JOIN: "join|เข้าร่วมเครือข่าย|สมัคร|ສະໝັກ|ចុះឈ្មោះ|ဝင်ရောက်|加入|tham gia",
}
_ORDERS = {plain(word): order for order, words in _WORDS.items() for word in words.split("|")}
_POLITE = ("ครับ", "ค่ะ", "คะ", "ครับผม", "please", "ဗျာ", "ạ")
_MARKS = " .,;:!?\"'“”‘’()[]-"


def ordered(text: str) -> Ordered | None:
    """Give what a message orders: the word alone, or JOIN with more after it; None when it orders nothing."""
    said = clean(text).strip(_MARKS)
    word = plain(said)
    for polite in _POLITE:
        word = word.removesuffix(polite).strip(_MARKS)
    if word in _ORDERS:
        return Ordered(_ORDERS[word], "")
    first, _space, rest = said.partition(" ")
    if _ORDERS.get(plain(first)) is Order.JOIN:
        return Ordered(Order.JOIN, rest.strip(_MARKS))
    return None
