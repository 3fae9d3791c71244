// SPDX-License-Identifier: Apache-2.0
#include "io/read_profile.h"

#include "io/config_reader.h"
#include "io/embedded_files.h"
#include "io/enum_names.h"
#include "io/parse_toml.h"
#include "io/read_rules.h"
#include "io/shown_text.h"
#include "io/text_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <regex>
#include <set>
#include <utility>

namespace tongcun {
namespace {

constexpr std::string_view kShippedFolder = "scenarios/profiles/";
constexpr std::array<std::string_view, 4> kMarks{"S", "V", "M", "A"};

// A value as a profile writes it, in short: "a, b", "12.5", "path = 0.8".
std::string text_of(ConfigValue const& value) {
  std::string text;
  if (ConfigValue::Table const* const table = value.table()) {
    for (auto const& [key, entry] : *table) {
      text += (text.empty() ? "" : ", ") + key + " = " + text_of(entry);
    }
  } else if (ConfigValue::Array const* const array = value.array()) {
    for (ConfigValue const& element : *array) {
      text += (text.empty() ? "" : ", ") + text_of(element);
    }
  } else if (auto const* word = std::get_if<std::string>(&value.value)) {
    text = *word;
  } else if (auto const* whole = std::get_if<std::int64_t>(&value.value)) {
    text = std::to_string(*whole);
  } else if (auto const* decimal = std::get_if<double>(&value.value)) {
    text = fmt::format("{}", *decimal);
  } else {
    text = std::get<bool>(value.value) ? "true" : "false";
  }
  return text;
}

// All of a table but where it comes from.
std::vector<std::pair<std::string, std::string>> values_of(ConfigValue const& table) {
  std::vector<std::pair<std::string, std::string>> values;
  if (table.table() != nullptr) {
    for (auto const& [key, value] : *table.table()) {
      if (key != "source" && key != "mark") {
        values.emplace_back(key, text_of(value));
      }
    }
  }
  return values;
}

Finding rejected(std::string rule, std::string file,
                 std::vector<std::pair<std::string, std::string>> values) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = std::move(file);
  finding.values = std::move(values);
  return finding;
}

// A complaint about the profile `name`, at the key `inherits` that names it if there is one.
Finding about_profile(std::string rule, std::string const& name, ConfigValue const* inherits,
                      std::vector<std::pair<std::string, std::string>> values) {
  Finding finding = rejected(std::move(rule), name, std::move(values));
  if (inherits != nullptr) {
    finding.file = inherits->file;
    finding.row = inherits->line;
    finding.column = inherits->column;
    finding.field = "inherits";
  }
  return finding;
}

// Whether the profile judges by rules of its own only and leaves those that it would inherit.
bool leaves_rules(ConfigValue const& profile) {
  ConfigValue const* const takes = profile.find("inherits_rules");
  bool const* const flag = takes != nullptr ? std::get_if<bool>(&takes->value) : nullptr;
  return flag != nullptr && !*flag;
}

// The profile's tables with those it inherits below them; none if a file is missing or no TOML.
std::optional<ConfigValue> load(std::string const& name, std::filesystem::path const& folder,
                                ConfigValue const* inherits, std::set<std::string>& loading,
                                ReadProfile& result) {
  std::vector<Finding>& findings = result.findings;
  bool const is_path = name.ends_with(".toml");
  if (!loading.insert(is_path ? (folder / name).lexically_normal().string() : name).second) {
    findings.push_back(about_profile("S011", name, inherits, {{"name", name}}));
    return std::nullopt;
  }
  std::optional<std::string> text;
  std::filesystem::path below = folder;
  if (is_path) {
    std::filesystem::path const path = folder / std::filesystem::path(name);
    text = read_text_file(path);
    below = path.parent_path();
  } else if (auto const shipped = embedded_file(std::string(kShippedFolder) + name + ".toml")) {
    text = std::string(*shipped);
  }
  if (!text) {
    findings.push_back(about_profile("S006", name, inherits,
                                     {{"name", name}, {"legal", joined(shipped_profiles())}}));
    return std::nullopt;
  }
  std::string const file = is_path ? name : std::string(kShippedFolder) + name + ".toml";
  result.profile.files.push_back({file, sha256_of(*text)});
  ParsedToml parsed = parse_toml(*text, file);
  std::ranges::move(parsed.findings, std::back_inserter(findings));
  if (!parsed.root) {
    return std::nullopt;
  }
  ConfigValue const* base_name = parsed.root->find("inherits");
  if (base_name == nullptr) {
    return parsed.root;
  }
  auto const* base = std::get_if<std::string>(&base_name->value);
  if (base == nullptr) {
    return parsed.root;  // the reader complains about the type
  }
  std::optional<ConfigValue> inherited_from = load(*base, below, base_name, loading, result);
  if (inherited_from && leaves_rules(*parsed.root)) {
    std::erase_if(std::get<ConfigValue::Table>(inherited_from->value),
                  [](ConfigEntry const& entry) {
                    return std::ranges::find(kListsById, entry.key) != kListsById.end();
                  });
  }
  return inherited_from ? std::optional(inherited(*inherited_from, *parsed.root)) : std::nullopt;
}

LegalPart about_pair(std::string part, std::size_t road_class, std::size_t surface) {
  return {
      std::move(part),
      {{"pair", fmt::format("{} × {}", kRoadClassNames[road_class], kRoadSurfaceNames[surface])}}};
}

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
    ConfigReader season = reader.table("season");
    read_season(season);
    ConfigReader terrain = reader.table("terrain");
    read_terrain(terrain);
    ConfigReader walking = reader.table("walking");
    read_walking(walking);
    ConfigReader roads = reader.table("roads");
    read_roads(roads);
    read_services(reader);
    profile_.guarantees = read_rules(reader, profile_.services);
    profile_.terms = read_terms(reader);
    reader.finish();
    return std::move(profile_);
  }

 private:
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
    read_source_if_any(reader);
    reader.finish();
  }

  void read_season(ConfigReader& reader) {
    for (double const month : reader.numbers("wet_months", 1, 12)) {
      if (month != std::floor(month)) {
        reader.complain("wet_months", LegalPart{"months", {}});
      } else {
        profile_.road_rules.wet_months.insert(Month(static_cast<int>(month)));
      }
    }
    profile_.road_rules.fords_close_when_wet = reader.boolean("fords_close_when_wet", true);
    read_source_if_any(reader);
    reader.finish();
  }

  void read_source(ConfigReader& reader) {
    ValueSource source;
    source.key = reader.path();
    source.source = reader.required_text("source");
    if (auto const mark = reader.choice("mark", kMarks)) {
      source.mark = kMarks[*mark];
    } else if (!reader.has("mark")) {
      reader.complain("mark", "S, V, M, A");
    }
    source.values = values_of(reader.place());
    profile_.sources.push_back(std::move(source));
  }

  // The same where a table need not say where its values come from.
  void read_source_if_any(ConfigReader& reader) {
    ValueSource source;
    source.key = reader.path();
    source.source = reader.text("source", "");
    if (auto const mark = reader.choice("mark", kMarks)) {
      source.mark = kMarks[*mark];
    }
    source.values = values_of(reader.place());
    profile_.sources.push_back(std::move(source));
  }

  static std::int32_t permille(double share) {
    return static_cast<std::int32_t>(std::floor(share * 1000.0 + 0.5));
  }

  void read_terrain(ConfigReader& reader) {
    double const hill = reader.required_number("hill_from", 0.0, 100.0);
    double const mountain = reader.required_number("mountain_above", 0.0, 100.0);
    if (hill > mountain) {
      reader.complain("hill_from", LegalPart{"hill_from", {}});
    }
    profile_.road_rules.hill_grade_permille = permille(hill / 100.0);
    profile_.road_rules.mountain_grade_permille = permille(mountain / 100.0);
    read_source(reader);
    reader.finish();
  }

  void read_walking(ConfigReader& reader) {
    for (std::size_t const road_class : reader.choices("not_walkable", kRoadClassNames)) {
      profile_.road_rules.walk[road_class].walkable = false;
    }
    ConfigReader factors = reader.table("wet_factor");
    for (auto const& [key, value] : factors.entries()) {
      static_cast<void>(value);
      auto const found = std::ranges::find(kRoadClassNames, key);
      if (found == kRoadClassNames.end()) {
        factors.complain(key, LegalPart{"road_class", {{"list", list_of(kRoadClassNames)}}});
        continue;
      }
      double const factor = factors.number(key, 1.0, 0.05, 1.0);
      profile_.road_rules.walk[static_cast<std::size_t>(found - kRoadClassNames.begin())]
          .wet_permille = permille(factor);
    }
    read_source(reader);
    reader.finish();
  }

  void read_roads(ConfigReader& reader) {
    ByClassAndSurface<bool> has_speed{};
    for (ConfigReader& row : reader.tables("motor")) {
      read_motor_row(row, has_speed);
    }
    ByClassAndSurface<bool> has_reading{};
    for (ConfigReader& row : reader.tables("reading")) {
      read_reading_row(row, has_reading);
    }
    ConfigReader hardened = reader.table("hardened");
    for (std::size_t const surface : hardened.choices("surfaces", kRoadSurfaceNames)) {
      profile_.road_rules.hardened[surface] = true;
    }
    if (auto const anchor = hardened.choice("anchor_class", kRoadClassNames)) {
      profile_.road_rules.lowest_anchor_class = static_cast<RoadClass>(*anchor);
    }
    read_source(hardened);
    hardened.finish();
    reader.finish();
    check_coverage(reader, has_speed, has_reading);
  }

  static bool is_precise(std::size_t surface) {
    auto const value = static_cast<RoadSurface>(surface);
    return value != RoadSurface::unpaved && value != RoadSurface::unknown;
  }

  void read_motor_row(ConfigReader& row, ByClassAndSurface<bool>& has_speed) {
    std::size_t const findings_before = findings_.size();
    MotorRule rule;
    rule.motorable = row.boolean("motorable", true);
    if (rule.motorable) {
      constexpr std::array<std::string_view, kTerrains> kKeys{"plain", "hill", "mountain"};
      for (std::size_t terrain = 0; terrain < kTerrains; ++terrain) {
        double const speed = row.required_number(kKeys[terrain], 1.0, 200.0);
        rule.speed[terrain] = Speed(permille(speed));
      }
      rule.wet_permille = permille(row.required_number("wet_factor", 0.0, 1.0));
    }
    bool const is_sound = findings_.size() == findings_before;
    read_source(row);
    std::vector<std::size_t> const classes = row.choices("class", kRoadClassNames);
    for (std::size_t const surface : row.choices("surface", kRoadSurfaceNames)) {
      if (!is_precise(surface)) {
        row.complain("surface", LegalPart{"precise_surface", {}});
        continue;
      }
      for (std::size_t const road_class : classes) {
        if (has_speed[road_class][surface]) {
          row.complain("surface", about_pair("one_row", road_class, surface));
        }
        has_speed[road_class][surface] = true;
        has_unsound_speed_[road_class][surface] = !is_sound;
        profile_.road_rules.motor[road_class][surface] = rule;
        auto const precise = static_cast<RoadSurface>(surface);
        profile_.road_rules.reading[road_class][surface] = {precise, precise};
      }
    }
    row.finish();
  }

  void read_reading_row(ConfigReader& row, ByClassAndSurface<bool>& has_reading) {
    auto const surface = row.choice("surface", kRoadSurfaceNames);
    auto const low = row.choice("low", kRoadSurfaceNames);
    auto const high = row.choice("high", kRoadSurfaceNames);
    std::vector<std::size_t> const classes = row.choices("class", kRoadClassNames);
    read_source(row);
    row.finish();
    bool const is_sound =
        surface && low && high && !is_precise(*surface) && is_precise(*low) && is_precise(*high);
    if (!is_sound) {
      row.complain("surface", LegalPart{"reading_row", {}});
    }
    if (!surface || is_precise(*surface)) {
      return;
    }
    for (std::size_t const road_class : classes) {
      if (has_reading[road_class][*surface]) {
        row.complain("surface", about_pair("one_row", road_class, *surface));
      }
      has_reading[road_class][*surface] = true;
      if (is_sound) {
        profile_.road_rules.reading[road_class][*surface] = {static_cast<RoadSurface>(*low),
                                                             static_cast<RoadSurface>(*high)};
      }
    }
  }

  void check_coverage(ConfigReader& reader, ByClassAndSurface<bool> const& has_speed,
                      ByClassAndSurface<bool> const& has_reading) {
    for (std::size_t road_class = 0; road_class < kRoadClasses; ++road_class) {
      for (std::size_t surface = 0; surface < kRoadSurfaces; ++surface) {
        bool const covered =
            is_precise(surface) ? has_speed[road_class][surface] : has_reading[road_class][surface];
        if (!covered) {
          reader.complain(is_precise(surface) ? "motor" : "reading",
                          about_pair("row_for", road_class, surface));
        } else if (!is_precise(surface)) {
          check_readings_ordered(reader, road_class, surface);
        }
      }
    }
  }

  // Share of the dry speed in wet months on a road that is recorded as open then (motor_speed).
  static std::int32_t wet_permille_if_open(MotorRule const& rule) {
    return rule.wet_permille == 0 ? 1000 : rule.wet_permille;
  }

  // The high reading must never be slower than the low one, in any terrain or season, whether the
  // months in which a road is open are recorded or not.
  void check_readings_ordered(ConfigReader& reader, std::size_t road_class, std::size_t surface) {
    RoadRules const& rules = profile_.road_rules;
    SurfaceReading const reading = rules.reading[road_class][surface];
    if (has_unsound_speed_[road_class][static_cast<std::size_t>(reading.low)] ||
        has_unsound_speed_[road_class][static_cast<std::size_t>(reading.high)]) {
      return;  // complained about already; what stands there is no speed
    }
    MotorRule const& low = rules.motor[road_class][static_cast<std::size_t>(reading.low)];
    MotorRule const& high = rules.motor[road_class][static_cast<std::size_t>(reading.high)];
    bool ordered = high.motorable || !low.motorable;
    for (std::size_t terrain = 0; terrain < kTerrains; ++terrain) {
      ordered = ordered && high.speed[terrain] >= low.speed[terrain] &&
                high.speed[terrain].count() * high.wet_permille >=
                    low.speed[terrain].count() * low.wet_permille &&
                high.speed[terrain].count() * wet_permille_if_open(high) >=
                    low.speed[terrain].count() * wet_permille_if_open(low);
    }
    if (!ordered) {
      reader.complain("reading", about_pair("reading_order", road_class, surface));
    }
  }

  void read_services(ConfigReader& reader) {
    std::set<std::string> ids;
    for (ConfigReader& row : reader.tables("services")) {
      Service service;
      service.key = row.required_text("id");
      bool const plain = std::ranges::all_of(service.key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
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
      read_source_if_any(row);
      row.finish();
      profile_.services.push_back(std::move(service));
    }
  }

  std::vector<Finding>& findings_;
  ByClassAndSurface<bool> has_unsound_speed_{};
  Profile profile_;
};

}  // namespace

ReadProfile read_profile(std::string const& name, std::filesystem::path const& folder) {
  ReadProfile result;
  std::set<std::string> loading;
  std::optional<ConfigValue> const root = load(name, folder, nullptr, loading, result);
  if (root) {
    std::vector<ConfigFile> files = std::move(result.profile.files);
    result.profile = ProfileReader(result.findings).read(*root);
    result.profile.files = std::move(files);
  }
  return result;
}

std::vector<std::string> shipped_profiles() {
  std::vector<std::string> ids;
  for (std::string_view const path : embedded_paths()) {
    if (path.starts_with(kShippedFolder) && path.ends_with(".toml")) {
      ids.emplace_back(path.substr(kShippedFolder.size(), path.size() - kShippedFolder.size() - 5));
    }
  }
  return ids;
}

}  // namespace tongcun
