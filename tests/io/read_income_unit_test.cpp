// SPDX-License-Identifier: Apache-2.0
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

namespace tongcun {
namespace {

// Two households with these columns; a profile that counts in yuan.
LayerTable read_two(std::string const& columns, std::string const& first,
                    std::string const& second) {
  TemporaryFolder const folder;
  Profile profile = invented_profile();
  profile.terms.currency = "CNY";
  auto const path = folder.write("layer.csv", "虚构数据,户编号,行政区划代码,家庭人口," + columns +
                                                  "\n是,1,530112345001,3," + first +
                                                  "\n是,2,530112345001,3," + second + "\n");
  return read_layer(layer_source(LayerRole::households, "layer.csv", "EPSG:4490"), path, profile);
}

int doubts(LayerTable const& table) {
  return static_cast<int>(std::ranges::count(table.findings, "V605", &Finding::rule));
}

// Without columns of their own: as the forms say.
TEST(ReadIncomeUnit, FormsCountNetIncomeAYear) {
  LayerTable const table = read_two("人均纯收入", "7000", "8000");
  EXPECT_EQ(table.income_unit, (IncomeUnit{"CNY", "person/year", "net"}));
  EXPECT_EQ(doubts(table), 0);
}

TEST(ReadIncomeUnit, ColumnsSayWhatIsCounted) {
  EXPECT_EQ(read_two("人均纯收入,收入口径", "7000,可支配收入", "8000,可支配收入").income_unit,
            (IncomeUnit{"CNY", "person/year", "disposable"}));
  EXPECT_EQ(read_two("income_per_capita,income_unit,income_concept",
                     "3,USD-PPP-2021 person/day,survey", "4,USD-PPP-2021 每人每日,survey")
                .income_unit,
            (IncomeUnit{"USD-PPP-2021", "person/day", "survey"}));
}

// Two concepts, or one that nobody can read: a unit without words, which fits no line.
TEST(ReadIncomeUnit, TwoConceptsAreNeverPutTogether) {
  for (char const* const second : {"8000,可支配收入", "8000,", "8000,毛收入"}) {
    LayerTable const table = read_two("人均纯收入,收入口径", "7000,纯收入", second);
    EXPECT_EQ(table.income_unit, IncomeUnit{}) << second;
    EXPECT_EQ(doubts(table), 1) << second;
  }
  EXPECT_EQ(read_two("人均纯收入,收入单位", "7000,CNY a month", "1,CNY a month").income_unit,
            IncomeUnit{});
}

// Who records no income says nothing of its unit.
TEST(ReadIncomeUnit, RowsWithoutIncomeSayNothing) {
  LayerTable const table = read_two("人均纯收入,收入口径", "7000,纯收入", ",");
  EXPECT_EQ(table.income_unit, (IncomeUnit{"CNY", "person/year", "net"}));
  EXPECT_EQ(read_two("人均纯收入,收入口径", ",", ",").income_unit, std::nullopt);
}

}  // namespace
}  // namespace tongcun
