// SPDX-License-Identifier: Apache-2.0
#include "io/survey_layers.h"

#include "io/enum_names.h"
#include "io/feature_source.h"
#include "io/file_formats.h"
#include "io/gdal_session.h"
#include "io/glossary.h"
#include "io/match_fields.h"
#include "io/vocabulary.h"
#include "io/xlsx_workbook.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string_view>
#include <system_error>

namespace tongcun {
namespace {

enum class Drawn : std::uint8_t { nothing, points, lines, areas, anything };

struct FoundLayer {
  std::string name;
  Drawn drawn = Drawn::anything;
};

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

Drawn drawn_of(OGRwkbGeometryType type) {
  switch (wkbFlatten(type)) {
    case wkbNone:
      return Drawn::nothing;
    case wkbPoint:
    case wkbMultiPoint:
      return Drawn::points;
    case wkbLineString:
    case wkbMultiLineString:
      return Drawn::lines;
    case wkbPolygon:
    case wkbMultiPolygon:
      return Drawn::areas;
    default:
      return Drawn::anything;
  }
}

std::vector<FoundLayer> layers_of(std::filesystem::path const& path, FileFormat const& format) {
  std::vector<FoundLayer> layers;
  if (format.key == "xlsx") {
    std::optional<XlsxWorkbook> const book = XlsxWorkbook::open(path);
    for (auto const& sheet : book ? book->sheets() : std::vector<XlsxWorkbook::SheetName>()) {
      if (!sheet.is_hidden) {
        layers.push_back({sheet.name, Drawn::nothing});
      }
    }
    return layers;
  }
  if (format.driver.empty()) {
    return {{"", Drawn::nothing}};
  }
  GdalErrors errors;
  std::array<char const*, 2> const drivers{format.driver.c_str(), nullptr};
  std::unique_ptr<GDALDataset> const opened(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data()));
  for (int i = 0; opened && i < opened->GetLayerCount(); ++i) {
    OGRLayer* const layer = opened->GetLayer(i);
    bool const is_one = opened->GetLayerCount() == 1;
    layers.push_back({is_one ? "" : layer->GetName(), drawn_of(layer->GetGeomType())});
  }
  return layers;
}

bool may_be(LayerRole role, Drawn drawn) {
  switch (role) {
    case LayerRole::roads:
      return drawn == Drawn::lines || drawn == Drawn::anything;
    case LayerRole::hazards:
      return drawn == Drawn::areas || drawn == Drawn::anything;
    case LayerRole::persons:
    case LayerRole::crosswalk:
      return drawn == Drawn::nothing;
    case LayerRole::elevation:
      return false;
    case LayerRole::villages:
      return drawn != Drawn::lines;
    case LayerRole::committees:
    case LayerRole::facilities:
    case LayerRole::sites:
    case LayerRole::households:
      return drawn != Drawn::lines && drawn != Drawn::areas;
  }
  return false;
}

// What names of files and layers say, beside the words for roles.
std::vector<std::string> hints_of(LayerRole role) {
  std::string const key(name_of(role, kLayerRoleNames));
  std::vector<std::string> hints{key, name_of_word("layer_role", key, Language::zh)};
  static std::map<LayerRole, std::vector<std::string>> const more_words{
      {LayerRole::villages, {"village", "村界"}},
      {LayerRole::committees, {"committee"}},
      {LayerRole::roads, {"road", "路"}},
      {LayerRole::facilities,
       {"facility", "clinic", "school", "water", "学校", "卫生", "医疗", "水"}},
      {LayerRole::sites, {"site", "安置"}},
      {LayerRole::hazards, {"hazard", "隐患"}},
      {LayerRole::households, {"household", "农户", "户"}},
      {LayerRole::persons, {"person", "member", "人员", "成员"}}};
  if (auto const more = more_words.find(role); more != more_words.end()) {
    hints.insert(hints.end(), more->second.begin(), more->second.end());
  }
  return hints;
}

bool is_named(LayerRole role, std::string const& name) {
  return std::ranges::any_of(hints_of(role), [&](std::string const& hint) {
    return name.find(hint) != std::string::npos;
  });
}

// What tells a role from the others: no layer is it without one of these.
std::vector<std::string> telling_fields(LayerRole role) {
  switch (role) {
    case LayerRole::villages:
      return {"persons_registered", "households_registered", "village_class",
              "served_by",          "water_source",          "township_name"};
    case LayerRole::roads:
      return {"class", "surface"};
    case LayerRole::facilities:
      return {"kind"};
    case LayerRole::sites:
      return {"site_type", "site_status", "persons_capacity", "unit_cost"};
    case LayerRole::hazards:
      return {"hazard_kind", "hazard_level"};
    case LayerRole::households:
      return {"persons", "house_grade", "registered_class", "monitor_class", "consent"};
    case LayerRole::persons:
      return {"household_code"};
    case LayerRole::crosswalk:
      return {"old_code"};
    case LayerRole::committees:
    case LayerRole::elevation:
      return {};
  }
  return {};
}

class Surveyor {
 public:
  explicit Surveyor(std::filesystem::path const& folder) : folder_(folder) {}

