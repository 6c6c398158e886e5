"""What the gallery's parts are filled with: invented, in English and in Thai."""

from collections.abc import Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.ui.areas import Area

_NAMES = {"en": "Chiang Mai Women's Shelter", "th": "บ้านพักสตรีเชียงใหม่", "zh-hans": "清迈妇女庇护所"}
_WHEN = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)


class SampleForm(forms.Form):
    """One field of each kind that pages use."""

    name = forms.CharField(label=_("Name"), help_text=_("As the organisation writes it itself."))
    acronym = forms.CharField(label=_("Acronym"), required=False)
    kind = forms.ChoiceField(
        label=_("Type"), choices=[("", "–"), ("ngo", _("NGO")), ("office", _("Government office"))]
    )
    letter = forms.FileField(label=_("Letter"), required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[("head", _("Head")), ("alternate", _("Alternate"))],
        widget=forms.RadioSelect,
    )
    is_published = forms.BooleanField(label=_("Show on the public page"), required=False)
    hopes = forms.CharField(
        label=_("What it hopes for"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


def sample_form(language: str) -> SampleForm:
    """Give the form with an error in it, with ids of its own for each language."""
    return SampleForm({"acronym": "CWS", "kind": "ngo", "role": "head"}, auto_id=f"{language}_%s")


def _record(who: str, what: tuple[str, str], via: str) -> list[dict[str, Any]]:
    return [{"when": _WHEN, "who": who, "what": words, "via": via, "href": ""} for words in what]


def _leaf(label: str, note: str = "", children: Sequence[Any] = ()) -> dict[str, Any]:
    return {"label": label, "href": "#" if children else "", "note": note, "children": children}


def _tree(labels: tuple[str, str, str, str], note: str) -> list[dict[str, Any]]:
    top, left, right, below = labels
    return [_leaf(top, children=[_leaf(left, note, [_leaf(below)]), _leaf(right)])]


# Five invented districts: each state once.
_SHAPES = (
    ("M20 20h300v250h-300z", 170, 145, 120, "active"),
    ("M320 20h300v250h-300z", 470, 145, 120, "planned"),
    ("M620 20h300v250h-300z", 770, 145, 120, "nobody-there"),
    ("M20 270h450v250h-450z", 245, 395, 120, "not-reported"),
    ("M470 270h450v250h-450z", 695, 395, 120, "not-visible"),
)


def _areas(names: Sequence[str], values: Sequence[str]) -> list[Area]:
    return [
        Area(name=name, path=path, x=x, y=y, room=room, state=state, value=value, href="#place")
        for name, value, (path, x, y, room, state) in zip(names, values, _SHAPES, strict=True)
    ]


_EN = SimpleNamespace(
    language="en",
    network="Northnet",
    title="Members",
    lead="Twelve organisations and two villages. Three mandates run out this month: ask for new letters.",
    kicker="Northnet",
    add="Add a member",
    remove="Remove from the network",
    will="The shelter stays in the directory, but it can no longer vote. You can undo this.",
    names=_NAMES,
    acronym="CWS",
    kind="NGO",
    person="Kanya Thepsiri",
    also="กัญญา เทพศิริ",
    role="Head representative, may commit up to 50,000 baht",
    rule="You represent a member of this network.",
    rule_not="The secretariat has confirmed your mandate.",
    text="The letter of 3 November is here. Nobody has confirmed it yet.",
    places=[("Chiang Rai", "#place"), ("Mae Sai", "#place"), ("Wiang Phang Kham", "")],
    tabs=("Members", "Requests", "Mandates"),
    steps=("Purpose", "Members", "Ground rules", "First meeting"),
    options=[
        ("attend", "Attend and report", "Listens, and tells the organisation what was said."),
        ("limit", "Commit within a limit", "May promise money or staff up to what the letter says."),
    ],
    question="How far may she speak for the organisation?",
    count="Answers to the yearly pulse",
    means="Two thirds of the members answered. That is enough to speak of the network as a whole.",
    basis="8 answers from 12 members who were asked, by 31 October 2026.",
    compared="Last year: 5 of 12.",
    remedy="Four members have no e-mail: send them the paper sheet.",
    file="Letter of appointment",
    empty="No members yet",
    empty_text="A network begins with those who want it. Bring in your list, or add the first by hand.",
    bars=[("Non-governmental", 7), ("Government offices", 3), ("Communities", 2)],
    tree=_tree(("Northnet", "Mae Sai centre", "Chiang Khong centre", "Ban Pa Daeng"), "5 villages"),
    record=_record(
        "Kanya Thepsiri",
        ("Confirmed the mandate of Wichai Rakdee", "Added Chiang Mai Women's Shelter"),
        "by phone",
    ),
    rows=[("Chiang Mai Women's Shelter", _WHEN.date(), 12), ("Mae Sai District Office", _WHEN.date(), 1433)],
    heads=("Organisation", "Joined", "Meetings"),
    says="1–50 of 1,433",
    map_title="Who works where",
    areas=_areas(
        ("Upper Ford", "Lower Ford", "Three Hills", "Old Bridge", "Long Lake"), ("3", "1", "", "", "")
    ),
    credits=[("Northnet", "")],
)

_TH = SimpleNamespace(
    language="th",
    network="เครือข่ายภาคเหนือ",
    title="สมาชิก",
    lead="สิบสององค์กรและสองหมู่บ้าน เดือนนี้หนังสือมอบอำนาจสามฉบับจะหมดอายุ โปรดขอให้สมาชิกเหล่านั้นต่ออายุ",
    kicker="เครือข่ายภาคเหนือ",
    add="เพิ่มสมาชิก",
    remove="นำออกจากเครือข่าย",
    will="บ้านพักจะยังอยู่ในทะเบียน แต่ออกเสียงไม่ได้อีก คุณยกเลิกการกระทำนี้ได้",
    names=_NAMES,
    acronym="บสช.",
    kind="องค์กรพัฒนาเอกชน",
    person="กัญญา เทพศิริ",
    also="Kanya Thepsiri",
    role="ผู้แทนหลัก ผูกพันได้ไม่เกิน 50,000 บาท",
    rule="คุณเป็นผู้แทนของสมาชิกในเครือข่ายนี้",
    rule_not="เลขานุการยืนยันการมอบอำนาจของคุณแล้ว",
    text="ได้รับหนังสือลงวันที่ 3 พฤศจิกายนแล้ว แต่ยังไม่มีผู้ยืนยัน",
    places=[("เชียงราย", "#place"), ("แม่สาย", "#place"), ("เวียงพางคำ", "")],
    tabs=("สมาชิก", "คำขอ", "การมอบอำนาจ"),
    steps=("วัตถุประสงค์", "สมาชิก", "ข้อตกลง", "ประชุมครั้งแรก"),
    options=[
        ("attend", "เข้าร่วมและรายงาน", "รับฟัง แล้วแจ้งให้องค์กรทราบว่ามีการพูดคุยเรื่องใด"),
        ("limit", "ผูกพันได้ภายในวงเงิน", "รับปากเรื่องเงินหรือบุคลากรได้ตามที่หนังสือระบุ"),
    ],
    question="พูดแทนองค์กรได้แค่ไหน",
    count="คำตอบแบบสำรวจประจำปี",
    means="สมาชิกสองในสามตอบแล้ว เพียงพอที่จะพูดถึงเครือข่ายโดยรวม",
    basis="8 คำตอบจากสมาชิก 12 รายที่ถูกถาม ถึงวันที่ 31 ตุลาคม 2569",
    compared="ปีที่แล้ว 5 จาก 12",
    remedy="สมาชิกสี่รายไม่มีอีเมล โปรดส่งแบบฟอร์มกระดาษให้",
    file="หนังสือแต่งตั้ง",
    empty="ยังไม่มีสมาชิก",
    empty_text="เครือข่ายเริ่มจากผู้ที่ต้องการมัน นำเข้ารายชื่อที่มีอยู่ หรือเพิ่มรายแรกด้วยตนเอง",
    bars=[("องค์กรพัฒนาเอกชน", 7), ("หน่วยงานรัฐ", 3), ("ชุมชน", 2)],
    tree=_tree(("เครือข่ายภาคเหนือ", "ศูนย์แม่สาย", "ศูนย์เชียงของ", "บ้านป่าแดง"), "5 หมู่บ้าน"),
    record=_record("กัญญา เทพศิริ", ("ยืนยันการมอบอำนาจของวิชัย รักดี", "เพิ่มบ้านพักสตรีเชียงใหม่"), "ทางโทรศัพท์"),
    rows=[("บ้านพักสตรีเชียงใหม่", _WHEN.date(), 12), ("ที่ว่าการอำเภอแม่สาย", _WHEN.date(), 1433)],
    heads=("องค์กร", "เข้าร่วม", "ประชุม"),
    says="1–50 จาก 1,433",
    map_title="ใครทำงานที่ไหน",
    areas=_areas(("ท่าบน", "ท่าล่าง", "สามดอย", "สะพานเก่า", "บึงยาว"), ("3", "1", "", "", "")),
    credits=[("เครือข่ายภาคเหนือ", "")],
)

SAMPLES = {"en": _EN, "th": _TH}
