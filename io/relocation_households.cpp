// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/moving_month.h"
#include "engine/relocation/plan_change.h"
#include "engine/relocation/price_offer.h"
#include "engine/relocation/site_codes.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/money.h"
#include "io/relocation_names.h"
#include "io/relocation_office_tables.h"
#include "io/relocation_tables.h"
#include "io/term_column.h"

#include <fmt/format.h>

#include <algorithm>
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

class HouseholdRows {
 public:
  HouseholdRows(RelocationOffice const& office, Language language)
      : result_(office.relocation.for_the_office()),
        problem_(result_.problem),
        people_(office.households.for_the_office().people),
        region_(office.region),
        guarantees_(office.profile.guarantees.guarantees),
        money_(office.profile.terms),
        limits_(limits_of(problem_)),
        left_out_of_(problem_.units, nullptr),
        language_(language),
        mover_of_(people_.households.size()) {
    for (LeftOut const& left : result_.left_out) {
      left_out_of_[left.unit.value()] = &left;
    }
    for (MoverId const mover : problem_.movers.household.ids()) {
      mover_of_[problem_.movers.household[mover]] = mover;
    }
  }

  [[nodiscard]] std::vector<OutputColumn> columns() const {
    std::vector<OutputColumn> columns;
    for (char const* key : {"invented_row", "household_code", "village_code", "village_name"}) {
      columns.push_back(column(key));
    }
    columns.push_back(column("household_persons", ColumnType::integer));
    for (char const* key : {"consent", "urgent_offer", "move_reasons", "eligibility_source",
                            "eligibility_reason", "candidacy"}) {
      columns.push_back(column(key));
    }
    columns.push_back(column("move_unit", ColumnType::integer));
    for (char const* key :
         {"placed", "plan_change", "resettlement_mode", "site_code", "site_name"}) {
      columns.push_back(column(key));
    }
    columns.push_back(column("phase", ColumnType::integer));
    columns.push_back(term_column("dwelling_area_m2", "dwelling_area_m2", ColumnType::decimal, 2));
    columns.push_back(column("available_from"));
    columns.push_back(column("moving_month"));
    columns.push_back(column("old_land_min", ColumnType::integer));
    for (char const* key : {"building_cost", "public_money", "self_payment", "loan"}) {
      columns.push_back(money_.column(key, key));
    }
    columns.push_back(column("debt_known"));
    columns.push_back(money_.column("unplaced_price", "unplaced_price"));
    columns.push_back(money_.column("unmet_preferences", "unmet_preferences"));
    for (char const* key : {"left_out_reason", "left_out_site", "lacking"}) {
      columns.push_back(column(key));
    }
    columns.push_back(money_.column("relaxation_price", "relaxation_price"));
    if (is_ordered(problem_)) {
      columns.push_back(column("lost_guarantees"));
    }
    if (problem_.rules.accompanying) {
      columns.push_back(column("accompanying"));
    }
    return columns;
  }

  [[nodiscard]] std::vector<OutputCell> row(HouseholdId household) const {
    HouseholdCandidacy const& candidacy = result_.candidates[household];
    VillageId const village = people_.households.village[household];
    std::vector<OutputCell> row{yes_or_no(people_.invented),
                                people_.households.code[household],
                                region_.villages.code[village],
                                text_cell(region_.villages.name[village]),
                                std::int64_t{people_.households.persons[household]},
                                std::string(name_of(candidacy.consent, kConsentNames)),
                                yes_or_no(candidacy.urgent),
                                text_cell(reasons(candidacy)),
                                std::string(name_of(candidacy.source, kEligibilitySourceNames)),
                                text_cell(decided_because(household)),
                                std::string(name_of(candidacy.candidacy, kCandidacyNames))};
    MoverId const mover = mover_of_[household];
    std::optional<MoverPlace> place;
    if (!mover.is_none()) {
      place = result_.plan.place[mover];
      row.emplace_back(std::int64_t{problem_.movers.unit[mover].value()} + 1);
    } else {
      row.emplace_back();
    }
    row.emplace_back(yes_or_no(place.has_value()));
    row.push_back(text_cell(change(household, place)));
    if (place) {
      add_place(mover, *place, row);
    } else {
      constexpr std::size_t kCellsOfAPlace = 13;
      row.resize(row.size() + kCellsOfAPlace);
    }
    row.push_back(mover.is_none() ? OutputCell() : money_.cell(problem_.unserved[mover]));
    row.push_back(mover.is_none() ? OutputCell() : unmet(mover, place));
    bool const is_left = !mover.is_none() && !place;
    add_left_out(mover, is_left ? left_out_of_[problem_.movers.unit[mover].value()] : nullptr, row);
    if (is_ordered(problem_)) {
      row.push_back(place ? text_cell(lost(mover, *place)) : OutputCell());
    }
    if (problem_.rules.accompanying) {
      row.emplace_back(yes_or_no(candidacy.accompanying));
    }
    return row;
  }

