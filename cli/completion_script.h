// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tongcun {

enum class Shell : std::uint8_t { bash, zsh };
inline constexpr std::array<std::string_view, 2> kShellNames{"bash", "zsh"};

// The words that the value of an option or positional may be; none of them: nothing to complete.
// Texts that are not listed are names of files.
using Choices = std::map<CLI::Option const*, std::vector<std::string>>;

// The script that completes the words of a command line in a shell, made from the command line's
// own tree: verbs, options, values of options, files. Help texts stand in it for zsh, which shows
// them. Deterministic.
[[nodiscard]] std::string completion_script(CLI::App const& app, Choices const& choices,
                                            Shell shell);

}  // namespace tongcun
