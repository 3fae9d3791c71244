// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_json.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/mode_columns.h"
#include "io/money.h"
#include "io/read_relocation_options.h"
#include "io/relocation_names.h"
#include "io/rule_names.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kMillion = 1'000'000;

constexpr char const* kOfMovers = "households of the register that this kind of plan may place";
constexpr char const* kOfRegister = "households of the register";
constexpr char const* kOfPlaced = "households that the plan places";

class RelocationWriter {
 public:
  RelocationWriter(Scenario const& scenario, RelocationStatistics const& statistics)
      : scenario_(scenario), statistics_(statistics), money_(scenario.profile.terms) {}

  Json write() {
    json_["status"] = name_of(statistics_.status, kPlanStatusNames);
    json_["ended_by"] = search_ended_by(statistics_.status, statistics_.out_of_work);
    json_["plan_kind"] = name_of(statistics_.kind, kPlanKindNames);
    write_notes();
    money("objective", statistics_.objective,
          "public money, opening of sites, ways, wishes, households left out, preferences that "
          "are not met and households apart from their groups, at their prices");
    money("bound", statistics_.bound, "certified: no plan of this question costs less");
    write_gap();
    json_["bound_solver"] = Json();  // no branch-and-bound code was asked
    json_["bound_source"] = Json();
    households("placed", statistics_.placed, kOfMovers);
    persons("placed", statistics_.placed, kOfMovers);
    households("unplaced", statistics_.left_out, kOfMovers);
    persons("unplaced", statistics_.left_out, kOfMovers);
    std::optional<std::int64_t> const cost =
        statistics_.public_money && statistics_.opening
            ? std::optional(*statistics_.public_money + *statistics_.opening)
            : std::nullopt;
    money("cost", cost, "public money and opening of sites");
    json_["currency"] = money_.currency().empty() ? Json() : Json(money_.currency());
    write_money();
    write_prices();
    if (statistics_.shares) {
      write_shares(*statistics_.shares);
    }
    if (statistics_.order) {
      write_order(*statistics_.order);
    }
    if (!statistics_.modes.empty()) {
      write_modes();
    }
    if (statistics_.accompanying) {
      write_accompanying(*statistics_.accompanying);
    }
    if (statistics_.groups) {
      write_groups(*statistics_.groups);
    }
    if (!statistics_.other_plans.empty()) {
      write_other_plans();
    }
    write_outcomes();
    if (statistics_.has_decisions) {
      for (auto const& [key, count] : {std::pair("office_offers", statistics_.office_offers),
                                       {"office_excludes", statistics_.office_excludes}}) {
        households(key, count, kOfRegister);
        json_[std::string("households_") + key]["note"] =
            "the office decided about their eligibility, not the rules";
      }
    }
    if (statistics_.has_earlier) {
      write_changes();
    }
    write_years();
    write_checks();
    return std::move(json_);
  }

 private:
  [[nodiscard]] Json amount(std::optional<std::int64_t> const& minor,
                            std::string const& base) const {
    return {{"value", minor ? Json(money_.text(*minor)) : Json()},
            {"unit", money_.currency().empty() ? Json() : Json(money_.currency())},
            {"base", base}};
  }
  void money(std::string const& key, std::optional<std::int64_t> const& minor,
             std::string const& base) {
    json_[key] = amount(minor, base);
  }
  void households(std::string const& key, std::optional<HouseholdCount> const& count,
                  std::string const& base) {
    json_["households_" + key] = {
        {"value", count ? Json(count->households) : Json()}, {"unit", "household"}, {"base", base}};
  }
  void persons(std::string const& key, std::optional<HouseholdCount> const& count,
               std::string const& base) {
    json_["persons_" + key] = {{"value", count ? Json(count->persons) : Json()},
                               {"unit", "person"},
                               {"base", "persons of " + base}};
  }

  void write_notes() {
    if (statistics_.invented) {
      json_["note"] = term("invented_households").name.en;
    }
    if (statistics_.kind == PlanKind::potential) {
      json_["consent_note"] = term("potential_plan").name.en;
    }
    json_["suppressed"] = statistics_.suppressed;
  }

