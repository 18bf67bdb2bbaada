"""The regression that the weights of evidence come from, on toy data."""

import numpy as np
import pytest

from scripts.logistic import Matrix, fit, probabilities


def column(*values: float) -> Matrix:
    return np.array([[v] for v in values])


def test_it_tells_apart_what_can_be_told_apart() -> None:
    x, y = column(0, 1, 2, 3), np.array([0.0, 0, 1, 1])
    weights, intercept = fit(x, y, penalty=0.01)
    assert (probabilities(x, weights, intercept) > 0.5).tolist() == [False, False, True, True]
    assert -intercept / weights[0] == pytest.approx(1.5)  # as likely as not half-way between the two labels


def test_of_labels_that_one_piece_of_evidence_decides_the_other_pieces_get_nothing() -> None:
    x = np.array([[1.0, 1], [1, 0], [0, 1], [0, 0]])
    weights, _ = fit(x, np.array([1.0, 1, 0, 0]))
    assert weights[0] > 0.5
    assert weights[1] == pytest.approx(0)


def test_without_a_penalty_the_weight_of_a_lone_piece_is_the_logarithm_of_its_odds_ratio() -> None:
    x = column(*[1] * 4, *[0] * 4)
    y = np.array([1.0, 1, 1, 0, 1, 0, 0, 0])  # odds 3:1 with it, 1:3 without
    weights, intercept = fit(x, y, penalty=0)
    assert weights[0] == pytest.approx(np.log(9))
    assert intercept == pytest.approx(np.log(1 / 3))


def test_a_higher_penalty_makes_smaller_weights() -> None:
    x, y = column(0, 1, 2, 3), np.array([0.0, 0, 1, 1])
    assert 0 < fit(x, y, penalty=10)[0][0] < fit(x, y, penalty=1)[0][0]


def test_what_speaks_against_a_label_weighs_below_zero() -> None:
    assert fit(column(0, 0, 1, 1), np.array([1.0, 1, 0, 0]))[0][0] < 0


def test_one_label_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="there must be two"):
        fit(column(0, 1), np.array([1.0, 1]))
