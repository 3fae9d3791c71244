// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"

#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// How a layer is drawn: the first rule whose filter holds draws the feature (QGIS expressions over
// the layer's columns). Colours are "#rrggbb".
struct MapRule {
  std::string filter;  // "" = all that no other rule took
  Text label;
  std::string colour;
  std::string outline;  // of areas and points
  double size = 0.3;    // line width or marker size, millimetres
  bool dashed = false;
};

struct MapStyle {
  std::vector<MapRule> rules;
  std::string label_field;  // "" = no labels
};

// The style of a published layer; none for tables that are not drawn. Classes are safe for
// colour-blind readers (ColorBrewer YlOrRd, Blues); "not reached" and "unknown" have a look of
// their own, never that of a number.
[[nodiscard]] std::optional<MapStyle> style_of(OutputTable const& table);

// The renderer as QGIS writes it into QML files and projects (<renderer-v2> …, <labeling>).
[[nodiscard]] std::string renderer_xml(MapStyle const& style, GeometryType geometry,
                                       Language language);
// The columns' titles as aliases and the names of their words, so that a table reads in the
// language of the run while its keys and words stay what scripts rely on.
[[nodiscard]] std::string fields_xml(OutputTable const& table, Language language);
// A whole QML document with the renderer and the fields.
[[nodiscard]] std::string qml_of(MapStyle const& style, OutputTable const& table,
                                 Language language);

// Text for XML content and attributes; characters that XML forbids become blanks.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace tongcun
