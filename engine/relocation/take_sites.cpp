// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_sites.h"

#include "engine/region/zone_finder.h"
#include "engine/relocation/service_years.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

std::optional<std::int64_t> widened(std::optional<std::int32_t> const& value) {
  return value ? std::optional<std::int64_t>(*value) : std::nullopt;
}

bool has_capacity(SiteRecord const& record) {
  return std::ranges::any_of(record.phases, [](SitePhase const& phase) {
    return !phase.dwellings.empty() || phase.persons_capacity.has_value();
  });
}

class SiteTaker {
 public:
  SiteTaker(RelocationInput const& input, RelocationProblem& problem,
            std::vector<Finding>& findings)
      : input_(input),
        sites_(input.region.sites),
        zones_(input.region.hazards),
        problem_(problem),
        findings_(findings) {}

  void take() {
    find_asked();
    for (SiteId const site : sites_.code.ids()) {
      take_site(site);
    }
    bool const any = std::ranges::any_of(problem_.sites.values(), &SiteLimits::admits) ||
                     std::ranges::any_of(problem_.options.modes.of, [](ModeOptions const& mode) {
                       return mode.without_site.has_value();
                     });
    if (!any) {
      Finding finding;
      finding.rule = "P001";
      finding.severity = Severity::warning;
      findings_.push_back(std::move(finding));
    }
    take_budgets();
    take_times();
  }

 private:
  void find_asked() {
    is_asked_.assign(sites_.size(), problem_.options.sites.empty());
    for (std::string const& code : problem_.options.sites) {
      if (!ask(code, true)) {
        Finding finding;
        finding.rule = "P002";
        finding.severity = Severity::error;
        finding.treatment = Treatment::rejected;
        finding.field = "relocation.sites";
        finding.values = {{"code", code}};
        findings_.push_back(std::move(finding));
      }
    }
    for (std::string const& code : problem_.options.closed_sites) {
      ask(code, false);
    }
  }

  // Whether there is such a site.
  bool ask(std::string const& code, bool is_asked) {
    auto const codes = sites_.code.values();
    auto const found = std::ranges::find(codes, code);
    if (found == codes.end()) {
      return false;
    }
    is_asked_[static_cast<std::size_t>(found - codes.begin())] = is_asked;
    return true;
  }

  void add(std::string rule, Severity severity, SiteId site,
           std::vector<std::pair<std::string, std::string>> values = {}) {
    Finding finding = site_finding(input_.region, std::move(rule), severity, site);
    std::ranges::move(values, std::back_inserter(finding.values));
    findings_.push_back(std::move(finding));
  }

  [[nodiscard]] bool is_free_ground(SiteId site) {
    SiteRecord const& record = sites_.record[site];
    std::array<std::pair<char const*, std::optional<GroundState>>, 4> const grounds{
        {{"hazard", record.hazard},
         {"slope", record.slope},
         {"farmland", record.farmland},
         {"red_line", record.red_line}}};
    bool is_free = true;
    for (auto const& [column, state] : grounds) {
      if (state == GroundState::touched) {
        add("P004", Severity::warning, site, {{"what", column}});
        is_free = false;
      }
    }
    return is_outside_of_zones(site) && is_free;
  }

  // Whatever the record says of its ground. Zones of low susceptibility cover whole counties on
  // some maps; there houses are built.
  [[nodiscard]] bool is_outside_of_zones(SiteId site) {
    std::optional<HazardId> const zone = zones_.over(sites_.point[site]);
    HazardZones const& zones = input_.region.hazards;
    if (!zone || zones.level[*zone] == HazardLevel::low) {
      return true;
    }
    add("P095", Severity::warning, site, {{"zone", zones.code[*zone]}});
    return false;
  }

  [[nodiscard]] bool admits(SiteId site) {
    SiteRecord const& record = sites_.record[site];
    if (!is_asked_[site.value()] || record.status == SiteStatus::occupied) {
      return false;
    }
    if (!has_capacity(record)) {
      add("P003", Severity::warning, site);
      return false;
    }
    if (input_.network.origins[input_.network.origin_of(site)].node.is_none()) {
      add("P005", Severity::warning, site);
    }
    return is_free_ground(site);
  }

