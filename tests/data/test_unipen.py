from pathlib import Path

import numpy as np
import pytest

from digitpad.data import DataError
from digitpad.data.pen_files import read_pen_file
from digitpad.data.unipen import Character, read_unipen

# In the manner of the corpus: two strokes make the 4, which end with pen-ups that have no points.
COORDINATES = """
.WRITER_ID Ann_Smith
.PEN_DOWN
\t10\t100
\t10\t50
.PEN_UP
.PEN_DOWN
\t20\t100
\t21\t40
.PEN_UP
.PEN_DOWN
\t0\t90
\t30\t90
\t5\t10
.PEN_UP
"""
SEGMENTS = """.VERSION 1.0
.INCLUDE lab/lab.doc
.INCLUDE lab/data/ann.dat
.HIERARCHY WORD CHARACTER
.SEGMENT WORD 0-2 ? "47"
.SEGMENT CHARACTER 0-1 ? "4"
.SEGMENT CHARACTER 2 OK "7"
"""
PENDIGITS = """ .INCLUDE dene.doc
.HIERARCHY DIGIT
.SEGMENT DIGIT 0 ? "1"
.COMMENT 1 12 91
.PEN_DOWN
 100  400
 100  10
.PEN_UP
.DT 100
.SEGMENT DIGIT 1-2 ? "4"
.COMMENT 4 13 92
.PEN_DOWN
 1  2
 3  4
.PEN_UP
.DT 100
.PEN_DOWN
 9  8
 7  6
.PEN_UP
.DT 100
"""


def read(path: Path, text: str) -> tuple[Character, ...]:
    path.write_text(text, encoding="latin-1")
    return read_unipen(path)[0]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Segments in data/1a/lab, coordinates in include/lab/data."""
    coordinates = tmp_path / "include" / "lab" / "data" / "ann.dat"
    coordinates.parent.mkdir(parents=True)
    coordinates.write_text(COORDINATES)
    segments = tmp_path / "data" / "1a" / "lab" / "ann.dat"
    segments.parent.mkdir(parents=True)
    segments.write_text(SEGMENTS)
    return segments


def test_the_corpus_way_segments_name_strokes_of_an_included_file(corpus: Path) -> None:
    four, seven = read_unipen(corpus)[0]
    assert (four.label, len(four.strokes)) == ("4", 2)
    assert (seven.label, len(seven.strokes)) == ("7", 1)
    assert seven.writer == "lab-Ann_Smith"


def test_y_grows_downward_afterwards(corpus: Path) -> None:
    seven = read_unipen(corpus)[0][1]
    assert seven.strokes[0].tolist() == [[0, -90], [30, -90], [5, -10]]
    assert seven.strokes[0].dtype == np.float32


def test_pendigits_way_each_segment_stands_before_its_strokes(tmp_path: Path) -> None:
    one, four = read(tmp_path / "pendigits-orig.tra", PENDIGITS)
    assert [len(one.strokes), len(four.strokes)] == [1, 2]
    assert four.strokes[1].tolist() == [[9, -8], [7, -6]]
    assert (one.writer, four.writer) == ("pendigits-12", "pendigits-13")


def test_pendigits_test_writers_are_not_those_of_the_same_number_in_training(
    tmp_path: Path,
) -> None:
    [one, _] = read(tmp_path / "pendigits-orig.tes", PENDIGITS)
    assert one.writer == "pendigits-orig.tes-12"


def test_segments_without_numbers_take_the_strokes_below_them(tmp_path: Path) -> None:
    text = PENDIGITS.replace("DIGIT 0 ?", "DIGIT ?").replace("DIGIT 1-2 ?", "DIGIT ?")
    assert [len(c.strokes) for c in read(tmp_path / "digits.dat", text)] == [1, 2]


def test_a_pen_up_with_points_counts_and_is_no_ink(tmp_path: Path) -> None:
    text = """.COORD T X P Y
