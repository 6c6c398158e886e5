"""150 strange and hostile text messages, of which none is an answer: `{}` stands for a code that is open."""

import random

MADE_BY_HAND = (
    *("", " ", "\x00", "\u200b\u200e", "\ufeff", "?", "???", "...", "{}", "{}{}", "{} {} {}", "-{}-", "{}?"),
    *(
        "{} yes?",
        "{} yes or no",
        "{} yes/no",
        "{} not yes",
        "{} yes no",
        "{} no yes",
        "{} yes if paid",
        "{} maybe",
    ),
    *(
        "{} y e s",
        "{} yess",
        "{} noo",
        "{} 1",
        "{} 0",
        "{} -1",
        "{} NaN",
        "{} true",
        "{} null",
        "{} None",
        "{} ok?",
    ),
    *(
        "{} ใช่ไหม",
        "{} ใช่หรือไม่",
        "{} ได้ไหมคะ",
        "{} ไม่ทราบ",
        "{} ไม่เข้าใจ",
        "{} ครับ",
        "{} ได้ข่าวว่า",
        "{} ขอบคุณค่ะ",
    ),
    *("{} ແມ່ນບໍ", "{} មែនទេ", "{} ဟုတ်လား", "{} 是不是", "{} 好吗", "{} có không", "{} được không ạ"),
    *("{} 🙏", "{} 😀😀😀", "🙏", "👨‍👩‍👧‍👦", "\U0001f1f9\U0001f1ed", "{} \u202eSEY", "{} \u2066yes\u2069?"),
    *(
        "{}; DROP TABLE asks_answer; --",
        "{} ' OR 1=1 --",
        "{} <script>alert(1)</script>",
        "{} {{{{7*7}}}}",
        "{} %s%n%x",
    ),
    *(
        "{} ${{jndi:ldap://x/y}}",
        "../../etc/passwd",
        "{} \r\nSTOP\r\n",
        "{}\n\n\nBcc: x@y",
        "=cmd|' /C calc'!A0",
    ),
    *(
        "http://example.org/{}",
        "Your bank account is locked, call 0800",
        "Win 1,000,000 baht! Reply 7",
        "Auto-reply: away",
    ),
    *(
        "I am driving and will call you",
        "Message could not be delivered",
        "yes sir I can boogie?",
        "A1B yes",
        "Z9Z no",
    ),
    *(
        "stop it please",
        "do not stop",
        "please help me",
        "I want to join you",
        "unstoppable",
        "no idea {}",
        "why {}",
    ),
    *(
        "yesterday",
        "nothing",
        "{} yesterday",
        "{} nobody",
        "{} noon",
        "{} know",
        "{} not now",
        "{} never",
        "{} n't",
    ),
    *(
        "{} if yes",
        "{} when?",
        "{} or",
        "{} หรือ",
        "{} ถ้า",
        "{} ไม่ใช่ไม่",
        "{}\x07\x1b[2J",
        "{} \ud7ff",
        "{} \U0010ffff",
    ),
    *(
        "x" * 20_001,
        "{} " + "yes no " * 3_000,
        "9" * 500,
        "{} " + "๙" * 300,
        "\u0e33" * 400,
        "{}" * 300,
        "é" * 70,
    ),
)
LETTERS = "aKใ๗ ກមမ和đ7.-\n'\"\\%{}<>\u200d\u0e4a\u17d2👍🏽\x1f"


def strange_texts(code: str) -> list[str]:
    """Give 150 texts: those made by hand, and drawn ones, always the same; none begins with an answer."""
    drawn = random.Random(150)  # noqa: S311  nothing is kept secret with it
    found = [text.replace("{}", code).replace("{{", "{").replace("}}", "}") for text in MADE_BY_HAND]
    while len(found) < 150:
        found.append("q" + "".join(drawn.choices(LETTERS, k=drawn.randint(1, 60))))
    return found[:150]
