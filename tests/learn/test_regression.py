"""Weights learnt from features."""

import random

from kg.learn.measure import foreseen
from kg.learn.regression import Settings, fit
from kg.learn.seen import EVERY, NO, YES, Seen

SETTINGS = Settings(penalty=1.0, fewest=2, constant=EVERY)


def noisy(count: int) -> list[Seen]:
    """Return candidates that are right if they are red, nine times of ten."""
    chance = random.Random(7)
    found = []
    for number in range(count):
        red, round_ = chance.random() < 0.5, chance.random() < 0.5
        right = red if chance.random() < 0.9 else not red
        names = (EVERY, *(["red"] if red else []), *(["round"] if round_ else []))
        found.append(Seen(number, 0, names, YES if right else NO))
    return found


def test_a_feature_speaks_for_its_label() -> None:
    """What goes with a label gets weight for it; what goes with nothing gets hardly any."""
    weights = fit(noisy(400), SETTINGS).for_yes()
    assert weights["red"] > 2
    assert abs(weights["round"]) < 0.6


def test_the_slope_is_flat_at_the_weights_found() -> None:
    """At the lowest point the penalty of a weight balances what the candidates ask for."""
    seen = noisy(300)
    model = fit(seen, SETTINGS)
    shares = model.probabilities(seen)
    yes = model.labels.index(YES)
    for name, place in model.columns.items():
        asked = sum(
            row[yes] - (one.label == YES) for row, one in zip(shares, seen, strict=True) if name in one.features
        )
        penalty = 0.0 if name == EVERY else SETTINGS.penalty * model.weights[place, yes]
        assert abs(asked + penalty) < 0.01


def test_more_penalty_means_smaller_weights() -> None:
    """The penalty draws weights to zero."""
    free, bound = (fit(noisy(200), Settings(penalty, 2, EVERY)).for_yes()["red"] for penalty in (0.5, 50.0))
    assert 0 < bound < free / 2


def test_rare_features_are_not_learnt() -> None:
    """A feature of one article alone has no weight."""
    rare = Seen(999, 0, (EVERY, "rare"), YES)
    assert "rare" not in fit([*noisy(50), rare], SETTINGS).columns


def test_three_labels_are_told_apart() -> None:
    """Each label gets the feature that goes with it."""
    seen = [Seen(n, 0, ("bias", f"f{n % 3}"), "abc"[n % 3]) for n in range(30)]
    model = fit(seen, Settings(1.0, 2, "bias"))
    assert [model.labels[best] for best in model.scores(seen[:3]).argmax(axis=1)] == ["a", "b", "c"]


def test_an_article_is_not_judged_by_weights_learnt_from_it() -> None:
    """A feature of one fold alone tells nothing about that fold."""
    seen = [Seen(n, 0, (EVERY, "own") if n % 5 == 0 else (EVERY,), YES if n % 5 == 0 else NO) for n in range(50)]
    seen += [Seen(n, 1, (EVERY,), YES) for n in range(50)]
    rated = foreseen(seen, SETTINGS)
    assert rated[0][YES] == rated[50][YES]
