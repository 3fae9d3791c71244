// SPDX-License-Identifier: Apache-2.0
#include "io/shapefile_names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Names = std::vector<std::string>;

TEST(ShapefileNames, CutAndDifferent) {
  EXPECT_EQ(shapefile_names({"site_code", "length_m"}), (Names{"site_code", "length_m"}));
  EXPECT_EQ(shapefile_names({"clinic_walk_dry_min", "clinic_walk_wet_min", "clinic_walk_worst"}),
            (Names{"clinic_wal", "clinic_w_2", "clinic_w_3"}));
  // One that needs no change keeps its name, whoever comes first.
  EXPECT_EQ(shapefile_names({"clinic_walk", "clinic_wal"}), (Names{"clinic_w_2", "clinic_wal"}));
  EXPECT_EQ(shapefile_names({"Code", "code"}), (Names{"Code", "code_2"}));
  EXPECT_EQ(shapefile_names({"2020", "", "村名", "a b-c"}), (Names{"f_2020", "f_", "f__2", "abc"}));
}

TEST(ShapefileNames, HundredsThatBeginAlike) {
  Names keys;
  for (int i = 0; i < 300; ++i) {
    keys.push_back("access_minutes_" + std::to_string(i));
  }
  Names const names = shapefile_names(keys);
  EXPECT_EQ(std::set(names.begin(), names.end()).size(), 300U);
  EXPECT_TRUE(
      std::ranges::all_of(names, [](std::string const& name) { return name.size() <= 10; }));
  EXPECT_EQ(names[299], "access_300");
}

TEST(ShapefileNames, FilesStayInTheirFolder) {
  EXPECT_EQ(file_name_of("roads", {}), "roads");
  EXPECT_EQ(file_name_of("../../etc/passwd", {}), "______etc_passwd");
  EXPECT_EQ(file_name_of("-rf", {}), "_rf");
  EXPECT_EQ(file_name_of("Roads", {"roads"}), "Roads_2");
  EXPECT_EQ(file_name_of("", {}), "layer");
  EXPECT_EQ(file_name_of(std::string(300, 'a'), {std::string(100, 'a')}),
            std::string(98, 'a') + "_2");
}

TEST(ShapefileNames, TextsAreCutBetweenCharacters) {
  std::string const ascii(254, 'a');
  EXPECT_EQ(cut_text(ascii), ascii);
  EXPECT_EQ(cut_text(ascii + "b"), ascii);
  std::string chinese;
  for (int i = 0; i < 85; ++i) {
    chinese += "村";  // three bytes each: 84 of them are 252
  }
  EXPECT_EQ(cut_text(chinese), chinese.substr(0, 252));
}

}  // namespace
}  // namespace tongcun
