/** Screenshots in pixels. */
import { inflateSync } from 'node:zlib';
import type { Box } from '../../src/core/placement';

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue for each pixel, row by row. */
  pixels: Uint8Array;
}

/** Decode a PNG as browsers write their screenshots: 8 bits a channel, RGB or RGBA, not interlaced. Transparency is dropped. */
export function decodePng(png: Buffer): Picture {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, colour] = [png[24], png[25]];
  if (depth !== 8 || (colour !== 2 && colour !== 6))
    throw new Error(`Not a screenshot: depth ${depth}, type ${colour}.`);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const channels = colour === 2 ? 3 : 4;
  const rows = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const pixels = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++)
    pixels.set(rows.subarray(pixel * channels, pixel * channels + 3), pixel * 3);
  return { width, height, pixels };
}

/** Undo the five filters of PNG (ISO/IEC 15948, 9.2). */
function unfilter(data: Buffer, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= step ? out[at - step]! : 0;
      const up = y > 0 ? out[at - stride]! : 0;
      const corner = x >= step && y > 0 ? out[at - stride - step]! : 0;
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter ?? 0] ?? 0;
      out[at] = data[y * (stride + 1) + 1 + x]! + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The pixels inside a box, each as 0xRRGGBB. */
export function pixelsIn({ width, height, pixels }: Picture, { left, top, right, bottom }: Box): number[] {
  const found: number[] = [];
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y++) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, Math.ceil(right)); x++) {
      const at = (y * width + x) * 3;
      found.push((pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!);
    }
  }
  return found;
}

/** How many pixels of the box differ. */
export function countDifferent(a: Picture, b: Picture, box: Box): number {
  const others = pixelsIn(b, box);
  return pixelsIn(a, box).filter((pixel, index) => pixel !== others[index]).length;
}
