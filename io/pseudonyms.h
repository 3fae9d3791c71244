// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// Codes of households as results show them: HMAC-SHA256 of the office's code under the office's
// key, "h" and the first 80 bits in hexadecimal. The same key gives the same pseudonym in every
// run, so that results can be joined to the office's register there; without the key nothing leads
// back. 80 bits: among a million households two alike are less likely than one in a trillion.
class Pseudonyms {
 public:
  // The bytes of a key file as they stand; none if the file is not of 32 to 4,096 bytes.
  [[nodiscard]] static std::optional<Pseudonyms> from_file(std::filesystem::path const& path);

  [[nodiscard]] std::string of(std::string_view code) const;

 private:
  explicit Pseudonyms(std::string key);
  std::string key_;
};

// Makes a key of 256 random bits as text (write_private_file): a key that is replaced leads
// nowhere.
void write_pseudonym_key(std::filesystem::path const& path);

// A new file that only its owner may read. Throws OutputError if there is one of the name already.
void write_private_file(std::filesystem::path const& path, std::string_view content);

}  // namespace tongcun
