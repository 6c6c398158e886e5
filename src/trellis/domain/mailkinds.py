"""What kind of mail came: somebody's words, a notice that one of ours wasn't delivered, or a machine's reply.

RFC 3834 tells how machines should mark their replies, RFC 3464 how notices are written; many do neither.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from trellis.domain.mailreading import Mail


class MailKind(StrEnum):
    """Who speaks in a mail."""

    WORDS = "words"
    BOUNCE = "bounce"
    AUTOMATIC = "automatic"
    LOOP = "loop"


@dataclass(frozen=True, kw_only=True)
class Bounce:
    """What a notice says: for good or for now, why, and which of our mails it names."""

    for_good: bool
    fault: str
    about: tuple[str, ...]


_SUBJECTS = re.compile(
    r"^\s*(?:(?:re|fw|fwd|aw)\s*[:：]\s*)?(?:"
    r"automatic reply|auto(?:matic)?[- ]?repl|auto[- ]?response|auto\s*:|out of (?:the )?office|ooo\b"
    r"|away from (?:my|the) (?:office|mail|desk)|vacation|on leave|abwesenheit|absence|r[ée]ponse automatique"
    r"|ตอบกลับอัตโนมัติ|การตอบกลับอัตโนมัติ|ข้อความอัตโนมัติ|ไม่อยู่ที่สำนักงาน|อยู่ระหว่างลา|ลาพักร้อน"
    r"|自动回复|自动答复|自動回覆|自動回复|自動回復|不在办公室|外出"
    r"|tr[ảa] l[ờo]i t[ựu] [đd][ộo]ng"
    r"|thư trả lời tự động|vắng mặt"
    r"|ຕອບກັບອັດຕະໂນມັດ|ຕອບອັດຕະໂນມັດ|ឆ្លើយតបស្វ័យប្រវត្តិ|ឆ្លើយតបដោយស្វ័យប្រវត្តិ|အလိုအလျောက်)",
    re.IGNORECASE,
)
_BOUNCE_SUBJECTS = re.compile(
    r"undeliver|delivery (?:status|failure|has failed|incomplete|notification)|returned mail|mail delivery"
    r"|failure notice|could not be delivered|not delivered|delayed mail|delivery delayed"
    r"|退信|无法送达|系统退信"
    r"|ส่งไม่สำเร็จ|ไม่สามารถส่ง|ไม่สามารถนำส่ง|không gửi được|gửi thư thất bại",
    re.IGNORECASE,
)
_DAEMON = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon|bounces?|postoffice)\b", re.IGNORECASE)
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_CODE = re.compile(r"(?:^|[\s:(])([45])\d\d[\s-]", re.MULTILINE)
_GONE = re.compile(
    r"user unknown|unknown user"
    r"|no such (?:user|mailbox|recipient)|does ?n[o']t exist|not exist|invalid"
    r" (?:recipient|mailbox|address)|mailbox (?:unavailable|not found)|address rejected"
    r"|account (?:disabled|closed)"
    r"|unrouteable address|domain not found|host (?:or domain name )?not found|recipient rejected",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"delay|temporar|try again|over ?quota|mailbox (?:is )?full|quota exceeded|will (?:keep|continue) trying"
    r"|greylist|insufficient (?:disk|system) storage",
    re.IGNORECASE,
)
_LISTED = ("list-id", "x-autoreply", "x-autorespond", "x-autoresponder", "x-vacation")
SEEN = 20_000
"""Signs of a notice's text that are searched for its reason."""


def kind_of(mail: Mail, *, envelope: str | None = None, domain: str = "") -> MailKind:
    """Say who speaks; `envelope` is the sender that the transport names (empty for a notice), if known.

    Mails that bear our own name are ours, come back: whoever passes them on in a circle isn't answered.
    """
    if _is_notice(mail, envelope):
        return MailKind.BOUNCE
    if domain and (mail.id.lower().endswith(f"@{domain}") or mail.header("x-loop").lower() == domain):
        return MailKind.LOOP
    return MailKind.AUTOMATIC if _is_automatic(mail, envelope) else MailKind.WORDS


