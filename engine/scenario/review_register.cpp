// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/review_register.h"

#include "engine/history/compare_registers.h"
#include "engine/region/freeze_register.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

// Where a house of an earlier year stood says nothing of this one: none is too far from its
// village.
constexpr Length kAnywhere = metres(100'000'000);

Finding about(Layer const* layer, std::string rule, Severity severity) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  if (layer != nullptr) {
    finding.file = layer->file;
    finding.layer = layer->layer;
  }
  return finding;
}

std::vector<std::string> kept_apart(std::vector<std::string> const& read,
                                    HouseholdTable const& used) {
  std::vector<std::string> codes(used.code.values().begin(), used.code.values().end());
  std::ranges::sort(codes);
  std::vector<std::string> apart;
  std::ranges::set_difference(read, codes, std::back_inserter(apart));
  return apart;
}

class Review {
 public:
  Review(Scenario const& scenario, std::vector<LayerTable> tables, ScenarioResult const& computed)
      : scenario_(scenario),
        tables_(std::move(tables)),
        computed_(computed),
        now_(computed.households->for_the_office().people),
        region_(computed.places.region) {}

  RegisterReview review(std::vector<std::string> const& codes_read) {
    std::vector<std::string> const earlier_codes = household_codes(tables_);
    std::vector<std::string> village_codes;
    for (LayerTable const& table : tables_) {
      for (HouseholdRow const& row : table.households) {
        village_codes.push_back(row.village_code);
      }
    }
    take_tables();
    BuiltCrosswalk crosswalk = build_crosswalk(std::move(changes_));
    Layer const* const crosswalk_layer = layer_of(LayerRole::crosswalk);
    for (Finding& finding : crosswalk.findings) {
      finding.file = crosswalk_layer->file;
      finding.layer = crosswalk_layer->layer;
      findings_.push_back(std::move(finding));
    }
    HistoryYears const years{scenario_.earlier->year, *scenario_.year};
    EarlierVillages villages = find_earlier_villages(region_.villages, crosswalk.crosswalk,
                                                     std::move(village_codes), years);
    HouseholdRegister before = freeze(villages.villages, years.before);
    if (!before.households.code.empty() && before.invented != now_.invented) {
      findings_.push_back(about(layer_of(LayerRole::households), "V881", Severity::error));
      findings_.back().treatment = Treatment::rejected;
    }
    if (any_rejected(findings_)) {
      throw InputError(std::move(findings_));
    }
    std::vector<std::string> const apart = kept_apart(earlier_codes, before.households);
    PresentRegister const present{now_, region_.villages, kept_apart(codes_read, now_.households),
                                  line()};
    RegisterHistory history =
        compare_registers(std::move(before), std::move(villages), apart, present, years);
    note(history);
    std::vector<Layer> layers(layers_.values().begin(), layers_.values().end());
    return {Restricted(std::move(history)), std::move(layers), Restricted(std::move(findings_))};
  }

 private:
  void take_tables() {
    std::ranges::sort(tables_, {}, [](LayerTable const& table) { return table.layer.key; });
    for (LayerTable& table : tables_) {
      LayerId const layer = layers_.push_back(std::move(table.layer));
      gather_register(table, layer, rows_, findings_);
      std::ranges::move(table.crosswalk, std::back_inserter(changes_));
      std::ranges::move(table.findings, std::back_inserter(findings_));
    }
  }

  HouseholdRegister freeze(Villages const& villages, int year) {
    RowLedger ledger(layers_);
    HouseholdRegister frozen = freeze_register(std::move(rows_), villages, year, kAnywhere, ledger);
    std::ranges::move(ledger.findings(), std::back_inserter(findings_));
    return frozen;
  }

