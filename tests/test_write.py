"""Whole files or none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.model import InputError
from kg.view import show
from kg.write import streaming, write


def broken() -> Iterator[str]:
    yield "half"
    raise RuntimeError("in the middle")


def test_writes_utf8_and_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.ttl"
    write(["Đức ", "Nhuận\n", b"\xe1\xba\xbf"], path)
    assert path.read_bytes() == "Đức Nhuận\nế".encode()
    assert [p.name for p in path.parent.iterdir()] == ["a.ttl"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("old")
    with pytest.raises(RuntimeError):
        write(broken(), path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.ttl"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_text("old")
    (tmp_path / "link.ttl").symlink_to("real.ttl")
    write(["new"], tmp_path / "link.ttl")
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_text() == "new"


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("")
    write(["x"], tmp_path / "made")
    assert (tmp_path / "made").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_error_and_the_device_stays() -> None:
    with pytest.raises(InputError, match="/dev/full: cannot be written: No space left"):
        write(["x" * 100_000], Path("/dev/full"))
    assert Path("/dev/full").is_char_device()


def test_what_cannot_be_written_is_told_before_the_first_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written: Is a directory"), streaming(tmp_path):
        raise AssertionError


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_by_the_file_that_is_streamed() -> None:
    with (
        pytest.raises(InputError, match="/dev/full: cannot be written"),
        streaming(Path("/dev/full")) as take,
    ):
        take("x" * 100_000)
    with (
        pytest.raises(InputError, match="/dev/full: cannot be written"),
        streaming(Path("/dev/full")) as take,
    ):
        take("x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_page_is_written_in_the_same_way(tmp_path: Path) -> None:
    page = show(tmp_path, ontology=True)
    with pytest.raises(InputError, match="/dev/full: cannot be written: No space left"):
        page.save(Path("/dev/full"))
    assert Path("/dev/full").is_char_device()
    assert page.save(tmp_path / "new" / "page.html") == (tmp_path / "new" / "page.html").stat().st_size
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["page.html"]


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(["Đ\n"], None)
    assert capfdbinary.readouterr().out == "Đ\n".encode()


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("old")
    path.chmod(0o600)
    write(["new"], path)
    assert path.stat().st_mode & 0o777 == 0o600
