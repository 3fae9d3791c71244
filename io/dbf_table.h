// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// The attributes of a shapefile (.dbf), as bytes: the format library reads an overflowed number
// ("****") as nothing, a text that it cannot decode as if it could, and long numbers as doubles.
class DbfTable {
 public:
  struct Field {
    std::string name;  // bytes as in the file, at most 10
    char type = 'C';   // C text, N and F numbers, D date, L yes or no; others hold no text
    std::size_t width = 0;
    std::size_t start = 0;  // within a record
  };
  // None if the header contradicts itself or the file: see `problem`.
  [[nodiscard]] static std::optional<DbfTable> open(std::filesystem::path const& path);

  [[nodiscard]] std::vector<Field> const& fields() const { return fields_; }
  [[nodiscard]] std::int64_t records() const { return records_; }
  // Records that the file has room for; fewer than stated = it is cut off.
  [[nodiscard]] std::int64_t whole_records() const { return whole_records_; }
  // The byte that names a code page (LDID); 0 = it says nothing.
  [[nodiscard]] unsigned language() const { return language_; }

  // Reads a record; false at the end or if it cannot be read. In order is fastest.
  bool read(std::int64_t record);
  // A record begins with a blank, or a star where it is deleted; another mark says that the bytes
  // are not where they should be, or not what they were.
  [[nodiscard]] bool has_mark() const { return record_.front() == ' ' || is_deleted(); }
  [[nodiscard]] bool is_deleted() const { return record_.front() == '*'; }
  // A cell of the record just read, as bytes without the filling at its end.
  [[nodiscard]] std::string_view cell(std::size_t field) const;
  // Whether the text fills its field to the last byte, so that more may have been cut off.
  [[nodiscard]] bool is_full(std::size_t field) const;

 private:
  DbfTable() = default;
  std::ifstream file_;
  std::vector<char> buffer_;
  std::int64_t buffered_from_ = 0;
  std::int64_t buffered_ = 0;
  std::vector<Field> fields_;
  std::int64_t records_ = 0;
  std::int64_t whole_records_ = 0;
  std::int64_t header_length_ = 0;
  std::int64_t record_length_ = 0;
  unsigned language_ = 0;
  std::string_view record_;
};

// The code page that the language byte of a .dbf names, as an iconv name; none for those that
// programs write without meaning them (0x57 "ANSI", 0x03, 0x01, 0x02, 0).
[[nodiscard]] std::optional<std::string> encoding_of_dbf_language(unsigned language);

// The encoding that a .cpg file names ("UTF-8", "GBK", "936", "ANSI 1252"), as an iconv name;
// none if the word is not known.
[[nodiscard]] std::optional<std::string> encoding_of_cpg(std::string_view text);

}  // namespace tongcun
