// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_parameters.h"

#include "io/enum_names.h"
#include "io/money.h"
#include "io/read_in_place_costs.h"
#include "io/read_mode_options.h"
#include "io/read_relocation_options.h"
#include "io/read_relocation_rules.h"
#include "io/relocation_names.h"
#include "io/rule_names.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr char const* kOurs = "tongcun: modelling default";
constexpr char const* kNothingUnasked = "tongcun: nothing is asked unasked";

// A whole number divided by 10^decimals, exactly.
std::string fraction_text(std::int64_t value, int decimals) {
  OutputColumn form;
  form.decimals = decimals;
  return printed(OutputCell(value), form);
}

template <class T>
Json or_null(std::optional<T> const& value) {
  return value ? Json(*value) : Json();
}

class Parameters {
 public:
  explicit Parameters(Scenario const& scenario)
      : scenario_(scenario),
        options_(*scenario.relocation),
        rules_(scenario.profile.relocation),
        money_(scenario.profile.terms) {}

  Json list() {
    list_question();
    list_prices();
    list_money();
    list_modes();
    list_rules();
    list_in_place();
    return std::move(list_);
  }

 private:
  [[nodiscard]] bool is_given(std::string const& key) const {
    return scenario_.given.contains("relocation." + key);
  }
  Json& add(std::string const& key, Json value, std::string const& unit, char const* set_by) {
    return list_[key] = {{"value", std::move(value)}, {"unit", unit}, {"set_by", set_by}};
  }
  // The scenario's, or our default with its source.
  void add_own(std::string const& key, Json value, std::string const& unit,
               char const* source = kOurs) {
    bool const is_own = is_given(key);
    Json& entry = add(key, std::move(value), unit, is_own ? "scenario" : "default");
    if (!is_own) {
      entry["source"] = source;
      entry["mark"] = "A";
    }
  }
  void add_of_profile(std::string const& key, Json value, std::string const& unit,
                      std::string_view table) {
    Json& entry = add(key, std::move(value), unit, "profile");
    auto const source = std::ranges::find(scenario_.profile.sources, table, &ValueSource::key);
    if (source != scenario_.profile.sources.end()) {
      entry["source"] = source->source;
      entry["mark"] = source->mark;
    }
  }
  [[nodiscard]] Json money(std::optional<std::int64_t> const& minor) const {
    return minor ? Json(money_.text(*minor)) : Json();
  }

  void list_question() {
    add_own("plan", name_of(options_.kind, kPlanKindNames), "");
    add_own("unit", name_of(options_.unit, kMoveUnitNames), "");
    add_own("groups", name_of(options_.groups, kGroupRuleNames), "", kNothingUnasked);
    add_own("split_price", money(options_.split_price), money_.currency(), kNothingUnasked);
    add_own("chunk", options_.chunk, "household", kNothingUnasked);
    add_own("wishes", name_of(options_.wishes, kWishRuleNames), "");
    add_own("objective", name_of(options_.objective, kObjectiveNames), "");
    std::optional<std::int32_t> const& least = options_.fairness.least_share;
    add_own("fairness",
            options_.fairness.max_min ? Json("max_min")
            : least                   ? Json(fraction_text(*least, 3))
                                      : Json(),
            "share of a township's households", kNothingUnasked);
    add_own("sites",
            options_.sites.empty() ? Json("all that are not occupied") : Json(options_.sites), "");
    add_own("try_without_sites", options_.try_without_sites, "yes or no", kNothingUnasked);
    add_own("alternatives", options_.other_plans.most, "plan", kNothingUnasked);
    add_own("alternatives_within_pct", fraction_text(options_.other_plans.within, 2), "per cent",
            kNothingUnasked);
    for (CheckAnswer const& answer : options_.checks) {
      add("checks." + rules_.checks[answer.check].key, name_of(answer.state, kVerdictNames), "",
          "scenario");
    }
  }

