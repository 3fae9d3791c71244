// SPDX-License-Identifier: Apache-2.0
#include "io/reference_notes.h"

#include "io/feature_source.h"

namespace tongcun {

std::string cgcs2000_zone(int zone, ZoneNumber number) {
  bool const in_easting = number == ZoneNumber::in_easting;
  if (zone >= 13 && zone <= 23) {
    return "EPSG:" + std::to_string((in_easting ? 4491 : 4502) + zone - 13);
  }
  if (zone >= 25 && zone <= 45) {
    return "EPSG:" + std::to_string((in_easting ? 4513 : 4534) + zone - 25);
  }
  return "";
}

void note_reference(LayerSource const& source, ToCanonical const& to_canonical,
                    std::vector<Finding>& findings) {
  std::string const& crs = to_canonical.name();
  if (std::optional<ZoneMismatch> const zones = to_canonical.zone_mismatch()) {
    bool const has_number = zones->in_eastings > 0;
    findings.push_back(layer_rejection(source, has_number ? "V863" : "V864"));
    findings.back().values = {
        {"crs", crs},
        {"zone", std::to_string(has_number ? zones->in_eastings : zones->in_system)},
        {"code", has_number ? cgcs2000_zone(zones->in_eastings, ZoneNumber::in_easting)
                            : cgcs2000_zone(zones->in_system, ZoneNumber::left_out)}};
  }
  if (crs == "GCJ-02" || crs == "BD-09") {
    findings.push_back(layer_finding(source, "V865", Severity::information, Treatment::noted));
    findings.back().values = {{"crs", crs}};
  }
}

}  // namespace tongcun
