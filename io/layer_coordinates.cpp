// SPDX-License-Identifier: Apache-2.0
#include "io/layer_coordinates.h"

#include "io/feature_source.h"

#include <fmt/format.h>

#include <utility>

namespace tongcun {
namespace {

// Of tables without coordinates. Where one has columns of them, RowCells asks for their system.
constexpr char const* kUnused = "EPSG:4326";

// Enough of a WKT to know it by.
constexpr std::size_t kShownLetters = 80;

std::string metres_text(Length length) {
  return fmt::format("{}", static_cast<double>(length.count()) / 1000.0);
}

template <class Coordinates>
std::optional<Coordinates> layer_coordinates(LayerSource const& source,
                                             std::string const& crs_of_file,
                                             std::vector<Finding>& findings) {
  std::string crs = source.crs.empty() ? crs_of_file : source.crs;
  if (crs.empty() && may_lie_nowhere(source.role)) {
    crs = kUnused;
  }
  if (crs.empty()) {
    findings.push_back(layer_rejection(source, "V005"));
    return std::nullopt;
  }
  std::optional<Coordinates> coordinates = Coordinates::from_text(crs, source.datum_accuracy);
  if (!coordinates) {
    Finding finding = layer_rejection(source, is_known_system(crs) ? "V025" : "V015");
    finding.values = {{"crs", crs.substr(0, kShownLetters)},
                      {"limit", metres_text(source.datum_accuracy)}};
    findings.push_back(std::move(finding));
  }
  return coordinates;
}

}  // namespace

std::optional<ToCanonical> layer_to_canonical(LayerSource const& source,
                                              std::string const& crs_of_file,
                                              std::vector<Finding>& findings) {
  return layer_coordinates<ToCanonical>(source, crs_of_file, findings);
}

std::optional<FromCanonical> layer_from_canonical(LayerSource const& source,
                                                  std::string const& crs_of_file,
                                                  std::vector<Finding>& findings) {
  return layer_coordinates<FromCanonical>(source, crs_of_file, findings);
}

std::vector<Finding> datum_findings(LayerSource const& source, std::string const& crs,
                                    DatumShift::Use const& use) {
  std::vector<Finding> findings;
  for (std::string const& operation : use.operations) {
    Finding finding = layer_finding(source, "V026", Severity::warning, Treatment::noted);
    finding.values = {{"crs", crs}, {"operation", operation}};
    findings.push_back(std::move(finding));
  }
  if (use.beyond > 0) {
    Finding finding = layer_rejection(source, "V025");
    finding.values = {{"crs", crs},
                      {"limit", metres_text(source.datum_accuracy)},
                      {"count", std::to_string(use.beyond)}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace tongcun
