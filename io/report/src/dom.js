// SPDX-License-Identifier: Apache-2.0
// Elements are made here and nowhere else: texts become text nodes, never markup.

const kSvg = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (key === 'style') {
      Object.assign(element.style, value);
    } else if (key === 'value') {
      element.value = value;
    } else {
      element.setAttribute(key, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element with attributes ("on…" are listeners) and children: elements or texts. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(kSvg, tag), attributes, children);
}

export function replace(element, ...children) {
  element.replaceChildren(...children.flat(2).filter(Boolean));
}

/** A list of choices: [{value, title}]; `chosen` is called with the value. */
export function choice(title, values, current, chosen, id) {
  const select = h('select', { id, 'aria-label': title, onchange: () => chosen(select.value) },
    values.map(({ value, title: name }) => h('option', { value, selected: value === current }, name)));
  return h('label', { class: 'choice' }, h('span', {}, title), select);
}
