// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/poverty_study.h"

namespace tongcun {

void StudyHouseholds::resize(std::size_t rows) {
  village.resize(rows);
  key.resize(rows);
  persons.resize(rows);
  income.resize(rows);
  parts.resize(rows);
  labourers.resize(rows);
  zone.resize(rows);
  house_known.resize(rows);
  move.resize(rows);
  programmes.resize(rows);
}

bool is_poor_today(PovertyStudy const& study, std::int64_t income) {
  std::int64_t const line = study.lines.front();
  return study.poor_if == PoorIf::below ? income < line : income <= line;
}

bool needs_parts(MoveEffects const& effects) {
  return effects.wage_kept || effects.business_kept || effects.property_kept;
}

std::uint64_t key_of_text(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (char const c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
  return hash ^ (hash >> 31U);
}

}  // namespace tongcun
