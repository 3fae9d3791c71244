// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

namespace tongcun {

class Disclosure;

// A value that must not leave the office: single rows of input files, anything about households.
// What is inside can be read by writers of the restricted folder and by disclose() only.
template <class T>
class Restricted {
 public:
  explicit Restricted(T value) : value_(std::move(value)) {}
  // For the writers of restricted/ and the office's own terminal.
  [[nodiscard]] T const& for_the_office() const { return value_; }

 private:
  T value_;
};

// A value that may be published. There is no other way to get one than a disclose function.
template <class T>
class Public {
 public:
  [[nodiscard]] T const& value() const { return value_; }

 private:
  friend class Disclosure;
  explicit Public(T value) : value_(std::move(value)) {}
  T value_;
};

}  // namespace tongcun
