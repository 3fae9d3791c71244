// SPDX-License-Identifier: Apache-2.0
#include "io/write_qgis_project.h"

#include "io/map_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

namespace tongcun {
namespace {

// Without the block a layer comes up without a reference system.
constexpr std::string_view kReferenceSystem =
    "<srs><spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid>"
    "<srid>4326</srid><authid>EPSG:4326</authid><description>WGS 84</description>"
    "<geographicflag>true</geographicflag></spatialrefsys></srs>";

std::string_view geometry_name(GeometryType type) {
  switch (type) {
    case GeometryType::point:
      return "Point";
    case GeometryType::line:
      return "Line";
    case GeometryType::area:
    case GeometryType::none:
      return "Polygon";
  }
  return "Polygon";
}

}  // namespace

std::string qgis_project(std::string const& title, std::string const& package,
                         std::vector<OutputTable> const& tables, Language language) {
  std::vector<OutputTable const*> drawn;
  for (OutputTable const& table : tables) {
    if (style_of(table)) {
      drawn.push_back(&table);
    }
  }
  // The layer tree lists the top layer first: points, lines, areas.
  std::ranges::stable_sort(drawn, {}, [](OutputTable const* table) { return table->geometry; });
  std::string tree;
  std::string layers;
  for (OutputTable const* const table : drawn) {
    std::string const id = table->name + "_layer";
    std::string const source = fmt::format("./{}|layername={}", package, table->name);
    std::string const name = table->title.in(language) + " (" + table->name + ")";
    tree += fmt::format(
        R"(<layer-tree-layer id="{}" name="{}" source="{}" providerKey="ogr" checked="Qt::Checked" expanded="0"/>)",
        xml_text(id), xml_text(name), xml_text(source));
    MapStyle const style = *style_of(*table);
    layers += fmt::format(
        R"(<maplayer type="vector" geometry="{}" labelsEnabled="{}"><id>{}</id><datasource>{}</datasource>)"
        R"(<layername>{}</layername>{}<provider encoding="UTF-8">ogr</provider>{}{}</maplayer>)",
        geometry_name(table->geometry), style.label_field.empty() ? 0 : 1, xml_text(id),
        xml_text(source), xml_text(name), kReferenceSystem,
        renderer_xml(style, table->geometry, language), fields_xml(*table, language));
  }
  return fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      R"(<qgis projectname="{0}" version="3.22"><title>{0}</title><projectCrs>{1}</projectCrs>)"
      // Without this switch the project's own reference system is not read.
      R"(<properties><SpatialRefSys><ProjectionsEnabled type="int">1</ProjectionsEnabled></SpatialRefSys></properties>)"
      R"(<layer-tree-group>{2}</layer-tree-group><projectlayers>{3}</projectlayers></qgis>)"
      "\n",
      xml_text(title), kReferenceSystem.substr(5, kReferenceSystem.size() - 11), tree, layers);
}

}  // namespace tongcun
