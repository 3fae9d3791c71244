// SPDX-License-Identifier: Apache-2.0
#include "engine/region/check_sites.h"

#include "engine/region/zone_finder.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

bool exceeds(std::optional<std::int32_t> part, std::optional<std::int32_t> whole) {
  return part && whole && *part > *whole;
}

bool takes_anybody(SiteRecord const& record) {
  return std::ranges::any_of(record.phases, [](SitePhase const& phase) {
    return !phase.dwellings.empty() || phase.persons_capacity;
  });
}

class SiteChecker {
 public:
  SiteChecker(Placed<SiteRow> const& site, RowLedger& ledger) : site_(site), ledger_(ledger) {}

  void check_sums() {
    SiteFollowUp const& people = site_.row.record.lived_in;
    if (exceeds(people.occupied, people.moved)) {
      doubt("occupied_households", {"occupied", "yes"});
    }
    if (exceeds(people.certificates, people.moved)) {
      doubt("certificates_issued", {"certificates", "yes"});
    }
    if (exceeds(people.employed, people.labourers)) {
      doubt("labourers_employed", {"employed", "yes"});
    }
  }

  void check_ground(ZoneFinder const& zones, HazardZones const& hazards) {
    SiteRecord const& record = site_.row.record;
    struct Ground {
      std::optional<GroundState> state;
      char const* field;
    };
    for (auto const& [state, field] : std::array<Ground, 3>{{{record.hazard, "hazard"},
                                                             {record.farmland, "basic_farmland"},
                                                             {record.red_line, "red_line"}}}) {
      if (state == GroundState::touched) {
        doubt(field, {"ground", "yes"});
      }
    }
    if (std::optional<HazardId> const zone = zones.over(site_.row.point)) {
      doubt("", {"other", hazards.code[*zone]});
    }
  }

 private:
  void doubt(char const* field, std::pair<std::string, std::string> what) {
    Finding& finding = ledger_.note("V913", site_.layer, site_.row.row);
    finding.field = field;
    finding.values = {{"code", site_.row.code}, std::move(what)};
  }

  Placed<SiteRow> const& site_;
  RowLedger& ledger_;
};

}  // namespace

void check_sites(std::span<Placed<SiteRow> const> sites, HazardZones const& hazards,
                 RowLedger& ledger) {
  ZoneFinder const zones(hazards);
  std::map<LayerId, std::int64_t> without_room;
  for (Placed<SiteRow> const& site : sites) {
    SiteRecord const& record = site.row.record;
    SiteChecker checker(site, ledger);
    checker.check_sums();
    if (record.status != SiteStatus::occupied) {
      checker.check_ground(zones, hazards);
      without_room[site.layer] += takes_anybody(record) ? 0 : 1;
    }
  }
  for (auto const& [layer, count] : without_room) {
    if (count > 0) {
      ledger.add("V113", Severity::information, Treatment::noted, layer, 0).values = {
          {"count", std::to_string(count)}};
    }
  }
}

}  // namespace tongcun
