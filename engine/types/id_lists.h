// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/id_vector.h"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A list of T per id, stored as offsets and values (compressed rows).
// Shape: offsets has size()+1 entries, the first is 0, the last is total().
template <class IdType, class T>
class IdLists {
 public:
  IdLists() : offsets_{0} {}

  // Rows are appended in id order; a row is complete when the next begins.
  void push_back(std::span<T const> row) {
    values_.insert(values_.end(), row.begin(), row.end());
    offsets_.push_back(values_.size());
  }
  void reserve(std::size_t rows, std::size_t values) {
    offsets_.reserve(rows + 1);
    values_.reserve(values);
  }

  // From complete parts; offsets must be ascending, begin with 0 and end with values.size().
  static IdLists from_parts(std::vector<std::size_t> offsets, std::vector<T> values) {
    assert(!offsets.empty() && offsets.front() == 0 && offsets.back() == values.size());
    IdLists lists;
    lists.offsets_ = std::move(offsets);
    lists.values_ = std::move(values);
    return lists;
  }

  [[nodiscard]] std::span<T const> operator[](IdType id) const {
    assert(id.value() < size());
    std::size_t const begin = offsets_[id.value()];
    return std::span<T const>(values_).subspan(begin, offsets_[id.value() + 1] - begin);
  }
  [[nodiscard]] std::size_t offset(IdType id) const { return offsets_[id.value()]; }
  [[nodiscard]] std::size_t size() const { return offsets_.size() - 1; }
  [[nodiscard]] std::size_t total() const { return values_.size(); }
  [[nodiscard]] IdRange<IdType> ids() const { return IdRange<IdType>(size()); }
  [[nodiscard]] std::span<T const> values() const { return values_; }

  friend bool operator==(IdLists const&, IdLists const&) = default;

 private:
  std::vector<std::size_t> offsets_;
  std::vector<T> values_;
};

}  // namespace tongcun
