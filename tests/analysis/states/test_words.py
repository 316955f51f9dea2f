from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.states.words import MOST_BITS, WORD_BITS, Numbered, Words, words_of

BITS = st.lists(st.integers(0, WORD_BITS), min_size=1, max_size=6)


@given(st.data(), BITS)
def test_words_make_keys_that_are_equal_where_they_are_and_can_be_split_again(
    data: st.DataObject, bits: list[int]
) -> None:
    some = [
        st.integers(0, 3).map(lambda low, top=(1 << size) - 1: max(0, top - low)) for size in bits
    ]
    rows = data.draw(st.lists(st.tuples(*some), min_size=1, max_size=30))
    words = Words(bits)
    for batch in (rows, rows[::-1], [*rows, rows[0]]):
        columns = [np.array(each, dtype=np.int64) for each in zip(*batch, strict=True)]
        keys = words.key(columns)
        assert keys.min() >= 0
        assert [each.tolist() for each in words.split(keys)] == [each.tolist() for each in columns]
        assert len({*keys.tolist()}) == len({*batch})
    again = words.key([np.array(each, dtype=np.int64) for each in zip(*rows, strict=True)])
    assert again.tolist() == keys[:-1].tolist()


def test_where_all_fit_into_one_key_nothing_is_numbered() -> None:
    words = Words((30, 2, 30))
    assert words.key([np.array([5]), np.array([3]), np.array([7])]).tolist() == [
        5 | 3 << 30 | 7 << 32
    ]


@given(st.lists(st.lists(st.integers(0, MOST_BITS - 62 + 20), min_size=9, max_size=9), min_size=1))
def test_no_word_has_more_bits_than_there_are(bits: list[list[int]]) -> None:
    words = words_of(bits)
    assert list(words) == sorted(words)
    for each in bits:
        sizes = [0] * (max(words) + 1)
        for word, size in zip(words, each, strict=True):
            sizes[word] += size
        assert max(sizes) <= (WORD_BITS if len(sizes) > 1 else MOST_BITS)


def test_numbers_are_given_in_the_order_in_which_they_are_asked_for() -> None:
    numbered = Numbered()
    many = np.arange(5000)[::-1] % 1250
    assert numbered.number(np.array([9, 7, 9])).tolist() == [0, 1, 0]
    first = numbered.number(many)
    assert numbered.values(first).tolist() == many.tolist()
    assert sorted({*first.tolist()}) == list(range(1250))
    assert numbered.number(np.array([7, 1249])).tolist() == [1, int(first[0])]
