import os
import shutil
import time
from pathlib import Path

import pytest

from digitpad.library import ModelError
from digitpad.library.card import Card
from digitpad.library.store import Library


def put_card(folder: Path) -> None:
    (folder / "card.json").write_text(Card("mine").to_json(), encoding="utf-8")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def test_a_new_library_is_empty_and_the_shipped_model_is_in_use(library: Library) -> None:
    assert library.list() == []
    assert library.current() is None


def test_a_saved_model_is_listed_and_can_be_used(library: Library) -> None:
    path = library.save("mine", put_card)
    library.use("mine")
    assert [entry.path for entry in library.list()] == [path]
    assert library.current() == path


def test_saving_under_a_taken_name_keeps_both(library: Library) -> None:
    library.save("mine", put_card)
    library.save("mine", put_card)
    assert [entry.name for entry in library.list()] == ["mine", "mine-2"]


def test_a_model_that_breaks_while_it_is_written_leaves_nothing_behind(library: Library) -> None:
    def break_off(folder: Path) -> None:
        put_card(folder)
        raise OSError(28, "No space left on device")

    with pytest.raises(ModelError, match="No space left"):
        library.save("mine", break_off)
    assert list(library.folder.iterdir()) == []


def test_a_removed_model_is_gone_and_the_shipped_one_in_use(library: Library) -> None:
    library.save("mine", put_card)
    library.use("mine")
    library.remove("mine")
    assert library.list() == []
    assert library.current() is None


@pytest.mark.parametrize(
    "name", ["nothing", "", "..", "../..", "/", "a/b", ".wastebasket", "x" * 300]
)
def test_a_name_that_is_no_model_touches_nothing(library: Library, name: str) -> None:
    library.save("mine", put_card)
    with pytest.raises(ModelError):
        library.use(name)
    with pytest.raises(ModelError):
        library.remove(name)
    assert [entry.name for entry in library.list()] == ["mine"]


def test_a_name_of_any_letters_makes_a_folder(library: Library) -> None:
    assert library.save("我的/模型: 1?", put_card).parent == library.folder


@pytest.mark.parametrize("name", ["x" * 300, "数" * 300, "𠀀" * 300])
def test_a_name_of_any_length_makes_a_folder(library: Library, name: str) -> None:
    first = library.save(name, put_card)
    second = library.save(name, put_card)
    assert first != second
    assert {entry.path for entry in library.list()} == {first, second}
    assert library.rename(second.name, "2" + name).parent == library.folder


def test_no_model_can_be_taken_for_the_shipped_one(library: Library) -> None:
    assert library.save("shipped", put_card).name == "shipped-2"
    with pytest.raises(ModelError, match="already"):
        library.rename("shipped-2", "shipped")
    for change in (library.remove, lambda name: library.rename(name, "mine")):
        with pytest.raises(ModelError, match="shipped model stays"):
            change("shipped")


def test_a_broken_note_of_what_is_in_use_means_the_shipped_one(library: Library) -> None:
    library.save("mine", put_card)
    for note in ("", "[]", '{"name": 3}', '{"name": "../../etc"}'):
        (library.folder / "in-use.json").write_text(note, encoding="utf-8")
        assert library.current() is None


def test_a_half_deleted_model_is_not_listed(library: Library) -> None:
    path = library.save("mine", put_card)
    (path / "card.json").unlink()
    assert library.list() == []


def test_the_models_folder_follows_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITPAD_HOME", str(tmp_path / "elsewhere"))
    assert Library().folder == tmp_path / "elsewhere" / "models"


def test_a_renamed_model_stays_in_use_and_its_card_knows(library: Library) -> None:
    library.save("mine", put_card)
    library.use("mine")
    path = library.rename("mine", "Ours: 2")
    assert path == library.folder / "Ours- 2"
    assert library.current() == path
    assert [entry.card.name for entry in library.list()] == ["Ours- 2"]


