// SPDX-License-Identifier: Apache-2.0
#include "io/record_seal.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <iterator>
#include <string>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

Json record() {
  return {{"kind", "run"}, {"seed", 7}, {"command", {"run", "\"record_sha256\": \"", "\xff"}}};
}

TEST(RecordSeal, HoldsAndIsTheLastMember) {
  std::string const text = sealed_record(record());
  EXPECT_TRUE(is_as_sealed(text));
  EXPECT_EQ(sealed_record(record()), text);
  Json const json = Json::parse(text);
  EXPECT_EQ(json.size(), 4U);
  EXPECT_EQ(std::prev(json.end()).key(), "record_sha256");
  EXPECT_EQ(json["record_sha256"].get<std::string>().size(), 64U);
}

// Before the digest and in it; without the name of the member there is nothing to hold it against.
TEST(RecordSeal, ShowsEachChangedByte) {
  std::string const text = sealed_record(record());
  std::size_t const member = text.rfind("\"record_sha256\"");
  std::size_t const digest = text.rfind('"') - 64;
  for (std::size_t i = 0; i < digest + 64; ++i) {
    if (i >= member && i < digest) {
      continue;
    }
    std::string other = text;
    other[i] = other[i] == '1' ? '2' : '1';
    EXPECT_FALSE(is_as_sealed(other)) << i;
  }
  EXPECT_FALSE(is_as_sealed(text.substr(0, text.size() - 20)));
}

TEST(RecordSeal, AnOlderRecordHasNone) {
  EXPECT_TRUE(is_as_sealed("{\"kind\": \"run\"}"));
  EXPECT_TRUE(is_as_sealed(""));
}

}  // namespace
}  // namespace tongcun
