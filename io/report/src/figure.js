// SPDX-License-Identifier: Apache-2.0
// A chart on the page, drawn as SVG when it comes into view.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { h } from './dom.js';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

// The library would build markup from names; this builds text.
function tooltip(entries) {
  const list = (Array.isArray(entries) ? entries : [entries]).filter(({ value }) => value !== null && value !== undefined && !Number.isNaN(value));
  return h('div', { class: 'tip' }, h('b', {}, list.length ? String(list[0].axisValueLabel ?? list[0].name) : ''),
    list.filter(({ seriesIndex, seriesName }, i) => list.findIndex((one) => one.seriesName === seriesName) === i)
      .map(({ seriesName, value, color }) => h('div', {}, h('i', { class: 'dot', style: { background: color } }), `${seriesName}\u2002${value}`)));
}

const drawn = new Set();

export function figure({ title, note, option, tall }) {
  const place = h('div', { class: tall ? 'chart tall' : 'chart', role: 'img', 'aria-label': title });
  const element = h('figure', {}, h('figcaption', {}, title, note ? h('small', {}, ` ${note}`) : null), place);
  const draw = () => {
    if (place.clientWidth === 0) {
      return;
    }
    const chart = init(place, null, { renderer: 'svg' });
    chart.setOption({ ...option, tooltip: { trigger: 'axis', confine: true, formatter: tooltip, axisPointer: { type: 'line' } } });
    drawn.add(chart);
    watcher.disconnect();
  };
  const watcher = new ResizeObserver(draw);
  watcher.observe(place);
  return element;
}

export function forgetFigures() {
  drawn.forEach((chart) => chart.dispose());
  drawn.clear();
}

window.addEventListener('resize', () => drawn.forEach((chart) => chart.resize()));
