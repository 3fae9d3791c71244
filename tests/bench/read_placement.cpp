// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/read_placement.h"

#include "engine/assignment/transport_problem.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

// The file's text, unpacked if it is gzipped.
std::string read_text(std::filesystem::path const& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    throw std::runtime_error("cannot read " + path.string());
  }
  std::string text;
  std::vector<char> piece(std::size_t{1} << 16);
  int length = 0;
  while ((length = gzread(file, piece.data(), static_cast<unsigned>(piece.size()))) > 0) {
    text.append(piece.data(), static_cast<std::size_t>(length));
  }
  gzclose(file);
  if (length < 0) {
    throw std::runtime_error("damaged gzip file " + path.string());
  }
  return text;
}

// All numbers of a text, up to what is none (a stray control character at the end).
std::vector<double> numbers_of(std::string_view text) {
  std::vector<double> numbers;
  char const* at = text.data();
  char const* const end = at + text.size();
  while (true) {
    at = std::find_if(at, end,
                      [](char c) { return c != ' ' && c != '\n' && c != '\r' && c != '\t'; });
    double number = 0.0;
    auto const [next, error] = std::from_chars(at, end, number);
    if (error != std::errc()) {
      return numbers;
    }
    numbers.push_back(number);
    at = next;
  }
}

class NumberReader {
 public:
  NumberReader(std::filesystem::path const& path)
      : path_(path), numbers_(numbers_of(read_text(path))) {}

  double next() {
    if (at_ == numbers_.size()) {
      throw std::runtime_error(path_.string() + ": too few numbers");
    }
    return numbers_[at_++];
  }
  std::int64_t next_whole() {
    double const number = next();
    if (number != std::floor(number) || std::abs(number) > 1e15) {
      throw std::runtime_error(path_.string() + ": a whole number expected, not " +
                               std::to_string(number));
    }
    return static_cast<std::int64_t>(number);
  }
  std::size_t next_count() {
    std::int64_t const number = next_whole();
    if (number < 1 || number > 1'000'000) {
      throw std::runtime_error(path_.string() + ": a size expected");
    }
    return static_cast<std::size_t>(number);
  }
  [[nodiscard]] std::size_t left() const { return numbers_.size() - at_; }
  // The least power of ten, at most 10^6, that makes all numbers whole.
  [[nodiscard]] double decimal_scale() const {
    double scale = 1.0;
    for (double const number : numbers_) {
      while (scale < 1e6 && std::abs(number * scale - std::round(number * scale)) > 1e-6) {
        scale *= 10.0;
      }
    }
    return scale;
  }

 private:
  std::filesystem::path path_;
  std::vector<double> numbers_;
  std::size_t at_ = 0;
};

struct Matrices {
  std::vector<std::vector<std::int64_t>> cost;    // by unit, by site
  std::vector<std::vector<std::int64_t>> amount;  // by unit, by site
  std::vector<std::int64_t> site_cost;
  std::vector<std::int64_t> capacity;
};

PlacementProblem problem_of(Matrices const& matrices) {
  PlacementProblem problem;
  problem.site_cost = matrices.site_cost;
  problem.capacity = matrices.capacity;
  std::int64_t left_out = 1;
  for (std::int64_t const cost : problem.site_cost) {
    left_out += cost;
  }
  for (std::size_t site = 0; site < problem.sites(); ++site) {
    problem.owner.push_back(static_cast<std::uint32_t>(site));
  }
  problem.first.push_back(0);
  for (std::size_t unit = 0; unit < matrices.cost.size(); ++unit) {
    problem.count.push_back(1);
    for (std::uint32_t site = 0; site < problem.sites(); ++site) {
      std::int64_t const amount = matrices.amount[unit][site];
      if (amount > problem.capacity[site]) {
        continue;
      }
      problem.options.push_back({site, matrices.cost[unit][site], problem.uses.size()});
      if (amount > 0) {
        problem.uses.push_back({site, amount});
      }
    }
    problem.first.push_back(problem.options.size());
    left_out += *std::ranges::max_element(matrices.cost[unit]);
  }
  problem.unplaced.assign(problem.units(), left_out);
  if (!is_well_formed(problem)) {
    throw std::runtime_error("numbers too large");
  }
  return problem;
}

