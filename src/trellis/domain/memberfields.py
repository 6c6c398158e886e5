"""The fields of a list of members, and the many ways in which people head their columns."""

from trellis.domain.columns import Field
from trellis.domain.problems import N_

LANGUAGES = {
    "en": ("english", "eng", "en", "ภาษาอังกฤษ", "อังกฤษ", "英文", "tiếng anh", "anglais"),
    "th": ("thai", "th", "ภาษาไทย", "ไทย", "泰文"),
    "lo": ("lao", "laotian", "lo", "ພາສາລາວ", "ລາວ", "ภาษาลาว", "老挝文"),
    "km": ("khmer", "cambodian", "km", "ភាសាខ្មែរ", "ខ្មែរ", "ภาษาเขมร", "高棉文"),
    "my": ("burmese", "myanmar", "my", "မြန်မာ", "မြန်မာဘာသာ", "ภาษาพม่า", "缅文"),
    "zh": ("chinese", "zh", "中文", "汉文", "ภาษาจีน"),
    "vi": ("vietnamese", "vi", "tiếng việt", "ภาษาเวียดนาม", "越南文"),
    "fr": ("french", "fr", "français", "ภาษาฝรั่งเศส"),
}
"""The languages that a name may have a column of its own for, and how a header calls them."""

_NAME_WORDS = ("name", "organisation", "organization", "ชื่อ", "ชื่อองค์กร", "名称", "ຊື່", "ឈ្មោះ", "အမည်", "tên")


def _of_language(code: str) -> Field:
    words = tuple(f"{name} {language}" for name in _NAME_WORDS for language in LANGUAGES[code])
    return Field(
        f"name_{code}", (f"name_{code}", f"{code}_name", *words), (f"#org+name+i_{code}", f"#org+name+{code}")
    )


NAMES = tuple(f"name_{code}" for code in LANGUAGES)

_NAME = Field(
    "name",
    (
        "name", "organisation", "organization", "organisation name", "organization name",
        "name of organisation",
        "name of organization", "member", "member organisation", "member organization", "member name",
        "agency", "agency name",
        "institution", "institution name", "implementing partner", "partner", "partner name",
        "lead organisation",
        "ชื่อ", "ชื่อองค์กร", "ชื่อหน่วยงาน", "หน่วยงาน", "องค์กร", "องค์กรสมาชิก", "สมาชิก",
        "ຊື່", "ຊື່ອົງກອນ", "ຊື່ອົງການ", "ອົງການ", "ອົງກອນ", "ឈ្មោះ", "ឈ្មោះអង្គការ", "អង្គការ", "ឈ្មោះស្ថាប័ន", "ស្ថាប័ន",
        "အမည်", "အဖွဲ့အစည်း", "အဖွဲ့အစည်းအမည်", "အဖွဲ့", "名称", "机构", "机构名称", "组织", "组织名称",
        "单位", "单位名称", "成员单位",
        "tên", "tên tổ chức", "tổ chức", "cơ quan", "tên cơ quan", "đơn vị", "nom", "nom de l'organisation",
    ),
    ("#org", "#org+name", "#org+full"),
)  # fmt: skip

