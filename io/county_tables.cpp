// SPDX-License-Identifier: Apache-2.0
#include "io/county_tables.h"

#include "io/county_columns.h"
#include "io/county_site_table.h"
#include "io/enum_names.h"
#include "io/in_english.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// The words an office's file would use; io/vocabulary.toml reads them back.
constexpr std::array<std::string_view, kRoadClasses> kClassWords{
    "高速", "国道", "省道", "县道", "乡道", "村道", "连户路", "机耕道", "步道", ""};
constexpr std::array<std::string_view, kRoadSurfaces> kSurfaceWords{
    "沥青混凝土", "水泥混凝土", "简易铺装路面", "砖铺路面", "块石",
    "砂石",       "泥土",       "硬化",         "未铺装",   ""};
constexpr std::array<std::string_view, kFacilityKinds> kKindWords{
    "村卫生室", "乡镇卫生院", "县医院",       "幼儿园", "教学点", "小学",   "完全小学",
    "初中",     "九年一贯制", "完全中学",     "高中",   "中职",   "取水点", "水厂",
    "集市",     "客运站点",   "便民服务中心", "养老院", "其他"};
constexpr std::array<std::string_view, 3> kStatusWords{"在用", "停用", ""};

constexpr std::array<std::string_view, 7> kServedByWords{"自设",     "联设",         "派驻", "巡诊",
                                                         "邻村延伸", "卫生院所在地", "无"};
constexpr std::array<std::string_view, 5> kVillageClassWords{
    "集聚提升类", "城郊融合类", "特色保护类", "搬迁撤并类", "暂不分类"};
constexpr std::array<std::string_view, 6> kHazardWords{"滑坡", "泥石流",   "崩塌",
                                                       "山洪", "地面塌陷", "其他"};
constexpr std::array<std::string_view, 3> kHazardLevelWords{"低", "中", "高"};
constexpr std::array<std::string_view, 7> kDrinkingWords{
    "自来水", "机井", "受保护井水泉水", "收集雨水", "桶装水", "不受保护井水泉水", "江河湖泊"};
constexpr std::array<std::string_view, 2> kWaterRegionWords{"丰水", "缺水"};
constexpr std::array<std::string_view, 3> kWaterTierWords{"千吨万人", "小型集中", "分散"};
constexpr std::array<std::string_view, 3> kWaterReportWords{"达标", "基本达标", "不达标"};

// Finer integers in the column's unit; they are made in whole ones.
OutputCell scaled_cell(std::optional<std::int64_t> const& value, std::int64_t divisor) {
  return value ? OutputCell(*value / divisor) : OutputCell();
}
OutputCell date_cell(std::optional<std::int64_t> const& date) {
  return date ? OutputCell(
                    fmt::format("{:04}-{:02}-{:02}", *date / 10000, *date / 100 % 100, *date % 100))
              : OutputCell();
}

// The columns of the village form, in the order of the table.
std::vector<OutputCell> cells_of(VillageRecord const& record) {
  OutputCell inspection;
  if (record.water_inspection) {
    inspection = std::string(*record.water_inspection ? "是" : "否");
  }
  return {word_cell(record.served_by, kServedByWords),
          scaled_cell(record.served_days, 100),
          scaled_cell(record.electricity_rate, 1000),
          scaled_cell(record.tap_water_rate, 10000),
          word_cell(record.water_source, kDrinkingWords),
          scaled_cell(record.water_litres, 1000),
          scaled_cell(record.water_reliability, 10000),
          word_cell(record.water_region, kWaterRegionWords),
          word_cell(record.water_tier, kWaterTierWords),
          word_cell(record.water_report, kWaterReportWords),
          date_cell(record.water_report_date),
          inspection};
}

