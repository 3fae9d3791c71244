// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/follow_monitoring.h"

#include "engine/poverty/judge_status.h"
#include "engine/scenario/state_facts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Told = std::array<std::uint8_t, kIncomeBands>;

// Classes of monitoring about households, by their positions.
std::vector<std::size_t> classes_of_monitoring(StatusRules const& rules) {
  std::vector<std::size_t> classes;
  for (std::size_t at = 0; at < rules.classes.size(); ++at) {
    if (rules.classes[at].family == StatusFamily::monitoring &&
        rules.classes[at].about == FieldLevel::household) {
      classes.push_back(at);
    }
  }
  return classes;
}

void add_fields(RuleBook const& book, ConditionId id, std::set<std::string>& keys) {
  Condition const& condition = book.conditions[id];
  for (std::vector<Part> const* const parts : {&condition.parts, &condition.when}) {
    for (Part const& part : *parts) {
      if (part.rule.is_none()) {
        add_fields(book, part.condition, keys);
      } else {
        keys.insert(book.fields[book.rules[part.rule].field].key);
      }
    }
  }
}

// What the classes ask for that years ahead do not follow.
std::vector<std::string> not_followed(StatusRules const& rules,
                                      std::vector<std::size_t> const& classes,
                                      std::vector<PovertyLine> const& lines,
                                      std::string const& followed) {
  std::set<std::string> asked;
  for (std::size_t const at : classes) {
    add_fields(rules.book, rules.classes[at].condition, asked);
  }
  std::vector<std::string> found;
  if (asked.contains("income_a_person")) {
    found.emplace_back("income_a_person");
  }
  for (PovertyLine const& line : lines) {
    for (char const* const side : {"below_", "above_", "left_below_"}) {
      if (line.key != followed && asked.contains(side + line.key)) {
        found.push_back(side + line.key);
      }
    }
  }
  return found;
}

class MonitoringJudge {
 public:
  MonitoringJudge(ExitStage const& stage, PovertyStudy const& study,
                  std::vector<std::size_t> classes, RunSettings const& run)
      : stage_(stage), study_(study), classes_(std::move(classes)), run_(run) {
    bool const does_anyone_move = std::ranges::any_of(
        stage.guarantees.away_from.values(), [](auto const& year) { return year.has_value(); });
    for (GuaranteeState const& state : stage.guarantees.states) {
      told_.push_back(told_in(state, LivesAt::village));
      if (does_anyone_move) {
        told_at_sites_.push_back(told_in(state, LivesAt::site));
      }
    }
  }

  [[nodiscard]] MonitoringQuestion question() const {
    MonitoringQuestion question;
    question.classes = classes_.size() + 1;
    for (std::size_t s = 0; s < stage_.guarantees.steps.size(); ++s) {
      std::vector<MonitoringStep>& steps = question.steps.emplace_back();
      for (GuaranteeStep const& step : stage_.guarantees.steps[s]) {
        MonitoringStep made{step.year, told_[step.state]};
        for (HouseholdId const id : made.told.ids()) {
          if (stage_.guarantees.has_moved(s, step.year, id)) {
            made.told[id] = told_at_sites_[step.state][id];
          }
        }
        steps.push_back(std::move(made));
      }
    }
    for (Stated<std::int64_t> const& expense :
         stage_.people.households.standing.rigid_expense.values()) {
      question.expense.push_back(expense.has_value() ? std::optional(expense.value())
                                                     : std::nullopt);
    }
    return question;
  }

  // In the register's year, by the incomes that it records.
  [[nodiscard]] IdVector<HouseholdId, std::uint8_t> today() const {
    IncomeAccounts const accounts = account_incomes(stage_.people.households);
    IdVector<HouseholdId, std::uint8_t> told;
    for (HouseholdId const id : told_.front().ids()) {
      Stated<std::int64_t> const& income = study_.households.income[id];
      Stated<std::int64_t> const& left = accounts.after_expense[id];
      bool const is_below = income.has_value() && is_poor_today(study_, income.value());
      bool const is_squeezed = left.has_value() && left.value() < study_.lines.front();
      IncomeBand const band = is_below      ? IncomeBand::below
                              : is_squeezed ? IncomeBand::squeezed
                                            : IncomeBand::above;
      told.push_back(told_.front()[id][static_cast<std::size_t>(band)]);
    }
    return told;
  }

