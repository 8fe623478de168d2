"""`digitpad classify` in this process."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from digitpad.cli import main
from digitpad.ink.inkml import to_inkml
from digitpad.ink.strokes import Drawing
from digitpad.recognition.many_files import Crew, read_many

SEVEN = [(20.0, 10.0), (50.0, 11.0), (80.0, 12.0), (62.0, 55.0), (45.0, 95.0)]


def save(path: Path, drawing: Drawing) -> Path:
    path.write_text(to_inkml(drawing), encoding="utf-8")
    return path


def test_a_drawing_is_read_from_its_strokes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = [(x + 120, y) for x, y in SEVEN]
    file = save(tmp_path / "sevens.inkml", Drawing.of([SEVEN, beside]))
    assert main(["classify", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}\t77\n"


def test_a_folder_is_searched_for_drawings_and_a_broken_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = save(tmp_path / "seven.INKML", Drawing.of([SEVEN]))
    (tmp_path / "broken.inkml").write_text("<ink><trace>1")
    assert main(["classify", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == f"{file}\t7\n"
    assert len(told.err.splitlines()) == 1
    assert "broken.inkml" in told.err


def test_an_empty_drawing_reads_as_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = save(tmp_path / "empty.inkml", Drawing())
    assert main(["classify", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}\t\n"


def picture(path: Path, digits: str = "7") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet = Image.new("L", (60 + 90 * len(digits), 130), 240)
    for at, digit in enumerate(digits):
        corners = {
            "7": [(20, 20), (75, 21), (40, 110)],
            "1": [(50, 18), (46, 112)],
        }[digit]
        places = [(30 + 90 * at + x, y) for x, y in corners]
        ImageDraw.Draw(sheet).line(places, fill=25, width=8, joint="curve")
    sheet.save(path)
    return path


def test_many_files_are_read_by_child_processes_in_the_order_of_their_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "scans"
    texts = ["7", "17", "71", "177"] * 4
    names = [
        picture(folder / f"{'ab'[at % 2]}" / f"{at:02}.png", text) for at, text in enumerate(texts)
    ]
    (folder / "a" / "05.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main(["classify", "--jobs", "2", "--csv", str(folder)]) == 1
    told = capsys.readouterr()
    rows = list(csv.DictReader(told.out.splitlines()))
    in_order = sorted(zip(names, texts, strict=True))
    assert [(row["file"], row["text"]) for row in rows] == [(str(n), t) for n, t in in_order]
    assert all(0.5 < float(row["confidence"]) <= 1 for row in rows)
    assert len(told.err.splitlines()) == 1
    assert str(folder / "a" / "05.png") in told.err


def test_one_process_or_two_say_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for at in range(13):
        picture(tmp_path / f"{at:02}.png", "71"[: 1 + at % 2])
    assert main(["classify", "--jobs", "2", "--json", str(tmp_path)]) == 0
    two = capsys.readouterr().out
    assert main(["classify", "--jobs", "1", "--json", str(tmp_path)]) == 0
    assert two == capsys.readouterr().out
    glyph = json.loads(two.splitlines()[1])["glyphs"][1]
    assert glyph["digit"] == 1
    assert len(glyph["probabilities"]) == 10
    assert len(glyph["box"]) == 4
    assert isinstance(glyph["digit_score"], float)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes on standard input."""

    def send(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    return send


def test_a_picture_comes_from_standard_input(
    tmp_path: Path, typed: Callable[[bytes], None], capsys: pytest.CaptureFixture[str]
) -> None:
    typed(picture(tmp_path / "seven.png").read_bytes())
    assert main(["classify", "-"]) == 0
    assert capsys.readouterr().out == "-\t7\n"


@pytest.mark.parametrize("ending", ["", ".png", ".inkml"])
def test_a_name_that_no_file_can_have_gets_one_sentence(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = save(tmp_path / "seven.inkml", Drawing.of([SEVEN]))
    assert main(["classify", "x" * 300 + ending, str(file)]) == 1
    told = capsys.readouterr()
    assert told.out == f"{file}\t7\n"
    [line] = told.err.splitlines()
    assert "File name too long" in line


def test_a_table_has_one_line_end_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = save(tmp_path / "seven.inkml", Drawing.of([SEVEN]))
    assert main(["classify", "--csv", str(file)]) == 0
    assert "\r" not in capsys.readouterr().out


def test_a_drawing_comes_from_standard_input(
    typed: Callable[[bytes], None], capsys: pytest.CaptureFixture[str]
) -> None:
    typed(to_inkml(Drawing.of([SEVEN])).encode())
    assert main(["classify", "--csv", "-"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("-,7,")


@pytest.mark.parametrize(
    "content", [b"", b"seven", b"<html>7</html>", b"<ink", b"\x89PNG\r\n\x1a\n"]
)
def test_nonsense_on_standard_input_gets_one_sentence(
    content: bytes, typed: Callable[[bytes], None], capsys: pytest.CaptureFixture[str]
) -> None:
    typed(content)
    assert main(["classify", "-"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    [line] = told.err.splitlines()
    assert "The picture" not in line


def test_two_rows_of_digits_are_one_line_of_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    below = [(x, y + 200) for x, y in SEVEN]
    file = save(tmp_path / "sevens.inkml", Drawing.of([SEVEN, below]))
    assert main(["classify", "--csv", str(file)]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head == "file,text,confidence,remark"
    assert row.startswith(f"{file},7 7,")


@pytest.mark.parametrize("word", ["x", "0", "-1", "1.5"])
def test_a_number_of_processes_that_is_none_is_told_what_is_wanted(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["classify", f"--jobs={word}", "seven.png"])
    assert ended.value.code == 2
    assert "a whole number, at least 1, is wanted" in capsys.readouterr().err


def test_a_reader_that_has_had_enough_ends_the_command_quietly(tmp_path: Path) -> None:
    for at in range(40):
        picture(tmp_path / "scans" / f"{at:02}.png")
    command = [sys.executable, "-m", "digitpad", "classify", "--jobs", "2", tmp_path / "scans"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().rstrip().endswith(b"00.png\t7")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_file_name_that_is_no_text_goes_out_as_it_came_in(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    picture(tmp_path / "seven.png").rename(tmp_path / os.fsdecode(b"sept\xff.png"))
    assert main(["classify", str(tmp_path)]) == 0
    assert capfdbinary.readouterr().out == os.fsencode(tmp_path) + b"/sept\xff.png\t7\n"


def test_the_first_page_of_several_is_read_and_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Image.open(picture(tmp_path / "seven.png"))
    page.save(tmp_path / "pages.tif", save_all=True, append_images=[page, page])
    assert main(["classify", str(tmp_path / "pages.tif")]) == 0
    told = capsys.readouterr()
    assert told.out.endswith("\t7\n")
    assert told.err.endswith("pages.tif: Only the first of 3 pages was read.\n")


def _command(script: str) -> list[str]:
    return [sys.executable, "-c", script]


def test_a_child_that_dies_over_a_file_is_replaced_and_the_rest_is_read(tmp_path: Path) -> None:
    fatal = str(tmp_path / "fatal.png")
    script = (
        "import json, os, sys\n"
        "for line in sys.stdin:\n"
        "    file = json.loads(line)\n"
        "    if 'fatal' in file: os._exit(9)\n"
        "    print(json.dumps({'text': file}), flush=True)\n"
    )
    files = ["a", "b", fatal, "c", "d", "e"]
    found = list(read_many(files, Crew(_command(script)), children=2))
    assert [read.file for read in found] == files
    assert [read.details.get("text") for read in found] == ["a", "b", None, "c", "d", "e"]
    assert fatal in found[2].error


def test_files_are_found_only_a_little_ahead_of_what_was_read() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield str(taken)

    script = (
        "import json, sys\nfor line in sys.stdin: print(json.dumps({'text': ''}), flush=True)\n"
    )
    with closing(read_many(endless(), Crew(_command(script)), children=2)) as found:
        assert next(found).file == "1"
        assert taken < 50


def test_children_that_cannot_work_at_all_are_not_started_for_every_file(
    tmp_path: Path,
) -> None:
    files = [str(at) for at in range(200)]
    script = "import sys; open(sys.argv[1], 'a').write('x'); sys.exit(1)"
    starts = tmp_path / "starts"
    found = list(read_many(files, Crew([*_command(script), str(starts)]), children=2))
    assert len(starts.read_text()) <= 10
    assert all(read.error for read in found)
    assert "no process can be started" in found[-1].error
