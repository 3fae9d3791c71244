// SPDX-License-Identifier: Apache-2.0
#include "io/county_site_table.h"

#include "io/county_columns.h"

#include <fmt/format.h>

#include <cstdint>

namespace tongcun {
namespace {

constexpr std::array<std::string_view, 7> kSiteWords{"县城", "园区",   "集镇",      "中心村",
                                                     "新村", "幸福院", "避险安置点"};
constexpr std::array<std::string_view, 7> kStatusWords{"候选", "规划",   "设计",  "招标",
                                                       "在建", "已建成", "已入住"};
constexpr std::array<std::string_view, 2> kGroundWords{"不涉及", "涉及"};
constexpr std::int64_t kFen = 100;  // in a yuan

template <class Number>
OutputCell number_cell(std::optional<Number> const& number, std::int64_t divisor = 1) {
  return number ? OutputCell(std::int64_t{*number} / divisor) : OutputCell();
}

OutputCell flag_cell(std::optional<bool> const& flag) {
  return flag ? OutputCell(std::string(*flag ? "是" : "否")) : OutputCell();
}

OutputCell month_cell(std::optional<std::int32_t> const& month) {
  return month ? OutputCell(fmt::format("{:04}-{:02}", *month / 100, *month % 100)) : OutputCell();
}

std::vector<OutputColumn> columns() {
  std::vector<OutputColumn> columns{text_column("安置点编号"),   text_column("安置点名称"),
                                    text_column("安置点类型"),   text_column("安置点状态"),
                                    text_column("所在乡镇代码"), integer_column("期次"),
                                    text_column("可入住时间"),   integer_column("可安置人数")};
  for (DwellingClass const& dwelling : kDwellingClasses) {
    columns.push_back(integer_column(fmt::format("{}平方米套数", dwelling.square_metres)));
  }
  for (char const* key :
       {"基础设施投资(元)", "单方造价(元)", "可提供岗位数", "小学空余学位", "初中空余学位",
        "卫生室可增加服务人数", "可供水量(升)", "生产用地(平方米)", "一层套数"}) {
    columns.push_back(integer_column(key));
  }
  for (char const* key : {"电梯", "地质灾害隐患", "陡坡", "永久基本农田", "生态保护红线"}) {
    columns.push_back(text_column(key));
  }
  for (char const* key : {"入住年份", "搬迁户数", "实际入住户数", "已办不动产权证数", "劳动力人数",
                          "已就业人数", "零就业户数"}) {
    columns.push_back(integer_column(key));
  }
  return columns;
}

std::vector<OutputCell> cells_of(SyntheticSite const& site, SitePhase const& phase) {
  SiteRecord const& record = site.record;
  std::vector<OutputCell> row{site.code,
                              site.name,
                              word_cell(record.kind, kSiteWords),
                              word_cell(record.status, kStatusWords),
                              site.township_code,
                              std::int64_t{phase.number},
                              month_cell(phase.available_from),
                              number_cell(phase.persons_capacity)};
  for (DwellingStock const& stock : phase.dwellings) {
    row.emplace_back(std::int64_t{stock.count});
  }
  row.push_back(number_cell(phase.infrastructure_cost, kFen));
  row.push_back(number_cell(record.cost_per_area, kFen));
  row.push_back(number_cell(record.jobs));
  row.push_back(number_cell(record.primary_seats));
  row.push_back(number_cell(record.junior_seats));
  row.push_back(number_cell(record.clinic_persons));
  row.push_back(number_cell(record.water_litres));
  row.push_back(number_cell(record.production_land));
  row.push_back(number_cell(record.ground_floor));
  row.push_back(flag_cell(record.has_lift));
  for (std::optional<GroundState> const& ground :
       {record.hazard, record.slope, record.farmland, record.red_line}) {
    row.push_back(word_cell(ground, kGroundWords));
  }
  SiteFollowUp const& people = record.lived_in;
  for (std::optional<std::int32_t> const& number :
       {people.year, people.moved, people.occupied, people.certificates, people.labourers,
        people.employed, people.zero_job}) {
    row.push_back(number_cell(number));
  }
  return row;
}

}  // namespace

OutputTable county_site_table(SyntheticCounty const& county) {
  OutputTable table = table_of("sites", GeometryType::point, columns());
  for (SyntheticSite const& site : county.sites) {
    for (SitePhase const& phase : site.record.phases) {
      table.rows.push_back(cells_of(site, phase));
      table.points.push_back(site.point);
    }
  }
  return table;
}

}  // namespace tongcun
