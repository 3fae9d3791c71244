// SPDX-License-Identifier: Apache-2.0
#include "io/record_seal.h"

#include "io/text_file.h"

#include <nlohmann/json.hpp>

namespace tongcun {
namespace {

constexpr std::string_view kMember = "\"record_sha256\": \"";
constexpr std::size_t kDigits = 64;

}  // namespace

std::string sealed_record(nlohmann::ordered_json record) {
  using Json = nlohmann::ordered_json;
  record["record_sha256"] = std::string(kDigits, '0');
  std::string text = record.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
  text.replace(text.rfind(kMember) + kMember.size(), kDigits, sha256_of(text));
  return text;
}

bool is_as_sealed(std::string_view text) {
  std::size_t const member = text.rfind(kMember);
  if (member == std::string_view::npos) {
    return true;
  }
  std::string_view const digest = text.substr(member + kMember.size(), kDigits);
  std::string unsealed(text);
  unsealed.replace(member + kMember.size(), digest.size(), std::string(kDigits, '0'));
  return sha256_of(unsealed) == digest;
}

}  // namespace tongcun