  void write_gap() {
    std::optional<std::int64_t> const gap = gap_in_millionths(statistics_);
    if (!gap) {
      json_["gap"] = {{"value", Json()}, {"of", Json()}, {"share", Json()}};
      return;
    }
    constexpr int kDecimals = 6;
    // The pair of integers, in minor units, and the share that it is, rounded up.
    json_["gap"] = {{"value", *statistics_.objective - *statistics_.bound},
                    {"of", *statistics_.objective},
                    {"share", printed(*gap, {"", {}, ColumnType::decimal, kDecimals})},
                    {"unit", "minor unit of the currency"},
                    {"base", "objective less certified bound, of the objective"}};
  }

  void write_money() {
    Json parts;
    parts["building"] = amount(statistics_.building, "dwellings given, whoever pays");
    parts["public"] = amount(statistics_.public_money, kOfPlaced);
    parts["self_payment"] = amount(statistics_.self_payment, kOfPlaced);
    parts["loan"] = amount(statistics_.loan, kOfPlaced);
    parts["opening"] = amount(statistics_.opening, "phases of sites that the plan uses");
    json_["money"] = std::move(parts);
  }

  void write_prices() {
    Json prices;
    prices["minute"] =
        amount(statistics_.minute_price, "a person and minute of way after the move");
    prices["wish"] = amount(statistics_.wish_price, "a household and rank below its dearest wish");
    prices["unserved"] = amount(statistics_.unserved_price, "a household left out");
    prices["urgent"] = amount(statistics_.unserved_urgent_price, "an urgent household left out");
    if (statistics_.change_price) {
      prices["change"] = amount(statistics_.change_price,
                                "a household whose place is not that of the earlier plan");
    }
    json_["prices"] = std::move(prices);
  }

  void write_outcomes() {
    households("declined", statistics_.declined, kOfRegister);
    json_["households_declined"]["note"] = "staying is their outcome; other remedies";
    households("declined_urgent", statistics_.declined_urgent, "households that declined");
    json_["households_declined_urgent"]["note"] = "staying is their outcome; other remedies";
    households("not_asked", statistics_.not_asked, kOfRegister);
    households("conditional", statistics_.conditional, kOfRegister);
    households("eligibility_unknown", statistics_.eligibility_unknown, kOfRegister);
    households("without_counted_job", statistics_.without_counted_job,
               "households with labour placed at sites whose posts are not recorded");
  }

  void write_changes() {
    Json changes;
    for (std::size_t i = 0; i < kPlanChangeNames.size(); ++i) {
      changes[std::string(kPlanChangeNames[i])] = {
          {"value", statistics_.changes ? Json((*statistics_.changes)[i].households) : Json()},
          {"unit", "household"},
          {"base", kOfRegister}};
    }
    json_["changes"] = std::move(changes);
  }

  static Json per_mille(std::optional<std::int32_t> const& share) {
    constexpr int kDecimals = 3;
    return share ? Json(printed(*share, {"", {}, ColumnType::decimal, kDecimals})) : Json();
  }
  static Json count(std::optional<std::int64_t> const& households, std::string const& base) {
    return {
        {"value", households ? Json(*households) : Json()}, {"unit", "household"}, {"base", base}};
  }

  // What townships are owed; null: suppressed.
  void write_shares(PublicShares const& shares) {
    constexpr char const* kOfTownship =
        "households of each township that can be offered a dwelling";
    Json fairness;
    fairness["max_min"] = shares.is_largest;
    fairness["least_share"] = {
        {"value", per_mille(shares.least)}, {"unit", "share"}, {"base", kOfTownship}};
    if (shares.is_largest) {
      fairness["most_share"] = {{"value", per_mille(shares.most)},
                                {"unit", "share"},
                                {"base", "certified: no plan gives every township more"}};
    }
    fairness["households_lacking"] = count(
        shares.lacking, "households that townships lack of the share, rounded up to whole ones");
    fairness["households_lacking_bound"] =
        count(shares.lacking_bound, "certified: no plan lacks fewer");
    fairness["cost_least"] =
        amount(shares.cost_least, "certified: what the shares cost in the objective, at least");
    fairness["cost_most"] = amount(shares.cost_most, "certified: likewise, at most");
    json_["fairness"] = std::move(fairness);
  }

  static Json number(std::optional<std::int64_t> const& value) {
    return value ? Json(*value) : Json();
  }

