// SPDX-License-Identifier: Apache-2.0
#include "io/read_profile.h"

#include "io/config_reader.h"
#include "io/enum_names.h"
#include "io/load_profile.h"
#include "io/profile_keys.h"
#include "io/read_check_rules.h"
#include "io/read_demography.h"
#include "io/read_relocation_rules.h"
#include "io/read_road_rules.h"
#include "io/read_rules.h"
#include "io/read_status_rules.h"
#include "io/read_terms.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <regex>
#include <set>
#include <utility>

namespace tongcun {
namespace {

class ProfileReader {
 public:
  explicit ProfileReader(std::vector<Finding>& findings) : findings_(findings) {}

  Profile read(ConfigValue const& root) {
    ConfigReader reader(&root, root, "", findings_);
    if (reader.integer("schema", 0, 0, 1000) != 1) {
      reader.complain("schema", "1");
    }
    if (reader.required_text("kind") != "profile") {
      reader.complain("kind", "\"profile\"");
    }
    static_cast<void>(reader.text("inherits", ""));
    static_cast<void>(reader.boolean("inherits_rules", true));
    profile_.id = reader.required_text("id");
    profile_.name = reader.both_languages("name", profile_.id);
    ConfigReader country = reader.table("country");
    read_country(country);
    ReadRoadRules roads = read_road_rules(reader, findings_);
    profile_.road_rules = roads.rules;
    std::ranges::move(roads.sources, std::back_inserter(profile_.sources));
    read_services(reader);
    std::optional<YearRange> const years = read_years(reader);
    profile_.guarantees = read_rules(reader, profile_.services, years);
    profile_.terms = read_terms(reader, years);
    for (ConfigReader& row : reader.tables("programme_kinds")) {
      read_programme_kind(row);
    }
    if (reader.has("ages")) {
      ConfigReader ages = reader.table("ages");
      ReadLifeAges found = read_life_ages(ages);
      profile_.terms.ages = found.ages;
      profile_.sources.push_back(std::move(found.source));
    }
    ConfigReader poverty = reader.table("poverty");
    ReadStatusRules status = read_status_rules(poverty, profile_.terms, profile_.guarantees);
    profile_.terms.headline = std::move(status.line);
    profile_.status = std::move(status.rules);
    profile_.measures = std::move(status.measures);
    ConfigReader checks = reader.table("checks");
    profile_.checks = read_check_rules(checks, profile_.status.book.fields, years);
    ReadRelocationRules relocation =
        read_relocation_rules(reader, profile_.guarantees, profile_.terms.minor_per_major);
    profile_.relocation = std::move(relocation.rules);
    std::ranges::move(relocation.sources, std::back_inserter(profile_.sources));
    reader.finish();
    return std::move(profile_);
  }

 private:
  void read_programme_kind(ConfigReader& row) {
    ProgrammeKind kind;
    kind.code = row.required_text("id");
    if (!kind.code.empty() && !is_plain_word(kind.code)) {
      row.complain("id", LegalPart{"plain_word", {}});
    } else if (std::ranges::find(profile_.terms.programmes, kind.code, &ProgrammeKind::code) !=
               profile_.terms.programmes.end()) {
      row.complain("id", LegalPart{"once_in_file", {{"name", kind.code}}});
    }
    kind.name = row.both_languages("name", kind.code);
    profile_.sources.push_back(read_source(row));
    row.finish();
    profile_.terms.programmes.push_back(std::move(kind));
  }

  void read_country(ConfigReader& reader) {
    profile_.country = reader.required_text("code");
    std::vector<double> const box = reader.numbers("extent", -180.0, 180.0);
    if (box.size() != 4 || box[0] >= box[2] || box[1] >= box[3] || box[1] < -90.0 ||
        box[3] > 90.0) {
      reader.complain("extent", LegalPart{"extent", {}});
    } else {
      auto const unit = [](double degrees) {
        return static_cast<std::int32_t>(std::floor(degrees * kUnitsPerDegree + 0.5));
      };
      profile_.extent = {unit(box[0]), unit(box[1]), unit(box[2]), unit(box[3])};
    }
    profile_.code_pattern = reader.required_text("code_pattern");
    try {
      std::regex const pattern(profile_.code_pattern);
    } catch (std::regex_error const&) {
      reader.complain("code_pattern", LegalPart{"pattern", {}});
    }
    profile_.code_levels.township_digits =
        static_cast<int>(reader.integer("township_digits", 0, 0, 64));
    profile_.code_levels.county_digits =
        static_cast<int>(reader.integer("county_digits", 0, 0, 64));
    profile_.sources.push_back(read_source_if_any(reader));
    reader.finish();
  }

  void read_services(ConfigReader& reader) {
    std::set<std::string> ids;
    for (ConfigReader& row : reader.tables("services")) {
      Service service;
      service.key = row.required_text("id");
      bool const plain = service.key.empty() || is_plain_word(service.key);
      if (!plain || !ids.insert(service.key).second) {
        row.complain("id", LegalPart{"service_id", {}});
      }
      service.name = row.both_languages("name", service.key);
      for (std::size_t const kind : row.choices("kinds", kFacilityKindNames)) {
        service.kinds.push_back(static_cast<FacilityKind>(kind));
      }
      if (service.kinds.empty()) {
        row.complain("kinds", LegalPart{"facility_kinds", {{"list", list_of(kFacilityKindNames)}}});
      }
      service.round_trip = row.boolean("round_trip", false);
      profile_.sources.push_back(read_source_if_any(row));
      row.finish();
      profile_.services.push_back(std::move(service));
    }
  }

  std::vector<Finding>& findings_;
  Profile profile_;
};

}  // namespace

ReadProfile read_profile(std::string const& name, std::filesystem::path const& folder) {
  LoadedProfile loaded = load_profile(name, folder);
  ReadProfile result{{}, std::move(loaded.findings)};
  if (loaded.root) {
    result.profile = ProfileReader(result.findings).read(*loaded.root);
  }
  result.profile.files = std::move(loaded.files);
  return result;
}

}  // namespace tongcun
