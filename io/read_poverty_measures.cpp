// SPDX-License-Identifier: Apache-2.0
#include "io/read_poverty_measures.h"

#include "engine/poverty/status_rules.h"
#include "io/profile_keys.h"
#include "io/read_deprivation_rules.h"
#include "io/read_score_card.h"
#include "io/read_warning.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kMostPersons = 100'000'000;

std::string id_of(ConfigReader const& row) {
  ConfigValue const* const id = row.place().find("id");
  auto const* const text = id != nullptr ? std::get_if<std::string>(&id->value) : nullptr;
  return text != nullptr ? *text : std::string();
}

// The rows of `key` over what is inherited; two of one id in a file are a complaint.
template <class Measure, class Read>
void read_list(ConfigReader& poverty, std::string_view key, std::vector<Measure>& measures,
               Read const& read) {
  std::set<std::string> ids;
  for (ConfigReader& row : poverty.tables(key)) {
    std::string const id = id_of(row);
    if (!id.empty() && !ids.insert(id).second) {
      row.complain("id", LegalPart{"once_in_file", {{"name", id}}});
    }
    std::optional<Measure> measure = read(row);
    auto const same = std::ranges::find(measures, id, &Measure::key);
    if (same == measures.end()) {
      if (measure) {
        measures.push_back(*std::move(measure));
      }
    } else if (measure) {
      *same = *std::move(measure);
    } else {
      measures.erase(same);
    }
  }
}

std::int32_t read_per_cent(ConfigReader& row, std::string_view key) {
  constexpr double kWhole = 100.0;
  constexpr double kMillionths = 10'000.0;
  return static_cast<std::int32_t>(
      std::floor(row.required_number(key, 0.0, kWhole) * kMillionths + 0.5));
}

std::int64_t read_count(ConfigReader& row, std::string_view key, std::int64_t most) {
  if (!row.has(key)) {
    row.complain_missing(key);
  }
  return row.integer(key, 0, 0, most);
}

}  // namespace

std::vector<std::string> official_guarantees(GuaranteeRules const& rules, About about) {
  std::vector<std::string> keys;
  for (Guarantee const& guarantee : rules.guarantees.values()) {
    if (guarantee.family == Family::official && guarantee.about == about) {
      keys.push_back(guarantee.key);
    }
  }
  return keys;
}

PovertyMeasures read_poverty_measures(ConfigReader& poverty, ProfileTerms const& terms,
                                      GuaranteeRules const& guarantees, PovertyMeasures inherited) {
  Fields const fields =
      status_fields(terms.lines, official_guarantees(guarantees, About::household), {});
  PovertyMeasures measures = std::move(inherited);
  read_list(poverty, "warnings", measures.warnings,
            [&](ConfigReader& row) { return read_warning(row, terms); });
  read_list(poverty, "deprivations", measures.indices,
            [&](ConfigReader& row) { return read_deprivation_rules(row, fields, terms.years); });
  read_list(poverty, "score_cards", measures.score_cards,
            [&](ConfigReader& row) { return read_score_card(row, fields); });
  return measures;
}

void read_county_limits(ConfigReader& poverty, PovertyMeasures& measures) {
  if (!poverty.has("county_exit")) {
    return;
  }
  ConfigReader row = poverty.table("county_exit");
  if (!row.boolean("active", true)) {
    return;
  }
  CountyLimits limits;
  limits.comprehensive_below = read_per_cent(row, "comprehensive_below");
  limits.wrong_exit_below = read_per_cent(row, "wrong_exit_below");
  limits.missed_below = read_per_cent(row, "missed_below");
  limits.recognition_from = read_per_cent(row, "recognition_from");
  limits.source = row.required_text("source");
  limits.mark = read_mark(row, kMarksOfValues);
  row.finish();
  measures.county_limits = std::move(limits);
}

void read_county_sample(ConfigReader& poverty, PovertyMeasures& measures) {
  if (!poverty.has("county_sample")) {
    return;
  }
  if (!measures.county_limits) {
    poverty.complain("county_sample", LegalPart{"county_exit_of_profile", {}});
  }
  ConfigReader row = poverty.table("county_sample");
  PovertyMeasures::Sample sample;
  CountySample& counts = sample.counts;
  counts.rural_persons = read_count(row, "rural_persons", kMostPersons);
  counts.remaining_poor = read_count(row, "remaining_poor", counts.rural_persons);
  counts.exited = read_count(row, "exited", counts.rural_persons - counts.remaining_poor);
  counts.sampled_exited = read_count(row, "sampled_exited", counts.exited);
  counts.wrongly_exited = read_count(row, "wrongly_exited", counts.sampled_exited);
  counts.sampled_others = read_count(row, "sampled_others",
                                     counts.rural_persons - counts.remaining_poor - counts.exited);
  counts.missed = read_count(row, "missed", counts.sampled_others);
  if (row.has("surveyed_households") || row.has("recognising")) {
    counts.surveyed_households = read_count(row, "surveyed_households", kMostPersons);
    counts.recognising = read_count(row, "recognising", counts.surveyed_households);
  }
  sample.source = row.required_text("source");
  row.finish();
  measures.county_sample = std::move(sample);
}

}  // namespace tongcun
