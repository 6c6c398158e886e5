"""Places of the north of Thailand and of Yunnan, and those who keep them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tests.people import OPERATOR, person
from trellis.accounts.models import Person
from trellis.domain.placeplan import Plan
from trellis.places.actions import import_places
from trellis.places.models import Place
from trellis.places.tables import Tables, Wish, open_tables

PROVINCES = """id,name_th,name_en
45,เชียงราย,Chiang Rai
42,แพร่,Phrae
44,พะเยา,Phayao"""
DISTRICTS = """id,name_th,name_en,province_id
5709,แม่สาย,Mae Sai,45
5402,ร้องกวาง,Rong Kwang,42
5601,เมืองพะเยา,Mueang Phayao,44"""
SUB_DISTRICTS = """id,name_th,name_en,district_id,lat,long
570901,แม่สาย,Mae Sai,5709,20.431,99.913
540214,แม่ทราย,Mae Sai,5402,18.411,100.314
560114,แม่ใส,Mae Sai,5601,19.127,99.886
570906,เวียงพางคำ,Wiang Phang Kham,5709,,"""
YUNNAN = """country_iso3,admin_level,code,name_zh,parent_code
CHN,1,53,云南省,CHN
CHN,2,5328,西双版纳傣族自治州,53
CHN,3,532822,勐海县,5328
CHN,4,532822102,打洛镇,532822
CHN,5,532822102203,曼夕村民委员会,532822102"""
THAI = {
    "tha_sub_districts.csv": SUB_DISTRICTS,
    "tha_provinces.csv": PROVINCES,
    "tha_districts.csv": DISTRICTS,
}

Reader = Callable[..., Tables]


@pytest.fixture
def tables(tmp_path: Path) -> Reader:
    """Give a way to write files and open them: `tables({"districts.csv": "..."}, scheme="t")`."""

    def write(files: dict[str, str], **wish: object) -> Tables:
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return open_tables(
            [(tmp_path / name, name) for name in files], Wish(**{"scheme": "tha-dopa", **wish})
        )

    return write


@pytest.fixture
def bring_in(db: None, tables: Reader) -> Callable[..., Plan]:
    """Give a way to bring files in."""
    return lambda files, **wish: import_places(actor=OPERATOR, tables=tables(files, **wish))


@pytest.fixture
def thailand(bring_in: Callable[..., Plan]) -> Callable[[str], Place]:
    """Bring the Thai places in; gives a place by its code."""
    bring_in(THAI)
    return lambda code: Place.objects.get(codes__code=code)


@pytest.fixture
def yunnan(bring_in: Callable[..., Plan]) -> Callable[[str], Place]:
    """Bring a path through Yunnan in; gives a place by its code."""
    bring_in({"yunnan.csv": YUNNAN}, scheme="chn-nbs")
    return lambda code: Place.objects.get(codes__code=code)


@pytest.fixture
def prasit(db: None) -> Person:
    """Give the steward: he looks after the installation."""
    return person("Prasit Thongchai", is_steward=True)


@pytest.fixture
def stewards(prasit: Person) -> Client:
    """Give the steward's browser."""
    client = Client()
    client.force_login(prasit)
    return client
