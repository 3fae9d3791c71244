// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// What the bare numbers of a column of shares count in.
enum class ShareUnit : std::uint8_t { unstated, share, per_cent };

// The unit that a column's own name ends with: "电力入户率(%)", "rate_%", "share %".
[[nodiscard]] ShareUnit share_unit_of_name(std::string_view column);

// One column of shares. A number with the sign is per cent. A bare number counts in the unit that
// is stated; where none is, it is a share if the whole column allows that: a bare number above 1,
// or bare ones beside others with the sign, leave the column unclear, and it is never guessed.
class ShareColumn {
 public:
  explicit ShareColumn(ShareUnit unit) : unit_(unit) {}

  enum class Problem : std::uint8_t { none, no_number, out_of_range };
  struct Cell {
    std::optional<std::int64_t> millionths;
    Problem problem = Problem::none;
  };
  // Reads a cell that is not empty. What it says holds only if the column turns out clear.
  [[nodiscard]] Cell read(std::string_view content, std::int64_t row);

  // After the last row.
  [[nodiscard]] bool is_unclear() const {
    return unit_ == ShareUnit::unstated && (above_one_ > 0 || (with_sign_ > 0 && bare_ > 0));
  }
  // Whether a column of per cents has bare numbers and none above 1: perhaps they are shares.
  [[nodiscard]] bool is_surprising() const {
    return unit_ == ShareUnit::per_cent && bare_ > 0 && above_one_ == 0;
  }
  // The row that makes the column unclear; numbers of cells, zero not counted: with the sign, bare
  // ones up to 1, bare ones above.
  [[nodiscard]] std::int64_t unclear_row() const {
    return above_one_ > 0 ? first_above_one_ : first_bare_;
  }
  [[nodiscard]] std::int64_t with_sign() const { return with_sign_; }
  [[nodiscard]] std::int64_t bare() const { return bare_; }
  [[nodiscard]] std::int64_t above_one() const { return above_one_; }

 private:
  ShareUnit unit_;
  std::int64_t with_sign_ = 0;
  std::int64_t bare_ = 0;
  std::int64_t above_one_ = 0;
  std::int64_t first_bare_ = 0;
  std::int64_t first_above_one_ = 0;
};

}  // namespace tongcun
