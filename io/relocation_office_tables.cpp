// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_office_tables.h"

#include "engine/region/area_tree.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/site_codes.h"
#include "engine/relocation/tally_relocation.h"
#include "engine/relocation/worth_of_limits.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/mode_columns.h"
#include "io/money.h"
#include "io/office_table.h"
#include "io/read_relocation_options.h"
#include "io/relocation_alternatives_table.h"
#include "io/relocation_groups_table.h"
#include "io/relocation_names.h"
#include "io/relocation_other_plans_table.h"
#include "io/relocation_tables.h"
#include "io/relocation_village_tables.h"
#include "io/term_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

// Limits of a phase, then of its site.
constexpr std::array<LimitKind, 8> kSiteKinds{
    LimitKind::persons, LimitKind::jobs,  LimitKind::primary_seats, LimitKind::junior_seats,
    LimitKind::clinic,  LimitKind::water, LimitKind::land,          LimitKind::ground_floor};

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

class OfficeTables {
 public:
  explicit OfficeTables(RelocationOffice const& office)
      : result_(office.relocation.for_the_office()),
        problem_(result_.problem),
        people_(office.households.for_the_office().people),
        region_(office.region),
        money_(office.profile.terms),
        limits_(problem_),
        worth_(worth_of_limits(problem_, result_.plan.certificate)),
        tally_(tally_relocation(result_, people_.households, region_.villages.size())) {}

  [[nodiscard]] OutputTable sites() const {
    OutputTable table = begun_office_table("relocation_sites");
    for (char const* key : {"site_code", "site_name", "resettlement_mode"}) {
      table.columns.push_back(column(key));
    }
    table.columns.push_back(column("phase", ColumnType::integer));
    table.columns.push_back(column("available_from"));
    for (char const* key :
         {"placed_households", "placed_persons", "dwellings_given", "dwellings_total"}) {
      table.columns.push_back(column(key, ColumnType::integer));
    }
    table.columns.push_back(column("dwellings_by_size"));
    table.columns.push_back(column("dwelling_prices"));
    for (LimitKind const kind : kSiteKinds) {
      add_limit_columns(kind, table);
    }
    for (char const* key : {"building_cost", "public_money", "self_payment", "loan", "opening_cost",
                            "opening_paid"}) {
      table.columns.push_back(money_.column(key, key));
    }
    for (PhaseId const phase : problem_.phases.site.ids()) {
      if (problem_.sites[problem_.phases.site[phase]].has_place) {
        add_phase(phase, table);
      }
    }
    return table;
  }

