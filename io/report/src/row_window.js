// SPDX-License-Identifier: Apache-2.0
// A long list of which only the rows in view are elements.
import { h, replace } from './dom.js';

const kRowHeight = 28;
const kAround = 8;  // rows above and below the view

export class RowWindow {
  /** `make(item, position)` makes the cells of a row, `chosen(item)` is told of a click or Enter. */
  constructor(label, make, chosen) {
    Object.assign(this, { make, chosen, items: [], current: -1 });
    this.inner = h('div', { class: 'rows' });
    this.element = h('div', { class: 'window', role: 'listbox', tabindex: '0', 'aria-label': label,
      onscroll: () => this.draw(), onkeydown: (event) => this.move(event) }, this.inner);
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  show(items, current) {
    this.items = items;
    this.current = items.indexOf(current);
    this.inner.style.height = `${items.length * kRowHeight}px`;
    this.element.scrollTop = Math.max(0, (this.current - 3) * kRowHeight);
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.element.scrollTop / kRowHeight) - kAround);
    const last = Math.min(this.items.length, Math.ceil((this.element.scrollTop + this.element.clientHeight) / kRowHeight) + kAround);
    replace(this.inner, Array.from({ length: Math.max(0, last - first) }, (unused, i) => {
      const at = first + i;
      return h('div', { class: 'row', role: 'option', 'aria-selected': String(at === this.current), 'aria-posinset': at + 1, 'aria-setsize': this.items.length,
        style: { top: `${at * kRowHeight}px` }, onclick: () => this.choose(at) }, this.make(this.items[at], at));
    }));
  }

  choose(at) {
    this.current = at;
    this.draw();
    this.chosen(this.items[at]);
  }

  move(event) {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[event.key];
    if (by === undefined || this.items.length === 0) {
      return;
    }
    event.preventDefault();
    const at = Math.max(0, Math.min(this.items.length - 1, this.current + by));
    const top = at * kRowHeight;
    if (top < this.element.scrollTop || top + kRowHeight > this.element.scrollTop + this.element.clientHeight) {
      this.element.scrollTop = Math.max(0, top - 3 * kRowHeight);
    }
    this.choose(at);
  }
}
