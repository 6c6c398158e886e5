"""Strange mails, made by hand and by rule: each with what it should be taken for."""

from collections.abc import Iterator

from trellis.domain.mailkinds import MailKind

DOMAIN = "mail.example.net"
WORDS, BOUNCE, AUTOMATIC, LOOP = MailKind.WORDS, MailKind.BOUNCE, MailKind.AUTOMATIC, MailKind.LOOP


def mail(
    body: str | bytes = "yes", *further: str, charset: str = "utf-8", sender: str = "nok@example.org"
) -> bytes:
    """Give a mail with a plain head, and further lines of it."""
    named = {line.partition(":")[0].lower() for line in further}
    usual = [
        f"From: {sender}",
        f"To: ask@{DOMAIN}",
        "Subject: Re: a question",
        "Message-ID: <one@example.org>",
    ]
    lines = [line for line in usual if line.partition(":")[0].lower() not in named]
    if "content-type" not in named:
        lines.append(f"Content-Type: text/plain; charset={charset}")
    head = "\r\n".join([*lines, *further]).encode("utf-8", "surrogateescape")
    return head + b"\r\n\r\n" + (body if isinstance(body, bytes) else body.encode(charset))


def notice(status: str, action: str = "failed", about: str = f"<q1@{DOMAIN}>") -> bytes:
    """Give a notice of delivery as RFC 3464 wants it."""
    return mail(
        "--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n--b\r\n"
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; nok@example.org\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b\r\n"
        f"Content-Type: message/rfc822\r\n\r\nMessage-ID: {about}\r\nSubject: x\r\n\r\nhello\r\n--b--\r\n",
        "From: MAILER-DAEMON@mx.example.org",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "Auto-Submitted: auto-replied",
    )


