"""Which files are read, in which order, and what is said of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.model import InputError
from kg.read import find


def shown(paths: list[Path], root: Path) -> list[str]:
    """Paths relative to `root`; errors as their message."""
    results = []
    for item in find(paths):
        if isinstance(item, InputError):
            results.append(f"! {item}".replace(f"{root}/", ""))
        else:
            results.append(item.relative_to(root).as_posix())
    return results


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("một", encoding="utf-8")


def test_folders_are_walked_in_one_order(tmp_path: Path) -> None:
    make(tmp_path, "b/z.txt", "b/a.md", "a.html", "c.HTM", "a/x.jsonl", "a/y.jsonl.gz", "Phường Ô.txt")
    expected = ["Phường Ô.txt", "a.html", "a/x.jsonl", "a/y.jsonl.gz", "b/a.md", "b/z.txt", "c.HTM"]
    assert shown([tmp_path], tmp_path) == expected
    parts = [tmp_path / "c.HTM", tmp_path / "b", tmp_path, tmp_path / "a", tmp_path / "a.html"]
    assert shown(parts, tmp_path) == expected


def test_relative_and_absolute_are_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    assert list(find([Path("a.txt"), Path("./a.txt"), tmp_path / "a.txt"])) == [Path("a.txt")]


def test_unknown_and_hidden_files_are_skipped_in_folders(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a.pdf", "jsonl.gz", "noext", ".hidden.txt", ".git/b.txt")
    assert shown([tmp_path], tmp_path) == ["a.txt"]


def test_an_unknown_suffix_that_is_named_is_an_error(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "b.txt")
    known = ".txt .md .html .htm .jsonl .jsonl.gz"
    assert shown([tmp_path / "a.pdf", tmp_path / "b.txt"], tmp_path) == [
        f"! a.pdf: has a suffix other than {known}",
        "b.txt",
    ]


def test_a_hidden_file_or_folder_that_is_named_is_read(tmp_path: Path) -> None:
    make(tmp_path, ".a.txt", ".dir/b.txt")
    assert shown([tmp_path / ".a.txt", tmp_path / ".dir"], tmp_path) == [".a.txt", ".dir/b.txt"]


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    make(tmp_path, "pdfs/a.pdf", "z.txt")
    given = [tmp_path / name for name in ("empty", "gone.txt", "gone", "pdfs", "z.txt")]
    assert shown(given, tmp_path) == [
        "! empty: holds no readable document",
        "! gone: does not exist",
        "! gone.txt: does not exist",
        "! pdfs: holds no readable document",
        "z.txt",
    ]


def test_links(tmp_path: Path) -> None:
    make(tmp_path, "real/a.txt", "outside/b.txt")
    root = tmp_path / "real"
    (root / "file.txt").symlink_to(root / "a.txt")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "loop").symlink_to(root)
    (root / "self").symlink_to(root / "self")
    (root / "broken.txt").symlink_to(tmp_path / "gone")
    assert shown([root], root) == [
        "a.txt",
        "! broken.txt: is a broken link",
        "file.txt",
        "folder/b.txt",
        "! self: is a broken link",
    ]
    assert shown([root / "broken.txt"], root) == ["! broken.txt: is a broken link"]


def test_many_folders_that_link_to_one_another_end(tmp_path: Path) -> None:
    folders = [tmp_path / str(n) for n in range(12)]
    for folder in folders:
        make(folder, "a.txt")
        for other in folders:
            (folder / f"to-{other.name}").symlink_to(other)
    assert len(shown([tmp_path], tmp_path)) == 12


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    make(tmp_path, "a.txt")
    assert shown([tmp_path], tmp_path) == ["a.txt", "! pipe.txt: is not a file"]


def test_unreadable_files_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "b.txt", "locked/c.txt")
    listing = Path.iterdir

    def iterdir(path: Path) -> object:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name != "a.txt")
    assert shown([tmp_path], tmp_path) == [
        "! a.txt: cannot be read: Permission denied",
        "b.txt",
        "! locked: cannot be read: Permission denied",
    ]


@pytest.mark.parametrize("name", ["a" * 5_000, "a\0b.txt", "a\nb\x1b[31m.txt", "\udcff.txt", ""])
def test_odd_paths_never_raise(name: str, tmp_path: Path) -> None:
    results = list(find([tmp_path / name]))
    assert len(results) == 1
    assert isinstance(results[0], InputError)
    assert str(results[0]).isprintable()


def test_nothing_given() -> None:
    assert list(find([])) == []
