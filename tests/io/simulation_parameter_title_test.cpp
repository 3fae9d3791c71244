// SPDX-License-Identifier: Apache-2.0
#include "io/simulation_parameter_title.h"

#include "engine/poverty/simulation_options.h"
#include "io/headline_title.h"
#include "io/money.h"
#include "io/simulation_parameters.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace tongcun {
namespace {

Services one_service() {
  Services services;
  Service clinic;
  clinic.key = "clinic";
  clinic.name = {"medical point", "医疗点"};
  services.push_back(clinic);
  return services;
}

// A simulation in which everything is set that can be.
PathTerms everything() {
  PathTerms terms;
  terms.start_year = 2026;
  terms.lines = {1, 1, 1};
  SimulationOptions& options = terms.options;
  DemographyOptions demography;
  demography.deaths.push_back({.from = 60, .men = 0.02, .women = 0.01});
  demography.births.push_back({.from = 20, .until = 29, .chance = 0.1});
  demography.share_of_boys = 0.51;
  options.demography = demography;
  ShockOption shock;
  shock.kind = ShockKind::market;
  shock.by_year[2027] = 0.5;
  options.shocks.push_back(shock);
  MinuteEffect minutes;
  minutes.service = "clinic";
  options.minute_effects.push_back(minutes);
  ProgrammeOption programme;
  programme.name = "公益.岗位";
  programme.kind = "health";
  programme.transfer_a_person = 1;
  programme.transfer_a_household = 1;
  programme.wage_a_household = 1;
  programme.business_a_household = 1;
  programme.cost_a_household = 1;
  programme.causes.insert(PovertyCause{});
  programme.assist_classes.insert(AssistClass{});
  programme.monitor_classes.insert(MonitorClass{});
  programme.registered_classes.insert(RegisteredClass{});
  options.programmes.push_back(programme);
  return terms;
}

std::set<std::string> raw(PathTerms const& terms, std::string const& currency) {
  ProfileTerms money;
  money.currency = currency;
  std::set<std::string> found;
  for (SimulationParameter const& parameter : simulation_parameters(terms, Money(money))) {
    Text const title = simulation_parameter_title(parameter.key, one_service());
    Text const unit = stated_unit(parameter.unit);
    if (title.en == title.zh) {
      found.insert(parameter.key);
    }
    if (!unit.en.empty() && unit.en == unit.zh) {
      found.insert(parameter.unit);
    }
  }
  return found;
}

// No parameter and no unit is left to its key or to English.
TEST(SimulationParameterTitle, EveryParameterAndUnitHasANameInBothLanguages) {
  EXPECT_EQ(raw(everything(), "CNY"), std::set<std::string>{});
  EXPECT_EQ(raw(everything(), ""), std::set<std::string>{});
  EXPECT_EQ(raw({}, "CNY"), std::set<std::string>{});
}

TEST(SimulationParameterTitle, SaysOfWhatItIs) {
  auto const title = [](char const* key, Language language) {
    return simulation_parameter_title(key, one_service()).in(language);
  };
  EXPECT_EQ(title("persistence", Language::zh), "收入偏离一年后保留的比例");
  EXPECT_EQ(title("shocks.market.chance.2027", Language::en),
            "fall of prices: chance a household and year, 0 to 1, in 2027");
  EXPECT_EQ(title("shocks.market.loss", Language::zh), "市场价格下跌：损失占当年收入的比例");
  EXPECT_EQ(title("demography.deaths.60.men", Language::zh), "男性每年死亡概率，60 岁起");
  EXPECT_EQ(title("demography.births.20-29", Language::en), "chance of a woman a year, ages 20-29");
  EXPECT_EQ(title("effects.minutes.clinic.walk.most_minutes", Language::zh),
            "医疗点：步行：最多计入的分钟数");
  EXPECT_EQ(title("programmes.公益.岗位.budget", Language::zh), "公益.岗位：年度预算");
  EXPECT_EQ(title("no_such", Language::en), "no_such");
}

TEST(SimulationParameterTitle, UnitsOfMoneyInAnyCurrency) {
  EXPECT_EQ(stated_unit("CNY a household and year").zh, "元/户·年");
  EXPECT_EQ(stated_unit("CNY a household").zh, "元/户");
  EXPECT_EQ(stated_unit("RWF a person and year").zh, "RWF/人·年");
  EXPECT_EQ(stated_unit("RWF a person and year").en, "RWF a person and year");
  EXPECT_EQ(stated_unit("RWF a moon").zh, "RWF a moon");
}

}  // namespace
}  // namespace tongcun
