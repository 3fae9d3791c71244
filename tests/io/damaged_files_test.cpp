// SPDX-License-Identifier: Apache-2.0
#include "tests/io/geopackage_maker.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// A package of 300 sites with names long enough to fill many pages of 4096 bytes.
class DamagedFilesTest : public testing::Test {
 protected:
  DamagedFilesTest() {
    PackageLayer layer{"sites", 4326, wkbPoint, {{"id", OFTString}, {"name", OFTString}}, {}};
    for (int i = 0; i < 300; ++i) {
      layer.rows.push_back({{"s" + std::to_string(i), std::string(100, 'n')},
                            "POINT (104." + std::to_string(100 + i) + " 30)"});
    }
    make_geopackage(folder_ / "whole.gpkg", {layer});
    bytes_ = content_of(folder_ / "whole.gpkg");
  }

  LayerTable read(std::string_view name, std::string_view bytes) {
    return read_layer(layer_source(LayerRole::sites, std::string(name)),
                      folder_.write(name, bytes));
  }

  // Rejected by one of the rules for files that are not what they seem.
  static void expect_refused(LayerTable const& table, std::string const& what) {
    EXPECT_TRUE(any_rejected(table.findings)) << what;
    for (Finding const& finding : table.findings) {
      EXPECT_TRUE(finding.rule == "V006" || finding.rule == "V007" || finding.rule == "V009" ||
                  finding.rule == "V010" || finding.rule == "V016" || finding.rule == "V001" ||
                  finding.rule == "V002" || finding.rule == "V005" || finding.rule == "V064" ||
                  finding.rule == "V923" || finding.treatment != Treatment::rejected)
          << what << "\n"
          << listed(table.findings);
    }
  }

  TemporaryFolder folder_;
  std::string bytes_;
};

// The file as it was written is read whole: whatever the other tests refuse, they have damaged.
TEST_F(DamagedFilesTest, WholeFileIsRead) {
  LayerTable const table = read("whole.gpkg", bytes_);
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.counts.accepted, 300);
  EXPECT_GT(bytes_.size(), 20U * 4096U);
}

// Cut to 60 % and to every other tenth, at page ends and within pages: never accepted.
TEST_F(DamagedFilesTest, TruncatedGeopackage) {
  for (std::size_t percent = 5; percent < 100; percent += 5) {
    std::size_t const size = bytes_.size() * percent / 100;
    expect_refused(read("cut.gpkg", bytes_.substr(0, size)), std::to_string(percent) + " %");
    expect_refused(read("cut.gpkg", bytes_.substr(0, size / 4096 * 4096)),
                   std::to_string(percent) + " % to the page");
  }
  expect_refused(read("cut.gpkg", bytes_.substr(0, bytes_.size() - 4096)), "last page");
  expect_refused(read("cut.gpkg", ""), "nothing");
}

// Each page overwritten in turn: the layer is refused, or reads exactly as before (pages of tables
// that are none of ours).
TEST_F(DamagedFilesTest, OverwrittenPages) {
  LayerTable const whole = read("whole.gpkg", bytes_);
  std::size_t refused = 0;
  std::size_t const pages = bytes_.size() / 4096;
  for (std::size_t page = 0; page < pages; ++page) {
    for (char const filling : {'\0', 'Z', '\x0d'}) {
      std::string damaged = bytes_;
      std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, filling);
      LayerTable const table = read("damaged.gpkg", damaged);
      if (any_rejected(table.findings)) {
        ++refused;
        continue;
      }
      ASSERT_EQ(table.sites.size(), whole.sites.size()) << "page " << page;
      for (std::size_t i = 0; i < whole.sites.size(); ++i) {
        ASSERT_EQ(table.sites[i].code, whole.sites[i].code) << "page " << page;
        ASSERT_EQ(table.sites[i].name, whole.sites[i].name) << "page " << page;
        ASSERT_EQ(table.sites[i].point, whole.sites[i].point) << "page " << page;
      }
    }
  }
  EXPECT_GE(refused, 3 * pages * 8 / 10);
}