OutputTable villages(SyntheticCounty const& county) {
  bool const is_classed = std::ranges::any_of(county.villages, [](SyntheticVillage const& village) {
    return village.record.village_class.has_value();
  });
  OutputTable table = table_of(
      "villages", GeometryType::area,
      {text_column("行政区划代码"), text_column("行政村"), text_column("乡镇"), text_column("县"),
       integer_column("户籍人口"), integer_column("户籍户数"), text_column("医疗服务方式"),
       decimal_column("每周服务天数", 1), decimal_column("电力入户率", 3),
       decimal_column("自来水入户率", 2), text_column("水源类型"), integer_column("人均日供水量"),
       decimal_column("供水保证率", 2), text_column("水资源分区"), text_column("工程规模"),
       text_column("水质检测结果"), text_column("水质检测日期"), text_column("望闻问尝")});
  if (is_classed) {
    table.columns.push_back(text_column("村庄分类"));
  }
  for (SyntheticVillage const& village : county.villages) {
    table.rows.push_back({village.code, village.name, village.township_name, village.county_name,
                          village.persons.count(), village.households.count()});
    std::ranges::move(cells_of(village.record), std::back_inserter(table.rows.back()));
    if (is_classed) {
      table.rows.back().push_back(word_cell(village.record.village_class, kVillageClassWords));
    }
    table.areas.push_back(village.area);
  }
  return table;
}

OutputTable committees(SyntheticCounty const& county) {
  OutputTable table = table_of("committees", GeometryType::point,
                               {text_column("行政区划代码"), text_column("名称")});
  for (SyntheticVillage const& village : county.villages) {
    table.rows.push_back({village.code, village.name + "村民委员会"});
    table.points.push_back(village.committee);
  }
  return table;
}

OutputTable townships(SyntheticCounty const& county) {
  OutputTable table = table_of("townships", GeometryType::point,
                               {text_column("行政区划代码"), text_column("名称")});
  for (SyntheticTownship const& township : county.townships) {
    table.rows.push_back({township.code, township.name});
    table.points.push_back(township.seat);
  }
  return table;
}

OutputTable hamlets(SyntheticCounty const& county) {
  OutputTable table =
      table_of("hamlets", GeometryType::point,
               {text_column("编号"), text_column("自然村"), text_column("行政区划代码"),
                integer_column("人口"), integer_column("户数")});
  for (SyntheticHamlet const& hamlet : county.hamlets) {
    table.rows.push_back({hamlet.code, hamlet.name, hamlet.village_code, hamlet.persons.count(),
                          hamlet.households.count()});
    table.points.push_back(hamlet.point);
  }
  return table;
}

OutputTable rivers(SyntheticCounty const& county) {
  OutputTable table = table_of("rivers", GeometryType::line,
                               {text_column("编号"), text_column("河流"), integer_column("级别"),
                                integer_column("流域面积公顷")});
  for (SyntheticRiver const& river : county.rivers) {
    table.rows.push_back({river.code, text_cell(river.name), std::int64_t{river.order},
                          std::int64_t{river.hectares}});
    table.lines.push_back(river.line);
  }
  return table;
}

std::string month_flags(MonthSet months) {
  std::string flags;
  for (int month = 1; month <= 12; ++month) {
    flags += months.contains(Month(month)) ? '1' : '0';
  }
  return flags;
}

OutputTable roads(SyntheticCounty const& county) {
  OutputTable table =
      table_of("roads", GeometryType::line,
               {text_column("路段编号"), text_column("路线编号"), text_column("路线名称"),
                text_column("行政等级"), text_column("路面类型"), decimal_column("路面宽度(米)", 1),
                integer_column("修建年度"), text_column("漫水"), text_column("桥"),
                text_column("通行月份")});
  for (SyntheticRoad const& road : county.roads) {
    RoadTraits const& traits = road.traits;
    table.rows.push_back(
        {road.code, text_cell(road.route_code), text_cell(road.name),
         text_cell(name_of(traits.road_class, kClassWords)),
         text_cell(name_of(traits.surface, kSurfaceWords)),
         road.width_decimetres > 0 ? OutputCell(std::int64_t{road.width_decimetres}) : OutputCell(),
         road.year_built > 0 ? OutputCell(std::int64_t{road.year_built}) : OutputCell(),
         traits.ford ? OutputCell(std::string("是")) : OutputCell(),
         traits.level != 0 ? OutputCell(std::string("是")) : OutputCell(),
         traits.passable_months ? OutputCell(month_flags(*traits.passable_months)) : OutputCell()});
    table.lines.push_back(road.line);
  }
  return table;
}

bool is_water(SyntheticFacility const& facility) {
  return facility.kind == FacilityKind::water_point || facility.kind == FacilityKind::waterworks;
}

