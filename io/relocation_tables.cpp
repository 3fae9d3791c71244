// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/mode_columns.h"
#include "io/money.h"
#include "io/relocation_other_plans_table.h"
#include "io/term_column.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace tongcun {
namespace {

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

OutputCell households_cell(std::optional<HouseholdCount> const& count) {
  return count ? OutputCell(count->households) : OutputCell();
}
OutputCell persons_cell(std::optional<HouseholdCount> const& count) {
  return count ? OutputCell(count->persons) : OutputCell();
}

class Tables {
 public:
  Tables(RelocationStatistics const& statistics, Region const& region, Profile const& profile)
      : statistics_(statistics), region_(region), money_(profile.terms) {}

  [[nodiscard]] OutputTable sites() const {
    OutputTable table = begun("relocation_sites");
    table.geometry = GeometryType::point;
    for (char const* key : {"site_code", "site_name", "resettlement_mode"}) {
      table.columns.push_back(column(key));
    }
    table.columns.push_back(column("phase", ColumnType::integer));
    table.columns.push_back(column("available_from"));
    table.columns.push_back(column("suppressed"));
    for (char const* key :
         {"placed_households", "placed_persons", "site_placed_households", "site_placed_persons",
          "persons_capacity", "dwellings_given", "dwellings_total"}) {
      table.columns.push_back(column(key, ColumnType::integer));
    }
    table.columns.push_back(column("dwellings_by_size"));
    table.columns.push_back(column("dwelling_prices"));
    table.columns.push_back(money_.column("public_money", "public_money"));
    table.columns.push_back(money_.column("opening_cost", "opening_cost"));
    for (PublicSite const& site : statistics_.sites) {
      for (PublicPhase const& phase : site.phases) {
        add_phase(site, phase, table);
      }
    }
    return table;
  }

  [[nodiscard]] OutputTable flows() const {
    OutputTable table = begun("relocation_flows");
    table.geometry = GeometryType::line;
    for (char const* key : {"village_code", "village_name", "site_code", "site_name"}) {
      table.columns.push_back(column(key));
    }
    table.columns.push_back(column("placed_households", ColumnType::integer));
    table.columns.push_back(column("placed_persons", ColumnType::integer));
    for (PublicFlow const& flow : statistics_.flows) {
      table.rows.push_back({yes_or_no(statistics_.invented), region_.villages.code[flow.village],
                            text_cell(region_.villages.name[flow.village]),
                            region_.sites.code[flow.site], text_cell(region_.sites.name[flow.site]),
                            flow.placed.households, flow.placed.persons});
      table.lines.push_back({region_.villages.point[flow.village], region_.sites.point[flow.site]});
    }
    return table;
  }

  [[nodiscard]] OutputTable funds() const {
    OutputTable table = begun("relocation_funds");
    table.columns.push_back(column("fund_year", ColumnType::integer));
    table.columns.push_back(column("suppressed"));
    table.columns.push_back(money_.column("fund_needed", "fund_needed"));
    table.columns.push_back(money_.column("fund_available", "fund_available"));
    if (statistics_.accompanying) {
      table.columns.push_back(money_.column("fund_accompanying", "fund_accompanying"));
    }
    for (PublicYear const& year : statistics_.years) {
      table.rows.push_back({yes_or_no(statistics_.invented),
                            year.year ? OutputCell(std::int64_t{*year.year}) : OutputCell(),
                            yes_or_no(!year.needed), money_.cell(year.needed),
                            money_.cell(year.available)});
      if (statistics_.accompanying) {
        table.rows.back().push_back(money_.cell(year.accompanying));
      }
    }
    return table;
  }

