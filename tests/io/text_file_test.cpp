// SPDX-License-Identifier: Apache-2.0
#include "io/text_file.h"

#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>

namespace tongcun {
namespace {

// Known answers of FIPS 180-2, appendix B: "abc", the 448-bit message, the empty message.
TEST(TextFileTest, Sha256KnownAnswers) {
  EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// FIPS 180-2, B.3: one million times "a"; as a file it is read in more than one piece or exactly
// at a piece's end, which must not matter.
TEST(TextFileTest, Sha256OfFileInPieces) {
  TemporaryFolder const folder;
  std::string const million(1000000, 'a');
  EXPECT_EQ(sha256_of_file(folder.write("million", million)),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  for (std::size_t const size : {std::size_t{1} << 20, (std::size_t{1} << 20) + 1}) {
    std::string const text(size, 'x');
    EXPECT_EQ(sha256_of_file(folder.write("piece", text)), sha256_of(text));
  }
  EXPECT_EQ(sha256_of_file(folder.write("empty", "")), sha256_of(""));
}

// What cannot be read has no digest and no text: an absent file, a folder.
TEST(TextFileTest, UnreadableIsNone) {
  TemporaryFolder const folder;
  EXPECT_FALSE(sha256_of_file(folder / "absent"));
  EXPECT_FALSE(sha256_of_file(folder.path()));
  EXPECT_FALSE(read_text_file(folder / "absent"));
  EXPECT_FALSE(read_text_file(folder.path()));
}

// Bytes come as they are, NUL and CR included; the limit is inclusive.
TEST(TextFileTest, ReadsBytesUpToLimit) {
  TemporaryFolder const folder;
  std::string const bytes("a\0\r\n\xff", 5);
  auto const path = folder.write("bytes", bytes);
  EXPECT_EQ(read_text_file(path), bytes);
  EXPECT_EQ(read_text_file(path, 5), bytes);
  EXPECT_FALSE(read_text_file(path, 4));
  EXPECT_EQ(read_text_file(folder.write("empty", "")), "");
}

}  // namespace
}  // namespace tongcun