  void take_site(SiteId site) {
    SiteRecord const& record = sites_.record[site];
    SiteLimits limits;
    limits.admits = admits(site);
    limits.mode = record.mode.value_or(ResettlementMode::concentrated);
    limits.cost_per_area = record.cost_per_area;
    limits.jobs = problem_.rules.jobs == JobRule::none ? std::nullopt : widened(record.jobs);
    limits.primary_seats = widened(record.primary_seats);
    limits.junior_seats = widened(record.junior_seats);
    limits.clinic_persons = widened(record.clinic_persons);
    limits.water_litres = record.water_litres;
    limits.land = record.production_land;
    limits.has_lift = record.has_lift.value_or(false);
    limits.ground_floor = widened(record.ground_floor);
    problem_.sites.push_back(limits);
    if (limits.admits) {
      for (SitePhase const& phase : record.phases) {
        take_phase(site, phase);
      }
    }
  }

  void take_phase(SiteId site, SitePhase const& phase) {
    bool const has_dwellings = !phase.dwellings.empty();
    if (!has_dwellings && !phase.persons_capacity) {
      return;
    }
    Phases& phases = problem_.phases;
    PhaseId const id = phases.site.push_back(site);
    phases.number.push_back(phase.number);
    phases.available_from.push_back(phase.available_from);
    phases.persons.push_back(widened(phase.persons_capacity));
    if (!phase.infrastructure_cost) {
      add("P096", Severity::warning, site, {{"phase", std::to_string(phase.number)}});
    }
    phases.opening_cost.push_back(phase.infrastructure_cost.value_or(0));
    for (DwellingStock const& stock : phase.dwellings) {
      problem_.stocks.phase.push_back(id);
      problem_.stocks.area.push_back(stock.area);
      problem_.stocks.dwellings.push_back(stock.count);
    }
    bool const has_cost = has_dwellings && sites_.record[site].cost_per_area.has_value();
    if (!has_cost && !problem_.rules.cost_a_person) {
      Finding finding = site_finding(input_.region, "P006", Severity::error, site);
      finding.treatment = Treatment::rejected;
      findings_.push_back(std::move(finding));
    }
  }

  void take_budgets() {
    std::map<std::int32_t, std::int64_t> years;
    for (Fund const& fund : problem_.options.funds) {
      years[fund.year] += fund.amount;
    }
    for (auto const& [year, amount] : years) {
      problem_.budgets.push_back({year, amount});
    }
    if (years.empty()) {
      return;
    }
    for (PhaseId const phase : problem_.phases.site.ids()) {
      auto const from = problem_.phases.available_from[phase];
      if (from && !years.contains(*from / 100)) {
        add("P007", Severity::warning, problem_.phases.site[phase],
            {{"phase", std::to_string(problem_.phases.number[phase])},
             {"year", std::to_string(*from / 100)}});
      }
    }
  }

  bool take_times_of(std::string_view key,
                     IdVector<SiteId, std::optional<std::int32_t>>& minutes) const {
    VillageYears const* const years = years_of_service(input_.years, input_.services, key);
    for (SiteId const site : sites_.code.ids()) {
      minutes.push_back(years != nullptr
                            ? whole_minutes(years->year[input_.network.origin_of(site)].worst)
                            : std::optional<std::int32_t>(0));
    }
    return years != nullptr;
  }

  void take_times() {
    AfterMoveTimes& times = problem_.times;
    times.clinic_known = take_times_of(kClinicService, times.clinic);
    times.primary_known = take_times_of(kPrimaryService, times.primary);
    times.old_land.reserve(input_.site_times.worst.size());
    for (std::optional<Duration> const& time : input_.site_times.worst) {
      times.old_land.push_back(whole_minutes(time));
    }
  }

  RelocationInput const& input_;
  Sites const& sites_;
  ZoneFinder zones_;
  RelocationProblem& problem_;
  std::vector<Finding>& findings_;
  std::vector<bool> is_asked_;
};

}  // namespace

Finding site_finding(Region const& region, std::string rule, Severity severity, SiteId site) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  for (Layer const& layer : region.layers.values()) {
    if (layer.role == LayerRole::sites) {
      finding.file = layer.file;
      finding.layer = layer.layer;
    }
  }
  finding.values = {{"code", region.sites.code[site]}, {"name", region.sites.name[site]}};
  return finding;
}

void take_sites(RelocationInput const& input, RelocationProblem& problem,
                std::vector<Finding>& findings) {
  SiteTaker(input, problem, findings).take();
}

}  // namespace tongcun
