// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/synthetic/synthetic_county.h"
#include "engine/types/text.h"
#include "io/county_lines.h"
#include "io/run_folder.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// Languages of what is written: texts of the scenario; headers and words of the layers.
struct CountyLanguages {
  Language texts = Language::en;
  Language headers = Language::zh;
};

// The invented households and persons of a county, and the line that their incomes are made for.
struct CountyPeople {
  HouseholdRegister households;
  CountyLine line;
  std::optional<HouseholdRegister> earlier;  // of the year before
};

// Most villages of a county whose register is written as workbooks as well.
constexpr std::size_t kMostWorkbookVillages = 1000;

// One workbook a township, register/<code>.xlsx, with a sheet of households (户表) and one of
// persons (人表); places stand in columns of longitude and latitude, WGS 84.
void write_township_workbooks(RunFolder& out, SyntheticCounty const& county,
                              HouseholdRegister const& people, Language headers);

// The tables of a scenario file that name the register: the layers of county.gpkg, or the sheets of
// every workbook.
enum class RegisterForm : std::uint8_t { geopackage, workbooks };
[[nodiscard]] std::string register_tables(SyntheticCounty const& county, RegisterForm form,
                                          std::string_view attribution, Language headers);

// The earlier register, earlier.gpkg, and the part of a scenario that names it.
void write_earlier_register(RunFolder& out, SyntheticCounty const& county,
                            HouseholdRegister const& earlier, CountyLanguages languages);
[[nodiscard]] std::string earlier_tables(HouseholdRegister const& earlier,
                                         std::string_view attribution);

}  // namespace tongcun