  // Goals before the cost, the first first; null: suppressed.
  void write_order(PublicOrder const& order) {
    Json levels = Json::array();
    for (PublicLevel const& level : order.levels) {
      std::string const goal(name_of(level.goal, kGoalNames));
      levels.push_back({{"goal", goal},
                        {"value", number(level.value)},
                        {"bound", number(level.bound)},
                        {"weighted", number(level.weighted)},
                        {"unit", level.goal == Goal::urgent  ? "household"
                                 : level.goal == Goal::posts ? "post"
                                                             : "household and guarantee"},
                        {"base", term("plan_goal." + goal).name.en}});
    }
    json_["order"] = {
        {"levels", std::move(levels)},
        {"cost_least",
         amount(order.cost_least, "certified: objective less that of the weighted sum, at least")},
        {"cost_most", amount(order.cost_most, "certified: likewise, at most")}};
  }

  // Households by mode, their shares on both bases, and the pair that each share is; null:
  // suppressed.
  void write_modes() {
    std::optional<std::int64_t> const placed = households_of(statistics_.placed);
    std::optional<std::int64_t> const left_out = households_of(statistics_.left_out);
    std::optional<std::int64_t> const task =
        placed && left_out ? std::optional(*placed + *left_out) : std::nullopt;
    auto const share = [](PublicMode const& mode, std::optional<std::int64_t> const& of,
                          std::string const& base) {
      constexpr int kDecimals = 4;
      std::optional<std::int64_t> const part = mode_share(mode.placed, of);
      return Json{
          {"value", part ? Json(printed(*part, {"", {}, ColumnType::decimal, kDecimals})) : Json()},
          {"of", number(mode.placed ? of : std::nullopt)},
          {"unit", "share"},
          {"base", base}};
    };
    Json all;
    for (PublicMode const& mode : statistics_.modes) {
      Json json;
      json["households_placed"] = {
          {"value", count_of(mode.placed)}, {"unit", "household"}, {"base", kOfPlaced}};
      json["persons_placed"] = {{"value", mode.placed ? Json(mode.placed->persons) : Json()},
                                {"unit", "person"},
                                {"base", std::string("persons of ") + kOfPlaced}};
      json["share_of_placed"] = share(mode, placed, kOfPlaced);
      json["share_of_task"] = share(mode, task, kOfMovers);
      json["public"] = amount(mode.public_money, "households that the plan places in the mode");
      json["most"] = {{"value", number(mode.most)},
                      {"unit", "household"},
                      {"base", "that the scenario lets the mode settle"}};
      all[std::string(name_of(mode.mode, kResettlementModeNames))] = std::move(json);
    }
    json_["by_mode"] = std::move(all);
  }

  void write_accompanying(PublicAccompanying const& own) {
    constexpr char const* kOwn = "accompanying households that the plan places";
    Json json;
    json["own_rules"] = own.has_own_rules;
    json["households_placed"] = {
        {"value", count_of(own.placed)}, {"unit", "household"}, {"base", kOfPlaced}};
    json["public"] = amount(own.public_money, kOwn);
    json["self_payment"] = amount(own.self_payment, kOwn);
    json["loan"] = amount(own.loan, kOwn);
    json_["accompanying"] = std::move(json);
  }

  // How a rule of village groups is kept; null: suppressed.
  void write_groups(PublicGroups const& groups) {
    Json json;
    json["rule"] = name_of(groups.rule, kGroupRuleNames);
    if (groups.rule == GroupRule::price) {
      json["split_price"] = amount(groups.split_price,
                                   "a household that is placed apart from the largest part of "
                                   "its village group");
    } else {
      json["chunk"] = {{"value", groups.chunk},
                       {"unit", "household"},
                       {"base",
                        "of a part of a village group at a site, at least; all of the "
                        "group where it has fewer"}};
    }
    constexpr char const* kGroups = "village groups with households that may be placed";
    for (auto const& [key, value] : {std::pair("groups_whole", groups.whole),
                                     {"groups_split", groups.split},
                                     {"groups_staying", groups.staying}}) {
      json[key] = {{"value", number(value)}, {"unit", "village group"}, {"base", kGroups}};
    }
    json["households_apart"] =
        count(groups.apart, "households placed in a village group that is split");
    json["price"] = amount(groups.price, "households apart, at their price");
    json["cost_least"] =
        amount(groups.cost_least, "certified: what the rule costs in the objective, at least");
    json["cost_most"] = amount(groups.cost_most, "certified: likewise, at most");
    json_["groups"] = std::move(json);
  }

