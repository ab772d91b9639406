"""Fills in what Apache Otava says of series.

Standard input: JSON, an array of {"name", "figures"} and more. Standard output: the same with "otava": indexes of the change
points by how they were asked for. Otava must be on PYTHONPATH; only its core is used, which needs numpy and scipy.
"""
import json
import sys

from otava.analysis import compute_change_points, compute_change_points_orig


def answers(figures):
    return {
        # Otava's standard settings: window 50, p at most 0.001, any size.
        "any": indexes(compute_change_points(figures)),
        # The same, but for the size of change that Longwire asks for.
        "5%": indexes(compute_change_points(figures, min_magnitude=0.05)),
        # Matteson's and James's own way: shuffled, in one window. A hundred shuffles tell no p below 0.01.
        "shuffled": indexes(compute_change_points_orig(figures, max_pvalue=0.01, seed=1)),
    }


def indexes(found):
    return [int(point.index) for point in found[0]]


series = json.load(sys.stdin)
print("[")
for index, one in enumerate(series):
    one["otava"] = answers([float(figure) for figure in one["figures"]])
    print(json.dumps(one, ensure_ascii=False) + ("," if index < len(series) - 1 else ""))
print("]")