 private:
  // Of a household of unknown income what is the same in all bands, else open.
  [[nodiscard]] IdVector<HouseholdId, Told> told_in(GuaranteeState const& state,
                                                    LivesAt where) const {
    IdVector<HouseholdId, Told> told(study_.households.size());
    for (std::size_t band = 0; band < kIncomeBands; ++band) {
      IdVector<HouseholdId, FamilyClass> const classes =
          classes_in(state, where, static_cast<IncomeBand>(band));
      for (HouseholdId const id : told.ids()) {
        told[id][band] = told_as(classes[id]);
      }
    }
    auto const& expense = stage_.people.households.standing.rigid_expense;
    for (HouseholdId const id : told.ids()) {
      if (expense[id] == Stated(std::int64_t{0})) {
        told[id][static_cast<std::size_t>(IncomeBand::squeezed)] =
            told[id][static_cast<std::size_t>(IncomeBand::above)];  // nothing can squeeze it
      }
      bool const is_same = told[id][0] == told[id][1] && told[id][1] == told[id][2];
      if (!study_.households.income[id].has_value() && !is_same) {
        told[id].fill(open());
      }
    }
    return told;
  }

  [[nodiscard]] IdVector<HouseholdId, FamilyClass> classes_in(GuaranteeState const& state,
                                                              LivesAt where,
                                                              IncomeBand band) const {
    std::int64_t const line = study_.lines.front();
    Stated const income(band == IncomeBand::below ? line - 1 : line + 1);
    Stated const left(band == IncomeBand::above ? line + 1 : line - 1);
    IncomeAccounts accounts;
    std::size_t const households = study_.households.size();
    accounts.a_person.resize(households, income);
    accounts.without_transfers.resize(households, income);
    for (Stated<std::int64_t> const& expense :
         stage_.people.households.standing.rigid_expense.values()) {
      accounts.after_expense.push_back(expense.has_value() ? left : Stated<std::int64_t>());
    }
    Profile const& profile = stage_.scenario.profile;
    StatusFacts facts = facts_in_state(profile.guarantees, state, where, stage_.people, accounts);
    for (PovertyLine const& known : profile.terms.lines) {
      ResolvedLine resolved;
      if (known.key == study_.options.line) {
        resolved.line = IncomeLine{line, study_.poor_if, true};
      }
      facts.lines.push_back({known.key, resolved});
    }
    return judge_households_status(profile.status, facts, run_).monitoring;
  }

  [[nodiscard]] std::uint8_t open() const { return static_cast<std::uint8_t>(classes_.size()); }

  [[nodiscard]] std::uint8_t told_as(FamilyClass of) const {
    if (!of.is_class()) {
      return of.at == FamilyClass::kOpen ? open() : MonitoringStep::kNoClass;
    }
    auto const at = std::ranges::find(classes_, std::size_t{of.at});
    return static_cast<std::uint8_t>(at - classes_.begin());
  }

  ExitStage const& stage_;
  PovertyStudy const& study_;
  std::vector<std::size_t> classes_;
  RunSettings const& run_;
  std::vector<IdVector<HouseholdId, Told>> told_;           // by state
  std::vector<IdVector<HouseholdId, Told>> told_at_sites_;  // likewise; empty where nobody moves
};

Finding what_is_not_followed(Scenario const& scenario, std::vector<std::string> const& fields) {
  std::string list;
  for (std::string const& field : fields) {
    list += (list.empty() ? "" : ", ") + field;
  }
  Finding finding;
  finding.rule = "P093";
  finding.file = scenario.file;
  finding.field = "simulate.line";
  finding.values = {{"what", list}, {"line", scenario.simulation->line}};
  return finding;
}

}  // namespace

PovertyPath follow_monitoring(ExitStage const& stage, PovertyPath path,
                              std::vector<Finding>& findings, RunSettings const& run) {
  StatusRules const& rules = stage.scenario.profile.status;
  std::vector<std::size_t> const classes = classes_of_monitoring(rules);
  if (classes.empty()) {
    return path;
  }
  std::vector<std::string> const fields =
      not_followed(rules, classes, stage.scenario.profile.terms.lines, path.study.options.line);
  if (!fields.empty()) {
    findings.push_back(what_is_not_followed(stage.scenario, fields));
    if (fields.front() == "income_a_person") {
      return path;
    }
  }
  MonitoringJudge const judge(stage, path.study, classes, run);
  MonitoringPath monitoring;
  monitoring.classes = classes;
  monitoring.areas = path.study.tree.areas.size();
  monitoring.years = path.study.years();
  monitoring.told_today = judge.today();
  monitoring.today.resize(monitoring.areas, std::vector<std::int64_t>(monitoring.told(), 0));
  for (HouseholdId const id : monitoring.told_today.ids()) {
    if (monitoring.told_today[id] == MonitoringStep::kNoClass) {
      continue;
    }
    for (AreaId area = path.study.tree.of_village[path.study.households.village[id]];
         !area.is_none(); area = path.study.tree.areas[area].parent) {
      ++monitoring.today[area][monitoring.told_today[id]];
    }
  }
  monitoring.cells = compute_monitoring_cells(path.study, judge.question(), run);
  path.monitoring = std::move(monitoring);
  return path;
}

}  // namespace tongcun
