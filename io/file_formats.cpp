// SPDX-License-Identifier: Apache-2.0
#include "io/file_formats.h"

#include "io/gdal_session.h"

#include <gdal_priv.h>

#include <algorithm>

namespace tongcun {
namespace {

std::vector<FileFormat> make_formats() {
  return {
      {"geopackage",
       {"GeoPackage", "GeoPackage"},
       {".gpkg"},
       FormatUse::layer,
       true,
       true,
       "GPKG",
       {"layers in; plan.gpkg out", "读取图层；输出 plan.gpkg"}},
      {"shapefile",
       {"ESRI Shapefile", "ESRI Shapefile"},
       {".shp"},
       FormatUse::layer,
       true,
       false,
       "ESRI Shapefile",
       {"with .shx, .dbf, .prj, .cpg beside it; UTF-8, GBK, GB18030 and other encodings",
        "须带同名 .shx、.dbf、.prj、.cpg；支持 UTF-8、GBK、GB18030 等编码"}},
      {"flatgeobuf",
       {"FlatGeobuf", "FlatGeobuf"},
       {".fgb"},
       FormatUse::layer,
       true,
       false,
       "FlatGeobuf",
       {"", ""}},
      {"geojson",
       {"GeoJSON", "GeoJSON"},
       {".geojson", ".json"},
       FormatUse::layer,
       true,
       false,
       "GeoJSON",
       {"", ""}},
      {"csv",
       {"CSV", "CSV"},
       {".csv"},
       FormatUse::table,
       true,
       true,
       "",
       {"coordinates in two columns, reference system and encoding in the scenario; tables out",
        "坐标占两列，坐标系与编码写在方案中；输出各表"}},
      {"xlsx",
       {"Excel workbook", "Excel 工作簿"},
       {".xlsx"},
       FormatUse::table,
       true,
       false,
       "",
       {"one sheet; titles above the header, merged and hidden rows; coordinates in two columns",
        "一个工作表；可有表头上方标题、合并单元格与隐藏行；坐标占两列"}},
      {"osm-xml",
       {"OpenStreetMap XML", "OpenStreetMap XML"},
       {".osm"},
       FormatUse::osm,
       true,
       false,
       "",
       {"roads or facilities", "道路或设施"}},
      {"osm-pbf",
       {"OpenStreetMap PBF", "OpenStreetMap PBF"},
       {".pbf"},
       FormatUse::osm,
       true,
       false,
       "",
       {"roads or facilities; blocks packed with zlib or not at all",
        "道路或设施；数据块以 zlib 压缩或不压缩"}},
      {"geotiff",
       {"GeoTIFF", "GeoTIFF"},
       {".tif", ".tiff"},
       FormatUse::elevation,
       true,
       true,
       "GTiff",
       {"heights in metres; one tile or several on one grid", "高程（米）；单幅或同一格网的多幅"}},
      {"srtm",
       {"SRTM tile", "SRTM 分幅"},
       {".hgt"},
       FormatUse::elevation,
       true,
       false,
       "SRTMHGT",
       {"1 or 3 arc seconds, named by its south-west corner (N28E103.hgt)",
        "1 或 3 角秒，以西南角命名（N28E103.hgt）"}},
      {"toml",
       {"TOML", "TOML"},
       {".toml"},
       FormatUse::settings,
       true,
       true,
       "",
       {"scenarios, profiles, parameters", "方案、规则档、参数"}},
      {"json",
       {"JSON", "JSON"},
       {".json"},
       FormatUse::output,
       false,
       true,
       "",
       {"summary.json, run.json", "summary.json、run.json"}},
      {"qgis",
       {"QGIS project", "QGIS 工程"},
       {".qgs"},
       FormatUse::output,
       false,
       true,
       "",
       {"plan.qgs with styles", "plan.qgs，带样式"}},
  };
}

}  // namespace

std::vector<FileFormat> const& file_formats() {
  static std::vector<FileFormat> const formats = make_formats();
  return formats;
}

FileFormat const* layer_format(std::string_view extension) {
  auto const found = std::ranges::find_if(file_formats(), [&](FileFormat const& format) {
    bool const is_layer = format.use == FormatUse::layer || format.use == FormatUse::table ||
                          format.use == FormatUse::osm;
    return is_layer && std::ranges::find(format.extensions, extension) != format.extensions.end();
  });
  return found != file_formats().end() ? &*found : nullptr;
}

std::string layer_extensions() {
  std::string list;
  for (FileFormat const& format : file_formats()) {
    for (std::string const& extension : format.extensions) {
      if (layer_format(extension) == &format) {
        list += (list.empty() ? "" : ", ") + extension;
      }
    }
  }
  return list;
}

bool is_available(FileFormat const& format) {
  start_gdal();
  return format.driver.empty() ||
         GetGDALDriverManager()->GetDriverByName(format.driver.c_str()) != nullptr;
}

}  // namespace tongcun
