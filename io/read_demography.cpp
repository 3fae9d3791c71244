// SPDX-License-Identifier: Apache-2.0
#include "io/read_demography.h"

#include "io/profile_keys.h"

#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kMostAge = 120;

std::int32_t required_age(ConfigReader& row, std::string_view key) {
  if (!row.has(key)) {
    row.complain_missing(key);
  }
  return static_cast<std::int32_t>(row.integer(key, 0, 0, kMostAge));
}

LegalPart ages_from(std::int32_t age) {
  return {"range", {{"low", std::to_string(age)}, {"high", std::to_string(kMostAge)}}};
}

// That `until` is not before `from`.
void check_order(ConfigReader& row, std::string_view key, std::int32_t from, std::int32_t until) {
  if (row.has(key) && until < from) {
    row.complain(key, ages_from(from));
  }
}

// That a band begins after the last one ends.
void check_after(ConfigReader& row, std::int32_t from, std::int32_t last) {
  if (row.has("from") && from <= last) {
    row.complain("from", ages_from(last + 1));
  }
}

std::vector<DeathBand> read_deaths(ConfigReader& reader) {
  std::vector<DeathBand> bands;
  for (ConfigReader& row : reader.tables("deaths")) {
    DeathBand band;
    band.from = required_age(row, "from");
    band.men = row.required_number("men", 0.0, 1.0);
    band.women = row.required_number("women", 0.0, 1.0);
    if (bands.empty() && band.from != 0) {
      row.complain("from", "0");
    } else if (!bands.empty()) {
      check_after(row, band.from, bands.back().from);
    }
    row.finish();
    bands.push_back(band);
  }
  return bands;
}

std::vector<BirthBand> read_births(ConfigReader& reader) {
  std::vector<BirthBand> bands;
  for (ConfigReader& row : reader.tables("births")) {
    BirthBand band;
    band.from = required_age(row, "from");
    band.until = required_age(row, "until");
    band.chance = row.required_number("chance", 0.0, kMostBirthChance);
    check_order(row, "until", band.from, band.until);
    if (!bands.empty()) {
      check_after(row, band.from, bands.back().until);
    }
    row.finish();
    bands.push_back(band);
  }
  return bands;
}

}  // namespace

ReadLifeAges read_life_ages(ConfigReader& reader) {
  LifeAges ages;
  ages.working_from = required_age(reader, "working_from");
  ages.working_until = required_age(reader, "working_until");
  ages.school_from = required_age(reader, "school_from");
  ages.school_until = required_age(reader, "school_until");
  check_order(reader, "working_until", ages.working_from, ages.working_until);
  check_order(reader, "school_until", ages.school_from, ages.school_until);
  ValueSource source = read_source(reader);
  reader.finish();
  return {ages, std::move(source)};
}

DemographyOptions read_demography(ConfigReader& reader, LifeAges const& ages) {
  DemographyOptions options;
  options.ages = ages;
  options.deaths = read_deaths(reader);
  options.births = read_births(reader);
  options.share_of_boys = reader.optional_number("share_of_boys", 0.0, 1.0);
  if (options.births.empty() && options.share_of_boys) {
    reader.complain_missing("births");
  } else if (!options.births.empty() && !options.share_of_boys) {
    reader.complain_missing("share_of_boys");
  }
  options.source = reader.required_text("source");
  reader.finish();
  return options;
}

}  // namespace tongcun
