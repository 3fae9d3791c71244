// SPDX-License-Identifier: Apache-2.0
#include "io/county_register_files.h"

#include "io/register_layers.h"
#include "io/write_geopackage.h"
#include "io/write_workbook.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::string_view kEarlierFile = "earlier.gpkg";

struct SheetNames {
  std::string households;
  std::string persons;
};

SheetNames sheet_names(Language headers) {
  return headers == Language::zh ? SheetNames{"户表", "人表"} : SheetNames{"households", "persons"};
}

std::string workbook_name(SyntheticTownship const& township) {
  return "register/" + township.code + ".xlsx";
}

// Rows first … last-1 of the same stream, as a sheet.
RowStream part_of(RowStream stream, std::string const& sheet, std::size_t first, std::size_t last) {
  stream.form.title = {sheet, sheet};
  stream.first = first;
  stream.rows = last - first;
  return stream;
}

// The first household at or behind `from` that lives in another township than `code`.
std::size_t end_of(HouseholdTable const& table, SyntheticCounty const& county,
                   std::string const& code, std::size_t from) {
  std::size_t at = from;
  while (at < table.size() &&
         county.villages[table.village[HouseholdId(static_cast<std::uint32_t>(at))].value()]
                 .township_code == code) {
    ++at;
  }
  return at;
}

std::size_t first_person(HouseholdRegister const& people, std::size_t household) {
  return household < people.households.size()
             ? people.households.first_person[HouseholdId(static_cast<std::uint32_t>(household))]
                   .value()
             : people.persons.size();
}

std::string layer_table(std::string const& key, std::string const& file, std::string const& layer,
                        std::string_view crs, std::string_view attribution) {
  return fmt::format(
      "\n[{}]\nfile = \"{}\"\n{}attribution = \"{}\"\nlicence = \"CC0-1.0\"\nlayer = "
      "\"{}\"\n",
      key, file, crs, attribution, layer);
}

}  // namespace

void write_township_workbooks(RunFolder& out, SyntheticCounty const& county,
                              HouseholdRegister const& people, Language headers) {
  RowStream const households = household_rows(people, county, headers, PlaceForm::columns);
  RowStream const persons = person_rows(people, headers);
  SheetNames const names = sheet_names(headers);
  std::size_t next = 0;
  for (SyntheticTownship const& township : county.townships) {
    std::size_t const end = end_of(people.households, county, township.code, next);
    write_workbook(
        out.path_of(workbook_name(township)),
        {part_of(households, names.households, next, end),
         part_of(persons, names.persons, first_person(people, next), first_person(people, end))});
    next = end;
  }
}

std::string register_tables(SyntheticCounty const& county, RegisterForm form,
                            std::string_view attribution, Language headers) {
  if (form == RegisterForm::geopackage) {
    return layer_table("layers.households", "county.gpkg", "households", "", attribution) +
           layer_table("layers.persons", "county.gpkg", "persons", "", attribution);
  }
  SheetNames const names = sheet_names(headers);
  std::string text;
  for (SyntheticTownship const& township : county.townships) {
    std::string const file = workbook_name(township);
    text += layer_table("layers.households.t" + township.code, file, names.households,
                        "crs = \"EPSG:4326\"\n", attribution);
    text += layer_table("layers.persons.t" + township.code, file, names.persons, "", attribution);
  }
  return text;
}

void write_earlier_register(RunFolder& out, SyntheticCounty const& county,
                            HouseholdRegister const& earlier, CountyLanguages languages) {
  write_geopackage(out.path_of(std::string(kEarlierFile)), {}, languages.texts, Styling::plain,
                   {household_rows(earlier, county, languages.headers, PlaceForm::geometry),
                    person_rows(earlier, languages.headers)});
}

std::string earlier_tables(HouseholdRegister const& earlier, std::string_view attribution) {
  std::string const file(kEarlierFile);
  return fmt::format("\n[earlier]\nyear = {}\n", *earlier.year) +
         layer_table("earlier.layers.households", file, "households", "", attribution) +
         layer_table("earlier.layers.persons", file, "persons", "", attribution);
}

}  // namespace tongcun
