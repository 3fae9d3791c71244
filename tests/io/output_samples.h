// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// Tables as a run publishes them, small: villages as areas, sites as points, roads as lines and
// counts without geometry. Texts are those given, so that hostile ones can be tried.
inline std::vector<OutputTable> sample_tables(std::string const& text = "东村",
                                              Text const& title = {"villages", "行政村"}) {
  auto const at = [](double lon, double lat) {
    return GeoPoint{static_cast<std::int32_t>(lon * 1e7), static_cast<std::int32_t>(lat * 1e7)};
  };
  OutputTable villages;
  villages.name = "villages";
  villages.title = title;
  villages.geometry = GeometryType::area;
  villages.columns = {{"village_code", {"code", "代码"}, ColumnType::text, 0},
                      {"village_name", title, ColumnType::text, 0},
                      {"persons_registered", {"persons", "人口"}, ColumnType::integer, 0},
                      {"clinic_walk_wet_min", title, ColumnType::decimal, 2}};
  villages.rows = {{"530112345001", text, std::int64_t{512}, std::int64_t{1234}},
                   {"010203004005", std::string("乙"), OutputCell(), OutputCell()}};
  Ring const shell{at(104, 30), at(105, 30), at(105, 31), at(104, 31), at(104, 30)};
  Ring const hole{at(104.25, 30.25), at(104.25, 30.5), at(104.5, 30.5), at(104.25, 30.25)};
  villages.areas = {MultiPolygon{{Polygon{{shell, hole}}}}, MultiPolygon{}};

  OutputTable sites;
  sites.name = "sites";
  sites.title = {"sites", "安置点"};
  sites.geometry = GeometryType::point;
  sites.columns = {{"site_code", {"code", "代码"}, ColumnType::text, 0},
                   {"site_name", {"name", "名称"}, ColumnType::text, 0}};
  sites.rows = {{"s1", text}};
  sites.points = {GeoPoint{1045000001, -302500003}};

  OutputTable roads;
  roads.name = "roads";
  roads.title = {"roads", "道路"};
  roads.geometry = GeometryType::line;
  roads.columns = {{"road_code", {"code", "代码"}, ColumnType::text, 0},
                   {"road_class", {"class", "等级"}, ColumnType::text, 0},
                   {"hardened", {"hardened", "硬化"}, ColumnType::text, 0},
                   {"length_m", {"length", "长度"}, ColumnType::decimal, 1}};
  roads.rows = {{text, "path", "no", std::int64_t{-5}}};
  roads.lines = {{at(104, 30), at(104.5, 30.5), at(105, 30)}};

  OutputTable counts;
  counts.name = "access_counts";
  counts.title = {"counts", "统计"};
  counts.columns = {{"service", {"service", "服务"}, ColumnType::text, 0},
                    {"persons_base", {"base", "基数"}, ColumnType::integer, 0}};
  counts.rows = {{text, std::int64_t{-9007199254740993}}};
  return {villages, sites, roads, counts};
}

// Texts that end or begin something in SQL, XML, scripts or templates.
inline std::vector<std::string> hostile_texts() {
  return {"'; DROP TABLE gpkg_contents; --",
          "\"; DELETE FROM villages; --",
          "it's \"quoted\" `thrice`",
          "<script>alert(1)</script>",
          "]]></qgis><evil/>",
          "<!-- --> &amp; &#0; %s {0} {{",
          "a\\b/c:d|layername=e",
          "=cmd|' /C calc'!A0",
          "line\nbreak\tand \x1b[31m",
          "村😀𠀀",
          std::string(5000, 'x')};
}

}  // namespace tongcun