.SEGMENT CHARACTER 0-2 ? "4"
.SEGMENT CHARACTER 4 ? "1"
.PEN_DOWN
0 1 9 2
1 3 9 4
.PEN_UP
2 5 0 5
.PEN_DOWN
3 6 9 7
.PEN_UP
4 8 0 8
.PEN_DOWN
5 9 9 9
"""
    four, one = read(tmp_path / "all.dat", text)
    assert [stroke.tolist() for stroke in four.strokes] == [[[1, -2], [3, -4]], [[6, -7]]]
    assert [stroke.tolist() for stroke in one.strokes] == [[[9, -9]]]


@pytest.mark.parametrize(
    ("delineation", "strokes"),
    [
        ("0-1", [[[10, -100], [10, -50]], [[20, -100], [21, -40]]]),
        ("2:1-2:2", [[[30, -90], [5, -10]]]),
        ("0:1-1:0", [[[10, -50]], [[20, -100]]]),
        ("0,2:2-2:2", [[[10, -100], [10, -50]], [[5, -10]]]),
        ("0, 1:1-1:1", [[[10, -100], [10, -50]], [[21, -40]]]),
    ],
)
def test_a_segment_may_name_parts_of_strokes(
    tmp_path: Path, delineation: str, strokes: list[list[list[float]]]
) -> None:
    text = f'.SEGMENT CHARACTER {delineation} ? "4"\n{COORDINATES}'
    [character] = read(tmp_path / "parts.dat", text)
    assert [stroke.tolist() for stroke in character.strokes] == strokes


def test_words_bad_ones_and_unlabelled_ones_are_left_out_with_their_strokes(
    tmp_path: Path,
) -> None:
    stroke = "\n.PEN_DOWN\n1 2\n.PEN_UP\n"
    segments = ('DIGIT ? "1"', 'DIGIT BAD "2"', "DIGIT", 'CHARACTER OK "10"', 'CHARACTER OK "3"')
    text = "".join(f".SEGMENT {segment}{stroke}" for segment in segments)
    found = read(tmp_path / "mixed.dat", text)
    assert [(c.label, len(c.strokes)) for c in found] == [("1", 1), ("3", 1)]


def test_labels_may_be_quotes_and_backslashes(tmp_path: Path) -> None:
    stroke = "\n.PEN_DOWN\n1 2\n"
    text = f'.SEGMENT CHARACTER ? "\\""{stroke}.SEGMENT CHARACTER ? "\\\\"{stroke}'
    assert [c.label for c in read(tmp_path / "marks.dat", text)] == ['"', "\\"]


def test_without_a_writer_the_file_is_one(tmp_path: Path) -> None:
    text = '.SEGMENT CHARACTER ? "1"\n.PEN_DOWN\n1 2\n'
    assert read(tmp_path / "somebody.dat", text)[0].writer == "somebody.dat"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 2\n3 x\n', 4),
        ('.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 2\n3\n', 2),
        ('.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 1e99\n', 2),
        ('.SEGMENT DIGIT 0-9999999999 ? "1"\n.PEN_DOWN\n1 2\n', 1),
        ('.PEN_DOWN\n1 2\n.SEGMENT DIGIT 1-0 ? "1"\n', 3),
        ('.PEN_DOWN\n1 2\n.SEGMENT DIGIT ? "1"\n', 3),
        ('.SEGMENT DIGIT 1;2 ? "1"\n', 1),
        (f'.SEGMENT DIGIT {"9" * 5000} ? "1"\n.PEN_DOWN\n1 2\n', 1),
        (f".VERSION 1.0\n.INCLUDE {'x' * 300}\n", 2),
        (".VERSION 1.0\n.COORD X T\n", 2),
        (".VERSION 1.0\n.INCLUDE missing.dat\n", 2),
        (".VERSION 1.0\n.INCLUDE ../secret.dat\n", 2),
        (".VERSION 1.0\n.INCLUDE /etc/passwd\n", 2),
    ],
    ids=lambda given: str(given)[:40],
)
def test_a_broken_file_is_named_with_the_line(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "secret.dat").write_text(COORDINATES)
    (tmp_path / "corpus").mkdir()
    with pytest.raises(DataError, match=rf"broken\.dat, line {line}: "):
        read(tmp_path / "corpus" / "broken.dat", text)


def test_files_that_include_each_other_come_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text(".INCLUDE b.dat\n")
    (tmp_path / "b.dat").write_text(".INCLUDE a.dat\n")
    with pytest.raises(DataError, match="include each other"):
        read_unipen(tmp_path / "a.dat")


def test_a_change_in_an_included_file_changes_the_checksum(corpus: Path) -> None:
    before = read_pen_file(corpus).checksum
    included = corpus.parents[3] / "include" / "lab" / "data" / "ann.dat"
    included.write_text(COORDINATES.replace("\t100", "\t101"))
    assert read_pen_file(corpus).checksum != before
