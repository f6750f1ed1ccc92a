import { inflateSync } from 'node:zlib';

/** The predictor of Paeth in the PNG standard: of left, above and above left, the nearest to their sum. */
function paeth(left, above, corner) {
  const near = (value) => Math.abs(left + above - corner - value);
  if (near(left) <= near(above) && near(left) <= near(corner)) return left;
  return near(above) <= near(corner) ? above : corner;
}

/** What a filter of PNG predicts of a byte. */
const PREDICTED = [() => 0, (left) => left, (_, above) => above, (left, above) => (left + above) >> 1, paeth];

/**
 * The share of the pixels of a PNG that are not white, 0 to 1. Takes what the drawing programs write: eight
 * bits a channel, without interlacing, in colour with or without transparency.
 */
export function inkOf(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[png[25]];
  if (png[24] !== 8 || channels === undefined || png[28] !== 0) throw new Error('another kind of PNG');
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const bytes = inflateSync(Buffer.concat(data));
  const line = width * channels;
  let before = new Uint8Array(line);
  let inked = 0;
  for (let y = 0; y < height; y++) {
    const start = y * (line + 1);
    const predicted = PREDICTED[bytes[start]];
    const now = new Uint8Array(line);
    for (let x = 0; x < line; x++) {
      const [left, corner] = x < channels ? [0, 0] : [now[x - channels], before[x - channels]];
      now[x] = bytes[start + 1 + x] + predicted(left, before[x], corner);
    }
    for (let x = 0; x < line; x += channels)
      if (now[x] < 250 || now[x + 1] < 250 || now[x + 2] < 250) inked++;
    before = now;
  }
  return inked / (width * height);
}
