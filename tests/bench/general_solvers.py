#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""General solvers on instances of the generalised assignment problem, for comparison with
`tongcun-bench gap`: the objective and the bound that a solver has after so many seconds of the
clock, on one thread.

    python3 -m venv peers && peers/bin/pip install highspy ortools
    peers/bin/python tests/bench/general_solvers.py highs  INSTANCE... --seconds 1,10,60
    peers/bin/python tests/bench/general_solvers.py cp-sat INSTANCE... --seconds 1,10,60

One JSON line for each instance and number of seconds. An instance is a file of the public sets
(agents, jobs, costs by agent, weights by agent, capacities), packed by gzip or not.
"""

import argparse
import gzip
import json
import pathlib
import time


def read_instance(path):
    file = pathlib.Path(path)
    if not file.exists():
        file = pathlib.Path(path + ".gz")
    opened = gzip.open(file) if file.suffix == ".gz" else open(file, "rb")
    with opened as stream:
        numbers = [int(word) for word in stream.read().split()]
    agents, jobs = numbers[0], numbers[1]
    cells = agents * jobs
    rows = [numbers[2 + k * jobs: 2 + (k + 1) * jobs] for k in range(2 * agents)]
    return rows[:agents], rows[agents:], numbers[2 + 2 * cells: 2 + 2 * cells + agents]


class Record:
    """What was known when, in whole costs."""

    def __init__(self):
        self.start = time.monotonic()
        self.known = []  # (seconds, objective or None, bound or None)

    def note(self, objective, bound):
        self.known.append((time.monotonic() - self.start, objective, bound))

    def at(self, seconds):
        objective = min((o for t, o, _ in self.known if t <= seconds and o is not None), default=None)
        bound = max((b for t, _, b in self.known if t <= seconds and b is not None), default=None)
        return objective, bound


def solve_by_highs(costs, weights, capacities, seconds):
    import highspy
    import numpy

    agents, jobs = len(costs), len(costs[0])
    columns = agents * jobs
    lp = highspy.HighsLp()
    lp.num_col_ = columns
    lp.num_row_ = jobs + agents
    lp.col_cost_ = numpy.array([cost for row in costs for cost in row], dtype=float)
    lp.col_lower_ = numpy.zeros(columns)
    lp.col_upper_ = numpy.ones(columns)
    lp.row_lower_ = numpy.array([1.0] * jobs + [-highspy.kHighsInf] * agents)
    lp.row_upper_ = numpy.array([1.0] * jobs + [float(c) for c in capacities])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = numpy.arange(0, 2 * columns + 1, 2)
    index, value = [], []
    for agent in range(agents):
        for job in range(jobs):
            index += [job, jobs + agent]
            value += [1.0, float(weights[agent][job])]
    lp.a_matrix_.index_ = numpy.array(index)
    lp.a_matrix_.value_ = numpy.array(value)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * columns
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", float(seconds))
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.passModel(lp)
    record = Record()

    def note(event):
        data = event.data_out
        objective = data.mip_primal_bound if data.mip_primal_bound < 1e15 else None
        bound = data.mip_dual_bound if abs(data.mip_dual_bound) < 1e15 else None
        record.note(objective, bound)

    highs.cbMipLogging += note
    highs.cbMipImprovingSolution += note
    highs.run()
    info = highs.getInfo()
    record.note(info.objective_function_value if info.primal_solution_status == 2 else None,
                info.mip_dual_bound if abs(info.mip_dual_bound) < 1e15 else None)
    return record


def solve_by_cp_sat(costs, weights, capacities, seconds):
    from ortools.sat.python import cp_model

    agents, jobs = range(len(costs)), range(len(costs[0]))
    model = cp_model.CpModel()
    takes = [[model.new_bool_var("") for _ in jobs] for _ in agents]
    for job in jobs:
        model.add_exactly_one(takes[agent][job] for agent in agents)
    for agent in agents:
        model.add(sum(weights[agent][job] * takes[agent][job] for job in jobs) <= capacities[agent])
    model.minimize(sum(costs[a][j] * takes[a][j] for a in agents for j in jobs))
    record = Record()

    class Noted(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self):
            record.note(self.objective_value, self.best_objective_bound)

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    solver.best_bound_callback = lambda bound: record.note(None, bound)
    status = solver.solve(model, Noted())
    has_plan = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    record.note(solver.objective_value if has_plan else None, solver.best_objective_bound)
    return record


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("solver", choices=["highs", "cp-sat"])
    parser.add_argument("instances", nargs="+")
    parser.add_argument("--seconds", default="1,10,60")
    options = parser.parse_args()
    solve = solve_by_highs if options.solver == "highs" else solve_by_cp_sat
    limits = [float(word) for word in options.seconds.split(",")]
    for instance in options.instances:
        record = solve(*read_instance(instance), max(limits))
        for limit in limits:
            objective, bound = record.at(limit + 0.05)
            gap = None
            if objective is not None and bound is not None and objective > 0:
                gap = max(0.0, objective - bound) / objective
            print(json.dumps({"solver": options.solver, "instance": instance, "seconds": limit,
                              "objective": objective, "bound": bound, "gap": gap}), flush=True)


if __name__ == "__main__":
    main()
