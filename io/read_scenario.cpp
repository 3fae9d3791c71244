// SPDX-License-Identifier: Apache-2.0
#include "io/read_scenario.h"

#include "io/config_reader.h"
#include "io/enum_names.h"
#include "io/load_scenario.h"
#include "io/read_check_options.h"
#include "io/read_place_measures.h"
#include "io/read_poverty_line.h"
#include "io/read_poverty_measures.h"
#include "io/read_profile.h"
#include "io/read_relocation_options.h"
#include "io/read_simulation_options.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

namespace tongcun {
namespace {

Length metres_of(double value) {
  return Length(static_cast<std::int64_t>(std::floor(value * 1000.0 + 0.5)));
}

Duration minutes_of(double value) {
  return Duration(static_cast<std::int64_t>(std::floor(value * 60000.0 + 0.5)));
}

class ScenarioReader {
 public:
  ScenarioReader(std::filesystem::path const& path, std::vector<Finding>& findings)
      : path_(path), findings_(findings) {}

  Scenario read(ConfigValue const& root) {
    scenario_.file = path_.filename().string();
    ConfigReader reader(&root, root, "", findings_);
    if (reader.integer("schema", 0, 0, 1000) != 1) {
      reader.complain("schema", "1");
    }
    if (reader.required_text("kind") != "scenario") {
      reader.complain("kind", "\"scenario\"");
    }
    static_cast<void>(reader.text("inherits", ""));  // was followed when the file was loaded
    scenario_.name = reader.required_text("name");
    scenario_.title = reader.text("title", scenario_.name);
    constexpr std::array<std::string_view, 2> kLanguages{"en", "zh"};
    if (reader.has("year")) {
      scenario_.year = static_cast<int>(reader.integer("year", 0, 1900, 2200));
    }
    if (auto const language = reader.choice("language", kLanguages)) {
      scenario_.language = static_cast<Language>(*language);
    }
    scenario_.invented = reader.boolean("invented", false);
    read_profile_of(root, reader.required_text("profile"));

    ConfigReader inputs = reader.table("inputs");
    std::filesystem::path const folder = inputs.text("folder", ".");
    scenario_.input_folder = (path_.parent_path() / folder).lexically_normal().string();
    if (scenario_.input_folder.empty()) {
      scenario_.input_folder = ".";
    }
    inputs.finish();

    ConfigReader layers = reader.table("layers");
    read_layers(layers);
    ConfigReader limits = reader.table("limits");
    ReadingLimits const reading_limits = read_limits(limits);
    ConfigReader people = reader.table("register");
    scenario_.register_key = people.text("key", "");
    scenario_.treat_register_as_real = people.boolean("treat_as_real", false);
    scenario_.house_reach = metres_of(
        people.number("house_reach_m", static_cast<double>(kHouseReachMetres), 0.0, 1'000'000.0));
    people.finish();
    ConfigReader network = reader.table("network");
    read_network(network);
    ConfigReader walking = reader.table("walking");
    read_walking(walking);
    ConfigReader access = reader.table("access");
    read_access(access);
    for (ConfigReader& row : reader.tables("upgrades")) {
      scenario_.upgrades.push_back(read_upgrade(row));
    }
    for (ConfigReader& row : reader.tables("new_facilities")) {
      scenario_.new_facilities.push_back(read_new_facility(row));
      if (std::ranges::find(scenario_.layers, kNewFacilities, &LayerSource::key) !=
          scenario_.layers.end()) {
        row.complain("name", LegalPart{"absent_where", {{"name", "[layers.facilities.new]"}}});
      }
    }
    if (reader.has("poverty")) {
      ConfigReader poverty = reader.table("poverty");
      PovertyTerms read = read_poverty_terms(poverty, std::move(scenario_.profile.terms));
      scenario_.profile.terms = std::move(read.terms);
      scenario_.purchasing_power = read.purchasing_power;
      Profile& profile = scenario_.profile;
      profile.measures = read_poverty_measures(poverty, profile.terms, profile.guarantees,
                                               std::move(profile.measures));
      read_county_sample(poverty, profile.measures);
      poverty.finish();
    }
    if (reader.has("relocation")) {
      ConfigReader relocation = reader.table("relocation");
      scenario_.relocation = read_relocation_options(relocation, scenario_.profile);
    }
    if (reader.has("simulate")) {
      ConfigReader simulate = reader.table("simulate");
      scenario_.simulation = read_simulation_options(simulate, scenario_.profile);
    }
    ConfigReader report = reader.table("report");
    scenario_.imprint = {report.both_languages("data_date", ""),
                         report.both_languages("map_maker", ""),
                         report.both_languages("approval_number", "")};
    if (report.has("background")) {
      ConfigReader background = report.table("background");
      scenario_.background = read_background_source(background);
    }
    report.finish();
    ConfigReader check = reader.table("check");
    scenario_.check = read_check_options(check);
    if (reader.has("earlier")) {
      ConfigReader earlier = reader.table("earlier");
      read_earlier(earlier, reader);
    }
    set_limits(reading_limits);
    reader.finish();
    note_given(root);
    return std::move(scenario_);
  }