// The values of a table of lines "name value …" or "path,…,value" for the instance, if any.
double value_in_column(std::filesystem::path const& table, std::string const& name,
                       std::size_t column, char divider) {
  std::ifstream file(table);
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, divider);) {
      if (!cell.empty() || divider == ',') {
        cells.push_back(cell);
      }
    }
    if (cells.size() > column && cells.front() == name) {
      return std::strtod(cells[column].c_str(), nullptr);
    }
  }
  return 0.0;
}

std::string stem_of(std::filesystem::path const& path) {
  std::string const name = path.filename().string();
  return name.substr(0, name.find('.'));
}

// Line k of the file "os" is that of instance pk.
double single_source_optimum(std::filesystem::path const& folder, std::string const& name) {
  if (double const value = value_in_column(folder / "optima_singlesource.txt", name, 1, ' ');
      value > 0.0) {
    return value;
  }
  std::ifstream file(folder / "os");
  std::size_t const number = name.size() > 1 && name.front() == 'p'
                                 ? static_cast<std::size_t>(std::strtoul(&name[1], nullptr, 10))
                                 : 0;
  double value = 0.0;
  for (std::size_t line = 0; line < number; ++line) {
    if (!(file >> value)) {
      return 0.0;
    }
  }
  return value;
}

// A file, and what is to be other than there: path[@capacity[,cost]][=name].
struct AlteredFile {
  explicit AlteredFile(std::filesystem::path const& asked) : path(asked) {
    std::string text = asked.string();
    if (std::size_t const at = text.rfind('='); at != std::string::npos) {
      name = text.substr(at + 1);
      text.resize(at);
    }
    if (std::size_t const at = text.rfind('@'); at != std::string::npos) {
      std::istringstream numbers(text.substr(at + 1));
      char comma = 0;
      if (!(numbers >> capacity) || (numbers >> comma && !(comma == ',' && numbers >> cost))) {
        throw std::runtime_error(asked.string() + ": a capacity and a cost expected after @");
      }
      text.resize(at);
    }
    path = text;
    name = name.empty() ? stem_of(path) : name;
  }

  std::filesystem::path path;
  std::string name;  // as which its best value is known
  std::int64_t capacity = 0;
  double cost = 0.0;
};

}  // namespace

PublicInstance read_gap(std::filesystem::path const& path) {
  NumberReader reader(path);
  std::size_t const sites = reader.next_count();
  std::size_t const units = reader.next_count();
  Matrices matrices;
  matrices.cost.assign(units, std::vector<std::int64_t>(sites));
  matrices.amount = matrices.cost;
  matrices.site_cost.assign(sites, 0);
  for (auto* matrix : {&matrices.cost, &matrices.amount}) {
    for (std::size_t site = 0; site < sites; ++site) {
      for (std::size_t unit = 0; unit < units; ++unit) {
        (*matrix)[unit][site] = reader.next_whole();
      }
    }
  }
  for (std::size_t site = 0; site < sites; ++site) {
    matrices.capacity.push_back(reader.next_whole());
  }
  PublicInstance instance;
  instance.problem = problem_of(matrices);
  std::string const set = path.parent_path().filename().string();
  instance.best_known = value_in_column(path.parent_path().parent_path() / "optima.csv",
                                        set + "/" + stem_of(path), 7, ',');
  return instance;
}

