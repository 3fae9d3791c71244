// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/map_package.h"

#include <string>
#include <vector>

namespace tongcun {

// The drawn layers of a map package as one KML 2.2 document (OGC 07-147r2): a folder a layer, a
// placemark a feature with its columns as typed data. Codes of places stay texts; words of columns
// stand by their names. `title` names the document
// and `credits` describe it. Viewers show texts as HTML, even where they are escaped in the file:
// angle brackets of texts become full-width ones (＜ and ＞), so that no name is markup anywhere.
// The same package gives the same bytes. Linear in cells and corners.
[[nodiscard]] std::string kml_of(MapPackage const& package, std::string const& title,
                                 std::vector<std::string> const& credits);

}  // namespace tongcun
