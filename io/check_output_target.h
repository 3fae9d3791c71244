// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

namespace tongcun {

enum class Overwrite : bool { no, yes };

// Where a result may go, and what must not be lost for it.
struct OutputTarget {
  std::filesystem::path folder;
  Overwrite overwrite = Overwrite::no;
  // Files and folders that the result is made from. The folder may lie inside one of them, but be
  // or contain none.
  std::vector<std::filesystem::path> inputs;
};

// Throws OutputError if the folder would lie in an earlier result, which holds only what its record
// names, or if something of the name is there and may not be replaced. With overwriting, a folder
// may be replaced if it is empty or an earlier result of this program (a run.json or synth.json of
// ours) with nothing but what its record lists, unedited where it is made to be edited, and if no
// input and not the working folder would go with it. Nothing else ever is: no file, no link.
void check_output_target(OutputTarget const& target);

}  // namespace tongcun