OutputTable facilities(SyntheticCounty const& county) {
  OutputTable table = table_of("facilities", GeometryType::point,
                               {text_column("编号"), text_column("名称"), text_column("类别"),
                                text_column("使用状态"), text_column("所在村代码")});
  for (SyntheticFacility const& facility : county.facilities) {
    if (!is_water(facility)) {
      table.rows.push_back(
          {facility.code, text_cell(facility.name), text_cell(name_of(facility.kind, kKindWords)),
           text_cell(name_of(facility.status, kStatusWords)), text_cell(facility.village_code)});
      table.points.push_back(facility.point);
    }
  }
  return table;
}

// "1月日供水量(升)" … "12月日供水量(升)" and the persons it was built for.
void add_yield_columns(OutputTable& table) {
  for (int month = 1; month <= 12; ++month) {
    table.columns.push_back(integer_column(fmt::format("{}月日供水量(升)", month)));
  }
  table.columns.push_back(integer_column("设计供水人口"));
}

void append_yield(std::optional<SyntheticYield> const& yield, std::vector<OutputCell>& row) {
  for (std::size_t month = 0; month < 12; ++month) {
    row.push_back(yield ? OutputCell(yield->litres_a_day[month]) : OutputCell());
  }
  row.push_back(yield ? OutputCell(yield->designed.count()) : OutputCell());
}

// What counts of a spring or well is whether it is protected, which is drawn for each [A]; its name
// says which of the two it is.
std::string_view source_word(SyntheticFacility const& facility) {
  if (facility.source == WaterSource::none) {
    return "";
  }
  return name_of(
      facility.is_protected ? DrinkingSource::protected_well_spring : DrinkingSource::unprotected,
      kDrinkingWords);
}

OutputTable water_points(SyntheticCounty const& county) {
  OutputTable table =
      table_of("water_points", GeometryType::point,
               {text_column("编号"), text_column("名称"), text_column("类别"),
                text_column("使用状态"), text_column("水源"), text_column("所在村代码")});
  add_yield_columns(table);
  for (SyntheticFacility const& facility : county.facilities) {
    if (is_water(facility)) {
      table.rows.push_back({facility.code, text_cell(facility.name),
                            text_cell(name_of(facility.kind, kKindWords)),
                            text_cell(name_of(facility.status, kStatusWords)),
                            text_cell(source_word(facility)), text_cell(facility.village_code)});
      append_yield(facility.yield, table.rows.back());
      table.points.push_back(facility.point);
    }
  }
  return table;
}

OutputTable hazards(SyntheticCounty const& county) {
  OutputTable table =
      table_of("hazard_zones", GeometryType::area,
               {text_column("隐患点编号"), text_column("名称"), text_column("灾害类型"),
                text_column("易发程度"), text_column("所在村代码")});
  for (SyntheticHazard const& hazard : county.hazards) {
    table.rows.push_back({hazard.code, hazard.name, text_cell(name_of(hazard.kind, kHazardWords)),
                          text_cell(name_of(hazard.level, kHazardLevelWords)),
                          hazard.village_code});
    table.areas.push_back(hazard.area);
  }
  return table;
}

}  // namespace

std::vector<OutputTable> county_tables(SyntheticCounty const& county, Language headers) {
  std::vector<std::pair<OutputTable, std::optional<LayerRole>>> layers;
  layers.emplace_back(villages(county), LayerRole::villages);
  layers.emplace_back(committees(county), LayerRole::committees);
  layers.emplace_back(roads(county), LayerRole::roads);
  layers.emplace_back(facilities(county), LayerRole::facilities);
  layers.emplace_back(water_points(county), LayerRole::facilities);
  layers.emplace_back(county_site_table(county), LayerRole::sites);
  layers.emplace_back(hazards(county), LayerRole::hazards);
  layers.emplace_back(townships(county), std::nullopt);
  layers.emplace_back(hamlets(county), std::nullopt);
  layers.emplace_back(rivers(county), std::nullopt);
  std::vector<OutputTable> tables;
  tables.reserve(layers.size());
  for (auto& [table, role] : layers) {
    tables.push_back(headers == Language::en ? in_english(std::move(table), role)
                                             : std::move(table));
  }
  return tables;
}

}  // namespace tongcun