  [[nodiscard]] Layer const* layer_of(LayerRole role) const {
    auto const layers = layers_.values();
    auto const found = std::ranges::find(layers, role, &Layer::role);
    return found == layers.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::optional<IncomeLine> line() const {
    if (!computed_.poverty) {
      return std::nullopt;
    }
    PovertyResult const& measured = computed_.poverty->for_the_office();
    return measured.headline ? measured.lines[*measured.headline].resolved.line : std::nullopt;
  }

  // Findings by village name no household: those stand in the list to revisit.
  void note(RegisterHistory const& history) {
    note_villages(history);
    note_meeting(history);
    std::map<VillageId, std::int64_t> households_now;
    for (VillageId const village : now_.households.village.values()) {
      ++households_now[village];
    }
    struct Counts {
      std::int64_t record = 0;
      std::int64_t monitoring = 0;
      std::int64_t split = 0;
      std::int64_t rewritten = 0;
    };
    std::map<VillageId, Counts> counts;
    std::map<VillageId, std::int64_t> gone;
    for (HouseholdChange const& change : history.changes) {
      auto const has = [&](RevisitReason reason) {
        return change.reasons.contains(reason) ? 1 : 0;
      };
      if (change.now.is_none()) {
        gone[history.before.households.village[change.before]] += has(RevisitReason::gone);
        continue;
      }
      Counts& of_village = counts[now_.households.village[change.now]];
      of_village.record += has(RevisitReason::record_unexplained);
      of_village.monitoring += has(RevisitReason::monitoring_dropped);
      of_village.split += has(RevisitReason::split);
      of_village.rewritten += has(RevisitReason::past_rewritten);
    }
    for (auto const& [village, of_village] : counts) {
      auto const add = [&](char const* rule, char const* field, std::int64_t count,
                           std::vector<std::pair<std::string, std::string>> values) {
        add_count({rule, field, region_.villages.code[village], region_.villages.name[village],
                   count, households_now[village]},
                  std::move(values));
      };
      add("V601", "record_status", of_village.record, {{"record", "yes"}});
      add("V601", "monitor_class", of_village.monitoring, {{"monitoring", "yes"}});
      add("V703", "", of_village.split, {});
      add("V882", "", of_village.rewritten, {});
    }
    std::map<VillageId, std::int64_t> households_before;
    for (VillageId const village : history.before.households.village.values()) {
      ++households_before[village];
    }
    Villages const& villages = history.villages.villages;
    for (auto const& [village, count] : gone) {
      add_count({"V880", "", villages.code[village], villages.name[village], count,
                 households_before[village]},
                {});
    }
  }

  struct VillageCount {
    char const* rule;
    char const* field;
    std::string const& code;
    std::string const& name;
    std::int64_t count;
    std::int64_t of;
  };
  void add_count(VillageCount const& found,
                 std::vector<std::pair<std::string, std::string>> values) {
    if (found.count == 0) {
      return;
    }
    Finding finding = about(layer_of(LayerRole::households), found.rule, Severity::warning);
    finding.field = found.field;
    finding.values = {{"code", found.code},
                      {"name", found.name},
                      {"count", std::to_string(found.count)},
                      {"of", std::to_string(found.of)}};
    std::ranges::move(values, std::back_inserter(finding.values));
    findings_.push_back(std::move(finding));
  }

  void note_villages(RegisterHistory const& history) {
    Layer const* const crosswalk = layer_of(LayerRole::crosswalk);
    Layer const* const layer = crosswalk != nullptr ? crosswalk : layer_of(LayerRole::households);
    std::map<std::string, std::int64_t> households;
    for (VillageId const village : history.before.households.village.values()) {
      ++households[history.villages.villages.code[village]];
    }
    auto const add = [&](char const* fault, std::string const& code, Severity severity) {
      findings_.push_back(about(layer, "V608", severity));
      findings_.back().values = {
          {fault, "yes"}, {"code", code}, {"count", std::to_string(households[code])}};
    };
    for (std::string const& code : history.villages.nowhere) {
      add("nowhere", code, Severity::warning);
    }
    for (std::string const& code : history.villages.late) {
      add("late", code, Severity::information);
    }
  }

  // Registers that hardly meet are coded differently, or the key is another one.
  void note_meeting(RegisterHistory const& history) {
    std::int64_t meet = 0;
    for (HouseholdChange const& change : history.changes) {
      meet += change.presence == Presence::both ? 1 : 0;
    }
    auto const all = static_cast<std::int64_t>(history.before.households.size());
    if (2 * meet < all) {
      findings_.push_back(about(layer_of(LayerRole::households), "V883", Severity::warning));
      findings_.back().values = {{"count", std::to_string(meet)}, {"of", std::to_string(all)}};
    }
  }

  Scenario const& scenario_;
  std::vector<LayerTable> tables_;
  ScenarioResult const& computed_;
  HouseholdRegister const& now_;
  Region const& region_;
  IdVector<LayerId, Layer> layers_;
  RegisterRows rows_;
  std::vector<CrosswalkRow> changes_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<std::string> household_codes(std::vector<LayerTable> const& tables) {
  std::vector<std::string> codes;
  for (LayerTable const& table : tables) {
    for (HouseholdRow const& row : table.households) {
      codes.push_back(row.code);
    }
  }
  std::ranges::sort(codes);
  return codes;
}

RegisterReview review_register(Scenario const& scenario, std::vector<LayerTable> earlier,
                               std::vector<std::string> const& codes_read,
                               ScenarioResult const& computed) {
  return Review(scenario, std::move(earlier), computed).review(codes_read);
}

}  // namespace tongcun
