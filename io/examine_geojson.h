// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tongcun {

// Levels of brackets that a GeoJSON text may have; that of a multipolygon has eight.
constexpr int kMostJsonLevels = 32;

// A GeoJSON text looked at before the format library opens it, which takes more than JSON (NaN,
// comments, what follows the end) and of a key that comes twice keeps the last without a word.
struct GeojsonExamination {
  enum class Fault : std::uint8_t {
    none,
    no_object,     // it does not begin as a JSON object: something else under the name of one
    no_json,       // broken off, or against the grammar (RFC 8259)
    too_deep,      // more than kMostJsonLevels
    repeated_key,  // one object has a key twice
  };
  Fault fault = Fault::none;
  std::int64_t line = 0;                 // where the fault is, from 1
  std::string key;                       // that is repeated
  std::optional<std::int64_t> features;  // of the outermost object, where it lists some
};

// Reads the text once, piece by piece; linear, memory of one string and the keys of the objects
// that are open. A file that cannot be read has no object.
[[nodiscard]] GeojsonExamination examine_geojson(std::filesystem::path const& path);

}  // namespace tongcun
