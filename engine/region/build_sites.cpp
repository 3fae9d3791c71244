// SPDX-License-Identifier: Apache-2.0
#include "engine/region/build_sites.h"

#include "engine/region/check_sites.h"
#include "engine/region/number_codes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

using PlacedSite = Placed<SiteRow>;

std::int32_t phase_of(SiteRow const& row) {
  return row.record.phases.empty() ? 1 : row.record.phases.front().number;
}

// A total order in which the phases of a code stand together, the rows of a phase by place.
bool comes_first(PlacedSite const& a, PlacedSite const& b) {
  std::int32_t const phase_of_a = phase_of(a.row);
  std::int32_t const phase_of_b = phase_of(b.row);
  return std::tie(a.row.code, phase_of_a, a.row.point, a.row.name, a.row.record) <
         std::tie(b.row.code, phase_of_b, b.row.point, b.row.name, b.row.record);
}

// The rows of one site, by phase, made into one row with all phases.
class PhaseMerger {
 public:
  PhaseMerger(std::span<PlacedSite const> rows, RowLedger& ledger) : rows_(rows), ledger_(ledger) {}

  PlacedSite merged() {
    PlacedSite site = rows_.front();
    SiteRecord& record = site.row.record;
    for (PlacedSite const& other : rows_.subspan(1)) {
      record.phases.insert(record.phases.end(), other.row.record.phases.begin(),
                           other.row.record.phases.end());
    }
    merge_place(site.row);
    merge_record(record);
    merge_lived_in(record.lived_in);
    return site;
  }

 private:
  void differ(std::string field, std::pair<std::string, std::string> consequence) {
    Finding& finding = ledger_.note("V405", rows_.front().layer, rows_.front().row.row);
    finding.field = std::move(field);
    finding.values = {{"code", rows_.front().row.code}, std::move(consequence)};
  }

  void merge_place(SiteRow& site) {
    std::set<std::string> names;
    for (PlacedSite const& placed : rows_) {
      if (!placed.row.name.empty()) {
        site.name = site.name.empty() ? placed.row.name : site.name;
        names.insert(placed.row.name);
      }
    }
    if (names.size() > 1) {
      differ("name", {"first", "yes"});
    }
    if (std::ranges::any_of(rows_,
                            [&](auto const& placed) { return placed.row.point != site.point; })) {
      differ("", {"place", "yes"});
    }
  }

  // The one value that the phases state; unknown if none does, or if they differ.
  template <class Value, class Of>
  void merge(std::optional<Value>& value, Of const& of, char const* field) {
    std::set<Value> stated;
    for (PlacedSite const& placed : rows_) {
      if (std::optional<Value> const& one = of(placed.row.record)) {
        stated.insert(*one);
      }
    }
    value = stated.size() == 1 ? std::optional<Value>(*stated.begin()) : std::nullopt;
    if (stated.size() > 1) {
      differ(field, {"unknown", "yes"});
    }
  }

  template <class Value>
  void merge(std::optional<Value>& value, std::optional<Value> SiteRecord::*member,
             char const* field) {
    merge(
        value, [member](SiteRecord const& record) { return record.*member; }, field);
  }

  void merge_record(SiteRecord& record) {
    merge(record.kind, &SiteRecord::kind, "site_type");
    merge(record.status, &SiteRecord::status, "site_status");
    merge(record.mode, &SiteRecord::mode, "resettlement_mode");
    merge(record.cost_per_area, &SiteRecord::cost_per_area, "unit_cost");
    merge(record.jobs, &SiteRecord::jobs, "jobs");
    merge(record.primary_seats, &SiteRecord::primary_seats, "primary_seats");
    merge(record.junior_seats, &SiteRecord::junior_seats, "junior_seats");
    merge(record.clinic_persons, &SiteRecord::clinic_persons, "clinic_persons");
    merge(record.water_litres, &SiteRecord::water_litres, "water_litres_a_day");
    merge(record.production_land, &SiteRecord::production_land, "production_land");
    merge(record.has_lift, &SiteRecord::has_lift, "lift");
    merge(record.ground_floor, &SiteRecord::ground_floor, "ground_floor");
    merge(record.hazard, &SiteRecord::hazard, "hazard");
    merge(record.slope, &SiteRecord::slope, "steep_slope");
    merge(record.farmland, &SiteRecord::farmland, "basic_farmland");
    merge(record.red_line, &SiteRecord::red_line, "red_line");
  }

  void merge_lived_in(SiteFollowUp& lived_in) {
    auto const merge_one = [&](std::optional<std::int32_t> SiteFollowUp::*member,
                               char const* field) {
      merge(
          lived_in.*member, [member](SiteRecord const& record) { return record.lived_in.*member; },
          field);
    };
    merge_one(&SiteFollowUp::year, "moved_in_year");
    merge_one(&SiteFollowUp::moved, "moved_households");
    merge_one(&SiteFollowUp::moved_persons, "moved_persons");
    merge_one(&SiteFollowUp::occupied, "occupied_households");
    merge_one(&SiteFollowUp::certificates, "certificates_issued");
    merge_one(&SiteFollowUp::returned, "returned_households");
    merge_one(&SiteFollowUp::labourers, "labourers");
    merge_one(&SiteFollowUp::employed, "labourers_employed");
    merge_one(&SiteFollowUp::zero_job, "zero_job_households");
  }

  std::span<PlacedSite const> rows_;
  RowLedger& ledger_;
};

// The rows of one code as sites: the n-th place of each phase is one.
std::vector<std::vector<PlacedSite>> sites_of_code(std::span<PlacedSite> rows, RowLedger& ledger) {
  std::vector<std::vector<PlacedSite>> sites;
  std::size_t number = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    bool const same_phase = i > 0 && phase_of(rows[i].row) == phase_of(rows[i - 1].row);
    if (same_phase && rows[i].row.point == rows[i - 1].row.point) {
      ledger.quarantine("V112", rows[i].layer, rows[i].row.row).values = {
          {"code", rows[i].row.code}};
      continue;
    }
    number = same_phase ? number + 1 : 0;
    if (number == sites.size()) {
      sites.emplace_back();
    }
    sites[number].push_back(rows[i]);
  }
  return sites;
}

std::vector<PlacedSite> merged(std::vector<PlacedSite> rows, RowLedger& ledger) {
  std::ranges::sort(rows, comes_first);
  std::vector<PlacedSite> sites;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin + 1;
    while (end < rows.size() && !rows[begin].row.code.empty() &&
           rows[end].row.code == rows[begin].row.code) {
      ++end;
    }
    for (std::vector<PlacedSite> const& site :
         sites_of_code(std::span(rows).subspan(begin, end - begin), ledger)) {
      sites.push_back(site.size() == 1 ? site.front() : PhaseMerger(site, ledger).merged());
    }
    begin = end;
  }
  return sites;
}

}  // namespace

Sites build_sites(std::vector<PlacedSite> rows, HazardZones const& hazards, RowLedger& ledger) {
  std::vector<PlacedSite> all = merged(std::move(rows), ledger);
  number_codes(all, "s", kNoPrefix, ledger);
  check_sites(all, hazards, ledger);
  Sites sites;
  for (auto& [layer, row] : all) {
    sites.code.push_back(std::move(row.code));
    sites.name.push_back(std::move(row.name));
    sites.point.push_back(row.point);
    sites.record.push_back(std::move(row.record));
  }
  return sites;
}

}  // namespace tongcun
