// SPDX-License-Identifier: Apache-2.0
#include "io/county_study.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int32_t kLastNationalLine = 2020;
constexpr std::int32_t kMostYears = 4;
constexpr std::size_t kMostRoutes = 4;
constexpr std::size_t kMostClinics = 2;

std::int32_t years_ahead(std::int32_t year) {
  return year < kLastNationalLine ? std::min(kMostYears, kLastNationalLine - year) : kMostYears;
}

std::string law_text(SyntheticCounty const& county, CountyLine const& line, bool zh) {
  std::int32_t const year = county.parameters.year;
  std::string text = fmt::format(
      R"(
# {}
[simulate]
years = {}                           # {}
replicates = 100                    # {}
persistence = 0.6                   # {}
deviation = 0.3                     # {}
growth = 0.04                       # {}
)",
      zh ? "今后模拟：虚构县没有真实参数，以下数值均为假设，仅供试用；真实的县请写明自己的数值和来"
           "源"
         : "Years ahead. An invented county has no true numbers: these are assumed, to try things "
           "on; of a real county state your own, with their source",
      years_ahead(year), zh ? "台账年度之后的年数" : "after the register's",
      zh ? "重复次数" : "how many times over",
      zh ? "假设：对均值的偏离一年后所余的份额"
         : "assumed: part of a deviation from the mean that is left a year later",
      zh ? "假设：收入对数长期围绕均值的标准差"
         : "assumed: of the logarithm of income around its mean, in the long run",
      zh ? "假设：收入年增长" : "assumed: of all incomes, a year");
  bool const has_national_lines = !line.key.empty() && year < kLastNationalLine;
  if (!has_national_lines) {
    text += fmt::format("line_growth = 0.03                  # {}\n",
                        zh ? "假设：以后年份的标准没有公布值，按此增长"
                           : "assumed: of the line, which nobody states for later years");
  }
  text += fmt::format("source = \"{}\"\n", zh ? "为虚构县假设" : "assumed for the invented county");
  text += fmt::format("# decomposition = true              # {}\n",
                      zh ? "变化由哪些措施、哪些户构成" : "what the change is made up of");
  return text;
}

std::string effects_text(bool zh) {
  return fmt::format(
      R"(
# {}
# [simulate.effects.relocation]
# job_chance = …                    # {}
# job_wage = …                      # {}
# business_kept = …                 # {}
# source = "…"
# [simulate.effects.roads]          # {}
# wage_gain = …                     # {}
# source = "…"

# {}
# [simulate.demography]             # {}
# source = "…"
# [[simulate.demography.deaths]]    # {}
# from = 0
# men = …
# women = …
)",
      zh ? "各项措施对收入的影响没有来源，因此不设定、按无影响计；有依据时去掉 # 并写明来源"
         : "What measures change for incomes has no source here: it is not set, and "
           "has no effect. Who has one takes the # away",
      zh ? "搬迁后有劳动力的户就业的概率"
         : "that a household with labour finds a post after the move",
      zh ? "该岗位年工资" : "of the post, a year",
      zh ? "经营收入所余的份额" : "part of the income from business that is left",
      zh ? "所在村通硬化路后" : "of households whose village gets a hardened road",
      zh ? "工资性收入的增幅" : "more, in parts of today's wages",
      zh ? "人口变化没有来源，因此不设定，农户人口保持现状；有生命表时去掉 # 并写明来源"
         : "Births and deaths have no source here: households stay as they are. Who has a life "
           "table "
           "takes the # away",
      zh ? "只写来源时只计年龄增长" : "with its source alone all only grow older",
      zh ? "自该年龄起一年内死亡的概率" : "chance to die within a year, from that age on");
}

// What a study may be asked beside its numbers.
std::string questions_text(std::int32_t last_year, bool zh) {
  return fmt::format(
      R"(
# {}
# [simulate.sensitivity]            # {}
# step = 0.1                        # {}
# [[simulate.targets]]              # {}
# what = "headcount"
# year = {}
# value = 0.02
# source = "{}"
# [[simulate.programmes]]           # {}
# name = "{}"
# causes = ["illness"]
# places = 100
# source = "{}"
)",
      zh ? "可向模拟提出的问题：去掉 # 即计算"
         : "Questions to ask: without the # they are answered",
      zh ? "结果依赖哪些参数" : "what the result rests on",
      zh ? "各参数上下变动的比例" : "a tenth of each number less and more",
      zh ? "目标与结果对照" : "what a plan aims at, beside the result", last_year,
      zh ? "示例" : "an example",
      zh ? "一户一策：针对致贫原因；不写金额则不影响收入"
         : "for a cause of poverty; without an amount it changes no income",
      zh ? "医疗救助" : "medical aid", zh ? "示例" : "an example");
}

// Roads that are not hardened, and villages that nobody serves, to try measures on.
std::string measures_text(SyntheticCounty const& county, bool zh) {
  // Whole roads to villages: of one that stays soft in part, nobody is nearer to anything.
  std::string roads;
  std::set<std::string> routes;
  for (SyntheticRoad const& road : county.roads) {
    bool const is_soft =
        road.traits.surface == RoadSurface::gravel || road.traits.surface == RoadSurface::earth;
    bool const is_tried = is_soft && !road.route_code.empty() &&
                          road.traits.road_class == RoadClass::village &&
                          (routes.contains(road.route_code) || routes.size() < kMostRoutes);
    if (is_tried) {
      routes.insert(road.route_code);
      roads += fmt::format("{}\"{}\"", roads.empty() ? "" : ", ", road.code);
    }
  }
  std::string text;
  std::int32_t const year = county.parameters.year + 1;
  if (!roads.empty()) {
    text += fmt::format(R"(
# {}
# [[upgrades]]
# name = "{}"
# roads = [{}]
# surface = "concrete"
# year = {}                       # {}
)",
                        zh ? "可试的措施：去掉 # 即与基准对比"
                           : "Measures to try: without the # they stand beside the baseline",
                        zh ? "硬化村道" : "hardened village roads", roads, year,
                        zh ? "自该年起可用" : "from which it can be used");
  }
  std::size_t clinics = 0;
  for (SyntheticVillage const& village : county.villages) {
    if (village.clinic == ClinicArrangement::none && clinics < kMostClinics) {
      ++clinics;
      text += fmt::format(R"(
# [[new_facilities]]
# name = "{}"
# kind = "village_clinic"
# served_days = 5
# village = "{}"
# year = {}
)",
                          zh ? village.name + "卫生室" : "clinic of " + village.name, village.code,
                          year);
    }
  }
  return text;
}

}  // namespace

std::string study_text(SyntheticCounty const& county, CountyLine const& line, Language language) {
  bool const zh = language == Language::zh;
  std::int32_t const year = county.parameters.year;
  return law_text(county, line, zh) + effects_text(zh) +
         questions_text(year + years_ahead(year), zh) + measures_text(county, zh);
}

}  // namespace tongcun
