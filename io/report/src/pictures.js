// SPDX-License-Identifier: Apache-2.0
// Pictures on the map: shaded relief, which darkens the colours of slopes, and a raster of the user's behind all.
import ImageLayer from 'ol/layer/Image.js';
import ImageStatic from 'ol/source/ImageStatic.js';
import { mercator } from './shapes.js';

/** The layer of a picture; null: the page has none of that name. */
export function pictureLayer(data, name) {
  const picture = data.pictures[name];
  if (!picture) {
    return null;
  }
  const corner = (lon, lat) => mercator(lon / 1e7, lat / 1e7);
  const layer = new ImageLayer({ source: new ImageStatic({
    url: `data:image/png;base64,${picture.png}`,
    imageExtent: [...corner(picture.west, picture.south), ...corner(picture.east, picture.north)],
    projection: 'EPSG:3857',
  }) });
  if (name === 'relief') {
    layer.on('prerender', ({ context }) => { context.globalCompositeOperation = 'multiply'; });
    layer.on('postrender', ({ context }) => { context.globalCompositeOperation = 'source-over'; });
  }
  return layer;
}

/** Side of a picture's cells on the ground, in metres. */
export function metresOf({ west, east, south, north, columns }) {
  const middle = ((south + north) / 2 / 1e7) * (Math.PI / 180);
  return Math.round((((east - west) / 1e7) * 111319.49 * Math.cos(middle)) / columns);
}
