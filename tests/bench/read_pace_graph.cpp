// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/read_pace_graph.h"

#include "tests/bench/edge_list.h"

#include <lzma.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

std::string read_whole(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw std::runtime_error("cannot read " + path.string());
  }
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string unpack(std::string const& packed, std::filesystem::path const& path) {
  lzma_stream stream = LZMA_STREAM_INIT;
  if (lzma_stream_decoder(&stream, std::numeric_limits<std::uint64_t>::max(), 0) != LZMA_OK) {
    throw std::runtime_error("cannot start the xz decoder");
  }
  std::vector<std::uint8_t> const input(packed.begin(), packed.end());
  std::vector<std::uint8_t> piece(std::size_t{1} << 20);
  std::string text;
  stream.next_in = input.data();
  stream.avail_in = input.size();
  lzma_ret status = LZMA_OK;
  while (status == LZMA_OK) {
    stream.next_out = piece.data();
    stream.avail_out = piece.size();
    status = lzma_code(&stream, LZMA_FINISH);
    text.append(piece.begin(), piece.end() - static_cast<std::ptrdiff_t>(stream.avail_out));
  }
  lzma_end(&stream);
  if (status != LZMA_STREAM_END) {
    throw std::runtime_error("damaged xz file " + path.string());
  }
  return text;
}

class LineParser {
 public:
  explicit LineParser(std::filesystem::path const& path) : path_(path) {}

  void next_line() { ++line_; }

  // Two numbers 1 … most, divided by blanks.
  [[nodiscard]] Edge edge_of(std::string_view text, std::uint32_t most) const {
    std::uint32_t const a = number_of(text, most);
    std::uint32_t const b = number_of(text, most);
    return {std::min(a, b), std::max(a, b), 0};
  }
  // Takes the number off the text.
  std::uint32_t number_of(std::string_view& text, std::uint32_t most) const {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    std::uint32_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 1 || number > most) {
      fail("a number from 1 to " + std::to_string(most));
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
  }
  [[noreturn]] void fail(std::string const& expected) const {
    throw std::runtime_error(path_.string() + ":" + std::to_string(line_) + ": expected " +
                             expected);
  }

 private:
  std::filesystem::path const& path_;
  std::size_t line_ = 0;
};

}  // namespace

BenchGraph read_pace_graph(std::filesystem::path const& path, NodeOrder order, std::uint64_t seed) {
  std::string text = read_whole(path);
  if (path.extension() == ".xz") {
    text = unpack(text, path);
  }
  constexpr std::uint32_t kMostNodes = 1U << 30;
  LineParser parser(path);
  std::uint32_t nodes = 0;
  std::uint32_t announced = 0;
  std::vector<Edge> edges;
  for (std::string_view rest = text; !rest.empty();) {
    std::size_t const end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    parser.next_line();
    if (line.empty() || line.front() == 'c') {
      continue;
    }
    constexpr std::string_view kHead = "p tw ";
    if (nodes == 0) {
      if (!line.starts_with(kHead)) {
        parser.fail("\"p tw nodes edges\"");
      }
      line.remove_prefix(kHead.size());
      nodes = parser.number_of(line, kMostNodes);
      announced = parser.number_of(line, kMostNodes);
      edges.reserve(announced);
      continue;
    }
    Edge edge = parser.edge_of(line, nodes);
    edge.cost = 1000 + static_cast<std::uint32_t>(
                           mixed(seed ^ ((std::uint64_t{edge.a} << 32) | edge.b)) % 60000);
    edges.push_back({edge.a - 1, edge.b - 1, edge.cost});
  }
  if (nodes == 0 || edges.size() != announced) {
    parser.fail(std::to_string(announced) + " edges");
  }
  BenchGraph bench;
  bench.origin =
      "topology of the file; edge u < v costs 1000 + mixed(seed ^ (u << 32 | v)) % "
      "60000 ms, 1-based";
  bench.graph = graph_of_edges(nodes, edges);
  bench.node_order = "as in the file";
  if (order == NodeOrder::depth_first) {
    bench.graph = renumber_depth_first(bench.graph);
    bench.node_order = "depth first";
  }
  return bench;
}

}  // namespace tongcun
