"""Logistic regression with an L2 penalty, by Newton's method (Hastie, Tibshirani and Friedman 2009, section 4.4.1)."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

MOST_STEPS = 100  # some ten are enough where the weights are bounded by the penalty
ENOUGH = 1e-10  # a step that gains no more of the loss, relative to it, is the last
SHORTEST = 2.0**-20  # of a Newton step, when it must be shortened


def fit(x: Matrix, y: Matrix, penalty: float = 1.0) -> tuple[Matrix, float]:
    """(weights, intercept) that make the rows of `x` with label 1 likely and those with label 0 not; natural log-odds.

    Least is the log-loss plus `penalty` / 2 times the squares of the weights; the intercept bears no penalty. Deterministic.
    Raises ValueError where `y` has one label only.
    """
    if len(set(y.tolist())) < 2:
        raise ValueError("to tell labels apart there must be two")
    rows = np.hstack([x, np.ones((len(x), 1))])
    ridge = np.append(np.full(x.shape[1], penalty), 0.0)
    weights = np.zeros(rows.shape[1])
    loss = _loss(rows, y, ridge, weights)
    for _ in range(MOST_STEPS):
        likely = probabilities(rows, weights)
        gradient = rows.T @ (likely - y) + ridge * weights
        curvature = rows.T @ (rows * (likely * (1 - likely))[:, None]) + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        length = 1.0  # a whole step may go too far where the labels are all but told apart
        while (less := _loss(rows, y, ridge, weights - length * step)) > loss and length > SHORTEST:
            length /= 2
        if less > loss:
            break
        weights, gained, loss = weights - length * step, loss - less, less
        if gained <= ENOUGH * loss:
            break
    return weights[:-1], float(weights[-1])


def probabilities(x: Matrix, weights: Matrix, intercept: float = 0.0) -> Matrix:
    """How likely label 1 is for each row."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x @ weights + intercept, -500, 500))))


def _loss(rows: Matrix, y: Matrix, ridge: Matrix, weights: Matrix) -> float:
    odds = rows @ weights
    return float(np.sum(np.logaddexp(0, odds) - y * odds) + np.sum(ridge * weights**2) / 2)