  [[nodiscard]] OutputTable modes() const {
    OutputTable table = begun("relocation_modes");
    table.columns.push_back(column("suppressed"));
    add_mode_columns(table);
    table.columns.push_back(money_.column("public_money", "public_money"));
    table.columns.push_back(column("mode_most", ColumnType::integer));
    using Number = std::optional<std::int64_t>;
    Number const placed = households_of(statistics_.placed);
    Number const left_out = households_of(statistics_.left_out);
    Number const task = placed && left_out ? Number(*placed + *left_out) : Number();
    for (PublicMode const& mode : statistics_.modes) {
      std::vector<OutputCell> row{yes_or_no(statistics_.invented), yes_or_no(!mode.placed)};
      add_mode_cells(mode.mode, mode.placed, placed, task, row);
      row.push_back(money_.cell(mode.public_money));
      row.push_back(cell_of(mode.most));
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  [[nodiscard]] OutputTable other_plans() const {
    OutputTable table = begun("relocation_other_plans");
    table.columns.push_back(column("plan_number", ColumnType::integer));
    table.columns.push_back(column("suppressed"));
    for (char const* key : {"plan_objective", "plan_bound", "plan_cost"}) {
      table.columns.push_back(money_.column(key, key));
    }
    for (char const* key : {"plan_placed", "plan_placed_persons", "plan_left_out"}) {
      table.columns.push_back(column(key, ColumnType::integer));
    }
    table.columns.push_back(column("plan_phases"));
    table.columns.push_back(column("phases_apart", ColumnType::integer));
    table.columns.push_back(column("households_elsewhere", ColumnType::integer));
    std::int64_t number = 0;
    for (PublicOtherPlan const& plan : statistics_.other_plans) {
      bool const is_shown = plan.objective.has_value();
      using Number = std::optional<std::int64_t>;
      table.rows.push_back(
          {yes_or_no(statistics_.invented), number++, yes_or_no(!is_shown),
           money_.cell(plan.objective), money_.cell(is_shown ? statistics_.bound : Number()),
           money_.cell(plan.cost), households_cell(plan.placed), persons_cell(plan.placed),
           households_cell(plan.left_out),
           plan.used ? text_cell(used_phases_text(*plan.used, region_)) : OutputCell(),
           cell_of(plan.from_plan ? Number(plan.from_plan->phases) : Number()),
           cell_of(plan.from_plan ? Number(plan.from_plan->households) : Number())});
    }
    return table;
  }

 private:
  [[nodiscard]] OutputTable begun(std::string const& name) const {
    OutputTable table;
    table.name = name;
    table.title = term(name).name;
    if (statistics_.kind == PlanKind::potential) {
      Text const& warning = term("potential_plan").name;
      table.title.en += " – " + warning.en;
      table.title.zh += " – " + warning.zh;
    }
    table.columns.push_back(column("invented_row"));
    return table;
  }

  void add_phase(PublicSite const& site, PublicPhase const& phase, OutputTable& table) const {
    std::int64_t total = 0;
    std::optional<std::int64_t> given;
    std::string sizes;
    std::string prices;
    for (PublicDwellings const& dwellings : phase.dwellings) {
      total += dwellings.total;
      std::string const separator = sizes.empty() ? "" : "; ";
      sizes +=
          fmt::format("{}{} m2: {}/{}", separator, area_text(dwellings.area),
                      dwellings.given ? std::to_string(*dwellings.given) : "–", dwellings.total);
      if (dwellings.price) {
        prices += fmt::format("{}{} m2: {}", prices.empty() ? "" : "; ", area_text(dwellings.area),
                              money_.text(whole_minor(*dwellings.price)));
      }
    }
    bool const has_dwellings = !phase.dwellings.empty();
    // Every household of a phase with dwellings has one: their sum is told where households are.
    if (has_dwellings && phase.placed) {
      given = phase.placed->households;
    }
    std::optional<std::int64_t> const capacity = phase.persons_capacity;
    table.rows.push_back(
        {yes_or_no(statistics_.invented), region_.sites.code[site.site],
         text_cell(region_.sites.name[site.site]),
         std::string(
             name_of(region_.sites.record[site.site].mode.value_or(ResettlementMode::concentrated),
                     kResettlementModeNames)),
         std::int64_t{phase.number}, text_cell(month_text(phase.available_from)),
         yes_or_no(!phase.placed), households_cell(phase.placed), persons_cell(phase.placed),
         households_cell(site.placed), persons_cell(site.placed), cell_of(capacity), cell_of(given),
         has_dwellings ? OutputCell(total) : OutputCell(), text_cell(sizes), text_cell(prices),
         money_.cell(phase.public_money), money_.cell(phase.opening_cost)});
    table.points.push_back(region_.sites.point[site.site]);
  }

  RelocationStatistics const& statistics_;
  Region const& region_;
  Money money_;
};

}  // namespace

std::vector<OutputTable> relocation_tables(Public<RelocationStatistics> const& statistics,
                                           Region const& region, Profile const& profile) {
  Tables const tables(statistics.value(), region, profile);
  std::vector<OutputTable> all{tables.sites(), tables.flows(), tables.funds()};
  if (!statistics.value().modes.empty()) {
    all.push_back(tables.modes());
  }
  if (!statistics.value().other_plans.empty()) {
    all.push_back(tables.other_plans());
  }
  return all;
}

bool is_relocation(OutputTable const& table) {
  return table.name.starts_with("relocation_");
}

std::string month_text(std::optional<std::int32_t> month) {
  return month ? fmt::format("{:04}-{:02}", *month / 100, *month % 100) : "";
}

}  // namespace tongcun
