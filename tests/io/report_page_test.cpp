// SPDX-License-Identifier: Apache-2.0
#include "io/report_page.h"

#include "io/csv_reader.h"
#include "io/glossary.h"
#include "io/household_list.h"
#include "io/report_data.h"
#include "io/write_csv.h"
#include "io/write_report.h"
#include "tests/io/output_samples.h"
#include "tests/worlds/hostile_payloads.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::json;

std::string report_of(std::vector<OutputTable> const& tables, std::string const& title = "county",
                      ReportEdition edition = ReportEdition::open,
                      std::vector<OutputTable> const& internal = {},
                      std::vector<HouseholdList> const& lists = {}) {
  RunHead head;
  head.title = title;
  head.stamps = {{"invented", "虚构"}};
  std::string const summary =
      Json({{"title", title}}).dump(-1, ' ', false, Json::error_handler_t::replace);
  return report_html(edition, {head, tables, internal, summary, &lists});
}

// The block between its own tags, as a browser finds it: up to the first end of a script.
std::string block_of(std::string const& page) {
  std::string const begin = "<script type=\"application/json\" id=\"data\">";
  std::size_t const at = page.find(begin);
  std::size_t const from = at + begin.size();
  return at == std::string::npos ? "" : page.substr(from, page.find("</script", from) - from);
}

// Thirty, each in five surroundings.
std::vector<std::string> surrounded_texts() {
  std::vector<std::string> texts;
  std::vector<std::string> payloads = hostile_payloads();
  payloads.insert(payloads.end(), {"\xff\xfe", "<meta http-equiv=refresh content=0>"});
  for (char const* around : {"", "甲", "a\n", "\"", "<b>"}) {
    for (std::string const& payload : payloads) {
      texts.push_back(around + payload);
    }
  }
  return texts;
}

TEST(ReportPageTest, NoNameLeavesItsBlock) {
  std::vector<std::string> const texts = surrounded_texts();
  EXPECT_EQ(texts.size(), 150U);
  std::string const page(page_template());
  std::string const plain = report_of(sample_tables());
  std::string const around = plain.substr(plain.find("</script", plain.find("id=\"data\"")));
  for (std::string const& text : texts) {
    std::string const report = report_of(sample_tables(text, {text, text}), text);
    std::string const block = block_of(report);
    EXPECT_EQ(block.find_first_of("<>&"), std::string::npos) << text;
    EXPECT_TRUE(report.ends_with(around)) << text;
    Json const data = Json::parse(block);
    bool const is_text = text.find('\xff') == std::string::npos;
    if (is_text) {
      EXPECT_EQ(data["title"], text);
      EXPECT_EQ(data["tables"]["villages"]["columns"][1]["data"]["n"][0], text);
    }
  }
}

// The policy lets one script run, by its digest; nothing is loaded.
TEST(ReportPageTest, PolicyOfThePage) {
  std::string const page(page_template());
  EXPECT_NE(page.find("default-src 'none'; script-src 'sha256-"), std::string::npos);
  EXPECT_EQ(page.find("connect-src"), std::string::npos);
  EXPECT_FALSE(std::regex_search(page.substr(0, 2000), std::regex("(src|href)=\"?https?:")));
  EXPECT_EQ(page.find(kPlaceOfData), page.rfind(kPlaceOfData));
}

// Numbers come as they stand in the tables; the code of the page finds all texts that it asks for.
TEST(ReportPageTest, DataAreTheTables) {
  Json const data = Json::parse(block_of(report_of(sample_tables())));
  Json const& villages = data["tables"]["villages"];
  EXPECT_EQ(villages["rows"], 2);
  EXPECT_EQ(villages["columns"][2]["data"]["n"], Json::parse("[512,null]"));
  EXPECT_EQ(villages["columns"][3]["decimals"], 2);
  EXPECT_EQ(villages["geometry"], "area");
  EXPECT_EQ(villages["shapes"][1], nullptr);
  EXPECT_EQ(data["edition"], "public");
  for (std::string const& key : keys_below("report")) {
    EXPECT_TRUE(data["texts"].contains(std::string(word_of(key)))) << key;
  }
}

// A cell of a column as the page unpacks and prints it.
std::string printed_cell(Json const& column, std::size_t row) {
  Json const& data = column["data"];
  Json const cell = data.contains("c") ? data["c"] : data.contains("n") ? data["n"][row] : Json();
  if (cell.is_number()) {
    OutputColumn form;
    form.decimals = column["decimals"];
    return printed(OutputCell(cell.get<std::int64_t>()), form);
  }
  return cell.is_null() ? "" : cell.get<std::string>();
}