// The pages that hold the rows themselves, found by the names in them, are always missed.
TEST_F(DamagedFilesTest, OverwrittenRows) {
  int pages = 0;
  for (std::size_t at = 0; at + 4096 <= bytes_.size(); at += 4096) {
    if (bytes_.substr(at, 4096).find(std::string(100, 'n')) == std::string::npos) {
      continue;
    }
    ++pages;
    std::string damaged = bytes_;
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(at), 4096, '\0');
    LayerTable const table = read("damaged.gpkg", damaged);
    EXPECT_FALSE(findings_of(table.findings, "V016").empty() &&
                 findings_of(table.findings, "V010").empty())
        << at << "\n"
        << listed(table.findings);
  }
  EXPECT_GT(pages, 5);
}

constexpr char const* kGeojson = R"({"type": "FeatureCollection", "name": "sites", "features": [
{"type": "Feature", "properties": {"id": "s1", "name": "北坪"}, "geometry": {"type": "Point", "coordinates": [104.5, 30.25]}},
{"type": "Feature", "properties": {"id": "s2", "name": "南坝"}, "geometry": {"type": "Point", "coordinates": [105, 31]}}
]})";

// Every beginning of a GeoJSON text but the whole is refused.
TEST_F(DamagedFilesTest, TruncatedGeojson) {
  std::string const text = kGeojson;
  LayerTable const whole = read("whole.geojson", text);
  EXPECT_TRUE(is_accepted(whole)) << listed(whole.findings);
  EXPECT_EQ(whole.sites.size(), 2U);
  for (std::size_t size = 0; size < text.size(); ++size) {
    expect_refused(read("cut.geojson", text.substr(0, size)), "first " + std::to_string(size));
  }
}

// A long one, cut to 60 % in the midst of its features.
TEST_F(DamagedFilesTest, TruncatedLongGeojson) {
  std::string text = R"({"type": "FeatureCollection", "features": [)";
  for (int i = 0; i < 20000; ++i) {
    text += (i == 0 ? "" : ",") + std::string(R"({"type": "Feature", "properties": {"id": "s)") +
            std::to_string(i) +
            R"("}, "geometry": {"type": "Point", "coordinates": [104.5, 30.25]}})" + "\n";
  }
  text += "]}";
  LayerTable const whole = read("whole.geojson", text);
  EXPECT_EQ(whole.layer.counts.accepted, 20000) << listed(whole.findings);
  expect_refused(read("cut.geojson", text.substr(0, text.size() * 6 / 10)), "60 %");
}

// A CSV text cut to 60 % ends in mid-row: refused, or read with the warning that it may be cut.
TEST_F(DamagedFilesTest, TruncatedCsv) {
  std::string text = "id,name,x,y\n";
  for (int i = 0; i < 12; ++i) {
    text += "s" + std::to_string(i) + ",\"n\",104.5,30.25\n";
  }
  int warned = 0;
  for (std::size_t size = 13; size < text.size(); ++size) {
    LayerTable const table = read_csv(folder_, LayerRole::sites, text.substr(0, size));
    bool const at_row_end = text[size - 1] == '\n';
    bool const is_warned = !findings_of(table.findings, "V014").empty();
    EXPECT_TRUE(at_row_end || is_warned || any_rejected(table.findings)) << size;
    warned += is_warned ? 1 : 0;
  }
  EXPECT_GT(warned, 50);
}

// Nesting far beyond any real file: refused, whatever the depth, and never a crash.
TEST_F(DamagedFilesTest, DeepGeojson) {
  for (std::size_t const depth : {std::size_t{10000}, std::size_t{1000000}}) {
    std::string const open(depth, '[');
    std::string const close(depth, ']');
    for (
        std::string const& text :
        {open, open + close,
         R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": )" +
             open + close + R"(}, "geometry": null}]})",
         R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, )"
         R"("geometry": {"type": "Polygon", "coordinates": )" +
             open + close + "}}]}"}) {
      expect_refused(read("deep.geojson", text), std::to_string(depth));
    }
  }
}

}  // namespace
}  // namespace tongcun
