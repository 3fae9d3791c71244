// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tongcun {

// Where the columns of some dozen fields stand, asked about for every cell of a register: a hash of
// a name's length and three of its bytes finds it with one comparison or two.
class FieldPositions {
 public:
  // Of the fields in their order; their texts must stay where they are. The first of two equal ones
  // counts.
  explicit FieldPositions(std::vector<std::string_view> const& fields = {}) {
    std::size_t places = 1;
    while (places < 4 * (fields.size() + 1)) {
      places *= 2;
    }
    mask_ = places - 1;
    places_.resize(places);
    absent_ = fields.size();
    for (std::size_t position = 0; position < fields.size(); ++position) {
      std::size_t at = place_of(fields[position]);
      while (places_[at].is_taken && places_[at].field != fields[position]) {
        at = (at + 1) & mask_;
      }
      if (!places_[at].is_taken) {
        places_[at] = {fields[position], position, true};
      }
    }
  }

  // The position of a field; the number of fields if it is none of them.
  [[nodiscard]] std::size_t find(std::string_view field) const {
    for (std::size_t at = place_of(field); places_[at].is_taken; at = (at + 1) & mask_) {
      if (places_[at].field == field) {
        return places_[at].position;
      }
    }
    return absent_;
  }

 private:
  struct Place {
    std::string_view field;
    std::size_t position = 0;
    bool is_taken = false;
  };

  [[nodiscard]] std::size_t place_of(std::string_view field) const {
    if (field.empty()) {
      return 0;
    }
    auto const byte = [&](std::size_t at) {
      return static_cast<std::size_t>(static_cast<unsigned char>(field[at]));
    };
    std::size_t const sum = field.size() * 31 + byte(0) * 7 + byte(field.size() / 2) * 131 +
                            byte(field.size() - 1) * 17;
    return (sum ^ (sum >> 6U)) & mask_;
  }

  std::vector<Place> places_;
  std::size_t mask_ = 0;
  std::size_t absent_ = 0;
};

}  // namespace tongcun
