// SPDX-License-Identifier: Apache-2.0
#include "io/read_county_parameters.h"

#include "io/config_reader.h"
#include "io/embedded_files.h"
#include "io/parse_toml.h"
#include "io/text_file.h"

#include <array>
#include <cmath>
#include <optional>

namespace tongcun {
namespace {

constexpr char const* kBuiltIn = "datasets/quickstart.toml";
constexpr std::int64_t kAnyInteger = std::int64_t{1} << 31;

CountyParameters read(ConfigValue const& root, std::optional<CountyEra> era,
                      std::vector<Finding>& findings) {
  ConfigReader reader(&root, root, "", findings);
  if (reader.integer("schema", 0, 0, 1000) != 1) {
    reader.complain("schema", "1");
  }
  if (reader.required_text("kind") != "synthetic_county") {
    reader.complain("kind", "\"synthetic_county\"");
  }
  CountyParameters parameters;
  auto const whole = [&](char const* key, std::int32_t fallback) {
    return static_cast<std::int32_t>(reader.integer(key, fallback, -kAnyInteger, kAnyInteger - 1));
  };
  parameters.seed = static_cast<std::uint64_t>(
      reader.integer("seed", static_cast<std::int64_t>(parameters.seed), 0, INT64_MAX));
  parameters.villages = whole("villages", parameters.villages);
  std::array<std::int64_t, 2> constexpr kEraNumbers{2016, 2026};
  std::int64_t const stated = reader.integer("era", kEraNumbers[1], 0, kAnyInteger - 1);
  if (stated != kEraNumbers[0] && stated != kEraNumbers[1]) {
    reader.complain("era", "2016, 2026");
  }
  parameters.era = era.value_or(stated == kEraNumbers[0] ? CountyEra::y2016 : CountyEra::y2026);
  parameters.year = whole("year", years_of(parameters.era).usual);
  parameters.hectares_per_village = whole("hectares_per_village", parameters.hectares_per_village);
  parameters.unreached_permille = whole("unreached_permille", parameters.unreached_permille);
  parameters.unknown_surface_permille =
      whole("unknown_surface_permille", parameters.unknown_surface_permille);
  parameters.site_room_permille = whole("site_room_permille", parameters.site_room_permille);
  parameters.persons_a_site = whole("persons_a_site", parameters.persons_a_site);
  std::vector<double> const centre = reader.numbers("centre", -180.0, 180.0);
  if (centre.size() == 2) {
    parameters.centre = {static_cast<std::int32_t>(std::floor(centre[0] * kUnitsPerDegree + 0.5)),
                         static_cast<std::int32_t>(std::floor(centre[1] * kUnitsPerDegree + 0.5))};
  } else if (reader.has("centre")) {
    reader.complain("centre", LegalPart{"centre", {}});
  }
  reader.finish();
  return parameters;
}

}  // namespace

CountyParameters read_county_parameters(std::string const& path, std::optional<CountyEra> era) {
  std::string const file = path.empty() ? kBuiltIn : path;
  std::optional<std::string> text;
  if (path.empty()) {
    text = std::string(*embedded_file(kBuiltIn));
  } else {
    text = read_text_file(path, 1 << 20);
  }
  if (!text) {
    Finding finding;
    finding.rule = "S007";
    finding.severity = Severity::error;
    finding.treatment = Treatment::rejected;
    finding.file = file;
    throw InputError({finding});
  }
  ParsedToml parsed = parse_toml(*text, file);
  std::vector<Finding> findings = std::move(parsed.findings);
  CountyParameters parameters;
  if (parsed.root) {
    parameters = read(*parsed.root, era, findings);
  }
  if (any_rejected(findings)) {
    throw InputError(std::move(findings));
  }
  return parameters;
}

}  // namespace tongcun
