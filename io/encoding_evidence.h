// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// What the bytes of a file say about the encoding of its texts. Each text is looked at by itself,
// strictly: as UTF-8, and as GB18030 (which holds GBK and GB2312).
class EncodingEvidence {
 public:
  // `may_be_cut`: the text fills its field, so that its last character may be incomplete.
  void add(std::string_view text, std::int64_t row, bool may_be_cut);

  [[nodiscard]] bool is_ascii() const { return texts_ == 0; }
  [[nodiscard]] bool fits_utf8() const { return utf8_misfit_row_ < 0; }
  [[nodiscard]] bool fits_gb18030() const { return gb18030_misfit_row_ < 0; }
  // The first row that does not fit; only if there is one.
  [[nodiscard]] std::int64_t utf8_misfit_row() const { return utf8_misfit_row_; }
  // Nine of ten characters beyond ASCII are those of GB2312, as in Chinese text. Accented letters
  // and other scripts decode as GB18030 too, but not to these.
  [[nodiscard]] bool looks_chinese_as_gb18030() const {
    return gb_characters_ > 0 && gb2312_characters_ * 10 >= gb_characters_ * 9;
  }
  // UTF-8 with so many characters of three bytes that no text of another encoding happens to be.
  [[nodiscard]] bool is_surely_utf8() const { return fits_utf8() && utf8_wide_characters_ >= 6; }

  // "UTF-8" or "GB18030" if exactly one of them explains every text; none if both or neither do.
  [[nodiscard]] std::optional<std::string> decided() const;

 private:
  std::int64_t texts_ = 0;  // with bytes beyond ASCII
  std::int64_t utf8_misfit_row_ = -1;
  std::int64_t gb18030_misfit_row_ = -1;
  std::int64_t utf8_wide_characters_ = 0;
  std::int64_t gb_characters_ = 0;
  std::int64_t gb2312_characters_ = 0;
};

}  // namespace tongcun
