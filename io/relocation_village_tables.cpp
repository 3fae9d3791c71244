// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_village_tables.h"

#include "engine/relocation/explain_left_out.h"
#include "engine/relocation/tally_relocation.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/office_table.h"
#include "io/term_column.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

class VillageTables {
 public:
  explicit VillageTables(RelocationOffice const& office)
      : result_(office.relocation.for_the_office()),
        problem_(result_.problem),
        people_(office.households.for_the_office().people),
        region_(office.region) {}

  [[nodiscard]] OutputTable left_out() const {
    OutputTable table = begun_office_table("relocation_left_out");
    for (char const* key : {"village_code", "village_name", "outcome", "offer_bar"}) {
      table.columns.push_back(column(key));
    }
    for (char const* key : {"households", "persons", "urgent_households"}) {
      table.columns.push_back(term_column(key, std::string("outcome_") + key, ColumnType::integer));
    }
    for (auto const& [key, count] : outcomes()) {
      std::vector<OutputCell> row = begun_office_row(people_.invented);
      add_village_cells(region_, std::get<0>(key), row);
      row.emplace_back(std::get<1>(key));
      row.push_back(text_cell(std::get<2>(key)));
      row.emplace_back(count.all.households);
      row.emplace_back(count.all.persons);
      row.emplace_back(count.urgent);
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  [[nodiscard]] OutputTable emptied() const {
    OutputTable table = begun_office_table("relocation_emptied");
    for (char const* key : {"village_code", "village_name"}) {
      table.columns.push_back(column(key));
    }
    for (char const* key : {"village_households", "village_persons", "moving_households",
                            "moving_persons", "staying_households", "staying_persons"}) {
      table.columns.push_back(column(key, ColumnType::integer));
    }
    table.columns.push_back(
        term_column("staying_share_pct", "staying_share_pct", ColumnType::decimal, 1));
    RelocationTally const tally =
        tally_relocation(result_, people_.households, region_.villages.size());
    for (VillageId const village : tally.village.ids()) {
      HouseholdCount const& all = tally.village[village];
      HouseholdCount const& moving = tally.village_moving[village];
      if (moving.households == 0) {
        continue;
      }
      std::int64_t const staying = all.households - moving.households;
      std::vector<OutputCell> row = begun_office_row(people_.invented);
      add_village_cells(region_, village, row);
      for (std::int64_t const number :
           {all.households, all.persons, moving.households, moving.persons, staying,
            all.persons - moving.persons, staying * 1000 / all.households}) {
        row.emplace_back(number);
      }
      table.rows.push_back(std::move(row));
    }
    return table;
  }

 private:
  struct Outcome {
    HouseholdCount all;
    std::int64_t urgent = 0;  // households
  };
  // Village, outcome, bar.
  using OutcomeKey = std::tuple<VillageId, std::string, std::string>;

  // Every household that is in no site.
  [[nodiscard]] std::map<OutcomeKey, Outcome> outcomes() const {
    IdVector<MoveUnitId, LeftOut> why(problem_.units);
    for (LeftOut const& one : explain_left_out(problem_, result_.plan, result_.score)) {
      why[one.unit] = one;
    }
    std::map<OutcomeKey, Outcome> outcomes;
    auto const add = [&](HouseholdId household, std::string outcome, std::string bar) {
      VillageId const village = people_.households.village[household];
      Outcome& count = outcomes[{village, std::move(outcome), std::move(bar)}];
      count.all.add(people_.households, household);
      count.urgent += result_.candidates[household].urgent ? 1 : 0;
    };
    for (HouseholdId const household : result_.candidates.ids()) {
      Candidacy const candidacy = result_.candidates[household].candidacy;
      if (candidacy != Candidacy::mover) {
        add(household, std::string(name_of(candidacy, kCandidacyNames)), "");
      }
    }
    for (MoverId const mover : problem_.movers.household.ids()) {
      if (!result_.plan.place[mover]) {
        LeftOut const& one = why[problem_.movers.unit[mover]];
        bool const is_barred = one.reason == LeftOutReason::no_offer;
        add(problem_.movers.household[mover], std::string(name_of(one.reason, kLeftOutReasonNames)),
            is_barred ? std::string(name_of(one.bar_of(mover), kOfferBarNames)) : "");
      }
    }
    return outcomes;
  }

  RelocationResult const& result_;
  RelocationProblem const& problem_;
  HouseholdRegister const& people_;
  Region const& region_;
};

}  // namespace

OutputTable relocation_left_out_table(RelocationOffice const& office) {
  return VillageTables(office).left_out();
}

OutputTable relocation_emptied_table(RelocationOffice const& office) {
  return VillageTables(office).emptied();
}

}  // namespace tongcun
