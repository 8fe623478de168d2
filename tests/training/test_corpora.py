"""The processes that draw a corpus."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from digitpad.training import corpora


@pytest.mark.parametrize(("cores", "processes"), [(2, 2), (128, 61)])
def test_a_corpus_is_drawn_on_as_many_cores_as_may_be_used_and_windows_can_wait_for(
    cores: int, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def pool(count: int, *_: object, **__: object) -> ThreadPoolExecutor:
        asked.append(count)
        return ThreadPoolExecutor(1)

    monkeypatch.setattr(corpora, "usable_cores", lambda: cores)
    monkeypatch.setattr(corpora, "ProcessPoolExecutor", pool)
    with corpora._pool():
        assert asked == [processes]
