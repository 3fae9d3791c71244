// SPDX-License-Identifier: Apache-2.0
// Lists of invented households for the office's edition, in the form that the program writes.

const text = (key, title, data, words) => ({ key, title, type: 'text', decimals: 0, data, ...(words ? { words } : {}) });
const number = (key, title, decimals, data) => ({ key, title, type: decimals ? 'decimal' : 'integer', decimals, data });
const list = (title, rows, columns) => ({ title, rows, columns });

const kClasses = { none: ['none', '无'], unstable: ['may fall back', '脱贫不稳定户'], marginal: ['marginal', '边缘易致贫户'], sudden: ['sudden hardship', '突发严重困难户'], unknown: ['unknown', '未知'] };
const kReasons = ['income below the line', 'rigid expense high', 'income below the line, house unsafe', 'a declared risk stands'];

/** Lists of `count` households of the villages with these codes; every tenth is to be visited first. */
export function bigRegister(count, villages, random) {
  const rows = [...Array(count).keys()];
  const pick = (values) => values[Math.floor(random() * values.length)];
  const codes = rows.map((row) => `h${String(row * 7919 + 1000003).padStart(12, '0')}${Math.floor(random() * 1e12).toString(36).padStart(8, '0')}`);
  const village = rows.map((row) => villages[Math.floor((row * villages.length) / count)]);
  const persons = rows.map(() => 1 + Math.floor(random() * 6));
  const grade = rows.map(() => (random() < 0.8 ? 'none' : pick(Object.keys(kClasses))));
  const reasons = grade.map((one) => (one === 'none' || one === 'unknown' ? null : pick(kReasons)));
  const about = (data) => [text('village_code', ['village code', '行政村代码'], data ? { n: data.map((row) => village[row]) } : { n: village }),
    text('household_code', ['household', '户编号'], data ? { n: data.map((row) => codes[row]) } : { n: codes }),
    number('household_persons', ['persons', '人数'], 0, data ? { n: data.map((row) => persons[row]) } : { n: persons })];
  const shared = () => about().map((column) => ({ ...column, data: { as: 'guarantees' } }));
  const verdicts = ['pass', 'fail', 'unknown', 'not_applicable'];
  const guarantees = ['water', 'house', 'school', 'medical', 'income'].flatMap((key) => {
    const of_row = rows.map(() => pick(verdicts));
    return [text(key, [`safe ${key}`, `${key}有保障`], { n: of_row }), text(`${key}_fails`, [`${key}: fails`, `${key}：不合格项`], { n: of_row.map((one) => (one === 'fail' ? 'quality' : null)) }),
      text(`${key}_unknown`, [`${key}: not known`, `${key}：未知项`], { n: of_row.map((one) => (one === 'unknown' ? 'reliability' : null)) }),
      text(`${key}_missing`, [`${key}: waits for`, `${key}：缺少`], { n: of_row.map((one) => (one === 'unknown' ? 'report of the water' : null)) })];
  });
  const first = rows.filter((row) => reasons[row]);
  return {
    guarantees: list(['what holds for each household', '各户保障情况'], count, [...about(), ...guarantees]),
    status: list(['classes of households', '各户类别'], count, [...shared(), text('monitoring_class', ['monitoring class', '监测类别'], { n: grade }, kClasses), text('status_reasons', ['rules that fired', '触发的规则'], { n: reasons }),
      text('status_not_known', ['not known', '未知项'], { n: grade.map((one) => (one === 'unknown' ? 'income' : null)) })]),
    visit_first: list(['whom to visit first', '优先走访名单'], first.length, [...about(first), number('visit_number', ['number', '序号'], 0, { n: first.map((row, i) => i + 1) }), text('status_reasons', ['rules that fired', '触发的规则'], { n: first.map((row) => reasons[row]) })]),
    poverty_path: list(['how likely each household is to be poor', '各户贫困概率'], count, [...shared(), number('poor_last_year_pct_base', ['poor in the last year, as is', '末年贫困概率'], 2, { n: rows.map(() => Math.floor(random() * 10000)) })]),
    relocation: list(['relocation: where each household stands', '易地搬迁：各户情况'], count, [...shared(), text('consent', ['consent', '意愿'], { n: rows.map(() => pick(['agreed', 'declined', 'not_asked'])) }), text('site_code', ['site', '安置点'], { n: rows.map(() => (random() < 0.1 ? 'S1' : null)) })]),
  };
}
