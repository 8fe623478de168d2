from pathlib import Path

import numpy as np
import pytest

from digitpad.ink import InkError
from digitpad.ink.inkml import parse_inkml, read_ink_document, read_inkml, to_inkml
from digitpad.ink.strokes import Drawing, Stroke


def ink(body: str, namespace: str = 'xmlns="http://www.w3.org/2003/InkML"') -> bytes:
    return f"<ink {namespace}>{body}</ink>".encode()


def points(body: str) -> list[list[list[float]]]:
    return [stroke.points.tolist() for stroke in parse_inkml(ink(body)).drawing.strokes]


def test_a_drawing_comes_back_as_it_was(tmp_path: Path) -> None:
    lots = np.random.default_rng(1)
    strokes = [
        Stroke(
            lots.normal(0, 1e3, (n, 2)).astype(np.float32),
            np.sort(lots.uniform(0, 9, n)).astype(np.float32) + at,
            lots.uniform(0, 1, n).astype(np.float32),
        )
        for at, n in enumerate((1, 2, 40))
    ]
    strokes[0].times[0] = 0
    path = tmp_path / "drawing.inkml"
    path.write_text(to_inkml(Drawing(tuple(strokes)), "7 & <8>"), encoding="utf-8")
    back = read_inkml(path)
    assert len(back) == 3
    for old, new in zip(strokes, back.strokes, strict=True):
        np.testing.assert_array_equal(new.points, old.points)
        np.testing.assert_allclose(new.times, old.times, rtol=1e-6)
        np.testing.assert_allclose(new.pressures, old.pressures, rtol=1e-6)
    assert read_ink_document(path).label == "7 & <8>"


def test_a_drawing_without_times_or_pressures_has_none_afterwards() -> None:
    drawing = Drawing.of([[(1, 2), (3, 4)], [(1e-9, 1e9)]])
    back = parse_inkml(to_inkml(drawing).encode())
    assert [s.points.tolist() for s in back.drawing.strokes] == [
        s.points.tolist() for s in drawing.strokes
    ]
    assert all(s.times is None and s.pressures is None for s in back.drawing.strokes)
    assert back.label == ""


def test_an_empty_drawing_is_empty_afterwards() -> None:
    assert not parse_inkml(to_inkml(Drawing()).encode()).drawing


def test_differences_are_added_up_as_in_the_recommendations_example() -> None:
    body = """<trace>1125 18432,'23'43,"7"-8,3-5,7 -3,6 2,6 8,3 6</trace>"""
    assert points(body) == [
        [
            *([1125, 18432], [1148, 18475], [1178, 18510], [1211, 18540]),
            *([1251, 18567], [1297, 18596], [1349, 18633], [1404, 18676]),
        ]
    ]


def test_values_may_be_repeated_or_told_in_full_again() -> None:
    assert points("<trace>1 2, '3 '4, !10 *, 11 '1</trace>") == [[[1, 2], [4, 6], [10, 6], [11, 7]]]


def test_columns_come_in_the_order_of_the_trace_format() -> None:
    body = """
    <context><traceFormat>
      <channel name="T" type="integer" units="ms"/><channel name="F" type="integer" max="200"/>
      <channel name="Y"/><channel name="X"/>
    </traceFormat></context>
    <trace>1700000000000 50 20 10, 1700000000250 100 21 11</trace>"""
    [stroke] = parse_inkml(ink(body)).drawing.strokes
    assert stroke.points.tolist() == [[10, 20], [11, 21]]
    assert stroke.times is not None
    assert stroke.times.tolist() == [0, 0.25]
    assert stroke.pressures is not None
    assert stroke.pressures.tolist() == [0.25, 0.5]


def test_values_may_have_any_space_around_their_signs() -> None:
    assert points("<trace> 1  - 2 , '  3 ' -4 ,! #A !-#a </trace>") == [
        [[1, -2], [4, -6], [10, -10]]
    ]


def test_a_trace_follows_the_context_that_it_names() -> None:
    body = """
    <definitions>
      <traceFormat xml:id="f"><channel name="Y"/><channel name="X"/></traceFormat>
      <context xml:id="c" traceFormatRef="#f"/>
    </definitions>
    <traceGroup><trace contextRef="#c">1 2</trace></traceGroup>"""
    assert points(body) == [[[2, 1]]]


def test_a_trace_in_the_air_is_left_out_and_one_in_pieces_is_whole() -> None:
    body = """
    <trace type="penUp">0 0, 9 9</trace>
    <trace xml:id="a" continuation="begin">1 1</trace>
    <trace continuation="end" priorRef="#a">2 2</trace>"""
    assert points(body) == [[[1, 1], [2, 2]]]


def test_y_upward_is_turned_around() -> None:
    body = (
        '<traceFormat><channel name="X"/><channel name="Y" orientation="-ve"/></traceFormat>'
        "<trace>1 2</trace>"
    )
    assert points(body) == [[[1, -2]]]


def test_files_without_a_namespace_are_read_too() -> None:
    assert len(parse_inkml(ink("<trace>1 2</trace>", "")).drawing) == 1


@pytest.mark.parametrize("kind", ["truth", "label", "TRUTH"])
def test_the_label_is_in_an_annotation(kind: str) -> None:
    body = f'<annotation type="writer">ann</annotation><annotation type="{kind}"> 7 </annotation>'
    document = parse_inkml(ink(body + "<trace>1 2</trace>"))
    assert document.label == "7"
    assert document.writer == "ann"


def test_a_billion_laughs_are_refused_at_once() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    with pytest.raises(InkError, match="entities"):
        parse_inkml(f"<!DOCTYPE ink [{entities}]><ink>&l11;</ink>".encode())


def test_a_file_from_elsewhere_cannot_be_drawn_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("1 2")
    content = f'<!DOCTYPE ink [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(InkError, match="entities"):
        parse_inkml(f"{content}<ink><trace>&s;</trace></ink>".encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not XML",
        b"<svg/>",
        b"<ink><trace>1 2</ink>",
        b"<ink><trace></trace></ink>",
        b"<ink><trace>1</trace></ink>",
        b"<ink><trace>1 2, x 3</trace></ink>",
        b"<ink><trace>'1 2</trace></ink>",
        b"<ink><trace>1 1e999</trace></ink>",
        b"<ink><traceFormat><channel name='X'/></traceFormat><trace>1</trace></ink>",
        b'<?xml version="1.0" encoding="nonsense"?><ink/>',
        b"<ink><trace timeOffset='soon'>1 2</trace></ink>",
        b"<ink><trace timeOffset='nan'>1 2</trace></ink>",
        b"<ink><trace timeOffset='1e300'>1 2</trace></ink>",
        b"<ink><trace>1 #" + b"f" * 400 + b"</trace></ink>",
        b"<ink><trace>1 2," + b" " * 20_000 + b"x</trace></ink>",
        b"<ink><trace>1 2,!" + b" " * 20_000 + b"x</trace></ink>",
        b"<ink><trace>1 2,-" + b" " * 20_000 + b"x</trace></ink>",
    ],
    ids=lambda content: content[:40].decode(),
)
def test_what_is_no_ink_is_said_with_the_files_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.inkml"
    path.write_bytes(content)
    with pytest.raises(InkError, match=r"broken\.inkml"):
        read_inkml(path)


def test_a_missing_file_or_a_folder_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.inkml", tmp_path):
        with pytest.raises(InkError, match=path.name):
            read_inkml(path)
