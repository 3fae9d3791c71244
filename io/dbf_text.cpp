// SPDX-License-Identifier: Apache-2.0
#include "io/dbf_text.h"

#include <cstddef>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kHead = 32;   // bytes, of the file as of each field
constexpr std::size_t kWidth = 16;  // of a field, within its head
constexpr char kEndOfFields = '\r';

std::size_t little_endian(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]) +
         std::size_t{256} * static_cast<unsigned char>(bytes[at + 1]);
}

}  // namespace

std::optional<std::string> dbf_text(std::string_view bytes) {
  if (bytes.size() < kHead + 1) {
    return std::nullopt;
  }
  std::size_t const first = little_endian(bytes, 8);
  std::size_t const record = little_endian(bytes, 10);
  std::vector<std::size_t> widths;
  std::size_t sum = 1;  // the mark of deleted records
  for (std::size_t at = kHead; at + kHead <= first && at + kHead <= bytes.size(); at += kHead) {
    if (bytes[at] == kEndOfFields) {
      break;
    }
    widths.push_back(static_cast<unsigned char>(bytes[at + kWidth]));
    sum += widths.back();
  }
  if (widths.empty() || first > bytes.size() || sum != record) {
    return std::nullopt;
  }
  std::string text(bytes.substr(0, first));
  for (std::size_t at = first; at + record <= bytes.size(); at += record) {
    text += '\n';
    std::size_t cell = at + 1;
    for (std::size_t const width : widths) {
      text.append(bytes.substr(cell, width)).append(1, '\t');
      cell += width;
    }
  }
  // What is left over at the end is looked at too.
  return text.append(1, '\n').append(bytes.substr(bytes.size() - (bytes.size() - first) % record));
}

}  // namespace tongcun
