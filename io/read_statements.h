// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "engine/statements/statement.h"
#include "io/read_layers.h"

#include <string>
#include <vector>

namespace tongcun {

struct ReadStatements {
  std::vector<Statement> statements;  // in the order of the files
  std::vector<InputRecord> inputs;
};

// Reads the files of statements that the scenario's [check] names, from its input folder:
//
//   schema = 1
//   kind = "statements"
//   [[statements]]
//   id = "T04"                       once in all files
//   source = "county report, table 3"
//   kind = "share"                   one of kClaimNames
//   part = "95"                      numbers are texts (parse_stated_number): their decimals count
//   whole = "159"
//   percent = "60.5"
//
// Keys by kind (? may be absent):
//   sum         parts, total, may_overlap?          plan      parts, total
//   within      parts, whole                        share     part or rest, whole?, percent?,
//                                                             bases? { name, part?, whole }
//   same_base   shares { part, percent }, whole?    growth    from, to, percent
//   difference  from, less, result                  rate      total, per, value?
//   product     factors, result                     same      values
//   same_total  parts { each, of }                  magnitude value, at_most, times?
//   categories  parts, stated                       ranking   value, others, place, smallest_first?
//   texts       texts
//
// Throws InputError with every fault of all files. Nothing is judged.
[[nodiscard]] ReadStatements read_statements(Scenario const& scenario);

}  // namespace tongcun
