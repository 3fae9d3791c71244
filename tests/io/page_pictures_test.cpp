// SPDX-License-Identifier: Apache-2.0
#include "io/page_pictures.h"

#include "io/report_data.h"
#include "io/report_page.h"
#include "tests/io/output_samples.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

std::string page_with(MapPicture const* relief, MapPicture const* background) {
  Scenario scenario;
  scenario.title = "\"pictures\":{\"relief\":1}</script";
  std::vector<OutputTable> const tables = sample_tables();
  ReportContent content;
  content.summary = "{}";
  content.relief = relief;
  content.background = background;
  for (OutputTable const& table : tables) {
    content.tables.push_back(&table);
  }
  return filled_page(page_template(), report_data(content, scenario));
}

// Bytes of every value, of every length modulo three.
MapPicture picture(std::size_t bytes) {
  MapPicture made{{-5, -900000000, 1800000000, 7}, 3, 4, {}, "nobody's <map> \"x\" 图"};
  for (std::size_t i = 0; i < bytes; ++i) {
    made.png += static_cast<char>(i);
  }
  return made;
}

void expect_same(std::optional<MapPicture> const& read, MapPicture const& wanted) {
  ASSERT_TRUE(read);
  EXPECT_EQ(read->box, wanted.box);
  EXPECT_EQ(read->columns, wanted.columns);
  EXPECT_EQ(read->rows, wanted.rows);
  EXPECT_EQ(read->attribution, wanted.attribution);
  EXPECT_EQ(read->png, wanted.png);
}

TEST(PagePicturesTest, AreReadBack) {
  for (std::size_t const bytes : {0, 1, 2, 3, 256, 257, 1000}) {
    MapPicture const relief = picture(bytes);
    MapPicture const background = picture(bytes + 1);
    std::string const page = page_with(&relief, &background);
    std::optional<PagePictures> const read = pictures_of_page(page);
    ASSERT_TRUE(read) << bytes;
    expect_same(read->relief, relief);
    expect_same(read->background, background);
    EXPECT_EQ(page_with(&*read->relief, &*read->background), page);
  }
}

TEST(PagePicturesTest, PagesWithoutPictures) {
  MapPicture const one = picture(5);
  std::optional<PagePictures> const read = pictures_of_page(page_with(nullptr, &one));
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->relief);
  EXPECT_TRUE(read->background);
  std::optional<PagePictures> const none = pictures_of_page(page_with(nullptr, nullptr));
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->relief || none->background);
}

TEST(PagePicturesTest, NoPageOfOurs) {
  std::string const begin = R"(<script type="application/json" id="data">)";
  for (
      std::string const data :
      {"", "{", "{}", "[]", R"({"pictures":[]})", R"({"pictures":{"relief":{}}})",
       R"({"pictures":{"relief":{"west":0,"south":0,"east":1,"north":1,"columns":1,"rows":1,"attribution":"","png":"?"}}})"}) {
    EXPECT_FALSE(pictures_of_page(begin + data + "</script>")) << data;
  }
  EXPECT_FALSE(pictures_of_page("<html></html>"));
  EXPECT_FALSE(pictures_of_page(begin));
}

}  // namespace
}  // namespace tongcun
