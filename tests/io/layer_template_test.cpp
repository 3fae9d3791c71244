// SPDX-License-Identifier: Apache-2.0
#include "io/layer_template.h"

#include "io/enum_names.h"
#include "io/pseudonyms.h"
#include "io/text_file.h"
#include "io/vocabulary.h"
#include "io/xlsx_workbook.h"
#include "io/zip_archive.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

class LayerTemplateTest : public testing::TestWithParam<Language> {
 protected:
  TemporaryFolder folder_;
};

// Headers are those that the reader knows, each for one field.
TEST_P(LayerTemplateTest, HeadersAreKnown) {
  for (LayerRole const role : template_roles()) {
    std::set<std::string> headers;
    for (TemplateColumn const& column : template_columns(role, GetParam())) {
      EXPECT_TRUE(headers.insert(normalised_word(column.header)).second)
          << name_of(role, kLayerRoleNames) << " " << column.header;
      std::vector<std::string> const& known = vocabulary().aliases(role, column.field);
      EXPECT_NE(std::ranges::find(known, normalised_word(column.header)), known.end())
          << column.field << " " << column.header;
      EXPECT_FALSE(column.is_required && column.example.empty()) << column.field;
    }
    EXPECT_GT(headers.size(), 2U);
  }
}

// A workbook that is filled in as its example says is read without a word.
TEST_P(LayerTemplateTest, FilledInItIsReadWithoutFindings) {
  write_pseudonym_key(folder_ / "key");
  std::optional<Pseudonyms> const key = Pseudonyms::from_file(folder_ / "key");
  ASSERT_TRUE(key);
  for (LayerRole const role : template_roles()) {
    std::vector<std::string> row;
    for (TemplateColumn const& column : template_columns(role, GetParam())) {
      row.push_back(column.example);
    }
    std::string const name = std::string(name_of(role, kLayerRoleNames)) + ".xlsx";
    write_template_workbook(folder_ / name, role, GetParam(), {row});
    bool const has_places = role != LayerRole::persons && role != LayerRole::crosswalk;
    LayerSource source = layer_source(role, name, has_places ? "EPSG:4490" : "");
    source.layer = template_sheet(role, GetParam());
    OpenedSource const opened = open_features(source, folder_ / name);
    ASSERT_TRUE(opened.source) << name << listed(opened.findings);
    LayerTable const table = read_rows(source, invented_profile(), *opened.source, {&*key, 2026});
    EXPECT_TRUE(table.findings.empty()) << name << "\n" << listed(table.findings);
    EXPECT_TRUE(is_accepted(table)) << name;
  }
}

// The blank one has headers and lists to choose from, and no row of data.
TEST_P(LayerTemplateTest, BlankWorkbooks) {
  write_template_workbook(folder_ / "villages.xlsx", LayerRole::villages, GetParam());
  write_template_workbook(folder_ / "again.xlsx", LayerRole::villages, GetParam());
  EXPECT_EQ(content_of(folder_ / "villages.xlsx"), content_of(folder_ / "again.xlsx"));
  std::optional<XlsxWorkbook> const book = XlsxWorkbook::open(folder_ / "villages.xlsx");
  ASSERT_TRUE(book);
  ASSERT_EQ(book->sheets().size(), 3U);
  EXPECT_EQ(book->sheets()[0].name, template_sheet(LayerRole::villages, GetParam()));
  EXPECT_EQ(book->read_sheet(book->sheets()[0])->rows.size(), 1U);
  std::string const xml =
      ZipArchive::open(folder_ / "villages.xlsx")->read("xl/worksheets/sheet1.xml").value_or("");
  EXPECT_NE(xml.find("<dataValidation type=\"list\""), std::string::npos);
  EXPECT_EQ(xml.find("<f>"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Languages, LayerTemplateTest, testing::Values(Language::zh, Language::en));

}  // namespace
}  // namespace tongcun