LocationFile read_location_file(std::filesystem::path const& asked) {
  AlteredFile const altered(asked);
  std::filesystem::path const folder = altered.path.parent_path();
  NumberReader reader(altered.path);
  LocationFile file;
  // Only Delmaire's files start with the customers; all of that set lie in one folder.
  bool const by_customer = folder.filename() == "delmaire";
  std::size_t const first = reader.next_count();
  std::size_t const second = reader.next_count();
  std::size_t const units = by_customer ? first : second;
  std::size_t const sites = by_customer ? second : first;
  file.scale = reader.decimal_scale();
  file.cost.assign(units, std::vector<double>(sites));
  file.demand.resize(units);
  file.capacity.resize(sites);
  file.site_cost.resize(sites);
  auto const next = [&] { return reader.next(); };
  auto const next_whole = [&] { return reader.next_whole(); };
  if (by_customer) {
    for (std::vector<double>& row : file.cost) {
      std::ranges::generate(row, next);
    }
    std::ranges::generate(file.demand, next_whole);
    std::ranges::generate(file.site_cost, next);
    std::ranges::generate(file.capacity, next_whole);
  } else {
    for (std::size_t site = 0; site < sites; ++site) {
      file.capacity[site] = reader.next_whole();
      file.site_cost[site] = reader.next();
    }
    std::ranges::generate(file.demand, next_whole);
    for (std::size_t site = 0; site < sites; ++site) {
      for (std::size_t unit = 0; unit < units; ++unit) {
        file.cost[unit][site] = reader.next();
      }
    }
  }
  for (std::size_t site = 0; site < sites && altered.capacity > 0; ++site) {
    file.capacity[site] = altered.capacity;
    file.site_cost[site] =
        altered.cost > 0.0 && file.site_cost[site] > 0.0 ? altered.cost : file.site_cost[site];
  }
  file.best_single_source = single_source_optimum(folder, altered.name);
  file.best_multi_source =
      value_in_column(folder / "optima_multisource_and_pmed.tsv", altered.name, 1, '\t');
  return file;
}

PublicInstance single_source_location(LocationFile const& file) {
  auto const scaled = [&](double cost) {
    return static_cast<std::int64_t>(std::llround(cost * file.scale));
  };
  Matrices matrices;
  matrices.capacity = file.capacity;
  std::ranges::transform(file.site_cost, std::back_inserter(matrices.site_cost), scaled);
  for (std::size_t unit = 0; unit < file.demand.size(); ++unit) {
    matrices.amount.emplace_back(file.capacity.size(), file.demand[unit]);
    std::ranges::transform(file.cost[unit], std::back_inserter(matrices.cost.emplace_back()),
                           scaled);
  }
  PublicInstance instance;
  instance.scale = file.scale;
  instance.problem = problem_of(matrices);
  instance.best_known = file.best_single_source;
  return instance;
}

// A piece that is left out costs more than placing it can: a site opened for it, and at every other
// site somebody moved on. The scale is the largest power of two at which that fits a piece's cost.
PublicInstance multi_source_location(LocationFile const& file) {
  double const opening = *std::ranges::max_element(file.site_cost);
  double dearest = 0.0;  // of a piece
  for (std::size_t unit = 0; unit < file.demand.size(); ++unit) {
    if (file.demand[unit] < 1) {
      throw std::runtime_error("a demand of 1 or more expected");
    }
    dearest = std::max(dearest, *std::ranges::max_element(file.cost[unit]) /
                                    static_cast<double>(file.demand[unit]));
  }
  double const left_out = opening + static_cast<double>(file.capacity.size()) * dearest + 1.0;
  PublicInstance instance;
  instance.scale = std::exp2(std::floor(std::log2(static_cast<double>(kMostPieceCost) / left_out)));
  auto const scaled = [&](double cost) {
    return static_cast<std::int64_t>(std::llround(cost * instance.scale));
  };
  instance.site_cost = file.site_cost;
  PlacementProblem& problem = instance.problem;
  problem.capacity = file.capacity;
  std::ranges::transform(file.site_cost, std::back_inserter(problem.site_cost), scaled);
  for (std::uint32_t site = 0; site < problem.sites(); ++site) {
    problem.owner.push_back(site);
  }
  problem.first.push_back(0);
  for (std::size_t unit = 0; unit < file.demand.size(); ++unit) {
    problem.count.push_back(static_cast<std::int32_t>(file.demand[unit]));
    for (std::uint32_t site = 0; site < problem.sites(); ++site) {
      double const cost = file.cost[unit][site] / static_cast<double>(file.demand[unit]);
      instance.option_cost.push_back(cost);
      problem.options.push_back({site, scaled(cost), problem.uses.size()});
      problem.uses.push_back({site, 1});
    }
    problem.first.push_back(problem.options.size());
  }
  problem.unplaced.assign(problem.units(), scaled(left_out));
  if (!is_well_formed(problem)) {
    throw std::runtime_error("numbers too large");
  }
  instance.best_known = file.best_multi_source;
  return instance;
}

}  // namespace tongcun