FIELDS: tuple[Field, ...] = (
    Field("id", ("id", "id as exported", "trellis id", "organisation id", "organization id", "รหัสองค์กร"),
        ("#org+id", "#org+code")),
    _NAME,
    *map(_of_language, LANGUAGES),
    Field(
        "acronym",
        ("acronym", "abbreviation", "abbr", "short name", "ชื่อย่อ", "ตัวย่อ", "อักษรย่อ", "ຊື່ຫຍໍ້",
            "ឈ្មោះកាត់", "អក្សរកាត់", "အတိုကောက်",
         "简称", "缩写", "tên viết tắt", "viết tắt", "sigle", "acronyme"),
        ("#org+acronym", "#org+abbr"),
    ),
    Field(
        "aliases",
        ("aliases", "alias", "other names", "other name", "also known as", "aka", "former name",
            "former names", "ชื่ออื่น", "ชื่อเดิม",
         "ຊື່ອື່ນ", "ឈ្មោះផ្សេងទៀត", "အခြားအမည်", "别名", "其他名称", "曾用名", "tên khác", "autres noms"),
        ("#org+alias", "#org+aka"),
        many=True,
    ),
    Field(
        "type",
        ("type", "organisation type", "organization type", "org type", "type of organisation",
            "type of organization", "agency type",
         "category", "kind", "ประเภท", "ประเภทองค์กร", "ประเภทหน่วยงาน", "ປະເພດ", "ປະເພດອົງການ", "ប្រភេទ",
         "ប្រភេទអង្គការ",
         "အမျိုးအစား", "类型", "类别", "机构类型", "组织类型", "loại", "loại hình", "loại tổ chức",
         "type d'organisation"),
        ("#org+type",),
    ),
    Field(
        "parent",
        ("parent", "parent organisation", "parent organization", "part of", "belongs to", "under",
            "affiliation", "ministry",
         "สังกัด", "หน่วยงานต้นสังกัด", "ต้นสังกัด", "ຂຶ້ນກັບ", "สังกัดกระทรวง", "ស្ថិតក្រោម", "上级",
         "上级单位", "主管单位", "隶属", "trực thuộc",
         "cơ quan chủ quản", "organisation mère"),
        ("#org+parent",),
    ),
    Field(
        "place",
        ("home place", "place", "location", "based in", "head office", "headquarters", "office location",
            "province", "district", "town",
         "city", "ที่ตั้ง", "สถานที่ตั้ง", "จังหวัด", "อำเภอ", "ที่อยู่", "ສະຖານທີ່", "ແຂວງ", "ទីតាំង",
         "ខេត្ត", "တည်နေရာ", "地点", "所在地", "地址",
         "địa điểm", "địa chỉ", "tỉnh", "lieu", "siège"),
        ("#loc", "#loc+name", "#org+loc"),
    ),
    Field(
        "constituency",
        ("constituency", "constituent group", "member group", "sector group", "กลุ่มสมาชิก", "กลุ่ม",
            "ภาคส่วน", "ກຸ່ມ", "ក្រុម", "အုပ်စု", "界别",
         "组别", "nhóm", "nhóm thành viên", "collège"),
        ("#org+constituency", "#group"),
    ),
    Field(
        "parts",
        ("roles", "role", "roles in the network", "role in the network", "parts", "part in the network",
            "network role", "membership type", "บทบาท", "ตำแหน่งในเครือข่าย",
         "บทบาทในเครือข่าย", "ບົດບາດ", "តួនាទី", "အခန်းကဏ္ဍ", "角色", "职责", "vai trò", "rôle"),
        ("#org+role",),
    ),
    Field("part_since", ("term from", "term begins", "term start", "role since", "เริ่มวาระ", "วาระตั้งแต่",
        "任期开始"), ()),
    Field("part_until", ("term until", "term to", "term ends", "term end", "role until", "สิ้นสุดวาระ",
        "หมดวาระ", "วาระถึง", "任期结束"), ()),
    Field(
        "joined",
        ("joined", "date joined", "joined on", "member since", "joining date", "วันที่เข้าร่วม",
            "เข้าร่วมเมื่อ", "สมาชิกตั้งแต่", "ວັນທີເຂົ້າຮ່ວມ",
         "ថ្ងៃចូលរួម", "ဝင်ရောက်သည့်နေ့", "加入日期", "加入时间", "ngày tham gia", "ngày gia nhập",
         "date d'adhésion"),
        ("#date+joined", "#date+start"),
    ),
    Field(
        "left",
        ("left", "date left", "left on", "member until", "leaving date", "ออกเมื่อ", "วันที่ออก",
            "พ้นสมาชิก", "退出日期", "ngày rời", "date de départ"),
        ("#date+left", "#date+end"),
    ),
    Field("brings", ("brings", "what it brings", "contribution", "offers", "strengths", "สิ่งที่นำมา",
        "จุดแข็ง", "贡献", "优势", "đóng góp", "apports"), ()),
    Field("hopes", ("hopes", "what it hopes for", "expectations", "needs", "ความคาดหวัง", "สิ่งที่คาดหวัง",
        "期望", "kỳ vọng", "attentes"), ()),
    Field(
        "website",
        ("website", "web site", "web", "url", "web address", "homepage", "เว็บไซต์", "ເວັບໄຊ", "គេហទំព័រ",
            "ဝက်ဘ်ဆိုက်", "网站", "网址",
         "trang web", "site web"),
        ("#org+url", "#contact+url"),
    ),
    Field("confirmed", ("last confirmed", "confirmed", "confirmed on", "last updated", "ยืนยันล่าสุด",
        "ปรับปรุงล่าสุด", "最后确认", "xác nhận"), ("#date+confirmed",)),
    Field(
        "rep_name",
        ("representative", "representative name", "representative's name", "name of representative",
            "contact", "contact person",
         "contact name", "focal point", "focal person", "ผู้แทน", "ชื่อผู้แทน", "ผู้ประสานงาน", "ผู้ติดต่อ",
         "ຜູ້ຕາງໜ້າ", "ຜູ້ປະສານງານ",
         "តំណាង", "អ្នកតំណាង", "ကိုယ်စားလှယ်", "代表", "代表姓名", "联系人", "联络人", "người đại diện",
         "đại diện", "người liên hệ", "représentant"),
        ("#contact+name", "#contact"),
    ),
    Field(
        "rep_email",
        ("e-mail", "email", "representative's e-mail", "representative email", "contact email",
            "contact e-mail", "email address", "อีเมล",
         "อีเมล์", "ອີເມວ", "អ៊ីមែល", "အီးမေးလ်", "邮箱", "电子邮件", "电子邮箱", "thư điện tử", "courriel"),
        ("#contact+email",),
    ),
    Field(
        "rep_phone",
        ("phone", "telephone", "tel", "mobile", "phone number", "representative's phone",
            "representative phone", "contact phone", "contact number",
         "โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์", "โทร", "ໂທລະສັບ", "ເບີໂທ", "ទូរស័ព្ទ", "ဖုန်း", "电话",
         "联系电话", "手机", "điện thoại",
         "số điện thoại", "téléphone"),
        ("#contact+phone",),
    ),
    Field("rep_seat", ("seat", "representative's seat", "head or alternate", "seat of representative",
        "ตัวจริงหรือสำรอง", "正代表或副代表"), ("#contact+seat",)),
    Field(
        "rep_position",
        ("position", "representative's position", "job title", "title", "ตำแหน่ง", "ຕຳແໜ່ງ", "តំណែង",
            "ရာထူး", "职务", "职位", "chức vụ", "fonction"),
        ("#contact+title",),
    ),
)  # fmt: skip