 private:
  // Which values the scenario sets and which are defaults, for the record of the run.
  void note_given(ConfigValue const& root) {
    for (char const* section :
         {"network", "walking", "access", "poverty", "relocation", "simulate", "limits"}) {
      ConfigValue const* const table = root.find(section);
      if (table == nullptr || table->table() == nullptr) {
        continue;
      }
      for (auto const& [key, value] : *table->table()) {
        static_cast<void>(value);
        scenario_.given.insert(std::string(section) + "." + key);
      }
    }
  }

  void read_profile_of(ConfigValue const& root, std::string const& name) {
    ConfigValue const* const named = root.find("profile");
    if (name.empty()) {
      return;  // said already
    }
    ReadProfile profile = read_profile(name, path_.parent_path());
    for (Finding& finding : profile.findings) {
      if (finding.rule == "S006" && finding.row == 0) {  // the profile that the scenario names
        finding.file = named->file;
        finding.row = named->line;
        finding.column = named->column;
        finding.field = "profile";
      }
      findings_.push_back(std::move(finding));
    }
    scenario_.profile = std::move(profile.profile);
  }

  // A key becomes part of codes, table names and file names.
  static bool is_plain_key(std::string const& key) {
    return !key.empty() && std::ranges::all_of(key, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
  }

  static std::string in_small_letters(std::string name) {
    std::ranges::transform(name, name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return name;
  }

  void read_layers(ConfigReader& layers) {
    for (std::size_t r = 0; r < kLayerRoleNames.size(); ++r) {
      auto const role = static_cast<LayerRole>(r);
      if (role == LayerRole::crosswalk) {
        continue;  // of an earlier register
      }
      std::string const role_name(kLayerRoleNames[r]);
      bool const is_needed = role == LayerRole::villages || role == LayerRole::roads ||
                             (role == LayerRole::households && layers.has("persons"));
      if (layers.has(role_name)) {
        read_role(layers, role, "", scenario_.layers);
      } else if (is_needed) {
        layers.complain_missing(role_name);
      }
    }
    layers.finish();
  }

  void read_earlier(ConfigReader& reader, ConfigReader& scenario) {
    EarlierRegister earlier;
    earlier.year = static_cast<int>(reader.integer("year", 0, 1900, 2200));
    if (!reader.has("year")) {
      reader.complain_missing("year");
    } else if (scenario_.year && earlier.year > *scenario_.year) {
      reader.complain("year", LegalPart{"earlier_year", {}});
    }
    if (!scenario_.year) {
      scenario.complain_missing("year");
    }
    bool const has_register = std::ranges::find(scenario_.layers, LayerRole::households,
                                                &LayerSource::role) != scenario_.layers.end();
    if (!has_register) {
      scenario.complain_missing("layers.households");
    }
    ConfigReader layers = reader.table("layers");
    if (!layers.has("households")) {
      layers.complain_missing("households");
    }
    for (LayerRole const role : {LayerRole::households, LayerRole::persons, LayerRole::crosswalk}) {
      if (layers.has(name_of(role, kLayerRoleNames))) {
        read_role(layers, role, "earlier.", earlier.layers);
      }
    }
    layers.finish();
    reader.finish();
    scenario_.earlier = std::move(earlier);
  }

  // What is read of one layer at most.
  static ReadingLimits read_limits(ConfigReader& reader) {
    ReadingLimits limits;
    limits.rows = reader.integer("rows", limits.rows, 1, kMostRowsSet);
    limits.vertices_of_geometry =
        reader.integer("vertices_of_geometry", limits.vertices_of_geometry, 1, kMostVerticesSet);
    limits.vertices = reader.integer("vertices", limits.vertices, 1, kMostVerticesSet);
    limits.text_bytes = reader.integer("text_bytes", limits.text_bytes, 1, kMostTextBytesSet);
    reader.finish();
    return limits;
  }

  void set_limits(ReadingLimits const& limits) {
    for (LayerSource& source : scenario_.layers) {
      source.limits = limits;
    }
    if (scenario_.earlier) {
      for (LayerSource& source : scenario_.earlier->layers) {
        source.limits = limits;
      }
    }
  }

  // One layer of a role, or several; keys of layers begin with `prefix`.
  static void read_role(ConfigReader& layers, LayerRole role, std::string const& prefix,
                        std::vector<LayerSource>& read) {
    std::string const role_name(name_of(role, kLayerRoleNames));
    ConfigReader reader = layers.table(role_name);
    bool const may_be_several = role == LayerRole::facilities || role == LayerRole::roads ||
                                role == LayerRole::elevation || is_register(role);
    bool const is_one = reader.has("file") && role != LayerRole::facilities;
    if (is_one || !may_be_several) {
      read.push_back(
          read_layer(reader, prefix + role_name, role));  // or says that the file is missing
      return;
    }
    // File systems and GeoPackage do not tell capital letters from small ones.
    std::set<std::string> names;
    auto const entries = reader.entries();
    if (entries.empty()) {
      layers.complain(role_name, LegalPart{"layer_tables", {}});
    }
    for (auto const& [key, value] : entries) {
      if (!is_plain_key(key)) {
        reader.complain(key, LegalPart{"layer_name", {}});
      } else if (!names.insert(in_small_letters(key)).second) {
        reader.complain(key, LegalPart{"different_name", {}});
      }
      ConfigReader entry = reader.entry(key, *value);
      std::string layer = prefix + role_name;
      layer.append(".").append(key);
      read.push_back(read_layer(entry, layer, role));
    }
  }

  static LayerSource read_layer(ConfigReader& reader, std::string const& key, LayerRole role) {
    LayerSource source;
    source.key = key;
    source.role = role;
    source.line = reader.place().line;
    source.file = reader.required_text("file");
    source.layer = reader.text("layer", "");
    source.crs = reader.text("crs", "");
    source.datum_accuracy = metres_of(reader.number("datum_accuracy_m", 5.0, 0.0, 1000.0));
    source.encoding = reader.text("encoding", "");
    source.licence = reader.text("licence", "");
    source.attribution = reader.text("attribution", "");
    if (role == LayerRole::facilities) {
      if (auto const kind = reader.choice("kind", kFacilityKindNames)) {
        source.kind = static_cast<FacilityKind>(*kind);
      }
    }
    if (role == LayerRole::elevation) {
      source.band = static_cast<int>(reader.integer("band", 0, 1, 65535));
    } else {
      ConfigReader fields = reader.table("fields");
      read_fields(fields, role, source);
      ConfigReader units = reader.table("units");
      read_units(units, role, source);
      ConfigReader values = reader.table("values");
      read_values(values, role, source);
    }
    reader.finish();
    return source;
  }

  // A raster behind the report's map.
  static LayerSource read_background_source(ConfigReader& reader) {
    LayerSource source;
    source.key = "report.background";
    source.line = reader.place().line;
    source.file = reader.required_text("file");
    source.crs = reader.text("crs", "");
    source.datum_accuracy = metres_of(reader.number("datum_accuracy_m", 5.0, 0.0, 1000.0));
    source.licence = reader.text("licence", "");
    source.attribution = reader.text("attribution", "");
    reader.finish();
    return source;
  }

  static void read_fields(ConfigReader& fields, LayerRole role, LayerSource& source) {
    std::vector<std::string> const known = vocabulary().field_names(role);
    for (std::string const& field : known) {
      if (std::optional<std::string> column = fields.optional_text(field)) {
        source.fields.emplace(field, std::move(*column));
      }
    }
    fields.finish();
  }

  static void read_units(ConfigReader& units, LayerRole role, LayerSource& source) {
    constexpr std::array<std::string_view, 2> kShareUnits{"%", "share"};
    for (std::string const& field : vocabulary().share_fields(role)) {
      if (auto const unit = units.choice(field, kShareUnits)) {
        source.units.emplace(field, kShareUnits[*unit]);
      }
    }
    units.finish();
  }

  // values.<field>.<canonical> = ["word", …], stored the other way round.
  static void read_values(ConfigReader& values, LayerRole role, LayerSource& source) {
    for (std::string const& field : vocabulary().word_fields(role)) {
      ConfigReader table = values.table(field);
      for (std::string const& canonical : vocabulary().canonical_values(field)) {
        for (std::string const& word : table.texts(canonical)) {
          source.values[field].emplace(normalised_word(word), canonical);
        }
      }
      table.finish();
    }
    values.finish();
  }

  void read_network(ConfigReader& reader) {
    NetworkOptions& options = scenario_.network;
    options.noding.tolerance = metres_of(reader.number("noding_tolerance_m", 0.0, 0.0, 100.0));
    options.noding.join_crossings = reader.boolean("join_crossings", false);
    options.noding.dangle_reach = metres_of(reader.number("dangle_report_m", 20.0, 0.0, 1000.0));
    options.off_road_limit = metres_of(reader.number("off_road_limit_m", 2000.0, 0.0, 100000.0));
    options.prefer_main_within =
        metres_of(reader.number("prefer_main_within_m", 500.0, 0.0, 100000.0));
    options.direct_walk_limit =
        metres_of(reader.number("direct_walk_limit_m", 1000.0, 0.0, 100000.0));
    reader.finish();
  }

  void read_walking(ConfigReader& reader) {
    WalkOptions& walk = scenario_.network.walk;
    walk.off_road_factor = reader.number("off_road_factor", 0.6, 0.05, 1.0);
    walk.calibration = reader.number("calibration", 1.0, 0.1, 10.0);
    walk.slope_step = metres_of(reader.number("slope_step_m", 200.0, 1.0, 10000.0));
    walk.steepest_slope = reader.number("steepest_slope", 1.0, 0.1, 5.0);
    reader.finish();
  }

  void read_access(ConfigReader& reader) {
    AccessOptions& access = scenario_.access;
    access.nearest = static_cast<int>(reader.integer("nearest", 3, 1, 50));
    access.boarding = minutes_of(reader.number("boarding_min", 0.0, 0.0, 600.0));
    if (auto const cutoff = reader.optional_number("origin_destination_cutoff_min", 1.0, 1440.0)) {
      access.origin_destination_cutoff = minutes_of(*cutoff);
    }
    std::vector<double> thresholds = reader.numbers("thresholds_min", 1.0, 1440.0);
    if (thresholds.empty()) {
      thresholds = {15.0, 30.0, 60.0, 120.0};
    }
    std::ranges::sort(thresholds);
    // They name columns: persons_within_30_min.
    bool const are_whole = std::ranges::all_of(
        thresholds, [](double threshold) { return threshold == std::floor(threshold); });
    if (!are_whole || std::ranges::adjacent_find(thresholds) != thresholds.end()) {
      reader.complain("thresholds_min", LegalPart{"whole_minutes", {}});
    }
    for (double const threshold : thresholds) {
      scenario_.thresholds.push_back(minutes_of(threshold));
    }
    reader.finish();
  }

  std::filesystem::path const& path_;
  std::vector<Finding>& findings_;
  Scenario scenario_;
};

}  // namespace

Scenario read_scenario(std::filesystem::path const& path,
                       std::vector<std::string> const& settings) {
  LoadedScenario loaded = load_scenario(path, settings);
  std::vector<Finding> findings = std::move(loaded.findings);
  Scenario scenario;
  if (loaded.root) {
    scenario = ScenarioReader(path, findings).read(*loaded.root);
    scenario.sha256 = std::move(loaded.sha256);
    scenario.inherited = std::move(loaded.inherited);
    scenario.settings = settings;
  }
  if (any_rejected(findings)) {
    throw InputError(std::move(findings));
  }
  return scenario;
}

std::optional<Language> language_of_scenario(std::filesystem::path const& path) {
  std::optional<ConfigValue> const root = load_scenario(path).root;
  ConfigValue const* const language = root ? root->find("language") : nullptr;
  auto const* const word =
      language != nullptr ? std::get_if<std::string>(&language->value) : nullptr;
  if (word == nullptr) {
    return std::nullopt;
  }
  return *word == "zh" ? Language::zh : Language::en;
}

}  // namespace tongcun