  void list_prices() {
    std::string const& unit = money_.currency();
    add_own("minute_price", money(options_.minute_price), unit + " a person and minute",
            "a 600th of cost_a_person");
    add_own("wish_price", money(options_.wish_price), unit + " a household and rank",
            kNothingUnasked);
    add_own("unserved_price", money(options_.unserved_price), unit + " a household",
            "more than the household's dearest offer");
    add_own("unserved_urgent_price", money(options_.unserved_urgent_price), unit + " a household",
            "ten times unserved_price");
    add_own("change_price", money(options_.change_price), unit + " a household", kNothingUnasked);
  }

  void list_payment(std::string const& at, PaymentRules const& own) {
    for (auto const& [key, value] : payments(own)) {
      if (value) {
        add(at + key, money(value), money_.currency(), "scenario");
      }
    }
  }
  static std::array<std::pair<char const*, std::optional<std::int64_t>>, 5> payments(
      PaymentRules const& rules) {
    return {{{"subsidy_a_person", rules.subsidy_a_person},
             {"subsidy_a_household", rules.subsidy_a_household},
             {"self_payment_a_person", rules.self_payment_a_person},
             {"most_self_payment", rules.most_self_payment},
             {"most_loan", rules.most_loan}}};
  }

  void list_money() {
    std::map<std::pair<std::int32_t, std::string>, std::int64_t> funds;
    for (Fund const& fund : options_.funds) {
      funds[{fund.year, fund.source}] += fund.amount;
    }
    for (auto const& [of, amount] : funds) {
      add(fmt::format("funds.{}.{}", of.first, of.second), money(amount), money_.currency(),
          "scenario");
    }
    if (options_.cost_a_person) {
      add("cost_a_person", money(options_.cost_a_person), money_.currency(), "scenario");
    } else {
      add_of_profile("cost_a_person", money(rules_.cost_a_person), money_.currency(),
                     "relocation.money");
    }
    for (auto const& [key, value] : payments(payment_rules(rules_, false))) {
      add_of_profile(key, money(value), money_.currency(), "relocation.money");
    }
    list_payment("accompanying.", options_.accompanying);
    if (rules_.accompanying && rules_.accompanying->payment) {
      for (auto const& [key, value] : payments(*rules_.accompanying->payment)) {
        std::string const name = std::string("accompanying.") + key;
        if (!list_.contains(name)) {
          add_of_profile(name, money(value), money_.currency(), "relocation.accompanying");
        }
      }
    }
  }

  void list_modes() {
    for (std::size_t m = 0; m < kResettlementModes; ++m) {
      ModeOptions const& mode = options_.modes.of[m];
      std::string const at = fmt::format("modes.{}.", kResettlementModeNames[m]);
      list_payment(at, mode.payment);
      ModeOffer const offer = offer_of(options_.modes, static_cast<ResettlementMode>(m));
      Json& entry = add(at + "offered_to", name_of(offer, kModeOfferNames), "",
                        mode.offer ? "scenario" : "default");
      if (!mode.offer) {
        entry["source"] = kOurs;
        entry["mark"] = "A";
      }
      if (mode.most_households) {
        add(at + "most_households", *mode.most_households, "household", "scenario");
      }
      if (mode.most_share) {
        add(at + "most_share", fraction_text(*mode.most_share, 3), "share of possible movers",
            "scenario");
      }
      if (mode.without_site) {
        list_without_site(at + "without_site.", *mode.without_site);
      }
    }
  }

  void list_without_site(std::string const& at, WithoutSite const& own) {
    std::string const& unit = money_.currency();
    add(at + "cost_a_person", money(own.cost_a_person), unit, "scenario");
    add(at + "cost_a_household", money(own.cost_a_household), unit, "scenario");
    add(at + "most_cost", money(own.most_cost), unit, "scenario");
    add(at + "minutes", or_null(own.minutes), "minute", "scenario");
    add(at + "available_from", or_null(own.available_from), "yyyymm", "scenario");
    add(at + "works_against_hazard", own.is_for_urgent, "yes or no", "scenario");
  }