CATALOGUE: dict[str, Field] = {field.name: field for field in FIELDS}

LABELS: dict[str, str] = {
    "id": N_("Id (as exported)"),
    "name": N_("Name"),
    "name_en": N_("Name in English"),
    "name_th": N_("Name in Thai"),
    "name_lo": N_("Name in Lao"),
    "name_km": N_("Name in Khmer"),
    "name_my": N_("Name in Burmese"),
    "name_zh": N_("Name in Chinese"),
    "name_vi": N_("Name in Vietnamese"),
    "name_fr": N_("Name in French"),
    "acronym": N_("Acronym"),
    "aliases": N_("Other names"),
    "type": N_("Type"),
    "parent": N_("Part of"),
    "place": N_("Home place"),
    "constituency": N_("Constituency"),
    "parts": N_("Roles in the network"),
    "part_since": N_("Term from"),
    "part_until": N_("Term until"),
    "joined": N_("Joined"),
    "left": N_("Left"),
    "brings": N_("What it brings"),
    "hopes": N_("What it hopes for"),
    "website": N_("Website"),
    "confirmed": N_("Last confirmed"),
    "rep_name": N_("Representative"),
    "rep_email": N_("Representative's e-mail"),
    "rep_phone": N_("Representative's phone"),
    "rep_seat": N_("Representative's seat"),
    "rep_position": N_("Representative's position"),
}
"""What a field is called on a page, and at the head of an exported column."""

DATES = ("joined", "left", "confirmed")
TEXTS = ("acronym", "brings", "hopes", "website")
SINGLE = ("type", "parent", "place", "constituency", *TEXTS, *DATES)
"""The fields that an organisation has once: two rows that differ contradict each other."""

WIDEST = {"acronym": 40, "website": 200, "brings": 5_000, "hopes": 5_000}
LONGEST_NAME = 300