TEST(ReportPageTest, CellsAreThoseOfTheCsvFile) {
  std::vector<OutputTable> const tables = sample_tables();
  Json const data = Json::parse(block_of(report_of(tables)));
  for (OutputTable const& table : tables) {
    std::string const csv = csv_of(table);
    CsvReader reader(csv);
    static_cast<void>(reader.next());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      auto const cells = reader.next();
      ASSERT_TRUE(cells) << table.name;
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        EXPECT_EQ(printed_cell(data["tables"][table.name]["columns"][i], row), cells->cells[i]);
      }
    }
  }
}

TEST(ReportPageTest, InternalEditionReplacesTables) {
  std::vector<OutputTable> internal = sample_tables();
  internal.erase(internal.begin(), internal.begin() + 3);
  internal.front().rows.front()[1] = std::int64_t{4};
  Json const open =
      Json::parse(block_of(report_of(sample_tables(), "county", ReportEdition::open, internal)));
  Json const office = Json::parse(
      block_of(report_of(sample_tables(), "county", ReportEdition::internal, internal)));
  EXPECT_EQ(open["tables"]["access_counts"]["columns"][1]["data"]["c"], -9007199254740993);
  EXPECT_EQ(office["tables"]["access_counts"]["columns"][1]["data"]["c"], 4);
  EXPECT_EQ(office["edition"], "internal");
  EXPECT_EQ(office["stamps"].size(), 2U);
  EXPECT_EQ(open["stamps"].size(), 1U);
}

std::vector<OutputColumn> columns_of_a_list() {
  return {{"household_code", {"code", "编号"}, ColumnType::text},
          {"score", {"score", "分"}, ColumnType::decimal, 1}};
}

HouseholdList list_of(std::string name, std::size_t rows) {
  HouseholdListMaker maker(std::move(name), {"list", "名单"}, columns_of_a_list());
  for (std::size_t row = 0; row < rows; ++row) {
    maker.add({"h" + std::to_string(row), std::int64_t{15}});
  }
  return maker.finish();
}

// Lists of households are in their own edition alone; what two lists share is written once.
TEST(ReportPageTest, ListsOfHouseholds) {
  std::vector<HouseholdList> lists;
  lists.push_back(list_of("first", 3));
  lists.push_back(list_of("second", 3));
  lists.push_back(list_of("empty", 0));
  for (ReportEdition const edition : {ReportEdition::open, ReportEdition::internal}) {
    std::string const block = block_of(report_of(sample_tables(), "county", edition, {}, lists));
    EXPECT_FALSE(Json::parse(block).contains("households"));
    EXPECT_EQ(block.find("household_code"), std::string::npos);
  }
  Json const data = Json::parse(
      block_of(report_of(sample_tables(), "county", ReportEdition::households, {}, lists)));
  EXPECT_EQ(data["edition"], "households");
  EXPECT_EQ(data["stamps"].size(), 2U);
  Json const& first = data["households"]["first"];
  EXPECT_EQ(first["rows"], 3);
  EXPECT_EQ(first["columns"][0]["data"]["n"], Json::parse(R"(["h0","h1","h2"])"));
  EXPECT_EQ(first["columns"][1]["data"]["c"], 15);
  EXPECT_EQ(data["households"]["second"]["columns"][0]["data"]["as"], "first");
  EXPECT_EQ(data["households"]["empty"]["rows"], 0);
  EXPECT_FALSE(data["households"]["empty"]["columns"][0].contains("data"));
}

// A list is its file; one that is too long for a page is named without its rows.
TEST(ReportPageTest, LongListsOfHouseholds) {
  EXPECT_EQ(list_of("a", 2).csv,
            "\xef\xbb\xbf"
            "household_code,score\r\nh0,1.5\r\nh1,1.5\r\n");
  EXPECT_EQ(list_of("a", kMostRowsOnPage).cells.size(), 2U);
  std::vector<HouseholdList> lists;
  lists.push_back(list_of("long", kMostRowsOnPage + 1));
  EXPECT_TRUE(lists.front().cells.empty());
  Json const data = Json::parse(
      block_of(report_of(sample_tables(), "county", ReportEdition::households, {}, lists)));
  EXPECT_EQ(data["households"]["long"]["rows"], kMostRowsOnPage + 1);
  EXPECT_FALSE(data["households"]["long"]["columns"][0].contains("data"));
}

}  // namespace
}  // namespace tongcun
