// SPDX-License-Identifier: Apache-2.0
#include "io/dbf_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kHeaderBytes = 32;  // of the table, and of each field
constexpr std::int64_t kBufferBytes = 1 << 20;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::int64_t little_endian(std::string_view bytes, std::size_t at, std::size_t length) {
  std::int64_t value = 0;
  for (std::size_t i = length; i-- > 0;) {
    value = value * 256 + byte_at(bytes, at + i);
  }
  return value;
}

std::string upper_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return result;
}

// A Windows, ISO or DOS code page by its number; "" if there is none.
std::string code_page(std::string_view digits) {
  int number = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    return "";
  }
  switch (number) {
    case 65001:
      return "UTF-8";
    case 936:
    case 54936:
      return "GB18030";
    case 950:
      return "BIG5-HKSCS";
    case 874:
    case 932:
    case 949:
    case 437:
    case 850:
    case 852:
    case 855:
    case 857:
    case 860:
    case 861:
    case 862:
    case 863:
    case 864:
    case 865:
    case 866:
    case 869:
      return "CP" + std::to_string(number);
    default:
      return number >= 1250 && number <= 1258 ? "CP" + std::to_string(number) : "";
  }
}

}  // namespace

std::optional<DbfTable> DbfTable::open(std::filesystem::path const& path) {
  DbfTable table;
  std::error_code error;
  auto const size = static_cast<std::int64_t>(std::filesystem::file_size(path, error));
  table.file_.open(path, std::ios::binary);
  std::array<char, kHeaderBytes> head{};
  if (error || !table.file_.read(head.data(), head.size())) {
    return std::nullopt;
  }
  std::string_view const bytes(head.data(), head.size());
  table.records_ = little_endian(bytes, 4, 4);
  table.header_length_ = little_endian(bytes, 8, 2);
  table.record_length_ = little_endian(bytes, 10, 2);
  table.language_ = byte_at(bytes, 29);
  bool const has_fields = table.header_length_ > static_cast<std::int64_t>(kHeaderBytes) &&
                          table.header_length_ <= size && table.record_length_ > 1;
  if (!has_fields) {
    return std::nullopt;
  }
  std::string header(static_cast<std::size_t>(table.header_length_) - kHeaderBytes, '\0');
  table.file_.read(header.data(), static_cast<std::streamsize>(header.size()));
  std::size_t start = 1;  // after the mark of deletion
  std::size_t at = 0;
  for (; at + kHeaderBytes <= header.size() && header[at] != '\r'; at += kHeaderBytes) {
    std::string_view const description = std::string_view(header).substr(at, kHeaderBytes);
    Field field;
    field.name = description.substr(0, 11);
    field.name.resize(std::min(field.name.find('\0'), field.name.size()));
    field.name.resize(field.name.find_last_not_of(' ') + 1);
    field.type = description[11];
    field.width = byte_at(description, 16);
    field.start = start;
    start += field.width;
    table.fields_.push_back(std::move(field));
  }
  bool const is_ended = at < header.size() && header[at] == '\r';
  if (!is_ended || table.fields_.empty() ||
      start != static_cast<std::size_t>(table.record_length_)) {
    return std::nullopt;
  }
  table.whole_records_ =
      std::min(table.records_, (size - table.header_length_) / table.record_length_);
  return table;
}

bool DbfTable::read(std::int64_t record) {
  if (record < 0 || record >= whole_records_) {
    return false;
  }
  if (record < buffered_from_ || record >= buffered_from_ + buffered_) {
    std::int64_t const most = std::max<std::int64_t>(1, kBufferBytes / record_length_);
    buffered_from_ = record;
    buffered_ = std::min(most, whole_records_ - record);
    buffer_.resize(static_cast<std::size_t>(buffered_ * record_length_));
    file_.clear();
    file_.seekg(header_length_ + record * record_length_);
    if (!file_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()))) {
      buffered_ = 0;
      return false;
    }
  }
  record_ = std::string_view(buffer_.data(), buffer_.size())
                .substr(static_cast<std::size_t>((record - buffered_from_) * record_length_),
                        static_cast<std::size_t>(record_length_));
  return true;
}

std::string_view DbfTable::cell(std::size_t field) const {
  std::string_view text = record_.substr(fields_[field].start, fields_[field].width);
  text = text.substr(0, text.find('\0'));
  std::size_t const last = text.find_last_not_of(' ');
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool DbfTable::is_full(std::size_t field) const {
  return cell(field).size() == fields_[field].width;
}

std::optional<std::string> encoding_of_dbf_language(unsigned language) {
  static constexpr std::array<std::pair<unsigned, std::string_view>, 39> kCodePages{
      {{0x08, "865"},  {0x09, "437"},  {0x0a, "850"}, {0x0b, "437"}, {0x0d, "437"}, {0x0e, "850"},
       {0x0f, "437"},  {0x10, "850"},  {0x11, "437"}, {0x12, "850"}, {0x13, "932"}, {0x14, "850"},
       {0x15, "437"},  {0x16, "850"},  {0x17, "865"}, {0x18, "437"}, {0x19, "437"}, {0x1a, "850"},
       {0x1c, "863"},  {0x1d, "850"},  {0x1f, "852"}, {0x26, "866"}, {0x4d, "936"}, {0x4e, "949"},
       {0x4f, "950"},  {0x50, "874"},  {0x64, "852"}, {0x65, "866"}, {0x66, "865"}, {0x67, "861"},
       {0x78, "950"},  {0x79, "949"},  {0x7a, "936"}, {0x7b, "932"}, {0x7c, "874"}, {0xc8, "1250"},
       {0xc9, "1251"}, {0xca, "1254"}, {0xcb, "1253"}}};
  for (auto const& [id, page] : kCodePages) {
    if (id == language) {
      return code_page(page);
    }
  }
  return std::nullopt;
}

std::optional<std::string> encoding_of_cpg(std::string_view text) {
  std::string word;
  for (char const c : upper_case(text.substr(0, 64))) {
    bool const is_letter = c >= 'A' && c <= 'Z';
    bool const is_digit = c >= '0' && c <= '9';
    word += is_letter || is_digit ? std::string(1, c) : "";
  }
  for (std::string_view const prefix : {"ANSI", "OEM", "CP", "WINDOWS", "MS"}) {
    if (word.starts_with(prefix) && word.size() > prefix.size()) {
      word.erase(0, prefix.size());
      break;
    }
  }
  if (word == "UTF8") {
    return "UTF-8";
  }
  if (word == "GBK" || word == "GB2312" || word == "GB18030" || word == "EUCCN") {
    return "GB18030";  // holds the others
  }
  if (word == "BIG5") {
    return "BIG5-HKSCS";
  }
  for (std::string_view const prefix : {"ISO8859", "8859"}) {
    if (word.starts_with(prefix) && word.size() > prefix.size() &&
        word.size() <= prefix.size() + 2) {
      return "ISO-8859-" + word.substr(prefix.size());
    }
  }
  std::string page = code_page(word);
  return page.empty() ? std::nullopt : std::optional(std::move(page));
}

}  // namespace tongcun
