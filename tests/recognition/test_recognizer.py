"""What is written is what is read: on the pad, and in pictures of all kinds."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from digitpad import Recognizer
from digitpad.data.mnist import load_mnist
from digitpad.ink import InkError
from digitpad.ink.strokes import Drawing, Stroke

Path2 = list[tuple[float, float]]


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> Path2:
    """Points on an ellipse, from one angle to another, in degrees, clockwise from the right."""
    angles = np.radians(np.linspace(start, end, 24))
    return [(x + rx * float(np.cos(a)), y + ry * float(np.sin(a))) for a in angles]


# Each digit as people write it, in a box 60 wide and 100 high.
HAND: dict[str, list[Path2]] = {
    "0": [arc(30, 50, 27, 48, -90, 270)],
    "1": [[(12, 28), (34, 2), (34, 100)]],
    "2": [[*arc(30, 26, 24, 24, 190, 390), (6, 98), (58, 98)]],
    "3": [[*arc(26, 25, 24, 23, 200, 440), *arc(26, 72, 28, 26, -80, 160)]],
    "4": [[(36, 2), (4, 62), (58, 62)], [(42, 36), (42, 100)]],
    "5": [[(10, 4), (8, 44), *arc(26, 68, 28, 29, -120, 140)], [(10, 4), (54, 4)]],
    "6": [[(44, 4), (14, 48), *arc(30, 72, 24, 26, 200, 545)]],
    "7": [[(4, 6), (56, 4), (24, 100)], [(18, 50), (48, 48)]],
    "8": [
        [
            *arc(30, 26, 20, 24, -60, -270),
            *arc(30, 75, 25, 25, -90, 270),
            *arc(30, 26, 20, 24, 90, -60),
        ]
    ],
    "9": [[*arc(30, 28, 22, 26, -20, -340), (52, 40), (44, 100)]],
}


def strokes_of(text: str, gap: float = 30, height: float = 100) -> list[np.ndarray]:
    """The strokes of a number; a new line starts lower."""
    strokes = []
    for row, line in enumerate(text.split("\n")):
        for at, digit in enumerate(line):
            place = np.array([at * (60 + gap), row * 170.0])
            strokes += [(np.array(path) + place) * (height / 100) for path in HAND[digit]]
    return strokes


def picture_of(
    text: str,
    *,
    gap: float = 30,
    pen: int = 7,
    ink: object = (25, 25, 30),
    paper: object = (245, 245, 240),
    margin: int = 50,
) -> Image.Image:
    strokes = [path + margin for path in strokes_of(text, gap)]
    right, bottom = np.concatenate(strokes).max(axis=0) + margin
    image = Image.new("RGB", (round(right), round(bottom)), paper)
    for path in strokes:
        points = [(float(x), float(y)) for x, y in path]
        ImageDraw.Draw(image).line(points, fill=ink, width=pen, joint="curve")
    return image


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


@pytest.mark.parametrize("digit", HAND)
def test_a_lone_digit_is_one_glyph_on_the_pad(recognizer: Recognizer, digit: str) -> None:
    reading = recognizer.read_strokes(strokes_of(digit))
    assert reading.text == digit
    assert [glyph.strokes for glyph in reading.glyphs] == [tuple(range(len(HAND[digit])))]


@pytest.mark.parametrize("text", ["2026", "4711", "57", "1470", "0123456789", "39\n45"])
@pytest.mark.parametrize("gap", [12, 30, 80])
def test_a_number_is_read_on_the_pad(recognizer: Recognizer, text: str, gap: float) -> None:
    assert recognizer.read_strokes(strokes_of(text, gap)).text == text


def test_a_bar_drawn_last_still_belongs_to_its_digit(recognizer: Recognizer) -> None:
    seven, bar = strokes_of("7")
    rest = [path + np.array([90, 0]) for path in strokes_of("25")]
    assert recognizer.read_strokes([seven, *rest, bar]).text == "725"


@pytest.mark.parametrize("gap", [-20, 0])
def test_the_two_strokes_of_a_four_that_do_not_meet_are_one_digit(
    recognizer: Recognizer, gap: float
) -> None:
    hook = [(183, 11), (177, 54), (151, 156), (108, 301), (48, 473), (5, 624), (0, 731), (48, 785)]
    hook += [(118, 785), (151, 774)]
    stem = [(306, 559), (317, 559), (306, 597), (274, 688), (247, 806), (226, 876), (215, 1000)]
    stem = [(x + gap, y) for x, y in stem]
    assert recognizer.read_strokes([hook, stem]).text == "4"


def test_no_strokes_read_as_nothing(recognizer: Recognizer) -> None:
    reading = recognizer.read_strokes([])
    assert (reading.glyphs, reading.text) == ((), "")


def test_a_dot_reads_without_complaint(recognizer: Recognizer) -> None:
    assert len(recognizer.read_strokes([[(5, 5)]]).glyphs) == 1


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "bmp", "tif", "webp"])
def test_a_picture_file_reads_as_its_digit(
    recognizer: Recognizer, tmp_path: Path, suffix: str
) -> None:
    picture_of("5").save(tmp_path / f"five.{suffix}")
    assert recognizer.read_picture(tmp_path / f"five.{suffix}").text == "5"
    assert recognizer.read_picture(str(tmp_path / f"five.{suffix}")).text == "5"


@pytest.mark.parametrize("digit", HAND)
@pytest.mark.parametrize(
    "look",
    [
        {},
        {"ink": "white", "paper": "black"},
        {"ink": (200, 30, 40), "paper": (250, 245, 200)},
        {"ink": (190, 190, 190), "paper": (225, 225, 225), "pen": 3},
        {"pen": 1},
        {"pen": 16},
        {"margin": 10},
    ],
    ids=["pen", "chalk", "colour", "pencil", "hairline", "marker", "tight"],
)
def test_a_digit_is_one_glyph_in_a_picture(
    recognizer: Recognizer, digit: str, look: dict[str, object]
) -> None:
    reading = recognizer.read_picture(picture_of(digit, **look))  # type: ignore[arg-type]
    assert (reading.text, len(reading.glyphs)) == (digit, 1)


@pytest.mark.parametrize("text", ["2026", "91350", "57\n802"])
@pytest.mark.parametrize("gap", [10, 40])
def test_a_picture_of_a_number_is_read_line_by_line(
    recognizer: Recognizer, text: str, gap: float
) -> None:
    assert recognizer.read_picture(picture_of(text, gap=gap)).text == text


@pytest.mark.parametrize("text", ["57", "345", "2026", "4711"])
def test_digits_that_touch_are_told_apart(recognizer: Recognizer, text: str) -> None:
    assert recognizer.read_picture(picture_of(text, gap=-2)).text == text
    assert recognizer.read_strokes(strokes_of(text, gap=-6)).text == text


@pytest.mark.parametrize("text", ["22", "25", "1202"])
@pytest.mark.parametrize("gap", [4, 25])
def test_digits_that_a_long_tail_joins_are_told_apart(
    recognizer: Recognizer, text: str, gap: float
) -> None:
    image = picture_of(text, gap=gap)
    for at in range(len(text) - 1):
        if text[at] == "2":
            left = 50 + at * (60 + gap) + 58
            line = (left, 148, left + gap + 12, 148)
            ImageDraw.Draw(image).line(line, fill=(25, 25, 30), width=7)
    assert recognizer.read_picture(image).text == text


def test_a_number_on_squared_paper_with_a_shadow_is_read(recognizer: Recognizer) -> None:
    pixels = np.asarray(picture_of("3602"), np.float32)
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    pixels[(y % 41 < 2) | (x % 41 < 2)] *= 0.75
    pixels[:, : pixels.shape[1] // 2] *= 0.6
    pixels += np.random.default_rng(3).normal(0, 4, pixels.shape)
    assert recognizer.read_picture(np.clip(pixels, 0, 255).astype(np.uint8)).text == "3602"


@pytest.mark.parametrize(
    ("digit", "down"), [("0", 15), ("0", 30), ("2", 15), ("2", 30), ("3", 30), ("6", 30), ("9", 30)]
)
def test_a_digit_that_the_pencil_left_broken_is_still_one(
    recognizer: Recognizer, digit: str, down: int
) -> None:
    image = picture_of(f"8{digit}4", gap=40, paper="white")
    top = 50 + down
    ImageDraw.Draw(image).line((140, top, 225, top), fill="white", width=6)
    assert recognizer.read_picture(image).text == f"8{digit}4"


def test_a_grid_of_ink_is_given_up_quickly(recognizer: Recognizer) -> None:
    image = Image.new("L", (1200, 800), 245)
    draw = ImageDraw.Draw(image)
    for at in range(40, 1100, 23):
        draw.line((at, 60, at + 9, 700), fill=20, width=3)
    for at in range(60, 700, 40):
        draw.line((40, at, 1100, at), fill=20, width=3)
    start = time.process_time()
    recognizer.read_picture(image)
    assert time.process_time() - start < 3.0


def test_an_area_that_a_child_has_shaded_in_is_given_up_quickly(recognizer: Recognizer) -> None:
    strokes = np.random.default_rng(1).random((60, 5, 2)) * 400
    start = time.process_time()
    assert recognizer.read_strokes(list(strokes)).text == ""
    assert time.process_time() - start < 4.0


def test_a_blot_well_below_a_digit_is_no_part_of_it(recognizer: Recognizer) -> None:
    image = picture_of("483", gap=40, margin=120)
    ImageDraw.Draw(image).line((345, 305, 347, 340), fill=(25, 25, 30), width=7)
    reading = recognizer.read_picture(image)
    assert [glyph.digit for glyph in reading.glyphs if glyph.is_digit][:3] == [4, 8, 3]
    assert all(glyph.box[3] < 250 for glyph in reading.glyphs[:3])


def test_stray_dots_are_no_glyphs(recognizer: Recognizer) -> None:
    image = picture_of("68")
    for x, y in ((8, 9), (100, 20), (150, 180), (30, 170)):
        ImageDraw.Draw(image).ellipse((x, y, x + 5, y + 5), fill=(40, 40, 40))
    reading = recognizer.read_picture(image)
    assert (reading.text, len(reading.glyphs)) == ("68", 2)


def test_boxes_lie_around_the_digits_in_pixels_of_the_picture(recognizer: Recognizer) -> None:
    image = picture_of("70").resize((2600, 2000))
    boxes = [glyph.box for glyph in recognizer.read_picture(image).glyphs]
    across, down = 2600 / picture_of("70").width, 2000 / picture_of("70").height
    for place, box in enumerate(boxes):
        left = (50 + 90 * place) * across
        assert box[0] == pytest.approx(left, abs=10 * across)
        assert box[2] == pytest.approx(left + 60 * across, abs=10 * across)
        assert box[1] == pytest.approx(50 * down, abs=10 * down)
        assert box[3] == pytest.approx(150 * down, abs=10 * down)


def test_mnists_digits_are_read_as_pictures(recognizer: Recognizer) -> None:
    corpus = load_mnist("test")
    right = 0
    for frame, label in zip(corpus.inputs[:100], corpus.labels[:100], strict=True):
        reading = recognizer.read_picture(255 - np.asarray(frame * 255, np.uint8))
        right += reading.text == str(int(label))
    assert right >= 95


def blank_pictures() -> dict[str, np.ndarray]:
    y, x = np.mgrid[:300, :400]
    noise = np.random.default_rng(1).normal(0, 6, (300, 400))
    ruled = np.full((300, 400), 235.0)
    ruled[y % 30 < 2] = 160
    return {
        "white": np.full((300, 400), 255.0),
        "black": np.zeros((300, 400)),
        "gradient": 100 + x * 0.3 + y * 0.1,
        "grain": 200 + noise,
        "ruled": ruled + noise / 3,
        "shadow": np.where(x < 200, 120.0, 220.0) + noise / 2,
        "one pixel": np.full((1, 1), 90.0),
        "sliver": np.full((3, 20_000), 200.0),
    }


@pytest.mark.parametrize("name", blank_pictures())
def test_a_sheet_without_writing_reads_as_nothing(recognizer: Recognizer, name: str) -> None:
    pixels = np.clip(blank_pictures()[name], 0, 255).astype(np.uint8)
    reading = recognizer.read_picture(pixels)
    assert reading.text == ""


def test_a_page_of_print_is_no_number(recognizer: Recognizer) -> None:
    image = Image.new("L", (900, 500), 250)
    text = "Bob and Zoe sold oil lamps\nin Oslo, so Liz told us.\nSally is ill; so is Bill.\n" * 2
    ImageDraw.Draw(image).text((30, 30), text, fill=20, font=ImageFont.load_default(40))
    assert recognizer.read_picture(image).text == ""


def test_notes_of_the_file_come_with_the_reading(recognizer: Recognizer, tmp_path: Path) -> None:
    picture_of("4").save(tmp_path / "a.tif", save_all=True, append_images=[picture_of("5")])
    reading = recognizer.read_picture(tmp_path / "a.tif")
    assert (reading.text, reading.notes) == ("4", ("Only the first of 2 pages was read.",))


def test_what_is_no_picture_is_an_ink_error(recognizer: Recognizer, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"nonsense")
    with pytest.raises(InkError, match=r"a\.png is not a picture"):
        recognizer.read_picture(tmp_path / "a.png")


def test_told_that_it_is_one_all_ink_is_one_glyph(recognizer: Recognizer) -> None:
    assert len(recognizer.read_picture(picture_of("12"), single=True).glyphs) == 1
    assert len(recognizer.read_strokes(strokes_of("12"), single=True).glyphs) == 1


def test_frames_in_bytes_are_the_same_frames(recognizer: Recognizer) -> None:
    frames = load_mnist("test").inputs[:20]
    whole = np.rint(frames * 255).astype(np.uint8)
    np.testing.assert_allclose(recognizer.classify(whole), recognizer.classify(frames), atol=1e-3)
    assert recognizer.classify(whole[:0]).shape == (0, 10)


@pytest.mark.parametrize("value", [255.0, -255.0, float("nan"), float("inf"), 1e300])
def test_frames_whose_values_are_no_ink_are_refused(recognizer: Recognizer, value: float) -> None:
    frames = np.zeros((2, 28, 28))
    frames[1, 3, 4] = value
    with pytest.raises(ValueError, match="from 0, paper, to 1, ink"):
        recognizer.classify(frames)


def test_a_stroke_of_a_million_points_is_read_in_a_moment(recognizer: Recognizer) -> None:
    turn = np.linspace(0, 2 * np.pi, 1_000_000)
    start = time.process_time()
    assert (
        recognizer.read_strokes([np.stack([np.cos(turn), 1.4 * np.sin(turn)], axis=1)]).text == "0"
    )
    scribble = np.random.default_rng(1).random((1_000_000, 2))
    assert recognizer.read_strokes([scribble]).text == ""
    assert time.process_time() - start < 5.0


def test_a_drawing_of_more_strokes_than_a_page_holds_is_refused_in_a_sentence(
    recognizer: Recognizer,
) -> None:
    strokes = list(np.random.default_rng(1).random((20_000, 2, 2)))
    with pytest.raises(InkError, match="20,000 strokes"):
        recognizer.read_strokes(strokes)
    assert len(recognizer.read_strokes(strokes, single=True).glyphs) == 1


def test_a_long_number_is_not_looked_at_anew_for_every_point(
    recognizer: Recognizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []
    predict = recognizer.classifier.predict

    def counted(frames: np.ndarray) -> object:
        looked_at.append(len(frames))
        return predict(frames)

    monkeypatch.setattr(recognizer.classifier, "predict", counted)
    done = Drawing.of(strokes_of("20260", 20)).strokes
    recognizer.read_strokes(Drawing(done), unfinished=True)
    first = sum(looked_at)
    looked_at.clear()
    tail = Stroke.of(strokes_of("202601", 20)[-1])
    later = recognizer.read_strokes(Drawing((*done, tail)), unfinished=True)
    assert later.text == "202601"
    assert 0 < sum(looked_at) < first / 2
    # The same as who has seen nothing before.
    afresh = Recognizer(recognizer.classifier).read_strokes(Drawing((*done, tail)))
    for glyph, other in zip(later.glyphs, afresh.glyphs, strict=True):
        assert glyph.box == other.box
        np.testing.assert_array_equal(glyph.frame, other.frame)
        np.testing.assert_array_equal(glyph.probabilities, other.probabilities)
