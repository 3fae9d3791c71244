// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tongcun {

// The ids 0 … count-1, for range-for.
template <class IdType>
class IdRange {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = IdType;

    constexpr Iterator() = default;
    constexpr explicit Iterator(std::uint32_t at) : at_(at) {}
    constexpr IdType operator*() const { return IdType(at_); }
    constexpr Iterator& operator++() {
      ++at_;
      return *this;
    }
    constexpr Iterator operator++(int) {
      Iterator const before = *this;
      ++at_;
      return before;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;

   private:
    std::uint32_t at_ = 0;
  };

  constexpr explicit IdRange(std::size_t count) : count_(static_cast<std::uint32_t>(count)) {}
  [[nodiscard]] constexpr Iterator begin() const { return Iterator(0); }
  [[nodiscard]] constexpr Iterator end() const { return Iterator(count_); }
  [[nodiscard]] constexpr std::size_t size() const { return count_; }

 private:
  std::uint32_t count_;
};

// A column: one T per id, indexed by that id only. T must not be bool (use an enum or uint8_t).
template <class IdType, class T>
class IdVector {
 public:
  IdVector() = default;
  explicit IdVector(std::size_t size) : values_(size) {}
  IdVector(std::size_t size, T const& fill) : values_(size, fill) {}
  explicit IdVector(std::vector<T> values) : values_(std::move(values)) {}

  [[nodiscard]] T& operator[](IdType id) {
    assert(id.value() < values_.size());
    return values_[id.value()];
  }
  [[nodiscard]] T const& operator[](IdType id) const {
    assert(id.value() < values_.size());
    return values_[id.value()];
  }

  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] IdRange<IdType> ids() const { return IdRange<IdType>(values_.size()); }
  [[nodiscard]] std::span<T const> values() const { return values_; }
  [[nodiscard]] std::span<T> values() { return values_; }

  // Appends a row and gives its id.
  IdType push_back(T value) {
    values_.push_back(std::move(value));
    return IdType(static_cast<std::uint32_t>(values_.size() - 1));
  }
  void reserve(std::size_t size) { values_.reserve(size); }
  void resize(std::size_t size) { values_.resize(size); }
  void resize(std::size_t size, T const& fill) { values_.resize(size, fill); }

  friend bool operator==(IdVector const&, IdVector const&) = default;

 private:
  std::vector<T> values_;
};

}  // namespace tongcun
