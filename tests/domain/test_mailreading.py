"""What comes by mail is read whatever it is: in time, without a fault, and as the right kind."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.mails import DOMAIN, mail, notice, strange
from trellis.domain.mailhtml import text_of_html
from trellis.domain.mailkinds import MailKind, bounce_of, failed_checks, is_delivered, kind_of, passed_checks
from trellis.domain.mailmarks import ABOVE, is_mark, mark
from trellis.domain.mailreading import read_mail
from trellis.domain.mailreply import reply_of


def test_strange_mails_are_read_in_time_and_taken_for_what_they_are() -> None:
    mails = list(strange())
    assert len(mails) >= 350
    for raw, kind in mails:
        began = perf_counter()
        read = read_mail(raw)
        found = kind_of(read, domain=DOMAIN)
        bounce_of(read, domain=DOMAIN)
        assert perf_counter() - began < 2, raw[:200]
        assert kind in {None, found}, raw[:300]
        assert len(read.said) <= 4000
        assert "\x00" not in read.subject + read.said + read.sender + read.id
        (read.subject + read.said + read.sender).encode()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.binary(max_size=200))
def test_any_bytes_are_a_mail(head: bytes, body: bytes) -> None:
    for raw in (head, head + b"\n\n" + body, mail(body), b"Content-Type: " + head + b"\n\n" + body):
        kind_of(read_mail(raw), domain=DOMAIN)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_reply_and_any_page_a_text(text: str) -> None:
    assert len(reply_of(text)) <= len(text) + 1
    text_of_html(text)


QUOTED = (
    ("yes", "yes\n\nOn Mon, Nov 23, 2026 at 9:00 AM Network <ask@x.org> wrote:\n> Do you come?\n"),
    ("ใช่", "ใช่\n\nเมื่อ จ. 23 พ.ย. 2026 เวลา 09:00 เครือข่าย <ask@x.org>\nเขียนว่า:\n\n> มาไหม\n"),
    ("ใช่ค่ะ", "ใช่ค่ะ\n\nในวันที่ จ. 23 พ.ย. 2026 Network <a@x.org> ได้เขียน:\nมาไหม"),
    ("có", "có\n\nVào Th 2, 23 thg 11, 2026 vào lúc 09:00 Mạng lưới <ask@x.org> đã viết:\n\n> x"),
    ("是", "是\n\nNetwork <ask@x.org> 于2026年11月23日周一 09:00写道：\n\n> x"),
    ("是的", '是的\n\n在 2026-11-23 09:00:00，"Network" <ask@x.org> 写道：\n\nx'),
    ("ແມ່ນ", "ແມ່ນ\n\nໃນວັນທີ 23 ພ.ຈ. 2026, Network <ask@x.org> ຂຽນວ່າ:\n> x"),
    ("បាទ", "បាទ\n\nនៅថ្ងៃ 23 វិច្ឆិកា 2026 Network <ask@x.org> បានសរសេរ៖\n> x"),
    ("ဟုတ်ကဲ့", "ဟုတ်ကဲ့\n\n2026-11-23 Network <ask@x.org> က ရေးခဲ့သည်-\n> x"),
    (
        "yes",
        "yes\n\n________________________________\nFrom: Network\nSent: Monday\nTo: Nok\nSubject: x\n\nA7K no",
    ),
    ("ใช่", "ใช่\n\nจาก: Network\nส่ง: 23\nถึง: Nok\nเรื่อง: x\n\nA7K no"),
    ("yes", "yes\n-----Original Message-----\nA7K no"),
    ("yes", "yes\n\n-- \nNok\nA7K no"),
    ("yes", "yes\n\nSent from my iPhone"),
    ("ใช่", "ใช่\n\nส่งจาก iPhone ของฉัน"),
    ("A7K yes\nB3M 40", "> Do you come?\nA7K yes\n> How many?\nB3M 40\n"),
    ("yes", "On Mon, Nov 23, 2026 Network <ask@x.org> wrote:\n> Do you come?\n> A7K\n\nyes"),
    ("", "On Mon, Nov 23, 2026 Network <ask@x.org> wrote:\n> Do you come?"),
    ("I wrote: yes", "I wrote: yes"),
    ("From: us\nyes", "From: us\nyes"),
    ("Malee wrote:\nyes", "Malee wrote:\nyes"),
)


@pytest.mark.parametrize(("said", "text"), QUOTED)
def test_what_is_quoted_is_cut(said: str, text: str) -> None:
    assert reply_of(text) == said


@pytest.mark.parametrize("language", ABOVE)
def test_the_mark_is_found_in_every_language(language: str) -> None:
    asked = f"yes\n\nOn 23.11.2026 Network <ask@x.org> wrote:\n\n{mark(language)}\n\nA7K no"
    assert reply_of(asked) == "yes"
    assert reply_of(f"yes\n> {mark(language)}\n> A7K no") == "yes"
    assert is_mark(ABOVE[language].replace(" ", "\u00a0"))
    assert reply_of(f"yes\nFrom: x\nSent: 1\nTo: y\nSubject: z\n\n{mark(language)}\nno") == "yes"


def test_a_language_without_a_mark_gets_the_english_one() -> None:
    assert mark("fr") == mark("en")
    assert mark("zh-hans") == mark("zh")


def test_a_page_is_read_as_its_reader_sees_it() -> None:
    first = "<head><title>no</title></head><p>Yes &amp; no, 3 < 4</p><!-- no > -->"
    quote = "<div class='gmail_quote'>On 1.1. x wrote:<blockquote>no</blockquote></div><img src=x>end"
    assert text_of_html(first + quote) == "Yes & no, 3 < 4\n\n> On 1.1. x wrote:\n> no\n\nend"
    assert text_of_html("yes<div id='divRplyFwdMsg'>a</div><p>b") == "yes\n> a\n\n> b"
    assert read_mail(mail("<p>yes</p>", "Content-Type: text/html")).said == "yes"
    assert text_of_html("<b>yes</i></b><script>x") == "yes"
    assert text_of_html("yes<br") == "yes"


def test_letters_of_every_charset_are_read() -> None:
    assert read_mail(mail("ใช่", charset="tis-620")).said == "ใช่"
    assert read_mail(mail("是的", charset="gb18030")).said == "是的"
    assert read_mail(mail("ใช่".encode("cp874"), "Content-Type: text/plain")).said == "ใช่"
    read = read_mail(mail("x", "From: =?tis-620?b?ucE=?= <nok@example.org>", "Subject: =?utf-8?b?4LiZ4LiB?="))
    assert (read.sender, read.subject) == ("nok@example.org", "นก")


def test_two_senders_are_none_and_a_mail_passed_on_is_not_ones_own_words() -> None:
    assert read_mail(mail("yes", "From: a@b.c, nok@example.org")).sender == ""
    inside = "--b\nContent-Type: message/rfc822\n\nSubject: x\n\nA7K yes\n--b--\n"
    read = read_mail(mail(inside, "Content-Type: multipart/mixed; boundary=b"))
    assert (read.said, read.attachments) == ("", 1)


def test_the_same_mail_keeps_its_digest_whatever_the_servers_add() -> None:
    raw = mail("yes\r\n")
    assert read_mail(raw).digest == read_mail(b"Received: x\r\n" + raw.replace(b"\r\n", b"\n")).digest
    assert read_mail(raw).digest != read_mail(mail("no")).digest


def test_a_notice_tells_for_good_or_for_now_and_about_which_mail() -> None:
    def told(raw: bytes) -> tuple[bool, str, tuple[str, ...]]:
        found = bounce_of(read_mail(raw), domain=DOMAIN)
        return found.for_good, found.fault, found.about

    assert told(notice("5.1.1")) == (True, "5.1.1", (f"q1@{DOMAIN}",))
    assert told(notice("5.2.2"))[:2] == (False, "5.2.2")
    assert told(notice("4.4.1", "delayed"))[0] is False
    daemon = "MAILER-DAEMON@x.org"
    assert told(mail("user unknown", sender=daemon)) == (True, "gone", ())
    assert told(mail(f"452 over quota q2@{DOMAIN}", sender=daemon)) == (False, "4xx", (f"q2@{DOMAIN}",))
    assert told(mail("sorry", sender=daemon))[:2] == (True, "bounced")
    assert is_delivered(read_mail(notice("2.0.0", "delivered")))
    heads = "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <q3@mail.example.net>\n\n--b--\n"
    assert told(mail(heads, "Content-Type: multipart/report; boundary=b"))[2] == ()
    status = "--b\nContent-Type: message/delivery-status\n\nAction: failed\n\n" + heads
    assert told(mail(status, "Content-Type: multipart/report; boundary=b"))[2] == (f"q3@{DOMAIN}",)


def test_an_empty_envelope_and_a_daemon_are_machines() -> None:
    assert kind_of(read_mail(mail("hello")), envelope="") == MailKind.AUTOMATIC
    assert (
        kind_of(read_mail(mail("hello", "From: ", "Subject: Undeliverable")), envelope="") == MailKind.BOUNCE
    )
    assert kind_of(read_mail(mail("hello", sender="postmaster@x.org"))) == MailKind.AUTOMATIC


def test_only_the_trusted_server_says_that_a_sender_is_forged() -> None:
    def checked(*lines: str) -> bool:
        return failed_checks(
            read_mail(mail("x", *(f"Authentication-Results: {line}" for line in lines))), "mx.us"
        )

    assert checked("mx.us; dmarc=fail header.from=example.org")
    assert checked("mx.us 1; spf=fail smtp.mailfrom=x; dkim=none")
    assert not checked("mx.us; spf=fail; dkim=pass")
    assert not checked("mx.us; dmarc=pass; spf=fail")
    assert not checked("mx.them; dmarc=fail")
    assert not checked()
    # Lines that came with the mail stand below the server's own.
    assert not checked("mx.us; dmarc=pass", "mx.us; dmarc=fail")


def test_the_trusted_server_vouches_for_a_sender() -> None:
    def vouched(line: str, trusts: str = "mx.us") -> bool:
        return passed_checks(read_mail(mail("x", f"Authentication-Results: {line}")), trusts)

    assert vouched("mx.us; dmarc=pass header.from=example.org")
    assert not vouched("mx.us; dkim=pass")
    assert not vouched("mx.them; dmarc=pass")
    assert not vouched("; dmarc=pass", "")
