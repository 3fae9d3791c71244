// SPDX-License-Identifier: Apache-2.0
#include "io/report_text.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace tongcun {
namespace {

std::string json_of(std::string_view text) {
  std::string json;
  append_json_string(text, json);
  return json;
}

TEST(ReportTextTest, EscapesWhatCouldLeaveTheBlock) {
  EXPECT_EQ(json_of("</script>"), R"("\u003c/script\u003e")");
  EXPECT_EQ(json_of("a&b"), R"("a\u0026b")");
  EXPECT_EQ(json_of("\xe2\x80\xa8\xe2\x80\xa9"), R"("\u2028\u2029")");
  EXPECT_EQ(json_of("\"\\\n\x7f"), R"("\"\\\u000a\u007f")");
  EXPECT_EQ(json_of("青山村"), "\"青山村\"");
}

// What is no UTF-8 (cut, overlong, surrogates, beyond U+10FFFF) becomes U+FFFD, byte by byte.
TEST(ReportTextTest, BytesThatAreNoText) {
  EXPECT_EQ(json_of("\xe9\x9d"), "\"\xef\xbf\xbd\xef\xbf\xbd\"");
  EXPECT_EQ(json_of("\xc0\xaf"), "\"\xef\xbf\xbd\xef\xbf\xbd\"");
  EXPECT_EQ(json_of("\xed\xa0\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
  EXPECT_EQ(json_of("\xf4\x90\x80\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
  EXPECT_EQ(json_of("\xf0\x9f\x8f\xa0"), "\"\xf0\x9f\x8f\xa0\"");
}

TEST(ReportTextTest, BothLanguagesOrOne) {
  std::string json;
  append_json_text({"village", "行政村"}, json);
  append_json_text({"km", "km"}, json);
  EXPECT_EQ(json, R"(["village","行政村"]"km")");
}

// The document of another writer keeps its meaning.
TEST(ReportTextTest, DocumentKeepsItsMeaning) {
  nlohmann::json const document = {{"title", "a</script><!--\xe2\x80\xa8 & b"}, {"n", {1, -2}}};
  std::string const escaped = escaped_for_page(document.dump());
  EXPECT_EQ(escaped.find_first_of("<>&"), std::string::npos);
  EXPECT_EQ(escaped.find("\xe2\x80\xa8"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(escaped), document);
}

}  // namespace
}  // namespace tongcun
