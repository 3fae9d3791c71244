// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_other_plans_table.h"

#include "engine/relocation/site_codes.h"
#include "io/enum_names.h"
#include "io/money.h"
#include "io/office_table.h"
#include "io/place_tables.h"
#include "io/term_column.h"

#include <map>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

using Places = IdVector<MoverId, std::optional<MoverPlace>>;

std::vector<UsedPhase> used_phases(RelocationProblem const& problem, Places const& place) {
  std::vector<std::uint8_t> is_used(problem.phases.size(), 0);
  for (std::optional<MoverPlace> const& one : place.values()) {
    if (one) {
      is_used[one->phase.value()] = 1;
    }
  }
  std::vector<UsedPhase> used;
  for (PhaseId const phase : problem.phases.site.ids()) {
    if (is_used[phase.value()] != 0) {
      used.push_back(used_phase(problem, phase));
    }
  }
  return used;
}

std::string households_by_site(RelocationProblem const& problem, Places const& place,
                               Region const& region) {
  std::map<SiteId, std::int64_t> households;
  for (std::optional<MoverPlace> const& one : place.values()) {
    if (one) {
      ++households[problem.phases.site[one->phase]];
    }
  }
  std::string text;
  for (auto const& [site, count] : households) {
    text += text.empty() ? "" : "; ";
    text += site_code(problem, region.sites, site) + ": " + std::to_string(count);
  }
  return text;
}

class OtherPlansTable {
 public:
  explicit OtherPlansTable(RelocationOffice const& office)
      : result_(office.relocation.for_the_office()),
        people_(office.households.for_the_office().people),
        region_(office.region),
        money_(office.profile.terms) {}

  [[nodiscard]] OutputTable make() const {
    OutputTable table = begun_office_table("relocation_other_plans");
    table.columns.push_back(term_column("plan_number", "plan_number", ColumnType::integer));
    for (char const* key : {"plan_objective", "plan_bound", "plan_cost"}) {
      table.columns.push_back(money_.column(key, key));
    }
    for (char const* key : {"plan_placed", "plan_placed_persons", "plan_left_out"}) {
      table.columns.push_back(term_column(key, key, ColumnType::integer));
    }
    table.columns.push_back(term_column("plan_phases", "plan_phases"));
    table.columns.push_back(term_column("plan_by_site", "plan_by_site"));
    for (char const* key : {"phases_apart", "households_elsewhere", "nearest_phases_apart",
                            "nearest_households_elsewhere"}) {
      table.columns.push_back(term_column(key, key, ColumnType::integer));
    }
    add(0, result_.plan.place, result_.score, {}, {}, table);
    std::int64_t number = 0;
    for (OtherPlan const& other : result_.others) {
      add(++number, other.place, other.score, other.from_plan, other.from_nearest, table);
    }
    return table;
  }

  [[nodiscard]] HouseholdList households() const {
    std::vector<OutputColumn> columns;
    columns.reserve(result_.others.size() + 4);
    for (char const* key : {"invented_row", "household_code", "village_code"}) {
      columns.push_back(term_column(key, key));
    }
    for (std::size_t plan = 0; plan <= result_.others.size(); ++plan) {
      OutputColumn column =
          term_column("plan_" + std::to_string(plan) + "_site_code", "plan_site_code");
      column.title.en += " " + std::to_string(plan);
      column.title.zh += " " + std::to_string(plan);
      columns.push_back(std::move(column));
    }
    HouseholdListMaker list("relocation_other_plans", std::move(columns));
    for (MoverId const mover : result_.problem.movers.household.ids()) {
      HouseholdId const household = result_.problem.movers.household[mover];
      std::vector<OutputCell> row{std::string(people_.invented ? "yes" : "no"),
                                  people_.households.code[household],
                                  region_.villages.code[result_.problem.movers.village[mover]]};
      row.push_back(site_cell(result_.plan.place[mover]));
      for (OtherPlan const& other : result_.others) {
        row.push_back(site_cell(other.place[mover]));
      }
      list.add(std::move(row));
    }
    return list.finish();
  }

 private:
  [[nodiscard]] OutputCell site_cell(std::optional<MoverPlace> const& place) const {
    return place ? OutputCell(site_code(result_.problem, region_.sites,
                                        result_.problem.phases.site[place->phase]))
                 : OutputCell();
  }

  void add(std::int64_t number, Places const& place, RelocationScore const& score,
           PlanDistance const& from_plan, PlanDistance const& from_nearest,
           OutputTable& table) const {
    std::vector<OutputCell> row = begun_office_row(people_.invented);
    row.emplace_back(number);
    for (std::int64_t const amount :
         {score.objective, result_.plan.bound, score.public_money + score.opening}) {
      row.push_back(money_.cell(amount));
    }
    for (std::int64_t const count :
         {score.households_placed, score.persons_placed, score.households_unplaced}) {
      row.emplace_back(count);
    }
    row.push_back(text_cell(used_phases_text(used_phases(result_.problem, place), region_)));
    row.push_back(text_cell(households_by_site(result_.problem, place, region_)));
    for (std::int64_t const count :
         {from_plan.phases, from_plan.households, from_nearest.phases, from_nearest.households}) {
      row.emplace_back(count);
    }
    table.rows.push_back(std::move(row));
  }

  RelocationResult const& result_;
  HouseholdRegister const& people_;
  Region const& region_;
  Money money_;
};

}  // namespace

OutputTable relocation_other_plans_table(RelocationOffice const& office) {
  return OtherPlansTable(office).make();
}

HouseholdList other_plans_of_households_list(RelocationOffice const& office) {
  return OtherPlansTable(office).households();
}

std::string used_phases_text(std::vector<UsedPhase> const& used, Region const& region) {
  std::string text;
  for (std::size_t i = 0; i < used.size(); ++i) {
    bool const is_new = i == 0 || used[i - 1].site != used[i].site;
    if (is_new) {
      text += text.empty() ? "" : "); ";
      text += used[i].without_site
                  ? std::string(name_of(*used[i].without_site, kResettlementModeNames))
                  : region.sites.code[used[i].site];
      text += " (";
    } else {
      text += ", ";
    }
    text += std::to_string(used[i].phase);
  }
  return text.empty() ? text : text + ")";
}

}  // namespace tongcun
