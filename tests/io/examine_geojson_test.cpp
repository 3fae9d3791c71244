// SPDX-License-Identifier: Apache-2.0
#include "io/examine_geojson.h"

#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>

namespace tongcun {
namespace {

using Fault = GeojsonExamination::Fault;

class ExamineGeojsonTest : public testing::Test {
 protected:
  GeojsonExamination examine(std::string_view text) {
    return examine_geojson(folder_.write("a.geojson", text));
  }
  TemporaryFolder folder_;
};

// Features are the members of the outermost list of that name, whatever they are; others of that
// name, and lists within them, are not counted.
TEST_F(ExamineGeojsonTest, CountsFeatures) {
  EXPECT_EQ(examine(R"({"features": []})").features, 0);
  EXPECT_EQ(examine(R"({"features": [{}, {"features": [1, 2]}, null, [3, [4]]]})").features, 4);
  EXPECT_EQ(examine(R"({"a": {"features": [1]}, "b": [{"features": [1]}]})").features,
            std::nullopt);
  EXPECT_EQ(examine(R"({"features": 7})").features, std::nullopt);
  EXPECT_EQ(examine("\xef\xbb\xbf \n{\"features\": [{}]}").features, 1);
  EXPECT_EQ(examine("\xef\xbb\xbf{\"features\": [{}]}").fault, Fault::none);
}

// 32 levels are read, 33 are not, however they are made.
TEST_F(ExamineGeojsonTest, Levels) {
  for (auto const& [open, close] : {std::pair("[", "]"), std::pair("{\"a\":", "}")}) {
    for (int const levels : {32, 33}) {
      std::string text = "{\"a\":";
      for (int i = 1; i < levels; ++i) {
        text += open;
      }
      text += std::string_view(open) == "[" ? "" : "1";
      for (int i = 1; i < levels; ++i) {
        text += close;
      }
      EXPECT_EQ(examine(text + "}").fault, levels == 32 ? Fault::none : Fault::too_deep) << text;
    }
  }
}

// The line where a fault is, also far into a long file.
TEST_F(ExamineGeojsonTest, Lines) {
  GeojsonExamination const twice = examine("{\"a\": 1,\n\"b\": {\"c\": 1,\n\"c\": 2}}");
  EXPECT_EQ(twice.fault, Fault::repeated_key);
  EXPECT_EQ(twice.key, "c");
  EXPECT_EQ(twice.line, 3);
  std::string text = "{\"features\": [\n";
  for (int i = 0; i < 300000; ++i) {
    text += "{\"a\": " + std::to_string(i) + "},\n";
  }
  GeojsonExamination const broken = examine(text + "}]}");
  EXPECT_EQ(broken.fault, Fault::no_json);
  EXPECT_EQ(broken.line, 300002);
  EXPECT_EQ(examine(text + "{}]}").features, 300001);
}

// One key in two objects is nothing.
TEST_F(ExamineGeojsonTest, KeysOfOtherObjects) {
  EXPECT_EQ(examine(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]})").fault, Fault::none);
}

TEST_F(ExamineGeojsonTest, OtherThings) {
  for (char const* text :
       {"", " ", "[]", "7", "<x/>", "\xef\xbb", "\xef\xbb\xbf", "SQLite format"}) {
    EXPECT_EQ(examine(text).fault, Fault::no_object) << text;
  }
  EXPECT_EQ(examine_geojson(folder_ / "absent").fault, Fault::no_object);
  for (char const* text : {"{", "{\"a\"}", "{}x", "{} {}", "{\"a\": NaN}", "{\"a\": 1,}"}) {
    EXPECT_EQ(examine(text).fault, Fault::no_json) << text;
  }
}

}  // namespace
}  // namespace tongcun
