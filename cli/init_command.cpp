// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "io/pseudonyms.h"

#include <fmt/format.h>

namespace tongcun {

int init_command(Options const& options) {
  write_pseudonym_key(options.key_file);
  bool const zh = options.language.value_or(Language::en) == Language::zh;
  print_text(
      Stream::answer,
      fmt::format(
          fmt::runtime(zh ? "密钥已写入 {}；请留在单位内部并妥善备份：没有它，结果无法对应到农户\n"
                          : "the key is in {}; keep it at the office and keep a copy: without "
                            "it results lead back to no household\n"),
          options.key_file));
  return status_of(ExitCode::done);
}

}  // namespace tongcun