def _is_notice(mail: Mail, envelope: str | None) -> bool:
    if mail.report is not None or mail.header("x-failed-recipients"):
        return True
    from_daemon = bool(_DAEMON.match(mail.sender)) or (envelope == "" and not mail.sender)
    return from_daemon and bool(_BOUNCE_SUBJECTS.search(mail.subject) or mail.type == "multipart/report")


def _is_automatic(mail: Mail, envelope: str | None) -> bool:
    submitted = mail.header("auto-submitted").lower().partition(";")[0].strip()
    precedence = mail.header("precedence").lower().strip()
    return (
        submitted not in {"", "no"}
        or precedence in {"bulk", "junk", "list", "auto_reply", "auto-reply"}
        or any(mail.header(name) for name in _LISTED)
        or mail.type == "multipart/report"
        or bool(_SUBJECTS.match(mail.subject))
        or envelope == ""
        or bool(_DAEMON.match(mail.sender))
    )


def bounce_of(mail: Mail, *, domain: str) -> Bounce:
    """Read a notice: from its part for machines where it has one, else from what it tells people."""
    lines = mail.report.lines if mail.report else {}
    told = " ".join((lines.get("status", ""), lines.get("diagnostic-code", "")))
    text = mail.text[:SEEN]
    ours = re.compile(rf"[\w.+-]{{1,120}}@{re.escape(domain)}", re.IGNORECASE)
    about = ours.findall(f"{text} {' '.join(mail.answers)}")
    named = [mail.report.about] if mail.report and mail.report.about else []
    return Bounce(
        for_good=_for_good(lines.get("action", "").lower().strip(), told, f"{mail.subject}\n{text}"),
        fault=_fault(told, text),
        about=tuple(dict.fromkeys([*named, *about])),
    )


def _for_good(action: str, told: str, text: str) -> bool:
    """Say whether it's no use to try again; when in doubt it is, so that another way is taken."""
    if action in {"delayed", "delivered", "relayed", "expanded"}:
        return False
    if found := _STATUS.search(told):
        # A full mailbox is told as 5.2.2 by many, and is emptied some day.
        return found[1] == "5" and (found[2], found[3]) != ("2", "2")
    if _GONE.search(text):
        return True
    return not _FOR_NOW.search(text)


def _fault(told: str, text: str) -> str:
    """Name the fault by its code only: what a server says of it holds addresses."""
    if found := _STATUS.search(told) or _STATUS.search(text):
        return found[0]
    if code := _CODE.search(text):
        return f"{code[1]}xx"
    return "gone" if _GONE.search(text) else "bounced"


def is_delivered(mail: Mail) -> bool:
    """Say whether a notice tells that all went well."""
    return mail.report is not None and mail.report.lines.get("action", "").lower().strip() == "delivered"


def failed_checks(mail: Mail, trusts: str) -> bool:
    """Say whether the server that we trust found the sender forged (RFC 8601); others' lines aren't asked."""
    for line in mail.headers.get("authentication-results", ()):
        host, _, results = line.partition(";")
        if trusts and host.strip().split(" ")[0].lower() == trusts.lower():
            return _is_forged(results.lower())
    return False


def _is_forged(results: str) -> bool:
    found = {name: set(re.findall(rf"\b{name}\s*=\s*(\w+)", results)) for name in ("dmarc", "dkim", "spf")}
    if found["dmarc"] & {"pass", "fail"}:
        return "pass" not in found["dmarc"]
    return "fail" in found["spf"] and "pass" not in found["dkim"]


def passed_checks(mail: Mail, trusts: str) -> bool:
    """Say whether the server that we trust vouches for the sender's domain."""
    for line in mail.headers.get("authentication-results", ()):
        host, _, results = line.partition(";")
        if trusts and host.strip().split(" ")[0].lower() == trusts.lower():
            return bool(re.search(r"\bdmarc\s*=\s*pass\b", results.lower()))
    return False
