// SPDX-License-Identifier: Apache-2.0
#include "io/write_qgis_project.h"

#include "io/glossary.h"
#include "io/guarantee_tables.h"
#include "io/household_tables.h"
#include "io/map_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

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

std::string layer_id(OutputTable const& table) {
  return table.name + "_layer";
}

std::string source_of(OutputTable const& table, std::string const& package) {
  return fmt::format("./{}|layername={}", package, table.name);
}

std::string name_of(OutputTable const& table, Language language) {
  return table.title.in(language) + " (" + table.name + ")";
}

// Layers that colour the villages, of which each would hide the others.
bool colours_villages(OutputTable const& table) {
  return table.name == "villages" || is_drawn_guarantee(table) || is_drawn_share(table);
}

// The layers as the tree lists them. Those that colour the villages are a group of which one is
// shown at a time, at first the minutes.
std::string layer_tree(std::vector<OutputTable const*> const& drawn, std::string const& package,
                       Language language) {
  auto const entry = [&](OutputTable const& table, bool is_checked) {
    return fmt::format(
        R"(<layer-tree-layer id="{}" name="{}" source="{}" providerKey="ogr" checked="Qt::{}" expanded="0"/>)",
        xml_text(layer_id(table)), xml_text(name_of(table, language)),
        xml_text(source_of(table, package)), is_checked ? "Checked" : "Unchecked");
  };
  std::string views;
  for (OutputTable const* const table : drawn) {
    if (colours_villages(*table)) {
      views += entry(*table, views.empty());
    }
  }
  if (std::ranges::count_if(drawn, [](OutputTable const* t) { return colours_villages(*t); }) > 1) {
    views = fmt::format(
        R"(<layer-tree-group name="{}" checked="Qt::Checked" expanded="1" mutually-exclusive="1" mutually-exclusive-child="0">{}</layer-tree-group>)",
        xml_text(term("village_views").name.in(language)), views);
  }
  std::string tree;
  for (OutputTable const* const table : drawn) {
    tree += colours_villages(*table) ? std::exchange(views, "") : entry(*table, true);
  }
  return tree;
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
  std::string layers;
  for (OutputTable const* const table : drawn) {
    MapStyle const style = *style_of(*table);
    layers += fmt::format(
        R"(<maplayer type="vector" geometry="{}" labelsEnabled="{}"><id>{}</id><datasource>{}</datasource>)"
        R"(<layername>{}</layername>{}<provider encoding="UTF-8">ogr</provider>{}{}</maplayer>)",
        geometry_name(table->geometry), style.label_field.empty() ? 0 : 1,
        xml_text(layer_id(*table)), xml_text(source_of(*table, package)),
        xml_text(name_of(*table, language)), kReferenceSystem,
        renderer_xml(style, table->geometry, language), fields_xml(*table, language));
  }
  return fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      R"(<qgis projectname="{0}" version="3.22"><title>{0}</title><projectCrs>{1}</projectCrs>)"
      // Without this switch the project's own reference system is not read.
      R"(<properties><SpatialRefSys><ProjectionsEnabled type="int">1</ProjectionsEnabled></SpatialRefSys></properties>)"
      R"(<layer-tree-group>{2}</layer-tree-group><projectlayers>{3}</projectlayers></qgis>)"
      "\n",
      xml_text(title), kReferenceSystem.substr(5, kReferenceSystem.size() - 11),
      layer_tree(drawn, package, language), layers);
}

}  // namespace tongcun
