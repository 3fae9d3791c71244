// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/coordinates.h"
#include "io/feature_source.h"
#include "io/gdal_session.h"

#include <string>
#include <vector>

class OGRGeometry;
class OGRSpatialReference;

namespace tongcun {

// Every complaint of the library becomes a finding; a failure rejects the layer.
void note_gdal_errors(LayerSource const& source, GdalErrors& errors,
                      std::vector<Finding>& findings);

// A reference system as text that ToCanonical reads: its EPSG code where it states one or is, to
// the letter, one that has a code (an ESRI .prj states none); else WKT. "" for none.
[[nodiscard]] std::string crs_text_of(OGRSpatialReference const* system);

// A number with fifteen significant digits, as the library writes those of columns without a width;
// many times faster.
[[nodiscard]] std::string text_of_double(double value);

[[nodiscard]] Shape shape_of(OGRGeometry const& geometry, ToCanonical const& to_canonical);

}  // namespace tongcun
