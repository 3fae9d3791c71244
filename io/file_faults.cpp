// SPDX-License-Identifier: Apache-2.0
#include "io/file_faults.h"

#include "io/examine_geojson.h"
#include "io/feature_source.h"
#include "io/shown_text.h"
#include "io/text_file.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>

namespace tongcun {
namespace {

// What another program has written but not yet put into the database: a log of changes (-wal), or a
// journal to undo half of one. Read without them the file shows an older state, or none that ever
// was. A journal that is kept for the next time begins with zeros.
std::optional<std::string> unfinished_changes(std::filesystem::path const& path) {
  for (std::string_view const ending : {"-wal", "-journal"}) {
    std::filesystem::path beside = path;
    beside += ending;
    std::array<char, 8> start{};
    std::ifstream file(beside, std::ios::binary);
    file.read(start.data(), start.size());
    bool const is_blank = std::ranges::all_of(start, [](char c) { return c == '\0'; });
    if (file.gcount() > 0 && !is_blank) {
      return beside.filename().string();
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Finding> package_fault(LayerSource const& source, std::filesystem::path const& path,
                                     PackageExaminer const& package, ExaminedFiles* examined) {
  if (std::optional<std::string> const changes = unfinished_changes(path)) {
    Finding finding = layer_rejection(source, "V027");
    finding.values = {{"file", *changes}};
    return finding;
  }
  if (!package.is_database()) {
    return std::nullopt;  // the library says what it is
  }
  if (std::string const odd = package.odd_catalogue_table(); !odd.empty()) {
    Finding finding = layer_rejection(source, "V922");
    finding.values = {{"name", masked(odd)}};
    return finding;
  }
  auto const check = [&] { return package.passes_quick_check(); };
  bool const is_whole = examined != nullptr ? examined->passes(path, check) : check();
  return is_whole ? std::nullopt : std::optional(layer_rejection(source, "V016"));
}

std::optional<Finding> geojson_fault(LayerSource const& source, std::filesystem::path const& path,
                                     std::optional<std::int64_t>& features) {
  constexpr std::uintmax_t kMostLookedAt = std::uintmax_t{1} << 30;
  GeojsonExamination const text = examine_geojson(path);
  features = text.features;
  Finding finding = layer_rejection(source, "V006");
  finding.row = text.line;
  switch (text.fault) {
    case GeojsonExamination::Fault::none:
      return std::nullopt;
    case GeojsonExamination::Fault::no_object:
      return finding;
    case GeojsonExamination::Fault::no_json: {
      std::optional<std::string> const whole = read_text_file(path, kMostLookedAt);
      finding.rule = whole && !is_clean_utf8(*whole) ? "V001" : "V064";
      finding.values = {{"encoding", "UTF-8"}};
      return finding;
    }
    case GeojsonExamination::Fault::too_deep:
      finding.rule = "V923";
      finding.values = {{"limit", std::to_string(kMostJsonLevels)}};
      return finding;
    case GeojsonExamination::Fault::repeated_key:
      finding.rule = "V924";
      finding.values = {{"name", shown_of(source, masked(text.key))}};
      return finding;
  }
  return std::nullopt;
}

}  // namespace tongcun