 private:
  // The office's words; empty where the rules say whether it is eligible.
  [[nodiscard]] std::string decided_because(HouseholdId household) const {
    if (result_.candidates[household].source == EligibilitySource::rule) {
      return "";
    }
    return std::ranges::find(problem_.options.decisions, people_.households.code[household],
                             &EligibilityDecision::household)
        ->reason;
  }

  // Empty where there is no earlier plan.
  [[nodiscard]] std::string change(HouseholdId household,
                                   std::optional<MoverPlace> const& place) const {
    if (!result_.earlier) {
      return "";
    }
    std::optional<SiteId> const now =
        place ? std::optional(problem_.phases.site[place->phase]) : std::nullopt;
    return std::string(
        name_of(change_of(result_.earlier->standing[household], now), kPlanChangeNames));
  }

  [[nodiscard]] std::string reasons(HouseholdCandidacy const& candidacy) const {
    std::string list;
    for (std::size_t i = 0; i < problem_.rules.reasons.size(); ++i) {
      if ((candidacy.reasons >> i & 1U) != 0) {
        list += list.empty() ? "" : language_ == Language::zh ? "、" : ", ";
        list += problem_.rules.reasons[i].name.in(language_);
      }
    }
    return list;
  }

  // Guarantees that hold in its village and fail at its site, for certain.
  [[nodiscard]] std::string lost(MoverId mover, MoverPlace const& place) const {
    std::string list;
    for (GuaranteeId const guarantee :
         lost_guarantees(*problem_.guarantees, problem_.movers.village[mover],
                         problem_.phases.site[place.phase])) {
      list += list.empty() ? "" : language_ == Language::zh ? "、" : ", ";
      list += guarantees_[guarantee].name.in(language_);
    }
    return list;
  }

  [[nodiscard]] OutputCell unmet(MoverId mover, std::optional<MoverPlace> const& place) const {
    return money_.cell(unmet_preferences(
        problem_, mover, place ? std::optional(problem_.phases.site[place->phase]) : std::nullopt));
  }

  void add_place(MoverId mover, MoverPlace const& place, std::vector<OutputCell>& row) const {
    Movers const& movers = problem_.movers;
    SiteId const site = problem_.phases.site[place.phase];
    SiteLimits const& limits = problem_.sites[site];
    row.emplace_back(std::string(name_of(limits.mode, kResettlementModeNames)));
    row.emplace_back(site_code(problem_, region_.sites, site));
    row.push_back(limits.has_place ? text_cell(region_.sites.name[site])
                                   : OutputCell(name_of_word(
                                         "resettlement_mode",
                                         name_of(limits.mode, kResettlementModeNames), language_)));
    row.emplace_back(std::int64_t{problem_.phases.number[place.phase]});
    row.push_back(place.stock.is_none() ? OutputCell()
                                        : OutputCell(problem_.stocks.area[place.stock]));
    std::optional<std::int32_t> const from = problem_.phases.available_from[place.phase];
    bool const has_pupils = movers.primary_pupils[mover] + movers.junior_pupils[mover] > 0;
    row.push_back(text_cell(month_text(from)));
    row.push_back(text_cell(from ? month_text(moving_month(*from, has_pupils)) : std::string()));
    // Who is made safe on the spot has its land where it is; of others without a site nobody knows.
    std::optional<std::int32_t> const minutes =
        is_on_the_spot(problem_, site) ? 0
                                       : problem_.times.to_old_land(movers.village[mover], site);
    row.push_back(minutes ? OutputCell(std::int64_t{*minutes}) : OutputCell());
    OfferMoney const money = price_offer(problem_, mover, place.phase, place.stock).money;
    bool const is_known = is_cost_known(problem_, site);
    auto const if_known = [is_known](std::int64_t amount) {
      return is_known ? std::optional(amount) : std::nullopt;
    };
    row.push_back(money_.cell(if_known(money.building)));
    row.push_back(money_.cell(money.public_money));
    row.push_back(money_.cell(if_known(money.self_payment)));
    row.push_back(money_.cell(if_known(money.loan)));
    // What a household borrows is known where the cost, what it can pay and what it may owe are.
    PaymentRules const rules = payment_at(problem_, mover, site);
    row.emplace_back(yes_or_no(is_known && rules.most_self_payment && rules.most_loan));
  }

