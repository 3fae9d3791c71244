// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_layer.h"

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// A feature with one column of numbers, written by the library itself.
class LibraryText {
 public:
  LibraryText() {
    OGRFieldDefn field("number", OFTReal);
    definition_->AddFieldDefn(&field);
    definition_->Reference();
  }
  ~LibraryText() { definition_->Release(); }
  LibraryText(LibraryText const&) = delete;
  LibraryText& operator=(LibraryText const&) = delete;

  [[nodiscard]] std::string of(double value) const {
    OGRFeature feature(definition_);
    feature.SetField(0, value);
    return feature.GetFieldAsString(0);
  }

 private:
  OGRFeatureDefn* definition_ = new OGRFeatureDefn("layer");
};

// Any double at all, by its bits, and those that registers hold.
TEST(GdalLayerTest, TextOfDoubleIsTheLibrarys) {
  LibraryText const library;
  std::vector<double> const special{
      0.0,    -0.0,   1.0,     -1.0,     0.1,       1e14,    1e15,  1e16,   1e17,
      123.45, 0.0001, 0.00001, 32846.72, 2.0 / 3,   1.0 / 3, 1e300, 5e-324, 999999999999999.5,
      0.5,    1e-5,   1.0e21,  100.0,    1234567.89};
  for (double const value : special) {
    EXPECT_EQ(text_of_double(value), library.of(value));
  }
  std::uint64_t state = 20261127;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    auto const value = std::bit_cast<double>(state);
    if (value - value == 0.0) {  // finite: the library has words of its own for the others
      ASSERT_EQ(text_of_double(value), library.of(value)) << i;
    }
    double const money = static_cast<double>(static_cast<std::int64_t>(state >> 30U)) / 100.0;
    ASSERT_EQ(text_of_double(money), library.of(money)) << i;
  }
}

}  // namespace
}  // namespace tongcun
