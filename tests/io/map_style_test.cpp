// SPDX-License-Identifier: Apache-2.0
#include "io/map_style.h"

#include "io/write_qgis_project.h"
#include "tests/io/output_samples.h"
#include "tests/io/xml_check.h"

#include <cpl_minixml.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <regex>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using XmlTree = std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)>;

XmlTree parsed(std::string const& xml) {
  EXPECT_EQ(XmlCheck::problem_of(xml), "") << xml.substr(0, 300);
  return {CPLParseXMLString(xml.c_str()), &CPLDestroyXMLNode};
}

// Control characters become blanks in XML; the rest of a text survives.
std::string blanked(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

// The check itself: what it must find, it finds.
TEST(MapStyleTest, XmlCheckFindsFaults) {
  EXPECT_EQ(XmlCheck::problem_of("<a b=\"1\" c=\"x &amp; y\"><d/>text</a>"), "");
  for (char const* bad : {"<a>", "<a></b>", "<a b=1/>", "<a b=\"1\" b=\"2\"/>", "<a b=\"<\"/>",
                          "<a>&</a>", "<a>&nbsp;</a>", "<a/><b/>", "x<a/>", "<a>\x01</a>", "<a b>",
                          "<a>\xef\xbf\xbf</a>", "</a>", ""}) {
    EXPECT_NE(XmlCheck::problem_of(bad), "") << bad;
  }
}

// The five characters with a meaning are named, forbidden ones are blanks, others stay.
TEST(MapStyleTest, XmlText) {
  EXPECT_EQ(xml_text("<a b='c' d=\"e\">&amp;"),
            "&lt;a b=&apos;c&apos; d=&quot;e&quot;&gt;&amp;amp;");
  EXPECT_EQ(xml_text(std::string("a\0\x01\x1b\n\tb", 7)), "a     b");
  EXPECT_EQ(xml_text("\xef\xbf\xbe村\xef\xbf\xbf\xef\xbf\xbd"), " 村 \xef\xbf\xbd");
  EXPECT_EQ(xml_text("村😀"), "村😀");
}

// Drawn tables have a style, tables without geometry have none.
TEST(MapStyleTest, StylesOfTables) {
  std::vector<OutputTable> tables = sample_tables();
  EXPECT_TRUE(style_of(tables[0]));
  EXPECT_TRUE(style_of(tables[1]));
  EXPECT_TRUE(style_of(tables[2]));
  EXPECT_FALSE(style_of(tables[3]));
  tables[1].name = "facilities_clinics";
  EXPECT_EQ(style_of(tables[1])->rules.size(), 5U);  // used, and why not
  tables[2].name = "access_links";
  EXPECT_EQ(style_of(tables[2])->rules.size(), 1U);
}

// The classes of minutes meet without gap or overlap, from 0 up, and what is not reached has a
// look of its own as the last rule, without a filter.
TEST(MapStyleTest, MinuteClassesAreSeamless) {
  MapStyle const style = *style_of(sample_tables()[0]);
  ASSERT_GE(style.rules.size(), 3U);
  std::string from = "0";
  for (std::size_t i = 0; i + 2 < style.rules.size(); ++i) {
    std::smatch match;
    ASSERT_TRUE(std::regex_match(
        style.rules[i].filter, match,
        std::regex("\"clinic_walk_wet_min\" >= ([0-9]+) AND \"clinic_walk_wet_min\" < ([0-9]+)")))
        << style.rules[i].filter;
    EXPECT_EQ(match[1], from);
    from = match[2];
  }
  EXPECT_EQ(style.rules[style.rules.size() - 2].filter, "\"clinic_walk_wet_min\" >= " + from);
  EXPECT_EQ(style.rules.back().filter, "");
  for (std::size_t i = 0; i + 1 < style.rules.size(); ++i) {
    EXPECT_NE(style.rules[i].colour, style.rules.back().colour);
  }
  EXPECT_EQ(style.label_field, "village_name");
}

// A table without times (no service at all) is drawn as not reached, and labelled by its name.
TEST(MapStyleTest, TablesWithoutTimes) {
  MapStyle const style = *style_of(sample_tables()[1]);
  ASSERT_EQ(style.rules.size(), 1U);
  EXPECT_EQ(style.rules[0].filter, "");
  EXPECT_EQ(style.label_field, "site_name");
}

// QML of every table is well formed whatever the titles are, has a symbol for each rule and the
// title of each column as its alias.
TEST(MapStyleTest, QmlIsWellFormed) {
  for (std::string const& text : hostile_texts()) {
    for (OutputTable const& table : sample_tables(text, {text, text})) {
      std::optional<MapStyle> const style = style_of(table);
      if (!style) {
        continue;
      }
      XmlTree const tree = parsed(qml_of(*style, table, Language::zh));
      ASSERT_NE(tree, nullptr) << text;
      CPLXMLNode const* rule = CPLGetXMLNode(tree.get(), "=qgis.renderer-v2.rules.rule");
      CPLXMLNode const* symbol = CPLGetXMLNode(tree.get(), "=qgis.renderer-v2.symbols.symbol");
      for (MapRule const& expected : style->rules) {
        ASSERT_NE(rule, nullptr);
        ASSERT_NE(symbol, nullptr);
        EXPECT_EQ(CPLGetXMLValue(rule, "label", ""), blanked(expected.label.zh));
        EXPECT_EQ(CPLGetXMLValue(rule, "filter", ""),
                  expected.filter.empty() ? "ELSE" : expected.filter);
        EXPECT_STREQ(CPLGetXMLValue(rule, "symbol", "?"), CPLGetXMLValue(symbol, "name", "??"));
        rule = rule->psNext;
        symbol = symbol->psNext;
      }
      CPLXMLNode const* alias = CPLGetXMLNode(tree.get(), "=qgis.aliases.alias");
      for (OutputColumn const& column : table.columns) {
        ASSERT_NE(alias, nullptr);
        EXPECT_EQ(CPLGetXMLValue(alias, "field", ""), column.key);
        EXPECT_EQ(CPLGetXMLValue(alias, "name", ""), blanked(column.title.zh));
        alias = alias->psNext;
      }
    }
  }
}

// Words of a column have their names beside them, in the project too.
TEST(MapStyleTest, WordsHaveNames) {
  std::vector<OutputTable> tables = sample_tables();
  tables[2].columns[1].words = {{"path", {"path", "小路"}}};
  for (std::string const& xml : {qml_of(*style_of(tables[2]), tables[2], Language::zh),
                                 qgis_project("title", "plan.gpkg", tables, Language::zh)}) {
    EXPECT_NE(parsed(xml), nullptr);
    EXPECT_NE(xml.find(R"(<Option name="小路" type="QString" value="path"/>)"), std::string::npos);
    EXPECT_NE(xml.find(R"(field="road_class" name="等级")"), std::string::npos);
  }
}

// The project: well formed whatever the titles are; the drawn tables of the package beside it, each
// once in the tree and once as a layer, points above lines above areas.
TEST(MapStyleTest, ProjectIsWellFormed) {
  for (std::string const& text : hostile_texts()) {
    XmlTree const tree =
        parsed(qgis_project(text, "plan.gpkg", sample_tables(text, {text, text}), Language::zh));
    ASSERT_NE(tree, nullptr) << text;
    EXPECT_EQ(CPLGetXMLValue(tree.get(), "=qgis.title", ""), blanked(text));
    std::vector<std::string> sources;
    for (CPLXMLNode const* node =
             CPLGetXMLNode(tree.get(), "=qgis.layer-tree-group.layer-tree-layer");
         node != nullptr; node = node->psNext) {
      sources.emplace_back(CPLGetXMLValue(node, "source", ""));
    }
    EXPECT_EQ(sources, (std::vector<std::string>{"./plan.gpkg|layername=sites",
                                                 "./plan.gpkg|layername=roads",
                                                 "./plan.gpkg|layername=villages"}));
    std::vector<std::string> layers;
    for (CPLXMLNode const* node = CPLGetXMLNode(tree.get(), "=qgis.projectlayers.maplayer");
         node != nullptr; node = node->psNext) {
      layers.emplace_back(CPLGetXMLValue(node, "datasource", ""));
      EXPECT_STREQ(CPLGetXMLValue(node, "srs.spatialrefsys.authid", ""), "EPSG:4326");
    }
    EXPECT_EQ(layers, sources);
  }
}

// Layers that colour the villages would hide each other: a group of which one is shown at a time,
// at first the villages themselves.
TEST(MapStyleTest, VillagesShowOneLayerAtATime) {
  std::vector<OutputTable> tables = sample_tables();
  for (char const* name : {"guarantee_of_water", "guarantee_of_housing"}) {
    tables.push_back(tables[0]);
    tables.back().name = name;
  }
  XmlTree const tree = parsed(qgis_project("t", "plan.gpkg", tables, Language::zh));
  ASSERT_NE(tree, nullptr);
  CPLXMLNode const* const group =
      CPLGetXMLNode(tree.get(), "=qgis.layer-tree-group.layer-tree-group");
  ASSERT_NE(group, nullptr);
  EXPECT_STREQ(CPLGetXMLValue(group, "mutually-exclusive", ""), "1");
  EXPECT_STREQ(CPLGetXMLValue(group, "mutually-exclusive-child", ""), "0");
  std::string shown;
  for (CPLXMLNode const* node = CPLGetXMLNode(group, "layer-tree-layer"); node != nullptr;
       node = node->psNext) {
    shown += std::string(CPLGetXMLValue(node, "id", "")) + " " +
             CPLGetXMLValue(node, "checked", "") + "\n";
  }
  EXPECT_EQ(shown,
            "villages_layer Qt::Checked\nguarantee_of_water_layer Qt::Unchecked\n"
            "guarantee_of_housing_layer Qt::Unchecked\n");
  std::string others;
  for (CPLXMLNode const* node =
           CPLGetXMLNode(tree.get(), "=qgis.layer-tree-group.layer-tree-layer");
       node != nullptr; node = node->psNext) {
    if (std::string(node->pszValue) == "layer-tree-layer") {
      others += std::string(CPLGetXMLValue(node, "checked", "")) + " ";
    }
  }
  EXPECT_EQ(others, "Qt::Checked Qt::Checked ");
}

}  // namespace
}  // namespace tongcun
