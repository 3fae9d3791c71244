// SPDX-License-Identifier: Apache-2.0
#include "io/write_kml.h"

#include "engine/types/geo_point.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string_view>

namespace tongcun {
namespace {

// As text of an element or an attribute. Characters that XML 1.0 forbids are left out.
void append_text(std::string_view text, std::string& xml) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    bool const is_control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    bool const is_forbidden =
        text.substr(i).starts_with("\xef\xbf\xbe") || text.substr(i).starts_with("\xef\xbf\xbf");
    if (is_forbidden) {
      i += 2;
    } else if (c == '<') {
      xml += "＜";
    } else if (c == '>') {
      xml += "＞";
    } else if (c == '&') {
      xml += "&amp;";
    } else if (c == '"') {
      xml += "&quot;";
    } else if (!is_control) {
      xml += c;
    }
  }
}

void append_element(std::string_view name, std::string_view text, std::string& xml) {
  xml.append("<").append(name).append(">");
  append_text(text, xml);
  xml.append("</").append(name).append(">");
}

// Degrees to the canonical unit, as they stand in every other format.
void append_degrees(double degrees, std::string& xml) {
  constexpr int kDecimals = 7;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", kDecimals, degrees);
  xml += text.data();
}

void append_corner(double longitude, double latitude, std::string& xml) {
  append_degrees(longitude, xml);
  xml += ',';
  append_degrees(latitude, xml);
}

void append_corners(OGRSimpleCurve const& curve, std::string& xml) {
  xml += "<coordinates>";
  for (int i = 0; i < curve.getNumPoints(); ++i) {
    xml += i == 0 ? "" : " ";
    append_corner(curve.getX(i), curve.getY(i), xml);
  }
  xml += "</coordinates>";
}

void append_polygon(OGRPolygon const& polygon, std::string& xml) {
  xml += "<Polygon>";
  bool is_shell = true;
  for (OGRLinearRing const* const ring : polygon) {
    std::string_view const border = is_shell ? "outerBoundaryIs" : "innerBoundaryIs";
    xml.append("<").append(border).append("><LinearRing>");
    append_corners(*ring, xml);
    xml.append("</LinearRing></").append(border).append(">");
    is_shell = false;
  }
  xml += "</Polygon>";
}

void append_geometry(OGRGeometry const& geometry, std::string& xml) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
      xml += "<Point><coordinates>";
      append_corner(geometry.toPoint()->getX(), geometry.toPoint()->getY(), xml);
      xml += "</coordinates></Point>";
      break;
    case wkbLineString:
      xml += "<LineString>";
      append_corners(*geometry.toLineString(), xml);
      xml += "</LineString>";
      break;
    case wkbMultiPolygon:
      xml += "<MultiGeometry>";
      for (OGRPolygon const* const part : *geometry.toMultiPolygon()) {
        append_polygon(*part, xml);
      }
      xml += "</MultiGeometry>";
      break;
    default:
      break;  // write_geopackage writes no other
  }
}

char const* kml_type(OGRFieldType type) {
  return type == OFTReal ? "double" : "string";  // KML's integers have 32 bits
}

// What a feature is called: its name, else its code.
int naming_field(OGRFeatureDefn const& form) {
  for (std::string_view const ending : {"_name", "_code"}) {
    for (int i = 0; i < form.GetFieldCount(); ++i) {
      if (std::string_view(form.GetFieldDefn(i)->GetNameRef()).ends_with(ending)) {
        return i;
      }
    }
  }
  return -1;
}

class KmlWriter {
 public:
  KmlWriter(MapPackage const& package, std::string& xml) : package_(package), xml_(xml) {}

  void append_schema(OGRLayer& layer) {
    OGRFeatureDefn const& form = *layer.GetLayerDefn();
    open_with_id("Schema", layer);
    for (int i = 0; i < form.GetFieldCount(); ++i) {
      OGRFieldDefn const& field = *form.GetFieldDefn(i);
      xml_ += "<SimpleField name=\"";
      append_text(field.GetNameRef(), xml_);
      xml_.append("\" type=\"").append(kml_type(field.GetType())).append("\">");
      append_element("displayName", package_.title_of(layer, field.GetNameRef()), xml_);
      xml_ += "</SimpleField>\n";
    }
    xml_ += "</Schema>\n";
  }

  void append_folder(OGRLayer& layer) {
    xml_ += "<Folder>";
    append_element("name", package_.title_of(layer), xml_);
    xml_ += "\n";
    int const naming = naming_field(*layer.GetLayerDefn());
    layer.ResetReading();
    while (std::unique_ptr<OGRFeature> const feature{layer.GetNextFeature()}) {
      xml_ += "<Placemark>";
      if (naming >= 0 && feature->IsFieldSetAndNotNull(naming)) {
        append_element("name", feature->GetFieldAsString(naming), xml_);
      }
      append_data(layer, *feature);
      if (feature->GetGeometryRef() != nullptr) {
        append_geometry(*feature->GetGeometryRef(), xml_);
      }
      xml_ += "</Placemark>\n";
    }
    xml_ += "</Folder>\n";
  }

 private:
  void open_with_id(char const* element, OGRLayer& layer) {
    xml_.append("<").append(element).append(" name=\"");
    append_text(layer.GetName(), xml_);
    xml_ += "\" id=\"";
    append_id(layer);
    xml_ += "\">\n";
  }

  // A number: names need not be such as ids may be.
  void append_id(OGRLayer& layer) {
    auto const at = std::ranges::find(package_.layers(), &layer) - package_.layers().begin();
    xml_ += "layer" + std::to_string(at + 1);
  }

  void append_data(OGRLayer& layer, OGRFeature& feature) {
    xml_ += "<ExtendedData><SchemaData schemaUrl=\"#";
    append_id(layer);
    xml_ += "\">";
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
      if (feature.IsFieldSetAndNotNull(i)) {
        xml_ += "<SimpleData name=\"";
        append_text(feature.GetFieldDefnRef(i)->GetNameRef(), xml_);
        xml_ += "\">";
        append_text(package_.text_of(layer, feature, i), xml_);
        xml_ += "</SimpleData>";
      }
    }
    xml_ += "</SchemaData></ExtendedData>";
  }

  MapPackage const& package_;
  std::string& xml_;
};

}  // namespace

std::string kml_of(MapPackage const& package, std::string const& title,
                   std::vector<std::string> const& credits) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>";
  append_element("name", title, xml);
  std::string lines;
  for (std::string const& line : credits) {
    lines.append(lines.empty() ? "" : "\n").append(line);
  }
  append_element("description", lines, xml);
  xml += "\n";
  KmlWriter writer(package, xml);
  for (OGRLayer* const layer : package.layers()) {
    writer.append_schema(*layer);
  }
  for (OGRLayer* const layer : package.layers()) {
    writer.append_folder(*layer);
  }
  xml += "</Document></kml>\n";
  return xml;
}

}  // namespace tongcun
