// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/node_lines.h"

#include "engine/geometry/metric.h"
#include "engine/synthetic/line_contacts.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace tongcun {
namespace {

struct Insertion {
  std::uint32_t line = 0;
  std::uint32_t segment = 0;
  double fraction = 0.0;  // along the segment
  GeoPoint point;
};

struct Ends {
  GeoPoint a;
  GeoPoint b;
};

double fraction_of(Ends const& segment, GeoPoint point) {
  double const dx = static_cast<double>(segment.b.lon) - segment.a.lon;
  double const dy = static_cast<double>(segment.b.lat) - segment.a.lat;
  double const px = static_cast<double>(point.lon) - segment.a.lon;
  double const py = static_cast<double>(point.lat) - segment.a.lat;
  return (px * dx + py * dy) / (dx * dx + dy * dy);
}

// Where two segments cross; none if they are parallel or meet outside of them.
std::optional<GeoPoint> crossing(Ends const& p, Ends const& q) {
  double const px = static_cast<double>(p.b.lon) - p.a.lon;
  double const py = static_cast<double>(p.b.lat) - p.a.lat;
  double const qx = static_cast<double>(q.b.lon) - q.a.lon;
  double const qy = static_cast<double>(q.b.lat) - q.a.lat;
  double const across = px * qy - py * qx;
  if (across == 0.0) {
    return std::nullopt;
  }
  double const dx = static_cast<double>(q.a.lon) - p.a.lon;
  double const dy = static_cast<double>(q.a.lat) - p.a.lat;
  double const along_p = (dx * qy - dy * qx) / across;
  double const along_q = (dx * py - dy * px) / across;
  if (along_p < 0.0 || along_p > 1.0 || along_q < 0.0 || along_q > 1.0) {
    return std::nullopt;
  }
  return point_between(p.a, p.b, along_p);
}

// The insertions that turn one contact into common vertices.
void resolve(std::vector<std::vector<GeoPoint>> const& lines, LineContact const& contact,
             std::vector<Insertion>& insertions) {
  auto const ends = [&](std::uint32_t line, std::uint32_t segment) {
    return Ends{lines[line][segment], lines[line][segment + 1]};
  };
  Ends const p = ends(contact.line_a, contact.segment_a);
  Ends const q = ends(contact.line_b, contact.segment_b);
  auto const insert = [&](std::uint32_t line, std::uint32_t segment, Ends const& at,
                          GeoPoint point) {
    double const fraction = fraction_of(at, point);
    if (point != at.a && point != at.b && fraction > 0.0 && fraction < 1.0) {
      insertions.push_back({line, segment, fraction, point});
    }
  };
  bool const shares_end = p.a == q.a || p.a == q.b || p.b == q.a || p.b == q.b;
  std::optional<GeoPoint> const point = shares_end ? std::nullopt : crossing(p, q);
  if (point) {
    insert(contact.line_a, contact.segment_a, p, *point);
    insert(contact.line_b, contact.segment_b, q, *point);
    return;
  }
  // One along the other: the ends that lie inside become vertices of both.
  insert(contact.line_a, contact.segment_a, p, q.a);
  insert(contact.line_a, contact.segment_a, p, q.b);
  insert(contact.line_b, contact.segment_b, q, p.a);
  insert(contact.line_b, contact.segment_b, q, p.b);
}

void apply(std::vector<Insertion>& insertions, std::vector<std::vector<GeoPoint>>& lines) {
  std::ranges::sort(insertions, {}, [](Insertion const& insertion) {
    return std::tuple(insertion.line, insertion.segment, insertion.fraction, insertion.point);
  });
  for (std::size_t begin = 0; begin < insertions.size();) {
    std::uint32_t const number = insertions[begin].line;
    std::size_t at = begin;
    std::vector<GeoPoint> line;
    for (std::uint32_t i = 0; i < lines[number].size(); ++i) {
      line.push_back(lines[number][i]);
      for (; at < insertions.size() && insertions[at].line == number && insertions[at].segment == i;
           ++at) {
        if (line.back() != insertions[at].point) {
          line.push_back(insertions[at].point);
        }
      }
    }
    lines[number] = std::move(line);
    begin = at;
  }
}

}  // namespace

void node_lines(RunSettings const& run, std::vector<std::vector<GeoPoint>>& lines) {
  for (;;) {
    std::vector<Insertion> insertions;
    for (LineContact const& contact : find_line_contacts(run, lines)) {
      resolve(lines, contact, insertions);
    }
    if (insertions.empty()) {
      return;
    }
    apply(insertions, lines);
  }
}

}  // namespace tongcun
