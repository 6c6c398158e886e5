"""The words by which lists of members say types, roles, seats and dates, in the languages they come in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from trellis.domain.text import clean, fold

TYPES: dict[str, tuple[str, ...]] = {
    "government": ("Government office", "government", "government agency", "government organisation",
        "govt", "gov", "go", "gos", "state agency",
        "public sector", "ministry", "หน่วยงานราชการ", "ราชการ", "ภาครัฐ", "หน่วยงานภาครัฐ",
        "หน่วยงานของรัฐ", "หน่วยงานรัฐ", "รัฐบาล", "รัฐ",
        "ລັດຖະບານ", "ພາກລັດ", "រដ្ឋាភិបាល", "ស្ថាប័នរដ្ឋ", "အစိုးရ", "အစိုးရဌာန", "政府", "政府部门",
        "政府机构", "政府机关", "chính phủ", "cơ quan nhà nước",
        "gouvernement"),
    "ngo": ("NGO", "ngos", "non governmental organisation", "non-governmental organization",
        "nongovernmental organization", "national ngo",
        "local ngo", "nngo", "lngo", "เอ็นจีโอ", "องค์กรพัฒนาเอกชน", "องค์กรเอกชน", "มูลนิธิ",
        "ອົງການບໍ່ສັງກັດລັດຖະບານ", "អង្គការក្រៅរដ្ឋាភិបាល",
        "អង្គការមិនមែនរដ្ឋាភិបាល", "အန်ဂျီအို", "非政府组织", "民间组织", "国内非政府组织",
        "tổ chức phi chính phủ", "ong", "ong nationale"),
    "international-ngo": ("International NGO", "ingo", "ingos", "international non governmental organisation",
        "international non-governmental organization", "องค์กรพัฒนาเอกชนระหว่างประเทศ",
        "องค์กรเอกชนระหว่างประเทศ", "国际非政府组织",
        "အပြည်ပြည်ဆိုင်ရာအန်ဂျီအို", "អង្គការក្រៅរដ្ឋាភិបាលអន្តរជាតិ", "ອົງການສາກົນທີ່ບໍ່ຂຶ້ນກັບລັດຖະບານ",
        "tổ chức phi chính phủ quốc tế", "ong internationale"),
    "un-agency": ("UN agency", "un", "united nations", "un agencies", "un organisation", "un organization",
        "สหประชาชาติ", "หน่วยงานสหประชาชาติ",
        "องค์การสหประชาชาติ", "ອົງການສະຫະປະຊາຊາດ", "សហប្រជាជាតិ", "ទីភ្នាក់ងារសហប្រជាជាតិ", "ကုလသမဂ္ဂ",
        "联合国", "联合国机构", "liên hợp quốc",
        "cơ quan liên hợp quốc", "nations unies"),
    "mass-organisation": ("Mass organisation", "mass organization", "องค์กรมวลชน", "ອົງການຈັດຕັ້ງມະຫາຊົນ",
        "អង្គការមហាជន", "群众组织", "群团组织",
        "人民团体", "tổ chức quần chúng", "đoàn thể"),
    "community-group": ("Community group", "community", "community organisation", "community organization",
        "community based organisation",
        "community-based organization", "cbo", "cbos", "village group", "กลุ่มชุมชน", "องค์กรชุมชน",
        "ชุมชน", "ກຸ່ມຊຸມຊົນ", "ក្រុមសហគមន៍", "សហគមន៍",
        "ရပ်ရွာအဖွဲ့", "社区组织", "社区团体", "nhóm cộng đồng", "tổ chức cộng đồng"),
    "beneficiary-group": ("Beneficiary group", "beneficiaries", "survivor group", "self help group",
        "กลุ่มผู้รับประโยชน์", "กลุ่มผู้ได้รับผลประโยชน์",
        "受益群体", "受益者团体", "nhóm hưởng lợi"),
    "local-administration": ("Local administration", "local government", "local authority", "tao",
        "municipality", "อบต", "อบต.", "อปท", "เทศบาล",
        "องค์กรปกครองส่วนท้องถิ่น", "องค์การบริหารส่วนตำบล", "ອົງການປົກຄອງທ້ອງຖິ່ນ", "រដ្ឋបាលមូលដ្ឋាន",
        "地方政府", "地方行政", "chính quyền địa phương"),
    "academic": ("Academic institution", "academic", "academia", "university", "research institute",
        "สถาบันการศึกษา", "มหาวิทยาลัย", "วิชาการ",
        "ສະຖາບັນການສຶກສາ", "ມະຫາວິທະຍາໄລ", "សាកលវិទ្យាល័យ", "តက္កသិုလ်", "တက္ကသိုလ်", "学术机构", "大学",
        "高校", "đại học", "học thuật", "université"),
    "private": ("Private company", "private", "private sector", "company", "business", "ภาคเอกชน", "เอกชน",
        "บริษัท", "ພາກເອກະຊົນ", "ບໍລິສັດ",
        "វិស័យឯកជន", "ក្រុមហ៊ុន", "ပုဂ္ဂလိက", "ကုမ္ပဏီ", "私营企业", "企业", "公司", "tư nhân",
        "doanh nghiệp", "secteur privé"),
}  # fmt: skip

PARTS: dict[str, tuple[str, ...]] = {
    "core": ("Core group", "core", "core group member", "steering committee", "board", "แกนหลัก",
        "คณะทำงานหลัก", "กรรมการ", "ກຸ່ມຫຼັກ", "ក្រុមស្នូល",
        "核心小组", "核心组", "nhóm nòng cốt"),
    "secretariat": ("Secretariat", "secretary", "coordinator", "coordinating unit", "coordinating office",
        "เลขานุการ", "ฝ่ายเลขานุการ", "หน่วยประสานงาน",
        "ກອງເລຂາ", "លេខាធិការដ្ឋាន", "အတွင်းရေးမှူးရုံး", "秘书处", "ban thư ký"),
    "chair": ("Chair", "chairperson", "chairman", "president", "ประธาน", "ປະທານ", "ប្រធាន", "ဥက္ကဋ္ဌ",
        "主席", "组长", "chủ tịch"),
    "observer": ("Observer", "ผู้สังเกตการณ์", "ຜູ້ສັງເກດການ", "អ្នកសង្កេតការណ៍", "လေ့လာသူ", "观察员", "quan sát viên"),
    "patron": ("Patron", "honorary member", "ผู้อุปถัมภ์", "ที่ปรึกษากิตติมศักดิ์", "ຜູ້ອຸປະຖຳ", "ឧបត្ថម្ភ",
        "赞助人", "名誉主席", "người bảo trợ"),
    "": ("member", "ordinary member", "full member", "สมาชิก", "ສະມາຊິກ", "សមាជិក", "အဖွဲ့ဝင်", "成员",
        "会员", "thành viên"),
}  # fmt: skip
"""The parts a member plays; the empty one says only that it is a member."""

SEATS: dict[str, tuple[str, ...]] = {
    "head": ("head", "main", "principal", "first", "ตัวจริง", "หัวหน้า", "ຫົວໜ້າ", "តំណាងពេញសិទ្ធិ",
        "正代表", "正式代表", "chính thức", "titulaire"),
    "alternate": ("alternate", "deputy", "second", "substitute", "สำรอง", "ผู้แทนสำรอง", "ຮອງ",
        "តំណាងបម្រុង", "副代表", "候补", "dự khuyết", "suppléant"),
}  # fmt: skip

_GUESSED = 78
_MONTHS = (
    ("jan", "january", "ม.ค.", "มกราคม"), ("feb", "february", "ก.พ.", "กุมภาพันธ์"), ("mar", "march",
        "มี.ค.", "มีนาคม"),
    ("apr", "april", "เม.ย.", "เมษายน"), ("may", "may", "พ.ค.", "พฤษภาคม"), ("jun", "june", "มิ.ย.", "มิถุนายน"),
    ("jul", "july", "ก.ค.", "กรกฎาคม"), ("aug", "august", "ส.ค.", "สิงหาคม"), ("sep", "september", "ก.ย.",
        "กันยายน"),
    ("oct", "october", "ต.ค.", "ตุลาคม"), ("nov", "november", "พ.ย.", "พฤศจิกายน"), ("dec", "december",
        "ธ.ค.", "ธันวาคม"),
)  # fmt: skip
_MONTH_OF = {fold(word): number for number, words in enumerate(_MONTHS, start=1) for word in words}
_BUDDHIST, _FIRST_BUDDHIST_YEAR = 543, 2400
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})\s+(\D+?)\s+(?:พ\.ศ\.|ค\.ศ\.)?\s*(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+\.?)\s+(\d{1,2}),?\s+(\d{4})")
_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that a member plays: its kind, for which constituency (a key or empty), its term and turn."""

    kind: str
    constituency: str = ""
    since: date | None = None
    until: date | None = None
    turn: int | None = None