def _nested(depth: int, kind: str = "multipart/mixed") -> bytes:
    parts = [f'Content-Type: {kind}; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)]
    return b"From: nok@example.org\n" + "".join(parts).encode() + b"\nyes\n"


HEADS = (
    *(
        "Subject: " + "=?utf-8?q?a?= " * 5000,
        "Subject: =?x-unknown?q?=FF?=",
        "Subject: =?utf-8?b?!!!?=",
        "Subject: ",
    ),
    *("From: a@b.c, d@e.f", "From: ((((((", "From: <>", 'From: "', "From: @", "From: \udcff@\udcfe", "From:"),
    *("From: =?utf-8?b?4LiZ4LiB?= <nok@example.org>", 'From: "Nok, of the Centre" <nok@example.org>'),
    *(
        "From: " + "a@b.c, " * 4000,
        "From: " + "(" * 8000,
        "From: " + '"\\' * 3000,
        "From: a b c <nok@example.org",
    ),
    *(
        "Message-ID: none",
        "Message-ID: <" + "x" * 3000 + ">",
        "Message-ID:",
        "In-Reply-To: <<<>>>",
        "Date: yesterday",
    ),
    *(
        "References: " + "<a@b> " * 3000,
        "Subject: a\r\n\tb\r\n c",
        "Subject: \udc80\udcff",
        "X: y\r\n" * 900 + "X: y",
    ),
    *(
        "Content-Type: text/plain; charset=punycode",
        "Content-Type: text/plain; charset=zip",
        "Content-Type: ///",
    ),
    *(
        "Content-Type: text/plain; charset=rot13",
        "Content-Type: text/plain; charset*=utf-8''%ff%fe",
        "Content-Type:",
    ),
    *(
        "Content-Type: text/plain; charset=utf-7",
        "Content-Type: text/plain; charset=idna",
        "Content-Type: " + "a;" * 9000,
    ),
    *(
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/mixed; boundary=",
        "Content-Type: message/rfc822",
    ),
    *("Content-Type: message/external-body", "Content-Type: message/partial; id=a; number=1; total=9999999"),
    *(
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: x-uuencode",
        "Content-Transfer-Encoding: 7bitte",
    ),
    *(
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Disposition: attachment; filename=../../etc/passwd",
    ),
    *(
        "Bcc: everybody@example.org",
        "Subject: \x00\x01\x02",
        "Reply-To: evil@example.com",
        "To: " + "a" * 9000 + "@b.c",
    ),
)
BODIES = (
    *(
        b"",
        b"\x00" * 5000,
        b"\xff\xfe\xfd",
        b"yes\x00no",
        b"\r" * 2000,
        b"\n" * 5000,
        b">" * 5000,
        b"> " * 3000,
        b"--",
    ),
    *(
        b"=\n" * 5000,
        b"=ZZ=4",
        b"begin 644 x\nM",
        b"A" * 100_000,
        "ใช่".encode("tis-620"),
        "是".encode("gb18030"),
    ),
    *(
        "ใช่".encode("utf-16"),
        "\u202eyes".encode(),
        "\U0001f600".encode() * 2000,
        b"a " * 40_000,
        b"On " * 9000,
    ),
    *(b"On " + b"a b " * 20_000 + b"wrote:", b"From: x\nTo: y\n" * 4000, b"_" * 50_000, b"-=-=-=-\n" * 3000),
    *(
        "e\u0301".encode() * 4000,
        b"A7K yes\n" * 3000,
        b"'; DROP TABLE asks; --",
        b"<script>alert(1)</script>",
        b"%s%n{0}",
    ),
)
PAGES = (
    *(
        "<" * 90_000,
        "<a " * 30_000,
        "<!--" * 20_000,
        "</" * 40_000,
        "<div><blockquote>" * 9000,
        "&#x" * 30_000,
    ),
    *(
        "<script>" + "</s" * 20_000,
        "<a " * 20_000 + ">",
        "&amp;" * 30_000,
        "<![CDATA[" * 9000,
        "<p" + " x=1" * 20_000 + ">",
    ),
    *(
        "<title>" * 9000,
        "<style>" + "x" * 90_000,
        "< " * 40_000 + ">",
        "<b>yes</b",
        "<p>yes<p>no",
        "&notanentity; yes",
        "<>",
    ),
)
SUBJECTS = (
    *(
        "Automatic reply: away",
        "Out of Office",
        "Auto: I'm away",
        "Re: Automatic reply: x",
        "ตอบกลับอัตโนมัติ: ไม่อยู่",
    ),
    *(
        "自动回复：外出",
        "自動回覆: 休假",
        "Trả lời tự động: nghỉ phép",
        "Vacation until Monday",
        "On leave",
        "OOO: back soon",
    ),
    *("ຕອບກັບອັດຕະໂນມັດ: x", "ឆ្លើយតបស្វ័យប្រវត្តិ: x", "အလိုအလျောက် ပြန်စာ"),
)
MACHINES = (
    *(
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner=x",
        "Precedence: bulk",
        "Precedence: list",
    ),
    *(
        "Precedence: auto_reply",
        "X-Autoreply: yes",
        "X-Autorespond: x",
        "List-Id: <news.example.org>",
        "Auto-Submitted: xx",
    ),
)
BROKEN_NOTICES = (
    (
        "MAILER-DAEMON@x.org",
        "Undelivered Mail Returned to Sender",
        f"<nok@x.org>: user unknown\n<q1@{DOMAIN}>",
    ),
    ("postmaster@x.org", "Delivery Status Notification (Failure)", f"550 5.1.1 no such user\n<q1@{DOMAIN}>"),
    (
        "mailer-daemon@x.org",
        "failure notice",
        f"Sorry, no mailbox here by that name.\nMessage-ID: <q1@{DOMAIN}>",
    ),
    (
        "postmaster@x.org",
        "Mail delivery failed: returning message to sender",
        f"Unrouteable address q1@{DOMAIN}",
    ),
    ("postmaster@qq.com", "系统退信", f"无法送达 q1@{DOMAIN}"),
    ("MAILER-DAEMON@x.th", "ไม่สามารถนำส่ง", f"q1@{DOMAIN}"),
)


def strange() -> Iterator[tuple[bytes, MailKind | None]]:
    """Give more than four hundred strange mails, each with its kind where only one is right."""
    yield from ((mail(body, head), None) for head in HEADS for body in ("yes", "ใช่\n\n> quoted", b"\xff\x00"))
    codings = [(), ("Content-Transfer-Encoding: base64",), ("Content-Transfer-Encoding: quoted-printable",)]
    yield from ((mail(body, *further), WORDS) for body in BODIES for further in codings)
    kinds = ("text/html", "text/html; charset=x")
    yield from ((mail(page, f"Content-Type: {kind}"), WORDS) for page in PAGES for kind in kinds)
    yield from _from_machines()
    yield from _deep()
    whole = mail("A7K yes\r\n" * 20, "Subject: =?utf-8?b?4LiZ4LiB?=")
    for cut in range(0, len(whole), max(1, len(whole) // 60)):
        yield whole[:cut], None
        yield whole[:cut] + b"\xff" + whole[cut + 1 :], None


def _from_machines() -> Iterator[tuple[bytes, MailKind | None]]:
    yield from ((mail("I am away", f"Subject: {subject}"), AUTOMATIC) for subject in SUBJECTS)
    yield from ((mail("I am away", head), AUTOMATIC) for head in MACHINES)
    yield mail("ok", "Auto-Submitted: no"), WORDS
    yield mail("yes", f"Message-ID: <again@{DOMAIN}>"), LOOP
    yield mail("yes", f"X-Loop: {DOMAIN}"), LOOP
    yield from ((notice(status), BOUNCE) for status in ("5.1.1", "5.2.2", "4.4.1", "5.7.1", "x", "", "9.9.9"))
    yield notice("2.0.0", "delivered"), BOUNCE
    yield notice("5.1.1", about="<<<"), BOUNCE
    for sender, subject, body in BROKEN_NOTICES:
        yield mail(body, f"Subject: {subject}", sender=sender), BOUNCE
    yield mail("x", "X-Failed-Recipients: nok@example.org"), BOUNCE


def _deep() -> Iterator[tuple[bytes, MailKind | None]]:
    for depth in (1, 3, 9, 50, 400, 3000):
        yield _nested(depth), None
        yield _nested(depth, "multipart/alternative"), None
        yield b"Content-Type: message/rfc822\n\n" * depth, None
        yield b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * depth, None
        yield b"X: y\n" * depth * 10 + b"\nyes", WORDS