  // What would have to give way for the household's unit, at the site where that is the least.
  void add_left_out(MoverId mover, LeftOut const* left, std::vector<OutputCell>& row) const {
    constexpr std::size_t kCells = 4;
    if (left == nullptr) {
      row.resize(row.size() + kCells);
      return;
    }
    row.emplace_back(std::string(name_of(left->reason, kLeftOutReasonNames)));
    if (left->reason == LeftOutReason::no_offer) {
      row.emplace_back();
      row.emplace_back(
          name_of_word("offer_bar", name_of(left->bar_of(mover), kOfferBarNames), language_));
      row.emplace_back();
      return;
    }
    row.emplace_back(site_code(problem_, region_.sites, problem_.phases.site[left->phase]));
    std::string lacking;
    for (Shortage const& shortage : left->lacking) {
      lacking += lacking.empty() ? "" : language_ == Language::zh ? "；" : "; ";
      lacking += shortage_text(shortage);
    }
    row.push_back(text_cell(lacking));
    row.push_back(money_.cell(left->relaxation_price));
  }

  // "money of the year (2027): 78500.00 CNY", "dwellings (phase 1, 62.50 m2): 2 dwellings"
  [[nodiscard]] std::string shortage_text(Shortage const& shortage) const {
    Limit const& limit = limits_[shortage.limit];
    std::string_view const kind = name_of(limit.kind, kLimitKindNames);
    bool const zh = language_ == Language::zh;
    std::string const which = which_of(limit);
    std::string text = name_of_word("limit_kind", kind, language_);
    text += which.empty() ? "" : fmt::format(fmt::runtime(zh ? "（{}）" : " ({})"), which);
    text += zh ? "：" : ": ";
    if (limit.kind == LimitKind::money) {
      text += money_.text(shortage.amount);
      return money_.currency().empty() ? text : text + " " + money_.currency();
    }
    std::string const unit =
        name_of_word(shortage.amount == 1 ? "limit_unit" : "limit_units", kind, language_);
    return text + std::to_string(shortage.amount) + " " + unit;
  }

  // The year, the phase and its dwellings, or the mode of a limit; "" = of the site, or of all.
  [[nodiscard]] std::string which_of(Limit const& limit) const {
    bool const zh = language_ == Language::zh;
    auto const phase = [&](PhaseId id) {
      return fmt::format(fmt::runtime(zh ? "{} 期" : "phase {}"), problem_.phases.number[id]);
    };
    switch (limit.kind) {
      case LimitKind::dwellings:
        return phase(problem_.stocks.phase[StockId(limit.index)]) + (zh ? "，" : ", ") +
               area_text(problem_.stocks.area[StockId(limit.index)]) + (zh ? " 平方米" : " m2");
      case LimitKind::persons:
        return phase(PhaseId(limit.index));
      case LimitKind::money:
        return std::to_string(problem_.budgets[limit.index].year);
      case LimitKind::mode:
        return name_of_word(
            "resettlement_mode",
            name_of(static_cast<ResettlementMode>(limit.index), kResettlementModeNames), language_);
      default:
        return "";
    }
  }

  RelocationResult const& result_;
  RelocationProblem const& problem_;
  HouseholdRegister const& people_;
  Region const& region_;
  IdVector<GuaranteeId, Guarantee> const& guarantees_;
  Money money_;
  std::vector<Limit> limits_;
  std::vector<LeftOut const*> left_out_of_;  // by unit; null: placed
  Language language_;
  IdVector<HouseholdId, MoverId> mover_of_;  // none() = may not be placed
};

}  // namespace

HouseholdList relocation_households_list(RelocationOffice const& office, Language language) {
  HouseholdRows const rows(office, language);
  HouseholdListMaker list("relocation", rows.columns());
  for (HouseholdId const household :
       office.households.for_the_office().people.households.code.ids()) {
    list.add(rows.row(household));
  }
  return list.finish();
}

}  // namespace tongcun
