"""README's queries answer their questions on more than the seeds: on reports that try to mislead them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg

ROOT = Path(__file__).parent.parent
GOLD = (
    *("a03-dai-hoi-xa-toan-thang", "a07-dai-hoi-phuong-phuoc-thoi", "a09-dac-khu-tho-chau"),
    *("e05-bo-de-trao-huy-hieu-dang", "e12-lap-vo-hoi-nghi-tong-ket", "e19-muong-la-hoi-nghi-bch-dang-bo"),
    *("f15-giao-nhan-quan-pho-hien", "g22-phong-van-bi-thu-cam-le", "h05-huy-hieu-dang-cau-giay-nghia-do"),
    *("h23-mai-chau-tong-ket-2025",),
)
YOUTH = (
    "Chị Huỳnh Như Quỳnh, Bí thư Đoàn phường Cao Lãnh, phát biểu. "
    "Ông Tạ Văn Liên, Bí thư Chi bộ tổ dân phố số 11 phường Nghĩa Đô, dự."
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    (folder / "youth.txt").write_text(YOUTH, "utf-8")
    reports = [path for name in GOLD for path in (ROOT / "tests" / "gold").glob(f"*/{name}.txt")]
    assert len(reports) == len(GOLD)
    assert not kg.build([ROOT / "seeds", folder / "youth.txt", *reports], folder / "store").errors
    return folder / "store"


def answer(name: str, store: Path) -> list[dict[str, str]]:
    from kg.cli.app import app

    query = ROOT / "queries" / "examples" / f"{name}.rq"
    result = CliRunner().invoke(app, ["query", str(query), "--format", "csv", "--store", str(store)])
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_secretaries_are_those_of_the_party_committee(store: Path) -> None:
    found = {(row["name"], row["ward"]) for row in answer("secretaries", store)}
    assert ("Lâm Minh Hiển", "Đặc khu Thổ Châu") in found
    assert ("Lê Đức Thanh", "Phường Tân Định") in found
    assert {ward.split()[0] for _, ward in found} == {"Phường", "Xã", "Đặc"}
    assert not {"Huỳnh Như Quỳnh", "Tạ Văn Liên"} & {name for name, _ in found}


def test_members_are_totals(store: Path) -> None:
    """Not those with a badge (Bồ Đề), aimed at (Cẩm Lệ), inspected (Mường La) or drafted (Phố Hiến)."""
    assert [(row["ward"], row["members"]) for row in answer("members", store)] == [
        ("Phường Bồ Đề", "8214"),
        ("Phường Bình Trưng", "2952"),
        ("Phường Đông Hưng Thuận", "2445"),
        ("Xã Lấp Vò", "2018"),
        ("Xã Mai Châu", "1284"),
        ("Xã Toàn Thắng", "1189"),
        ("Phường Phước Thới", "1151"),
    ]


def test_awards_are_all_there(store: Path) -> None:
    told = answer("awards", store)
    assert len(told) >= len(store_awards(store)) > 20
    assert "Bằng khen của Thủ tướng Chính phủ" in {row["award"] for row in told}


def store_awards(store: Path) -> list[object]:
    ask = "SELECT DISTINCT ?grant { ?grant a kg:AwardGrant }"
    return list(kg.open_store(str(store)).query(ask))
