// SPDX-License-Identifier: Apache-2.0
#include "io/feature_source.h"

#include "io/coordinates.h"
#include "io/csv_source.h"
#include "io/file_formats.h"
#include "io/gdal_source.h"
#include "io/osm_source.h"
#include "io/parse_value.h"
#include "io/shapefile_source.h"
#include "io/vocabulary.h"
#include "io/xlsx_source.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <utility>

namespace tongcun {
namespace {

std::string extension_of(std::filesystem::path const& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return extension;
}

}  // namespace

Finding layer_finding(LayerSource const& source, std::string rule, Severity severity,
                      Treatment treatment) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.treatment = treatment;
  finding.file = source.file;
  finding.layer = source.layer;
  return finding;
}

std::string shown_of(LayerSource const& source, std::string words) {
  return is_register(source.role) ? "…" : std::move(words);
}

std::string shown_layers(LayerSource const& source, std::vector<std::string> const& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    list += list.empty() ? "" : ", ";
    list += is_register(source.role) ? std::to_string(i + 1) : names[i];
  }
  return list;
}

Finding layer_rejection(LayerSource const& source, std::string rule) {
  return layer_finding(source, std::move(rule), Severity::error, Treatment::rejected);
}

Shape point_of_cells(std::string const& x, std::string const& y, ToCanonical const& to_canonical) {
  Shape shape;
  if (vocabulary().is_unknown(x) && vocabulary().is_unknown(y)) {
    return shape;
  }
  std::optional<double> const east = parse_coordinate(x);
  std::optional<double> const north = parse_coordinate(y);
  if (!east || !north) {
    shape.kind = Shape::Kind::other;
    return shape;
  }
  std::optional<GeoPoint> const point = to_canonical(*east, *north);
  if (!point) {
    shape.kind = Shape::Kind::bad_coordinates;
    return shape;
  }
  shape.kind = Shape::Kind::points;
  shape.points.push_back(*point);
  return shape;
}

OpenedSource open_features(LayerSource const& source, std::filesystem::path const& path,
                           ExaminedFiles* examined) {
  std::string const extension = extension_of(path);
  FileFormat const* const format = layer_format(extension);
  OpenedSource opened;
  if (format == nullptr) {
    opened.findings.push_back(layer_rejection(source, "V018"));
    opened.findings.back().values = {{"extension", extension}, {"legal", layer_extensions()}};
    return opened;
  }
  if (!is_available(*format)) {
    opened.findings.push_back(layer_rejection(source, "V066"));
    opened.findings.back().values = {{"driver", format->driver}};
    return opened;
  }
  if (format->key == "csv") {
    return open_csv(source, path);
  }
  if (format->key == "xlsx") {
    return open_xlsx(source, path);
  }
  if (format->key == "shapefile") {
    return open_shapefile(source, path);
  }
  return format->use == FormatUse::osm ? open_osm(source, path)
                                       : open_gdal_vector(source, path, format->driver, examined);
}

}  // namespace tongcun
