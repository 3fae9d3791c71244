// SPDX-License-Identifier: Apache-2.0
#include "cli/completion_script.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <utility>

namespace tongcun {
namespace {

// What stands behind an option or at a place of the line.
struct Values {
  enum class Kind : std::uint8_t { none, words, files, anything };
  Kind kind = Kind::none;
  std::vector<std::string> words;
};

Values values_of(CLI::Option const& option, Choices const& choices) {
  if (option.get_items_expected_max() == 0) {
    return {};
  }
  auto const listed = choices.find(&option);
  if (listed != choices.end()) {
    return {listed->second.empty() ? Values::Kind::anything : Values::Kind::words, listed->second};
  }
  return {option.get_type_name() == "TEXT" ? Values::Kind::files : Values::Kind::anything, {}};
}

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (std::string const& word : words) {
    text.append(text.empty() ? "" : " ").append(word);
  }
  return text;
}

std::vector<std::string> names_of(CLI::Option const& option) {
  std::vector<std::string> names;
  for (std::string const& name : option.get_lnames()) {
    names.push_back("--" + name);
  }
  for (std::string const& name : option.get_snames()) {
    names.push_back("-" + name);
  }
  return names;
}

std::vector<CLI::App const*> verbs_of(CLI::App const& app) {
  return app.get_subcommands([](CLI::App const* verb) { return !verb->get_name().empty(); });
}

class BashWriter {
 public:
  explicit BashWriter(Choices const& choices) : choices_(choices) {}

  std::string write(CLI::App const& app) {
    visit(app, "");
    return fmt::format(R"(# Completion of tongcun for bash, made by "tongcun completion bash".
_tongcun() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}"
  local verb="" options="" words="" files="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case "$verb|${{COMP_WORDS[i]}}" in
{}    esac
  done
  case "$verb|$previous" in
{}  esac
  case "$verb" in
{}  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  else
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}}
complete -F _tongcun tongcun
)",
                       paths_, values_, verbs_);
  }

 private:
  void visit(CLI::App const& app, std::string const& path) {
    std::string options;
    std::string words;
    bool takes_files = false;
    for (CLI::Option const* const option : app.get_options()) {
      Values const values = values_of(*option, choices_);
      if (option->get_positional()) {
        takes_files = takes_files || values.kind == Values::Kind::files;
        words.append(words.empty() ? "" : " ").append(joined(values.words));
        continue;
      }
      std::vector<std::string> const names = names_of(*option);
      options.append(options.empty() ? "" : " ").append(joined(names));
      for (std::string const& name : names) {
        add_value(fmt::format("{}|{}", path, name), values);
      }
    }
    for (CLI::App const* const verb : verbs_of(app)) {
      std::string const& name = verb->get_name();
      std::string const below = path.empty() ? name : fmt::format("{} {}", path, name);
      paths_ += fmt::format("      '{}|{}') verb='{}' ;;\n", path, name, below);
      words.append(words.empty() ? "" : " ").append(name);
      visit(*verb, below);
    }
    verbs_ += fmt::format("    '{}') options='{}' words='{}' files='{}' ;;\n", path, options, words,
                          takes_files ? "yes" : "");
  }

  void add_value(std::string const& pattern, Values const& values) {
    switch (values.kind) {
      case Values::Kind::none:
        return;
      case Values::Kind::words:
        values_ +=
            fmt::format("    '{}') COMPREPLY=($(compgen -W '{}' -- \"$current\")); return ;;\n",
                        pattern, joined(values.words));
        return;
      case Values::Kind::files:
        values_ += fmt::format(
            "    '{}') compopt -o filenames 2>/dev/null\n"
            "      mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); return ;;\n",
            pattern);
        return;
      case Values::Kind::anything:
        values_ += fmt::format("    '{}') return ;;\n", pattern);
        return;
    }
  }

  Choices const& choices_;
  std::string paths_;   // words that lead to a verb
  std::string values_;  // what stands behind an option
  std::string verbs_;   // what a verb takes
};

// In a specification of _arguments, between single quotes.
std::string for_zsh(std::string const& text) {
  std::string safe;
  for (char const c : text) {
    if (c == '\'') {
      safe += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':' || c == '\\') {
      safe += '\\';
    }
    safe += c;
  }
  return safe;
}

class ZshWriter {
 public:
  explicit ZshWriter(Choices const& choices) : choices_(choices) {}

  std::string write(CLI::App const& app) {
    visit(app, "_tongcun");
    return "#compdef tongcun\n# Completion of tongcun for zsh, made by \"tongcun completion "
           "zsh\".\n" +
           functions_ + "_tongcun \"$@\"\n";
  }

 private:
  static std::string action_of(Values const& values) {
    switch (values.kind) {
      case Values::Kind::words:
        return fmt::format("({})", joined(values.words));
      case Values::Kind::files:
        return "_files";
      case Values::Kind::none:
      case Values::Kind::anything:
        break;
    }
    return " ";
  }

  void visit(CLI::App const& app, std::string const& function) {
    std::string specifications;
    for (CLI::Option const* const option : app.get_options()) {
      Values const values = values_of(*option, choices_);
      bool const repeats = option->get_expected_max() > 1;
      std::string const what = for_zsh(option->get_description());
      if (option->get_positional()) {
        specifications +=
            fmt::format(" \\\n    '{}:{}:{}'", repeats ? "*" : "1", what, action_of(values));
        continue;
      }
      for (std::string const& name : names_of(*option)) {
        std::string const value = values.kind == Values::Kind::none
                                      ? std::string()
                                      : fmt::format(":value:{}", action_of(values));
        specifications +=
            fmt::format(" \\\n    '{}{}[{}]{}'", repeats ? "*" : "", name, what, value);
      }
    }
    std::vector<CLI::App const*> const verbs = verbs_of(app);
    if (verbs.empty()) {
      functions_ += fmt::format("{}() {{\n  _arguments{}\n}}\n", function, specifications);
      return;
    }
    std::string list;
    std::string calls;
    for (CLI::App const* const verb : verbs) {
      std::string const& name = verb->get_name();
      std::string const below = fmt::format("{}_{}", function, name);
      visit(*verb, below);
      list += fmt::format("\n        '{}:{}'", name, for_zsh(verb->get_description()));
      calls += fmt::format("\n        {}) {} ;;", name, below);
    }
    functions_ += fmt::format(R"({}() {{
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C{} \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs
      verbs=({})
      _describe verb verbs ;;
    rest)
      case $line[1] in{}
      esac ;;
  esac
}}
)",
                              function, specifications, list, calls);
  }

  Choices const& choices_;
  std::string functions_;
};

}  // namespace

std::string completion_script(CLI::App const& app, Choices const& choices, Shell shell) {
  return shell == Shell::bash ? BashWriter(choices).write(app) : ZshWriter(choices).write(app);
}

}  // namespace tongcun
