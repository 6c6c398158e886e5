"""Lists as people have them, and files that are none: what is read, and one clear sentence for the rest."""

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.members.test_import import brought, chosen, everything, organisation, seen
from tests.people import North, build_north
from trellis.domain.problems import Problem
from trellis.imports.models import Batch, State
from trellis.imports.writing import Table, xlsx_bytes
from trellis.ledger.models import Line
from trellis.members.models import Membership, Organisation

TRELLIS = Path(sys.executable).with_name("trellis")
SCRIPTS = {
    "th": ("ชื่อองค์กร,ประเภทองค์กร,จังหวัด,ผู้แทน,อีเมล", "มูลนิธิรุ่งอรุณ,องค์กรพัฒนาเอกชน,,สมชาย ใจดี,s@example.org", "ngo"),
    "lo": ("ຊື່ອົງການ,ປະເພດອົງການ", "ສູນເດັກນ້ອຍ,ລັດຖະບານ", "government"),
    "km": ("ឈ្មោះអង្គការ,ប្រភេទអង្គការ", "មណ្ឌលកុមារ,សហគមន៍", "community-group"),
    "my": ("အဖွဲ့အစည်းအမည်,အမျိုးအစား", "ကလေးစင်တာ,အစိုးရ", "government"),
    "zh": ("机构名称,机构类型", "儿童之家,非政府组织", "ngo"),
    "vi": ("Tên tổ chức,Loại tổ chức", "Trung tâm Trẻ em,tổ chức phi chính phủ", "ngo"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", SCRIPTS)
def test_a_list_in_any_script_is_read(north: North, language: str) -> None:
    header, row, kind = SCRIPTS[language]
    found = seen(north.network, f"\ufeff{header}\n{row}\n")
    assert [dict(item.values) for item in found.plan.items] == [{"type": kind}]
    written = language if language != "vi" else "en"
    assert dict(found.plan.items[0].names) == {written: row.split(",")[0]}


@pytest.mark.django_db
def test_a_thai_list_of_an_old_machine_is_read(north: North) -> None:
    header, row, _ = SCRIPTS["th"]
    brought(north.network, f"{header}\r\n{row}\r\n".encode("cp874"))
    assert Organisation.objects.filter(names__th="มูลนิธิรุ่งอรุณ", type="ngo").exists()


@pytest.mark.django_db
def test_dirt_around_a_list_does_no_harm(north: North) -> None:
    rows = [
        ["Members of the network, 2026", "", ""],
        ["", "", ""],
        ["Organisation", "", "Contact"],
        ["Name", "Type", "Name"],
        ["#org+name", "#org+type", "#contact+name"],
        ["", "", ""],
        [" New\u00a0Dawn ", "ngo\u200b", "Lek  Suk"],
        ["", "", ""],
        ["NEW DAWN", "NGO ", "n/a"],
    ]
    content = xlsx_bytes([Table("list", rows[0], rows[1:])])
    found = seen(north.network, content)
    assert [(item.name, dict(item.values), item.rows) for item in found.plan.items] == [
        ("New Dawn", {"type": "ngo"}, (7, 9))
    ]
    assert [each.name for each in found.plan.items[0].people] == ["Lek Suk"]


@pytest.mark.django_db
def test_a_formula_is_text(north: North) -> None:
    brought(north.network, 'Name,Brings\n"=HYPERLINK(""http://x"")",=1+1\n')
    row = Organisation.objects.get(names__en__startswith="=HYPERLINK")
    assert row.memberships.get().brings == "=1+1"


def bomb() -> bytes:
    """Give a small file that unpacks to more than a list ever holds."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"\0" * 300_000_000)
    return packed.getvalue()


BAD = {
    "pdf": (lambda: b"%PDF-1.7 not a list", "its format is PDF"),
    "bomb": (bomb, "unpacks to more than a list holds"),
    "rows": (
        lambda: b"Name\n" + b"".join(b"A%d\n" % number for number in range(300_000)),
        "more than 100,000 rows",
    ),
    "empty": (lambda: b"", "has nothing in it"),
    "nul": (lambda: b"Name\nA\0B\n", "signs in line 2"),
    "header": (lambda: b"1,2,3\n4,5,6\n", "no line that names the columns"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_list_gets_one_sentence_and_changes_nothing(
    north: North, tmp_path: Path, kind: str
) -> None:
    make, says = BAD[kind]
    before, lines = everything(), Line.objects.count()
    with pytest.raises(Problem) as caught:
        chosen(north.network, make(), "members.xlsx")
    assert says.replace(",", "") in str(caught.value).replace(",", "")
    assert (everything(), Line.objects.count(), Batch.objects.count()) == (before, lines, 0)


class Told:
    """What a command wrote, and how it ended."""

    def __init__(self, *words: str) -> None:
        """Run the command in this process, with this test's database."""
        self.out, self.err, self.code = io.StringIO(), io.StringIO(), 0
        try:
            call_command("import_members", *words, stdout=self.out, stderr=self.err)
        except Problem as problem:
            self.code, self.err = 1, io.StringIO(str(problem))

    @property
    def data(self) -> Any:
        """Read what was written as JSON."""
        return json.loads(self.out.getvalue())


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Give a list with an unknown type."""
    file = tmp_path / "list.csv"
    file.write_text("Name,Type,Region\nNew Dawn,Goverment,x\nBRAC,NGO,y\nBRAC SL,NGO,z\n", encoding="utf-8")
    return file


@pytest.mark.django_db
def test_a_dry_run_tells_and_changes_nothing(north: North, listed: Path) -> None:
    before = everything()
    told = Told(str(listed), "--network", "north", "--dry-run")
    assert "2B: 'Goverment' is no type" in told.out.getvalue()
    assert "Columns left out: C Region" in told.out.getvalue()
    data = Told(str(listed), "--network", "north", "--dry-run", "--json").data
    assert (data["spellings"], data["create"], data["errors"][0]["row"], data["errors"][0]["column"]) == (
        3,
        3,
        2,
        "B",
    )
    assert everything() == before


@pytest.mark.django_db
def test_an_unknown_type_changes_nothing_and_says_what_to_do(north: North, listed: Path) -> None:
    before = everything()
    told = Told(str(listed), "--network", "north")
    assert (told.code, everything()) == (1, before)
    assert "row 2, column B" in told.err.getvalue()
    assert "leave the column out" in told.err.getvalue()


@pytest.mark.django_db
def test_answers_have_the_shape_of_the_questions(north: North, listed: Path, tmp_path: Path) -> None:
    data = Told(str(listed), "--network", "north", "--dry-run", "--json").data
    for question in data["questions"]:
        question["answer"] = question["guess"] if question["must"] else ""
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(data), encoding="utf-8")
    told = Told(str(listed), "--network", "north", "--answers", str(answers), "--as", "malee", "--json")
    assert told.data["batch"]
    assert organisation("New Dawn").type == "government"
    assert Line.objects.get(verb="member.import").person == north.malee.pk
    again = Told(str(listed), "--network", "north")
    assert "nothing changes" in again.out.getvalue()
    assert Batch.objects.filter(state=State.APPLIED).count() == 1


@pytest.mark.django_db
def test_a_column_may_be_left_out_by_an_answer(north: North, listed: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"column:B": "-"}), encoding="utf-8")
    assert Told(str(listed), "--network", "north", "--answers", str(answers)).code == 0
    assert organisation("New Dawn").type == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--network", "nowhere"], "no network 'nowhere'. These are here: north"),
        (["--network", "north", "--as", "nobody"], "Nobody signs in as 'nobody'"),
        (["--network", "north", "--answers", "{file}"], "not a file of answers"),
    ],
)
def test_a_wrong_word_gets_one_sentence(north: North, listed: Path, words: list[str], says: str) -> None:
    told = Told(str(listed), *(word.format(file=listed) for word in words))
    assert told.code == 1
    assert says in told.err.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answers", ['{"type:castle": "ngo"}', '{"type:goverment": "castle"}', "[1]", '{"a": 1}']
)
def test_answers_to_nothing_are_refused(north: North, listed: Path, tmp_path: Path, answers: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(answers, encoding="utf-8")
    assert Told(str(listed), "--network", "north", "--answers", str(file)).code == 1


@pytest.mark.django_db
@pytest.mark.shared
def test_the_real_list_has_151_spellings_and_sensible_questions(north: North, shared_data: Path) -> None:
    file = shared_data / "threew" / "ebola_3w_2014-11-12.csv"
    data = Told(str(file), "--network", "north", "--dry-run", "--json").data
    assert (data["row_count"], data["spellings"], len(data["rows"])) == (1_433, 151, 150)
    assert data["left_out_columns"] == ["Country", "Region", "Activity", "Pcode"]
    questions = {question["question"]: question for question in data["questions"]}
    assert questions["What is 'Goverment'?"]["row_count"] == 112
    assert questions["Is 'BRAC SL' the same as 'BRAC'?"]["options"][0]["value"] == "same"
    assert len(data["questions"]) < 40


@pytest.fixture
def killed(transactional_db: None, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Give a long list and the environment in which another process has this test's database."""
    build_north()
    file = tmp_path / "long.csv"
    rows = (
        f"Member {number} of {number * 7919},NGO,core group,Person {number},p{number}@example.org"
        for number in range(1_500)
    )
    file.write_text("Name,Type,Roles,Representative,E-mail\n" + "\n".join(rows), encoding="utf-8")
    settings = connection.settings_dict
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        **os.environ,
        "TRELLIS_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "trellis.config.settings",
    }
    if connection.vendor == "sqlite":
        environment["DATABASE_URL"] = f"sqlite:///{settings['NAME']}"
    else:
        base = os.environ["DATABASE_URL"].rpartition("/")
        query = base[2].partition("?")[2]
        environment["DATABASE_URL"] = f"{base[0]}/{settings['NAME']}" + (f"?{query}" if query else "")
    return file, environment


@pytest.mark.parametrize("after", [0.0, 0.15, 0.4])
def test_an_import_that_is_killed_is_there_whole_or_not_at_all(
    killed: tuple[Path, dict[str, str]], after: float
) -> None:
    file, environment = killed
    before = everything()
    command = [TRELLIS, "import", "members", str(file), "--network", "north"]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=file.parent
    )
    # The list is kept just before it's brought in: from then on the deed is under way.
    until = time.monotonic() + 60
    while not Batch.objects.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    there = Organisation.objects.filter(names__en__startswith="Member ").count()
    assert there in {0, 1_500}
    assert Line.objects.filter(verb="member.import").count() == (1 if there else 0)
    if not there:
        assert everything() == before
        again = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, cwd=file.parent
        )
        assert again.returncode == 0, again.stderr
    assert Membership.objects.filter(organisation__names__en__startswith="Member ").count() == 1_500
