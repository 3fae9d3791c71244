// SPDX-License-Identifier: Apache-2.0
#include "io/encoding.h"

#include "io/vocabulary.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <utility>

namespace tongcun {
namespace {

struct Pair {
  char const* gb18030;
  char const* utf8;
};

// Code points of GB 18030-2005: one, two and four bytes (U+00DF, U+3400, U+20000, U+10FFFF).
constexpr std::array<Pair, 7> kPairs{{{"abc", "abc"},
                                      {"\xd6\xd0\xb9\xfa", "中国"},
                                      {"\xb4\xe5", "村"},
                                      {"\x81\x30\x89\x38", "\xc3\x9f"},
                                      {"\x81\x39\xee\x39", "\xe3\x90\x80"},
                                      {"\x95\x32\x82\x36", "\xf0\xa0\x80\x80"},
                                      {"\xe3\x32\x9a\x35", "\xf4\x8f\xbf\xbf"}}};

// Each pair alone and all of them together.
TEST(EncodingTest, DecodesGb18030) {
  std::string all_bytes;
  std::string all_text;
  for (Pair const& pair : kPairs) {
    EXPECT_EQ(decoded(pair.gb18030, "GB18030"), pair.utf8);
    all_bytes += pair.gb18030;
    all_text += pair.utf8;
  }
  EXPECT_EQ(decoded(all_bytes, "GB18030"), all_text);
  EXPECT_EQ(decoded("", "GB18030"), "");
}

// A four-byte character that lies across the converter's buffer (64 KiB) is neither lost nor
// doubled, whatever its position.
TEST(EncodingTest, DecodesAcrossPieces) {
  for (std::size_t before = 65526; before <= 65540; ++before) {
    std::string const padding(before, 'x');
    std::optional<std::string> const text =
        decoded(padding + "\x95\x32\x82\x36" + padding, "GB18030");
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, padding + "\xf0\xa0\x80\x80" + padding);
  }
}

// Bytes that GB 18030 does not allow: 0xff, a lead byte before a blank, cut-off sequences.
TEST(EncodingTest, RefusesIllegalBytes) {
  for (char const* bytes :
       {"\xff", "\xd6 ", "\xd6", "ab\xd6", "\x81\x30", "\x81\x30\x89", "\x95\x32\x82\x3a"}) {
    EXPECT_FALSE(decoded(bytes, "GB18030")) << testing::PrintToString(bytes);
  }
}

// UTF-8 declared by name is decoded as strictly: overlong and surrogate forms are illegal.
TEST(EncodingTest, RefusesIllegalUtf8) {
  EXPECT_EQ(decoded("村", "UTF-8"), "村");
  for (char const* bytes : {"\xc0\xaf", "\xed\xa0\x80", "\xe6\x9d", "\xff"}) {
    EXPECT_FALSE(decoded(bytes, "UTF-8")) << testing::PrintToString(bytes);
  }
}

// UTF-16 little endian: two bytes a character, a pair of surrogates beyond the first plane.
TEST(EncodingTest, DecodesUtf16) {
  EXPECT_EQ(decoded(std::string("a\0\x51\x67", 4), "UTF-16LE"), "a村");
  EXPECT_EQ(decoded(std::string("\x40\xd8\x00\xdc", 4), "UTF-16LE"), "\xf0\xa0\x80\x80");
  EXPECT_FALSE(decoded(std::string("\x40\xd8", 2), "UTF-16LE"));
}

// Names that iconv knows for something else than one encoding are refused: "" and "//" stand for
// the locale's own, "//IGNORE" and "//TRANSLIT" would drop or replace what is illegal.
TEST(EncodingTest, RefusesNamesThatLoosenDecoding) {
  EXPECT_FALSE(decoded("a", "no-such-encoding"));
  EXPECT_FALSE(decoded("a", ""));
  EXPECT_FALSE(decoded("a", "//"));
  EXPECT_FALSE(
      decoded("a\xff"
              "b",
              "GB18030//IGNORE"));
  EXPECT_FALSE(decoded("ab", "GB18030//IGNORE"));
  EXPECT_FALSE(decoded("ab", "UTF-8//TRANSLIT"));
}

// Text decoded from GB18030 is clean for the rest of the program; that of bytes 0x80 to 0x9f read
// as Latin-1 is not (C1 controls), nor are codes above U+10FFFF, which the C library lets pass.
TEST(EncodingTest, WrongDeclarationIsSeen) {
  EXPECT_TRUE(is_clean_utf8(*decoded("\xb4\xe5", "GB18030")));
  EXPECT_FALSE(is_clean_utf8(*decoded("\x95\x32", "ISO-8859-1")));
  EXPECT_FALSE(is_clean_utf8(decoded("\xf4\x90\x80\x80", "UTF-8").value_or("\xff")));
}

}  // namespace
}  // namespace tongcun