def index(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Give the value that each wording means, by its folded form."""
    return {
        fold(each): value for value, wordings in words.items() for each in (value, *wordings) if fold(each)
    }


TYPE_OF, PART_OF, SEAT_OF = index(TYPES), index(PARTS), index(SEATS)


def guess(word: str, known: Mapping[str, str]) -> str:
    """Give the value whose wording looks most like this word, or '' when none does; only ever a proposal."""
    folded = fold(word)
    best = process.extractOne(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=_GUESSED)
    return known[best[0]] if best else ""


def parse_date(text: str) -> date | None:
    """Read a date as people write it, None when it is none: day first, Buddhist years, months in words.

    A year alone means its first day.
    """
    plain = clean("".join(str(int(sign)) if sign.isdecimal() else sign for sign in text))
    for pattern, order in (
        (_YEAR_FIRST, "ymd"),
        (_DAY_FIRST, "dmy"),
        (_IN_WORDS, "dmy"),
        (_MONTH_FIRST, "mdy"),
    ):
        if found := pattern.fullmatch(plain):
            pieces = dict(zip(order, found.groups(), strict=True))
            return _date(pieces["y"], pieces["m"], pieces["d"])
    found = _YEAR.fullmatch(plain)
    return _date(found[1], "1", "1") if found else None


def _date(year: str, month: str, day: str) -> date | None:
    months = int(month) if month.isdecimal() else _MONTH_OF.get(fold(month), 0)
    years = int(year) - _BUDDHIST if int(year) >= _FIRST_BUDDHIST_YEAR else int(year)
    # 03/25/2024 can only be the American order.
    days, months = (months, int(day)) if months > 12 >= int(day) else (int(day), months)
    try:
        return date(years, months, days)
    except ValueError:
        return None


_TERM = re.compile(
    r"(?P<kind>.+?)(?:\s+for\s+(?P<whom>.+?))?(?:\s+since\s+(?P<since>\S+))?(?:\s+until\s+(?P<until>\S+))?(?:\s+turn\s+(?P<turn>\d{1,4}))?",
    re.IGNORECASE,
)


def parse_part(text: str) -> dict[str, str]:
    """Take a role apart, such as 'core group for NGO since 2024-01-01 until 2026-12-31 turn 2'."""
    found = _TERM.fullmatch(clean(text))
    return {name: value or "" for name, value in found.groupdict().items()} if found else {}


def write_part(part: Part, constituency: str) -> str:
    """Write a role so that `parse_part` reads it again; `constituency` is its name."""
    pieces = [PARTS[part.kind][0]]
    pieces += [f"for {constituency}"] if constituency else []
    pieces += [f"since {part.since.isoformat()}"] if part.since else []
    pieces += [f"until {part.until.isoformat()}"] if part.until else []
    pieces += [f"turn {part.turn}"] if part.turn is not None else []
    return " ".join(pieces)


def split(text: str) -> tuple[str, ...]:
    """Take a list in one cell apart, at ; or | or a line break."""
    return tuple(dict.fromkeys(piece for piece in map(clean, re.split(r"[;|\n；]", text)) if piece))
