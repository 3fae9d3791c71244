// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_alternatives_table.h"

#include "engine/relocation/compare_in_place.h"
#include "io/money.h"
#include "io/office_table.h"
#include "io/place_tables.h"
#include "io/term_column.h"

#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

using Amount = std::optional<std::int64_t>;

Amount a_head(Amount const& amount, std::int64_t persons) {
  return amount && persons > 0 ? Amount(*amount / persons) : std::nullopt;
}

Amount over(Amount const& investment, Amount const& upkeep, std::int32_t years) {
  return investment && upkeep ? Amount(*investment + years * *upkeep) : std::nullopt;
}

class AlternativesTable {
 public:
  explicit AlternativesTable(RelocationOffice const& office)
      : result_(office.relocation.for_the_office()),
        costs_(result_.problem.options.in_place),
        invented_(office.households.for_the_office().people.invented),
        region_(office.region),
        money_(office.profile.terms) {}

  [[nodiscard]] OutputTable make() const {
    OutputTable table = begun_office_table("relocation_alternatives");
    add_columns(table);
    for (VillageAlternatives const& village : result_.alternatives) {
      for (std::int32_t const years : costs_.horizons) {
        table.rows.push_back(row_of(village, years));
      }
    }
    return table;
  }

 private:
  void add_columns(OutputTable& table) const {
    for (char const* key : {"village_code", "village_name", "village_class"}) {
      table.columns.push_back(term_column(key, key));
    }
    for (char const* key : {"village_households", "village_persons", "may_move_households",
                            "moving_households", "moving_persons", "staying_households",
                            "staying_persons", "declined_households", "horizon_years"}) {
      table.columns.push_back(term_column(key, key, ColumnType::integer));
    }
    for (char const* key : {"in_place_least", "in_place_most", "in_place_head_least",
                            "in_place_head_most", "stayers_least", "stayers_most",
                            "stayers_head_least", "stayers_head_most", "move_cost", "move_head"}) {
      table.columns.push_back(money_.column(key, key));
    }
    table.columns.push_back(term_column("cost_not_set", "cost_not_set"));
    for (std::string const way : {"clinic", "primary"}) {
      table.columns.push_back(
          term_column(way + "_minutes_now", way + "_minutes_now", ColumnType::integer));
      table.columns.push_back(
          term_column(way + "_minutes_after", way + "_minutes_after", ColumnType::decimal, 1));
      table.columns.push_back(
          term_column(way + "_cut_off_after", way + "_cut_off_after", ColumnType::integer));
    }
  }

  [[nodiscard]] std::vector<OutputCell> row_of(VillageAlternatives const& village,
                                               std::int32_t years) const {
    HouseholdCount const& all = village.all;
    HouseholdCount const& moving = village.moving;
    std::int64_t const staying = all.persons - moving.persons;
    std::vector<OutputCell> row = begun_office_row(invented_);
    add_village_cells(region_, village.village, row);
    row.push_back(class_cell(region_.villages.record[village.village].village_class));
    for (std::int64_t const number :
         {all.households, all.persons, village.may_move.households, moving.households,
          moving.persons, all.households - moving.households, staying, village.declined.households,
          std::int64_t{years}}) {
      row.emplace_back(number);
    }
    add_in_place(village.if_nobody_moves, years, all.persons, row);
    add_in_place(village.of_those_who_stay, years, staying, row);
    Amount const move = moving.households > 0 ? Amount(move_cost(village, years)) : std::nullopt;
    row.push_back(money_.cell(move));
    row.push_back(money_.cell(a_head(move, moving.persons)));
    row.push_back(text_cell(not_set()));
    add_ways(village.clinic_minutes, village.clinic_after, row);
    add_ways(village.primary_minutes, village.primary_after, row);
    return row;
  }

  void add_in_place(InPlaceCost const& cost, std::int32_t years, std::int64_t persons,
                    std::vector<OutputCell>& row) const {
    Amount const least = over(cost.investment.least, cost.upkeep.least, years);
    Amount const most = over(cost.investment.most, cost.upkeep.most, years);
    for (Amount const& amount : {least, most, a_head(least, persons), a_head(most, persons)}) {
      row.push_back(money_.cell(amount));
    }
  }

  [[nodiscard]] std::int64_t move_cost(VillageAlternatives const& village,
                                       std::int32_t years) const {
    return village.moving_cost +
           years * village.moving.persons * costs_.running_a_person.value_or(0) -
           village.moving.households * costs_.reclaimed_a_household.value_or(0);
  }

  // What the cost of moving leaves out, by its key in the scenario.
  [[nodiscard]] std::string not_set() const {
    std::string keys = costs_.running_a_person ? "" : "running_a_person";
    if (!costs_.reclaimed_a_household) {
      keys += std::string(keys.empty() ? "" : "; ") + "reclaimed_a_household";
    }
    return keys;
  }

  static void add_ways(std::optional<std::int32_t> const& now, MovedWays const& after,
                       std::vector<OutputCell>& row) {
    constexpr std::int64_t kTenths = 10;
    row.push_back(cell_of(now));
    row.push_back(cell_of(after.persons > 0 ? Amount(after.minutes * kTenths / after.persons)
                                            : std::nullopt));
    row.emplace_back(after.unreached);
  }

  RelocationResult const& result_;
  InPlaceCosts const& costs_;
  bool invented_;
  Region const& region_;
  Money money_;
};

}  // namespace

OutputTable relocation_alternatives_table(RelocationOffice const& office) {
  return AlternativesTable(office).make();
}

}  // namespace tongcun
