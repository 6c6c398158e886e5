"""The line above which a reply is written, and how mail programs of the region mark what they quote."""

import re

RULE = "-=-=-=-"
"""Stands on both sides of the mark: found again whatever language stands between."""

ABOVE = {
    "en": "Write your answer above this line",
    "th": "เขียนคำตอบเหนือเส้นนี้",
    "lo": "ຂຽນຄຳຕອບໄວ້ເທິງເສັ້ນນີ້",
    "km": "សូមសរសេរចម្លើយនៅលើបន្ទាត់នេះ",
    "my": "ဤမျဉ်းအထက်တွင် အဖြေရေးပါ",
    "zh": "请在此线以上写答复",
    "vi": "Hãy viết câu trả lời phía trên dòng này",
}


def mark(language: str) -> str:
    """Give the line above which an answer is written, in a language; in English where there's none."""
    words = ABOVE.get(language) or ABOVE.get(language.partition("-")[0]) or ABOVE["en"]
    return f"{RULE} {words} {RULE}"


def _either(*words: str) -> str:
    return "|".join(re.escape(word) for word in words)


_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00a0]+")
_TIGHT = tuple(_SPACES.sub("", words).casefold() for words in ABOVE.values())


def is_mark(line: str) -> bool:
    """Say whether a line is the mark: with its rules, or with the words alone when a program took these."""
    tight = _SPACES.sub("", line).casefold()
    return RULE in tight or any(words in tight for words in _TIGHT)


WROTE = re.compile(
    "(?:"
    + _either(
        *("wrote", "schrieb", "a écrit", "เขียนว่า", "ได้เขียน", "เขียน", "ຂຽນວ່າ", "ໄດ້ຂຽນ", "ຂຽນ"),
        *("បានសរសេរ", "បានសរសេរថា", "សរសេរថា", "សរសេរ", "ရေးသားခဲ့သည်", "ရေးခဲ့သည်", "ရေးသားသည်", "ရေးသည်"),
        *("写道", "寫道", "写到", "đã viết", "viết"),
    )
    + r")\s*[:：៖\-–\"”]*\s*$",
    re.IGNORECASE,
)
"""The end of a line that says who wrote what follows."""

OPENS = re.compile(
    r"^\W{0,3}(?:"
    + _either("On ", "Am ", "Le ", "เมื่อ", "ในวันที่", "วันที่", "ເມື່ອ", "ໃນວັນທີ", "ວັນທີ", "នៅថ្ងៃ", "នៅ", "ថ្ងៃ")
    + "|"
    + _either("Vào ", "Lúc ", "Ngày ", "在", "于", "於")
    + r"|\d{4}[-年/]|.{0,80}<[^<>\s]{1,100}@)",
    re.IGNORECASE,
)
"""How such a line may begin."""

DATED = re.compile(r"\d.{0,200}\d|@", re.DOTALL)

_FROM = _either("From", "จาก", "Từ", "发件人", "寄件者", "ຈາກ", "ពី", "မှ", "De", "Von")
_FURTHER = _either(
    *("Sent", "Date", "To", "Cc", "Subject", "ส่ง", "ส่งเมื่อ", "วันที่", "ถึง", "เรื่อง", "หัวเรื่อง", "สำเนา"),
    *("Đã gửi", "Gửi", "Ngày", "Đến", "Tới", "Chủ đề", "发送时间", "时间", "日期", "收件人", "主题", "抄送"),
    *(
        "傳送時間",
        "寄件日期",
        "收件者",
        "主旨",
        "副本",
        "ສົ່ງ",
        "ວັນທີ",
        "ເຖິງ",
        "ຫົວຂໍ້",
        "ផ្ញើ",
        "ថ្ងៃ",
        "ទៅ",
        "ប្រធានបទ",
    ),
    *("ရက်စွဲ", "သို့", "အကြောင်းအရာ"),
)
HEADER_FROM = re.compile(rf"^[*\s]{{0,3}}(?:{_FROM})\s{{0,2}}[*]?\s?[:：]", re.IGNORECASE)
HEADER_FURTHER = re.compile(rf"^[*\s]{{0,3}}(?:{_FURTHER})\s{{0,2}}[*]?\s?[:：]", re.IGNORECASE)
"""Lines of a head that Outlook and its like put above the mail that they quote."""

ORIGINAL = re.compile(
    r"^\s*(?:_{10,}|[-=*]{3,}\s*(?:"
    + _either(
        *("Original Message", "Original message", "Forwarded message", "Reply message", "ข้อความต้นฉบับ"),
        *(
            "ข้อความเดิม",
            "ข้อความที่ส่งต่อ",
            "Thư gốc",
            "Tin nhắn gốc",
            "Thư đã chuyển tiếp",
            "原始邮件",
            "原始郵件",
        ),
        *("转发的邮件", "回复的原邮件", "ຂໍ້ຄວາມຕົ້ນສະບັບ", "សារដើម", "မူရင်းစာ"),
    )
    + r")\s*[-=*]{0,}.*|Begin forwarded message:.*)$",
    re.IGNORECASE,
)

SENT_FROM = re.compile(
    r"^\s*(?:"
    + _either(
        *("Sent from my ", "Sent from Yahoo", "Sent from Outlook", "Sent from Mail for", "Get Outlook for"),
        *("Sent with ", "Sent via ", "ส่งจาก", "ดาวน์โหลด Outlook", "รับ Outlook", "Gửi từ ", "Được gửi từ"),
        *("发自我的", "从我的", "發自我的", "從我的", "来自我的", "傳送自我的", "ສົ່ງຈາກ", "ផ្ញើពី", "ကျွန်ုပ်၏"),
    )
    + r").{0,120}$",
    re.IGNORECASE,
)
"""What a telephone adds below a mail."""