def test_a_model_is_not_renamed_over_another_or_to_nothing(library: Library) -> None:
    library.save("mine", put_card)
    library.save("yours", put_card)
    with pytest.raises(ModelError, match="already"):
        library.rename("mine", "yours")
    with pytest.raises(ModelError, match="no letter"):
        library.rename("mine", " .. ")
    with pytest.raises(ModelError, match="no model"):
        library.rename("nothing", "else")
    assert [entry.name for entry in library.list()] == ["mine", "yours"]


def test_a_removed_model_can_be_had_back(library: Library) -> None:
    library.save("mine", put_card)
    in_basket = library.remove("mine")
    assert library.removed() == [in_basket.name] == ["mine"]
    assert library.restore("mine") == library.folder / "mine"
    assert [entry.name for entry in library.list()] == ["mine"]
    assert library.removed() == []


def test_a_model_comes_back_beside_one_that_took_its_name(library: Library) -> None:
    library.save("mine", put_card)
    library.remove("mine")
    library.save("mine", put_card)
    second = library.remove("mine")
    library.save("mine", put_card)
    assert library.removed()[0] == second.name == "mine-2"
    assert library.restore("mine").name == "mine-2"
    assert [entry.name for entry in library.list()] == ["mine", "mine-2"]


@pytest.mark.parametrize("name", ["nothing", "", "..", "../mine", ".wastebasket"])
def test_what_was_never_deleted_cannot_be_restored(library: Library, name: str) -> None:
    library.save("mine", put_card)
    with pytest.raises(ModelError, match="wastebasket"):
        library.restore(name)


def test_the_wastebasket_forgets_after_thirty_days(library: Library) -> None:
    library.save("old", put_card)
    library.save("new", put_card)
    month_ago = time.time() - 31 * 24 * 3600
    os.utime(library.remove("old"), (month_ago, month_ago))
    library.remove("new")
    assert library.removed() == ["new"]


def test_a_folder_that_holds_no_whole_model_is_told_and_can_be_deleted(library: Library) -> None:
    half = library.save("half", put_card)
    (library.save("no card", put_card) / "card.json").unlink()
    assert {folder.name: folder.why for folder in library.broken()} == {
        "half": f"{half / 'model.tflite'} is missing.",
        "no card": f"{library.folder / 'no card' / 'card.json'} is missing, so nothing is known "
        "of the model beside it.",
    }
    for folder in library.broken():
        library.remove(folder.name)
    assert library.broken() == []


def test_a_model_in_use_that_has_gone_is_told(library: Library) -> None:
    library.save("mine", put_card)
    library.use("mine")
    shutil.rmtree(library.folder / "mine")
    [gone] = library.broken()
    assert gone.name == "mine"
    assert "missing" in gone.why


def test_a_library_that_cannot_be_written_says_so_and_stays_as_it_was(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save("mine", put_card)
    library.remove(library.save("thrown away", put_card).name)

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    for job in (
        lambda: library.rename("mine", "other"),
        lambda: library.remove("mine"),
        lambda: library.restore("thrown away"),
        lambda: library.use("mine"),
        lambda: library.save("more", put_card),
    ):
        with pytest.raises(ModelError, match="Permission denied"):
            job()
    assert [entry.name for entry in library.list()] == ["mine"]
    assert library.removed() == ["thrown away"]


def test_a_model_that_cannot_be_deleted_stays_in_use(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library.save("mine", put_card)
    library.use("mine")

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ModelError, match="Permission denied"):
        library.remove("mine")
    assert library.current() == path


def test_a_model_copied_in_under_any_name_is_used_deleted_and_had_back(library: Library) -> None:
    library.save("mine", put_card).rename(library.folder / "My+Model")
    assert [entry.name for entry in library.list()] == ["My+Model"]
    library.use("My+Model")
    assert library.current() == library.folder / "My+Model"
    library.remove("My+Model")
    assert library.current() is None
    assert library.restore("My+Model") == library.folder / "My+Model"


@pytest.mark.parametrize("name", ["CON", "nul.txt", "com1"])
def test_a_name_that_windows_keeps_for_itself_is_changed(library: Library, name: str) -> None:
    assert library.save(name, put_card).name == f"{name}-"
    library.use(f"{name}-")
