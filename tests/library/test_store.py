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


@pytest.mark.parametrize("name", ["nothing", "", "..", "../..", "/", "a/b"])
def test_a_name_that_is_no_model_touches_nothing(library: Library, name: str) -> None:
    library.save("mine", put_card)
    with pytest.raises(ModelError):
        library.use(name)
    with pytest.raises(ModelError):
        library.remove(name)
    assert [entry.name for entry in library.list()] == ["mine"]


def test_a_name_of_any_letters_makes_a_folder(library: Library) -> None:
    assert library.save("我的/模型: 1?", put_card).parent == library.folder


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