  static Json count_of(std::optional<HouseholdCount> const& count) {
    return count ? Json(count->households) : Json();
  }

  // The plan, number 0, and those beside it; null: suppressed.
  void write_other_plans() {
    Json plans = Json::array();
    std::int64_t plan_number = 0;
    for (PublicOtherPlan const& plan : statistics_.other_plans) {
      Json json;
      json["number"] = plan_number++;
      json["objective"] = amount(plan.objective, "as that of the plan");
      json["bound"] = amount(plan.objective ? statistics_.bound : std::nullopt,
                             "certified: no plan of this question costs less");
      json["cost"] = amount(plan.cost, "public money and opening of sites");
      json["households_placed"] = {
          {"value", count_of(plan.placed)}, {"unit", "household"}, {"base", kOfMovers}};
      json["households_unplaced"] = {
          {"value", count_of(plan.left_out)}, {"unit", "household"}, {"base", kOfMovers}};
      json["phases_used"] = {{"value", plan.used ? Json(plan.used->size()) : Json()},
                             {"unit", "phase"},
                             {"base", "phases of sites"}};
      json["phases_apart"] = {{"value", plan.from_plan ? Json(plan.from_plan->phases) : Json()},
                              {"unit", "phase"},
                              {"base", "used by this plan or by plan 0 and not by both"}};
      json["households_elsewhere"] = {
          {"value", plan.from_plan ? Json(plan.from_plan->households) : Json()},
          {"unit", "household"},
          {"base", "at another site than in plan 0, or placed in one of the two alone"}};
      plans.push_back(std::move(json));
    }
    constexpr int kDecimals = 4;
    json_["other_plans"] = {
        {"note", term("other_plans_are_facts").name.en},
        {"within",
         {{"value", printed(statistics_.within, {"", {}, ColumnType::decimal, kDecimals})},
          {"unit", "share"},
          {"base", "objective more than that of plan 0, of it, at most"}}},
        {"plans", std::move(plans)}};
  }

  void write_years() {
    Json years = Json::array();
    for (PublicYear const& year : statistics_.years) {
      years.push_back({{"year", year.year ? Json(*year.year) : Json()},
                       {"needed", amount(year.needed, "public money and opening of the year")},
                       {"available", amount(year.available, "all sources")}});
      if (statistics_.accompanying) {
        years.back()["accompanying"] =
            amount(year.accompanying, "of what is needed: public money of accompanying households");
      }
    }
    json_["by_year"] = std::move(years);
  }

  // Answers of the office; absent where the profile asks for none.
  void write_checks() {
    std::vector<RelocationCheck> const& checks = scenario_.profile.relocation.checks;
    if (checks.empty()) {
      return;
    }
    Json all = Json::object();
    for (CheckAnswer const& answer :
         answered_checks(checks, scenario_.relocation.value_or(RelocationOptions{}).checks)) {
      all[checks[answer.check].key] = name_of(answer.state, kVerdictNames);
    }
    json_["checks"] = std::move(all);
  }

  Scenario const& scenario_;
  RelocationStatistics const& statistics_;
  Money money_;
  Json json_;
};

}  // namespace

std::string search_ended_by(PlanStatus status, bool out_of_work) {
  return status == PlanStatus::stopped ? "time_or_signal" : out_of_work ? "work_limit" : "itself";
}

std::optional<std::int64_t> gap_in_millionths(RelocationStatistics const& statistics) {
  if (!statistics.objective || !statistics.bound) {
    return std::nullopt;
  }
  if (*statistics.objective == 0) {
    return 0;
  }
  __extension__ using Wide = __int128;
  Wide const difference = Wide{*statistics.objective} - *statistics.bound;
  return static_cast<std::int64_t>((difference * kMillion + *statistics.objective - 1) /
                                   *statistics.objective);
}

Json relocation_json(Scenario const& scenario, RelocationStatistics const& statistics) {
  return RelocationWriter(scenario, statistics).write();
}

}  // namespace tongcun
