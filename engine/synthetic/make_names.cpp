// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_names.h"

#include "engine/run/random_stream.h"

#include <array>
#include <span>
#include <string_view>

namespace tongcun {
namespace {

using Syllables = std::span<std::string_view const>;

// Rare characters, so that no pair is a county of China.
constexpr std::array<std::string_view, 22> kCountyFirst{
    "岚", "霁", "漱", "岑", "翎", "澹", "砚", "栖", "黛", "缈", "澜",
    "峣", "霭", "岿", "漪", "晞", "嵘", "沅", "蘅", "皓", "渌", "崚"};
constexpr std::array<std::string_view, 14> kCountySecond{"崖", "涧", "峤", "岫", "壑", "嵎", "麓",
                                                         "陂", "浔", "嶂", "渚", "垴", "墟", "濑"};

constexpr std::array<std::string_view, 64> kFirst{
    "石", "云", "龙", "青", "白", "大", "小", "高", "上", "下", "新", "老", "金", "银", "黄", "红",
    "清", "长", "双", "三", "岩", "竹", "松", "柏", "桐", "桃", "梨", "茶", "麻", "枫", "花", "草",
    "马", "牛", "羊", "鹿", "凤", "鹤", "虎", "猫", "甘", "冷", "温", "深", "平", "安", "太", "和",
    "永", "兴", "丰", "乐", "天", "月", "星", "雾", "雷", "沙", "泥", "铜", "盐", "观", "官", "仙"};
constexpr std::array<std::string_view, 44> kSecond{
    "坪", "坝", "寨", "湾", "岭", "坡", "塘", "溪", "岩", "河", "屯", "田", "林", "沟", "山",
    "水", "冲", "井", "洞", "垭", "关", "坳", "箐", "场", "桥", "滩", "潭", "泉", "峰", "台",
    "坎", "槽", "丘", "堡", "营", "铺", "渡", "口", "源", "谷", "池", "墩", "垄", "埂"};
constexpr std::array<std::string_view, 40> kFamilies{
    "杨", "李", "王", "张", "刘", "陈", "吴", "罗", "周", "黄", "赵", "潘", "龙", "石",
    "田", "彭", "向", "谢", "何", "宋", "邓", "冉", "安", "蒙", "韦", "岑", "陆", "莫",
    "胡", "唐", "袁", "冯", "曾", "肖", "蒋", "汪", "毛", "姚", "熊", "廖"};
constexpr std::array<std::string_view, 24> kHamletSecond{
    "湾",   "坡", "寨",   "坪",   "沟", "坝", "院子", "岩", "冲",   "屋基", "林", "坎",
    "垭口", "堡", "田坝", "水井", "岭", "塘", "洞",   "坳", "大土", "窝",   "营", "丫"};

// What names are drawn for; part of the number of their random streams.
enum class Kind : std::uint64_t { prefecture, county, township, village, hamlet, river };

RandomStream stream(std::uint64_t seed, Kind kind, std::uint64_t index) {
  return RandomStream(seed, Purpose::synthetic_name,
                      (static_cast<std::uint64_t>(kind) << 40U) + index);
}

std::string_view pick(RandomStream& random, Syllables syllables) {
  return syllables[random.next_below(static_cast<std::uint32_t>(syllables.size()))];
}

std::string join(std::string_view a, std::string_view b, std::string_view c = {}) {
  std::string name(a);
  name += b;
  name += c;
  return name;
}

std::string landscape(RandomStream& random) {
  std::string_view const first = pick(random, kFirst);
  return join(first, pick(random, kSecond));
}

// Draws until the name is new; there are far more names than places in one set.
template <class Draw>
std::string unused(NameSet& used, Draw const& draw) {
  for (;;) {
    std::string name = draw();
    if (used.insert(name).second) {
      return name;
    }
  }
}

}  // namespace

std::string prefecture_name(std::uint64_t seed) {
  RandomStream random = stream(seed, Kind::prefecture, 0);
  return join(pick(random, kCountyFirst), "云市");
}

std::string county_name(std::uint64_t seed, std::uint32_t index) {
  // A walk through all pairs from a random start; 89 has no factor in common with 308.
  RandomStream random = stream(seed, Kind::county, 0);
  std::uint32_t const at = (random.next_below(kCountyNames) + index * 89U) % kCountyNames;
  return join(kCountyFirst[at % kCountyFirst.size()], kCountySecond[at / kCountyFirst.size()],
              "县");
}

std::string river_name(std::uint64_t seed, std::uint32_t index, double hectares) {
  RandomStream random = stream(seed, Kind::river, index);
  std::string const name = landscape(random);
  if (hectares < 6000.0) {
    return name + (random.next_unit() < 0.5 ? "溪" : "沟");
  }
  return name + (hectares < 200000.0 ? "河" : "江");
}

std::string township_name(std::uint64_t seed, std::uint32_t index, NameSet& used) {
  RandomStream random = stream(seed, Kind::township, index);
  std::string_view const kind = random.next_unit() < 0.6 ? "镇" : "乡";
  return unused(used, [&] { return landscape(random); }) + std::string(kind);
}

std::string village_name(std::uint64_t seed, std::uint32_t index, NameSet& used) {
  RandomStream random = stream(seed, Kind::village, index);
  return unused(used,
                [&] {
                  if (random.next_unit() < 0.2) {
                    std::string_view const family = pick(random, kFamilies);
                    return join(family, "家", pick(random, kSecond));
                  }
                  return landscape(random);
                }) +
         "村";
}

std::string hamlet_name(std::uint64_t seed, std::uint32_t index, NameSet& used) {
  RandomStream random = stream(seed, Kind::hamlet, index);
  return unused(used, [&] {
    if (random.next_unit() < 0.6) {
      std::string_view const family = pick(random, kFamilies);
      return join(family, "家", pick(random, kHamletSecond));
    }
    std::string_view const first = pick(random, kFirst);
    return join(first, pick(random, kHamletSecond));
  });
}

}  // namespace tongcun
