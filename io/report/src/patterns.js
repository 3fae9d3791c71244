// SPDX-License-Identifier: Apache-2.0
// Fills that are no plain colour: hatched (unknown), dotted (hidden), crossed (not reached).

const kInk = { hatched: '#7a7a7a', dotted: '#8a8a8a', crossed: '#c9c9c9' };
const cache = new Map();

function tile(fill, pattern) {
  const size = 8;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  context.fillStyle = fill;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = context.fillStyle = kInk[pattern];
  context.lineWidth = 1.4;
  context.beginPath();
  if (pattern === 'dotted') {
    context.arc(4, 4, 1.2, 0, 7);
    context.fill();
    return canvas;
  }
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, size);
    context.lineTo(shift + size, 0);
    if (pattern === 'crossed') {
      context.moveTo(shift, 0);
      context.lineTo(shift + size, size);
    }
  }
  context.stroke();
  return canvas;
}

/** What a canvas fills a class with. */
export function fillOf({ fill, pattern }) {
  if (!pattern) {
    return fill;
  }
  const key = fill + pattern;
  if (!cache.has(key)) {
    const canvas = tile(fill, pattern);
    cache.set(key, { pattern: canvas.getContext('2d').createPattern(canvas, 'repeat'), image: `url(${canvas.toDataURL()})` });
  }
  return cache.get(key).pattern;
}

/** The same for an element of the legend: properties of its style. */
export function swatchOf(one) {
  if (!one.pattern) {
    return { background: one.fill };
  }
  fillOf(one);
  return { backgroundImage: cache.get(one.fill + one.pattern).image };
}