  // Of all who may be placed, by the mode in which they are.
  [[nodiscard]] OutputTable modes() const {
    OutputTable table = begun_office_table("relocation_modes");
    add_mode_columns(table);
    for (char const* key :
         {"building_cost", "public_money", "self_payment", "loan", "opening_paid"}) {
      table.columns.push_back(money_.column(key, key));
    }
    table.columns.push_back(column("mode_most", ColumnType::integer));
    table.columns.push_back(money_.column("limit_price", "limit_price"));
    std::int64_t const placed = tally_.all.placed.households;
    std::int64_t const task = placed + tally_.left_out.households;
    for (ModeTally const& mode : tally_.modes) {
      std::vector<OutputCell> row = begun_office_row(people_.invented);
      add_mode_cells(mode.mode, mode.placed.placed, placed, task, row);
      OfferMoney const& money = mode.placed.money;
      auto const if_priced = [&mode](std::int64_t amount) {
        return mode.placed.unpriced == 0 ? std::optional(amount) : std::nullopt;
      };
      row.push_back(money_.cell(if_priced(money.building)));
      row.push_back(money_.cell(money.public_money));
      row.push_back(money_.cell(if_priced(money.self_payment)));
      row.push_back(money_.cell(if_priced(money.loan)));
      row.push_back(money_.cell(mode.opening));
      auto const cap = limits_.find(LimitKind::mode, static_cast<std::uint32_t>(mode.mode));
      using Number = std::optional<std::int64_t>;
      row.push_back(cell_of(cap ? Number(limits_.limits()[*cap].capacity) : Number()));
      row.push_back(cap ? price_cell(*cap) : OutputCell());
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  [[nodiscard]] OutputTable flows() const {
    OutputTable table = begun_office_table("relocation_flows");
    for (char const* key : {"village_code", "village_name", "site_code", "site_name"}) {
      table.columns.push_back(column(key));
    }
    table.columns.push_back(column("placed_households", ColumnType::integer));
    table.columns.push_back(column("placed_persons", ColumnType::integer));
    for (RelocationFlow const& flow : tally_.flows) {
      std::vector<OutputCell> row = begun_office_row(people_.invented);
      add_village_cells(region_, flow.village, row);
      add_site_cells(region_, flow.site, row);
      row.emplace_back(flow.placed.households);
      row.emplace_back(flow.placed.persons);
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  [[nodiscard]] OutputTable funds() const {
    OutputTable table = begun_office_table("relocation_funds");
    table.columns.push_back(column("fund_year", ColumnType::integer));
    table.columns.push_back(column("fund_source"));
    if (tells_apart()) {
      table.columns.push_back(column("fund_for"));
    }
    table.columns.push_back(money_.column("fund_needed", "fund_needed"));
    table.columns.push_back(money_.column("fund_available", "fund_available"));
    for (YearNeed const& year : tally_.years) {
      std::vector<Fund> left;
      std::ranges::copy_if(problem_.options.funds, std::back_inserter(left),
                           [&](Fund const& fund) { return fund.year == year.year; });
      if (!tells_apart()) {
        add_year(year, year.needed, "", left, table);
        continue;
      }
      add_year(year, year.needed - year.accompanying, "programme", left, table);
      add_year(year, year.accompanying, "accompanying", left, table);
    }
    return table;
  }

  // Differences to the plan, as certified: at least, at most.
  [[nodiscard]] OutputTable variants() const {
    OutputTable table = begun_office_table("relocation_variants");
    for (char const* key : {"variant", "variant_of"}) {
      table.columns.push_back(column(key));
    }
    bool const has_locks = !problem_.options.locks.empty();
    if (has_locks) {
      for (char const* key : {"lock_kind", "lock_site"}) {
        table.columns.push_back(column(key));
      }
    }
    for (char const* key :
         {"variant_objective", "variant_bound", "variant_least", "variant_most"}) {
      table.columns.push_back(money_.column(key, key));
    }
    for (char const* key : {"variant_placed", "variant_unplaced"}) {
      table.columns.push_back(column(key, ColumnType::integer));
    }
    for (PlanLevel const& level : result_.plan.levels) {
      OutputColumn goal = term_column(fmt::format("variant_{}", name_of(level.goal, kGoalNames)),
                                      "variant_goal", ColumnType::integer);
      Text const& name = term(fmt::format("plan_goal.{}", name_of(level.goal, kGoalNames))).name;
      goal.title = {name.en, name.zh};
      table.columns.push_back(std::move(goal));
    }
    RelocationPlan const& plan = result_.plan;
    for (RelocationVariant const& variant : result_.variants) {
      std::vector<OutputCell> row = begun_office_row(people_.invented);
      row.emplace_back(std::string(name_of(variant.kind, kVariantKindNames)));
      row.push_back(text_cell(subject_of(variant)));
      if (has_locks) {
        add_lock(variant, row);
      }
      CostChange const change = change_of_cost(variant, plan);
      for (std::int64_t const amount :
           {variant.objective, variant.bound, change.least, change.most}) {
        row.push_back(money_.cell(amount));
      }
      row.emplace_back(variant.households_placed);
      row.emplace_back(variant.households_unplaced);
      for (PlanLevel const& level : plan.levels) {
        row.push_back(cell_of(variant.counts[static_cast<std::size_t>(level.goal)]));
      }
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  // What the plan has of each goal before the cost, by order.
  [[nodiscard]] OutputTable levels() const {
    OutputTable table = begun_office_table("relocation_levels");
    table.columns.push_back(column("plan_goal"));
    for (char const* key : {"goal_value", "goal_bound", "goal_weighted"}) {
      table.columns.push_back(column(key, ColumnType::integer));
    }
    auto const sum =
        std::ranges::find(result_.variants, VariantKind::without_order, &RelocationVariant::kind);
    for (PlanLevel const& level : result_.plan.levels) {
      std::vector<OutputCell> row = begun_office_row(people_.invented);
      row.emplace_back(std::string(name_of(level.goal, kGoalNames)));
      row.emplace_back(level.value);
      row.emplace_back(level.bound);
      row.push_back(sum == result_.variants.end()
                        ? OutputCell()
                        : cell_of(sum->counts[static_cast<std::size_t>(level.goal)]));
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  [[nodiscard]] OutputTable townships(Shares const& shares) const {
    OutputTable table = begun_office_table("relocation_townships");
    table.columns.push_back(column("township_code"));
    table.columns.push_back(column("township_name"));
    for (char const* key : {"share_households", "share_placed", "share_owed", "share_lacking"}) {
      table.columns.push_back(column(key, ColumnType::integer));
    }
    table.columns.push_back(
        term_column("share_placed_pct", "share_placed_pct", ColumnType::decimal, 1));
    table.columns.push_back(money_.column("share_price", "share_price"));
    AreaTree const tree = build_area_tree(region_.villages);
    constexpr std::int64_t kPerMille = 1000;
    for (TownshipId const township : shares.area.ids()) {
      TownshipTally const& tally = tally_.townships[township];
      std::uint32_t const limit = *limits_.find(LimitKind::left_out, township.value());
      std::vector<OutputCell> row = begun_office_row(people_.invented);
      row.push_back(text_cell(tree.areas[shares.area[township]].code));
      row.push_back(text_cell(tree.areas[shares.area[township]].name));
      for (std::int64_t const number : {tally.households, tally.placed, tally.owed,
                                        std::max<std::int64_t>(0, tally.owed - tally.placed),
                                        tally.placed * kPerMille / tally.households}) {
        row.emplace_back(number);
      }
      row.push_back(price_cell(limit));
      table.rows.push_back(std::move(row));
    }
    return table;
  }

 private:
  // What the lock says that the variant is without; empty of other variants.
  void add_lock(RelocationVariant const& variant, std::vector<OutputCell>& row) const {
    if (variant.kind != VariantKind::without_lock) {
      row.resize(row.size() + 2);
      return;
    }
    RelocationLock const& lock = problem_.options.locks[variant.index];
    row.emplace_back(std::string(name_of(lock.kind, kLockKindNames)));
    row.push_back(text_cell(lock.site));
  }

  [[nodiscard]] std::string subject_of(RelocationVariant const& variant) const {
    switch (variant.kind) {
      case VariantKind::without_lock:
        return std::to_string(variant.index + 1);
      case VariantKind::without_site:
        return site_code(problem_, region_.sites, SiteId(variant.index));
      case VariantKind::without_fairness:
      case VariantKind::without_order:
      case VariantKind::without_groups:
        return "";
    }
    return "";
  }

  // "jobs: used", "jobs: limit", "jobs: price of one more"
  void add_limit_columns(LimitKind kind, OutputTable& table) const {
    std::string const word(name_of(kind, kLimitKindNames));
    Text const& name = term("limit_kind." + word).name;
    for (std::string const part : {"used", "limit", "price"}) {
      std::string const key = fmt::format("{}_{}", word, part);
      OutputColumn column = part == "price"
                                ? money_.column(key, "limit_price")
                                : term_column(key, "limit_" + part, ColumnType::integer);
      column.title = {name.en + ": " + column.title.en, name.zh + "：" + column.title.zh};
      table.columns.push_back(std::move(column));
    }
  }

  // Of one more; empty where no price says what it is worth.
  [[nodiscard]] OutputCell price_cell(std::uint32_t limit) const {
    return worth_[limit] ? money_.cell(whole_minor(*worth_[limit])) : OutputCell();
  }

  // What is used of a limit, the limit and its price; empty where none is recorded.
  void add_limit(LimitKind kind, std::uint32_t index, std::vector<OutputCell>& row) const {
    std::optional<std::uint32_t> const limit = limits_.find(kind, index);
    if (!limit) {
      row.resize(row.size() + 3);
      return;
    }
    row.emplace_back(result_.score.used[*limit]);
    row.emplace_back(limits_.limits()[*limit].capacity);
    row.push_back(price_cell(*limit));
  }

  void add_phase(PhaseId phase, OutputTable& table) const {
    SiteId const site = problem_.phases.site[phase];
    PlacedTally const& tally = tally_.phases[phase];
    std::int64_t given = 0;
    std::int64_t total = 0;
    std::string sizes;
    std::string prices;
    for (StockId const stock : problem_.stocks.phase.ids()) {
      if (problem_.stocks.phase[stock] != phase) {
        continue;
      }
      given += tally_.given[stock];
      total += problem_.stocks.dwellings[stock];
      std::string const before = sizes.empty() ? "" : "; ";
      std::string const area = area_text(problem_.stocks.area[stock]);
      sizes += fmt::format("{}{} m2: {}/{}", before, area, tally_.given[stock],
                           problem_.stocks.dwellings[stock]);
      std::uint32_t const limit = *limits_.find(LimitKind::dwellings, stock.value());
      if (worth_[limit]) {
        prices += fmt::format("{}{} m2: {}", prices.empty() ? "" : "; ", area,
                              money_.text(whole_minor(*worth_[limit])));
      }
    }
    std::vector<OutputCell> row = begun_office_row(people_.invented);
    add_site_cells(region_, site, row);
    row.emplace_back(std::string(name_of(problem_.sites[site].mode, kResettlementModeNames)));
    row.emplace_back(std::int64_t{problem_.phases.number[phase]});
    row.push_back(text_cell(month_text(problem_.phases.available_from[phase])));
    row.emplace_back(tally.placed.households);
    row.emplace_back(tally.placed.persons);
    using Number = std::optional<std::int64_t>;
    row.push_back(cell_of(sizes.empty() ? Number() : Number(given)));
    row.push_back(cell_of(sizes.empty() ? Number() : Number(total)));
    row.push_back(text_cell(sizes));
    row.push_back(text_cell(prices));
    for (LimitKind const kind : kSiteKinds) {
      add_limit(kind, kind == LimitKind::persons ? phase.value() : site.value(), row);
    }
    std::int64_t const opening = problem_.phases.opening_cost[phase];
    for (std::int64_t const amount :
         {tally.money.building, tally.money.public_money, tally.money.self_payment,
          tally.money.loan, opening, tally.placed.households > 0 ? opening : 0}) {
      row.push_back(money_.cell(amount));
    }
    table.rows.push_back(std::move(row));
  }

  // Whether accompanying households are told apart.
  [[nodiscard]] bool tells_apart() const { return problem_.rules.accompanying.has_value(); }

  // Takes what is needed of what is left of the year's sources, in their order.
  void add_year(YearNeed const& year, std::int64_t needed, std::string const& whom,
                std::vector<Fund>& left, OutputTable& table) const {
    if (left.empty()) {
      add_fund(year, "", whom, needed, year.available, table);
    }
    for (Fund& fund : left) {
      std::int64_t const taken = std::min(needed, fund.amount);
      add_fund(year, fund.source, whom, taken, fund.amount, table);
      needed -= taken;
      fund.amount -= taken;
    }
  }

  void add_fund(YearNeed const& year, std::string const& source, std::string const& whom,
                std::int64_t needed, std::optional<std::int64_t> const& available,
                OutputTable& table) const {
    std::vector<OutputCell> row = begun_office_row(people_.invented);
    row.push_back(cell_of(year.year));
    row.push_back(text_cell(source));
    if (tells_apart()) {
      row.push_back(text_cell(whom));
    }
    row.push_back(money_.cell(needed));
    row.push_back(money_.cell(available));
    table.rows.push_back(std::move(row));
  }

  RelocationResult const& result_;
  RelocationProblem const& problem_;
  HouseholdRegister const& people_;
  Region const& region_;
  Money money_;
  LimitTable limits_;
  std::vector<std::optional<std::int64_t>> worth_;  // of one more of each limit, in 2^-20
  RelocationTally tally_;
};

}  // namespace

std::vector<OutputTable> relocation_office_tables(RelocationOffice const& office) {
  OfficeTables const tables(office);
  std::vector<OutputTable> all{tables.sites(), tables.flows(), tables.funds(),
                               relocation_left_out_table(office), relocation_emptied_table(office)};
  if (!are_all_concentrated(office.relocation.for_the_office().problem)) {
    all.push_back(tables.modes());
  }
  if (!office.relocation.for_the_office().variants.empty()) {
    all.push_back(tables.variants());
  }
  if (!office.relocation.for_the_office().problem.options.in_place.measures.empty()) {
    all.push_back(relocation_alternatives_table(office));
  }
  if (auto const& shares = office.relocation.for_the_office().problem.shares) {
    all.push_back(tables.townships(*shares));
  }
  if (is_ordered(office.relocation.for_the_office().problem)) {
    all.push_back(tables.levels());
  }
  if (office.relocation.for_the_office().problem.options.other_plans.most > 0) {
    all.push_back(relocation_other_plans_table(office));
  }
  if (office.relocation.for_the_office().problem.groups) {
    all.push_back(relocation_groups_table(office));
  }
  return all;
}

}  // namespace tongcun
