// SPDX-License-Identifier: Apache-2.0
// The sheet that is printed: one page, A4 across, with the map as it is on the screen.
import { imprint, sources } from './about.js';
import { comparisonTables } from './comparison_view.js';
import { h } from './dom.js';
import { questions, tiles, verdictBars } from './overview.js';
import { swatchOf } from './patterns.js';
import { unitOf } from './side_panel.js';
import { shownTitle } from './themes.js';

const kSize = [900, 960];

/** A bar of a round length, as long as it is in the middle of the map. */
function drawScale(context, metresPerPixel, words) {
  const longest = 160 * metresPerPixel;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = [5, 2, 1].map((one) => one * power).find((one) => one <= longest);
  const [left, bottom, length] = [14, kSize[1] - 14, metres / metresPerPixel];
  context.fillStyle = 'rgba(255,255,255,0.85)';
  context.fillRect(left - 6, bottom - 24, length + 12, 32);
  context.fillStyle = context.strokeStyle = '#222';
  context.lineWidth = 2;
  context.beginPath();
  [[left, bottom - 6], [left, bottom], [left + length, bottom], [left + length, bottom - 6]].forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.stroke();
  context.font = '13px sans-serif';
  context.fillText(metres >= 1000 ? `${metres / 1000} ${words.t('kilometre')}` : `${metres} ${words.unit('metre')}`, left + 3, bottom - 8);
}

/** A picture of the map in the size of the sheet, also while nobody sees it. */
function mapPicture(map, extent, words) {
  const view = map.getView();
  const [center, resolution] = [view.getCenter(), view.getResolution()];
  map.setSize(kSize);
  view.fit(extent, { size: kSize, padding: [12, 12, 40, 12] });
  map.renderSync();
  const scale = window.devicePixelRatio;
  const picture = h('canvas', { width: kSize[0] * scale, height: kSize[1] * scale });
  const context = picture.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, picture.width, picture.height);
  for (const canvas of map.getTargetElement().querySelectorAll('.ol-layer canvas, canvas.ol-layer')) {
    const numbers = /matrix\(([^)]*)\)/.exec(canvas.style.transform);
    const matrix = numbers ? numbers[1].split(',').map(Number) : [1 / scale, 0, 0, 1 / scale, 0, 0];
    context.setTransform(...matrix.map((number) => number * scale));
    if (canvas.width > 0) {
      context.drawImage(canvas, 0, 0);
    }
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  drawScale(context, view.getResolution() / Math.cosh(center[1] / 6378137), words);
  view.setCenter(center);
  view.setResolution(resolution);
  return picture;
}

export function printSheet(data, words, { map, extent }, picture) {
  const shown = picture();
  return h('div', { class: 'sheet' },
    h('header', {}, h('h1', {}, data.title), h('span', { class: 'stamps' }, data.stamps.map((stamp) => h('span', {}, words.in(stamp))))),
    tiles(data, words),
    h('div', { class: 'columns' },
      h('div', { class: 'left' }, h('h3', {}, shownTitle(shown, words), unitOf(shown)), mapPicture(map, extent, words),
        h('p', { class: 'keys' }, shown.classes.map((one) => h('span', {}, h('i', { class: 'swatch', style: swatchOf(one) }), one.label)))),
      h('div', { class: 'right' }, data.edition === 'comparison' ? comparisonTables(data, words).slice(0, 1) : [questions(data, words), verdictBars(data, words, () => {})])),
    h('footer', {}, imprint(data, words).map(([title, text]) => h('span', {}, words.labelled(title, text))), h('span', {}, words.t('boundary_note')),
      h('span', {}, words.listed(sources(data))), h('span', {}, `tongcun ${data.program}`)));
}