  void survey(std::string const& file, FileFormat const& format) {
    if (format.use == FormatUse::osm) {
      for (LayerRole const role : {LayerRole::roads, LayerRole::facilities}) {
        SurveyedLayer layer;
        layer.file = file;
        layer.role = role;
        found.push_back(std::move(layer));
      }
      return;
    }
    std::vector<FoundLayer> const layers = layers_of(folder_ / file, format);
    if (layers.empty()) {
      SurveyedLayer none;
      none.file = file;
      none.problem = "V006";
      found.push_back(std::move(none));
    }
    for (FoundLayer const& layer : layers) {
      found.push_back(look_at(file, layer));
    }
  }

  std::vector<SurveyedLayer> found;

 private:
  struct Header {
    OpenedSource opened;
    bool needs_crs = false;
  };

  [[nodiscard]] Header open(std::string const& file, std::string const& layer,
                            LayerRole role) const {
    LayerSource source;
    source.key = name_of(role, kLayerRoleNames);
    source.role = role;
    source.file = file;
    source.layer = layer;
    Header header{open_features(source, folder_ / file), false};
    if (!header.opened.source) {
      source.crs = "EPSG:4490";
      header = {open_features(source, folder_ / file), true};
    }
    return header;
  }

  // Where the header lies in a sheet depends on whose words are looked for; other formats say.
  [[nodiscard]] SurveyedLayer look_at(std::string const& file, FoundLayer const& layer) const {
    SurveyedLayer best;
    best.file = file;
    best.layer = layer.name;
    bool const is_sheet = lower_case(file).ends_with(".xlsx");
    Header header = open(file, layer.name, LayerRole::villages);
    std::size_t most = 0;
    for (std::size_t i = 0; i < kLayerRoleNames.size(); ++i) {
      auto const role = static_cast<LayerRole>(i);
      if (!may_be(role, layer.drawn)) {
        continue;
      }
      if (is_sheet && role != LayerRole::villages) {
        header = open(file, layer.name, role);
      }
      if (!header.opened.source) {
        best.problem =
            header.opened.findings.empty() ? "V006" : header.opened.findings.front().rule;
        continue;
      }
      consider(role, header, best, most);
    }
    if (best.role) {
      best.problem.clear();
    }
    return best;
  }

  static void consider(LayerRole role, Header const& header, SurveyedLayer& best,
                       std::size_t& most) {
    LayerSource source;
    source.key = name_of(role, kLayerRoleNames);
    source.role = role;
    source.file = best.file;
    std::vector<std::string> const& columns = header.opened.source->columns();
    FieldMatch const match = match_fields(source, columns, {});
    bool const is_named_so = is_named(role, lower_case(best.file + " " + best.layer));
    std::vector<std::string> const telling = telling_fields(role);
    bool const tells = std::ranges::any_of(
        telling, [&](std::string const& field) { return match.column_of.contains(field); });
    constexpr std::size_t kOfAName = 4;
    std::size_t const score = match.column_of.size() + (is_named_so ? kOfAName : 0);
    best.columns = columns.size();
    if (!(tells || is_named_so) || match.column_of.empty() || score <= most) {
      return;
    }
    most = score;
    best.role = role;
    best.states_no_crs = header.needs_crs || header.opened.source->geometry_in_columns();
    best.fields.clear();
    for (auto const& [field, column] : match.column_of) {
      best.fields.emplace_back(field, columns[column]);
    }
    best.unused = is_register(role) ? std::vector<std::string>() : match.unmapped;
  }

  std::filesystem::path const& folder_;
};

}  // namespace

std::vector<SurveyedLayer> survey_layers(std::filesystem::path const& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (auto const& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.is_regular_file(error)) {
      files.push_back(entry.path().filename().string());
    }
  }
  std::ranges::sort(files);
  Surveyor surveyor(folder);
  for (std::string const& file : files) {
    std::string const extension = lower_case(std::filesystem::path(file).extension().string());
    if (FileFormat const* const format = layer_format(extension)) {
      surveyor.survey(file, *format);
    } else if (extension == ".tif" || extension == ".tiff" || extension == ".hgt") {
      SurveyedLayer raster;
      raster.file = file;
      raster.role = LayerRole::elevation;
      surveyor.found.push_back(std::move(raster));
    }
  }
  return std::move(surveyor.found);
}

}  // namespace tongcun
