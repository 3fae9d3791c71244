// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace tongcun {

// The text of a record with its own digest as the last member ("record_sha256": the SHA-256 of the
// text with 64 zeros in its place): shows that a record was edited or cut, by mistake; whoever
// means to can seal it anew. What is no UTF-8 (words of a command line) is replaced.
[[nodiscard]] std::string sealed_record(nlohmann::ordered_json record);

// Whether the digest in a record's text is its own; of a record without one, nothing can be said
// against it.
[[nodiscard]] bool is_as_sealed(std::string_view text);

}  // namespace tongcun
