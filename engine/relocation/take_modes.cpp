// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_modes.h"

#include "engine/relocation/price_offer.h"
#include "engine/relocation/service_years.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::array<ResettlementMode, kResettlementModes> kModes{
    ResettlementMode::concentrated, ResettlementMode::dispersed, ResettlementMode::monetary,
    ResettlementMode::self_built, ResettlementMode::in_situ};

std::string word_of(ResettlementMode mode) {
  return std::string(kResettlementModeNames[static_cast<std::size_t>(mode)]);
}

Finding mode_finding(std::string rule, Severity severity, ResettlementMode mode) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.treatment = severity == Severity::error ? Treatment::rejected : Treatment::noted;
  finding.field = "relocation.modes." + word_of(mode);
  finding.values = {{"mode", word_of(mode)}};
  return finding;
}

class ModeTaker {
 public:
  ModeTaker(RelocationInput const& input, RelocationProblem& problem,
            std::vector<Finding>& findings)
      : input_(input), problem_(problem), findings_(findings), places_(problem.sites.size()) {}

  void take() {
    for (ResettlementMode const mode : kModes) {
      if (auto const& own = problem_.options.modes[mode].without_site) {
        take_mode(mode, *own);
      }
    }
    if (problem_.sites.size() > places_) {
      widen_old_land();
    }
  }

 private:
  void take_mode(ResettlementMode mode, WithoutSite const& own) {
    auto const codes = input_.region.sites.code.values();
    if (std::ranges::binary_search(codes, word_of(mode))) {
      findings_.push_back(mode_finding("P040", Severity::error, mode));
    }
    SiteLimits limits;
    limits.admits = std::ranges::find(problem_.options.closed_sites, word_of(mode)) ==
                    problem_.options.closed_sites.end();
    limits.mode = mode;
    limits.has_place = false;
    SiteId const site = problem_.sites.push_back(limits);
    if (limits.admits) {
      take_phase(site, own);
    }
    if (mode == ResettlementMode::in_situ) {
      take_today(kClinicService, problem_.times.clinic_today);
      take_today(kPrimaryService, problem_.times.primary_today);
    }
    problem_.times.clinic.push_back(std::nullopt);
    problem_.times.primary.push_back(std::nullopt);
    // What the public pays has to be known: else whoever takes it is the cheapest of all.
    PaymentRules const& stated = problem_.options.modes[mode].payment;
    bool const has_subsidy = stated.subsidy_a_person || stated.subsidy_a_household ||
                             problem_.rules.subsidy_a_person || problem_.rules.subsidy_a_household;
    if (!own.is_cost_known() && !has_subsidy) {
      findings_.push_back(mode_finding("P041", Severity::error, mode));
    }
  }

  void take_phase(SiteId site, WithoutSite const& own) {
    Phases& phases = problem_.phases;
    PhaseId const phase = phases.site.push_back(site);
    phases.number.push_back(1);
    phases.available_from.push_back(own.available_from);
    phases.persons.push_back(std::nullopt);
    phases.opening_cost.push_back(0);
    if (!problem_.budgets.empty() && !budget_of(problem_, phase)) {
      Finding finding = mode_finding("P042", Severity::warning, problem_.sites[site].mode);
      finding.values.emplace_back("year", std::to_string(*own.available_from / 100));
      findings_.push_back(std::move(finding));
    }
  }

  void take_today(std::string_view key,
                  IdVector<VillageId, std::optional<std::int32_t>>& minutes) const {
    VillageYears const* const years = years_of_service(input_.years, input_.services, key);
    for (VillageId const village : input_.region.villages.code.ids()) {
      minutes.push_back(years != nullptr
                            ? whole_minutes(years->year[input_.network.origin_of(village)].worst)
                            : std::optional<std::int32_t>(0));
    }
  }

  // By village, then site: nothing is known of the way back from what is no place.
  void widen_old_land() {
    std::vector<std::optional<std::int32_t>> wide;
    wide.reserve(input_.region.villages.size() * problem_.sites.size());
    for (std::size_t village = 0; village < input_.region.villages.size(); ++village) {
      auto const first =
          problem_.times.old_land.begin() + static_cast<std::ptrdiff_t>(village * places_);
      wide.insert(wide.end(), first, first + static_cast<std::ptrdiff_t>(places_));
      wide.resize(wide.size() + problem_.sites.size() - places_);
    }
    problem_.times.old_land = std::move(wide);
  }

  RelocationInput const& input_;
  RelocationProblem& problem_;
  std::vector<Finding>& findings_;
  std::size_t places_;  // sites of the region
};

}  // namespace

void take_modes(RelocationInput const& input, RelocationProblem& problem,
                std::vector<Finding>& findings) {
  ModeTaker(input, problem, findings).take();
}

void warn_of_modes(RelocationProblem const& problem, std::vector<Finding>& findings) {
  for (ResettlementMode const mode : kModes) {
    bool const is_offered = std::ranges::any_of(
        problem.sites.values(),
        [mode](SiteLimits const& site) { return site.admits && site.mode == mode; });
    std::int64_t const naming = std::ranges::count_if(
        problem.movers.mode_wishes.values(),
        [mode](ModeWishes const& wishes) { return wishes.named.contains(mode); });
    if (!is_offered && naming > 0) {
      Finding finding = mode_finding("P043", Severity::warning, mode);
      finding.values.emplace_back("count", std::to_string(naming));
      findings.push_back(std::move(finding));
    }
    bool const is_for_named = offer_of(problem.options.modes, mode) == ModeOffer::named;
    bool const any_wished =
        is_offered && std::ranges::any_of(problem.movers.household.ids(), [&](MoverId mover) {
          return std::ranges::any_of(problem.sites.ids(), [&](SiteId site) {
            return problem.sites[site].mode == mode && problem.sites[site].admits &&
                   is_wished(problem, mover, site);
          });
        });
    if (is_offered && is_for_named && !any_wished) {
      findings.push_back(mode_finding("P044", Severity::warning, mode));
    }
  }
}

}  // namespace tongcun