  // Reasons stand in a list; each says its id.
  [[nodiscard]] std::string path_of_reason(std::string const& id) const {
    for (ValueSource const& source : scenario_.profile.sources) {
      if (source.key.starts_with("relocation.reasons") &&
          std::ranges::find(source.values, std::pair(std::string("id"), id)) !=
              source.values.end()) {
        return source.key;
      }
    }
    return "";
  }

  void list_rules() {
    for (RelocationReason const& reason : rules_.reasons) {
      add_of_profile("rules.reasons." + reason.key, reason.urgent ? "urgent" : "offered", "",
                     path_of_reason(reason.key));
    }
    auto const area = [](std::optional<std::int64_t> const& square_decimetres) {
      return square_decimetres ? Json(area_text(*square_decimetres)) : Json();
    };
    add_of_profile("rules.most_area_a_person", area(rules_.most_area_a_person), "square metre",
                   "relocation.area");
    Json least = Json::array();
    for (std::int64_t const one : rules_.least_area) {
      least.push_back(area_text(one));
    }
    add_of_profile("rules.least_area", std::move(least), "square metre", "relocation.area");
    add_of_profile("rules.least_area_beyond", area_text(rules_.least_area_beyond), "square metre",
                   "relocation.area");
    add_of_profile("rules.jobs", name_of(rules_.jobs, kJobRuleNames), "", "relocation.needs");
    add_of_profile("rules.water_a_person", or_null(rules_.water_a_person), "litre a day",
                   "relocation.needs");
    add_of_profile("rules.land_a_person", or_null(rules_.land_a_person), "square metre",
                   "relocation.needs");
    add_of_profile("rules.ground_floor_age", or_null(rules_.ground_floor_age), "year",
                   "relocation.needs");
    if (rules_.accompanying) {
      add_of_profile("rules.accompanying_with_whole_groups", rules_.accompanying->with_whole_groups,
                     "yes or no", "relocation.accompanying");
    }
  }

  void list_in_place() {
    InPlaceCosts const& costs = options_.in_place;
    GuaranteeRules const& guarantees = scenario_.profile.guarantees;
    for (std::size_t i = 0; i < costs.measures.size(); ++i) {
      InPlaceMeasure const& measure = costs.measures[i];
      std::string const at = fmt::format("in_place.measures.{}.", i + 1);
      add(at + "name", measure.name.en, "", "scenario");
      add(at + "guarantee",
          measure.guarantee.is_none() ? Json() : Json(guarantees.guarantees[measure.guarantee].key),
          "", "scenario");
      std::string const of =
          fmt::format("{} a {}", money_.currency(), name_of(measure.unit, kMeasureUnitNames));
      add(at + "investment", money(measure.investment), of, "scenario");
      add(at + "upkeep", money(measure.upkeep), of + " and year", "scenario");
    }
    bool const is_default = costs.horizons == InPlaceCosts().horizons;
    Json& horizons =
        add("in_place.horizons", costs.horizons, "year", is_default ? "default" : "scenario");
    if (is_default) {
      horizons["source"] = "domain reference 2.14.4";
      horizons["mark"] = "A";
    }
    for (auto const& [key, value] :
         {std::pair{"in_place.running_a_person", costs.running_a_person},
          {"in_place.reclaimed_a_household", costs.reclaimed_a_household}}) {
      if (value) {
        add(key, money(value), money_.currency(), "scenario");
      }
    }
  }

  Scenario const& scenario_;
  RelocationOptions const& options_;
  RelocationRules const& rules_;
  Money money_;
  Json list_ = Json::object();
};

}  // namespace

Json relocation_parameters_json(Scenario const& scenario) {
  return Parameters(scenario).list();
}

}  // namespace tongcun
