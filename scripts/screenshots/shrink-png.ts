/**
 * Makes a PNG of 8 bits a channel into one with a palette of 64 colours, about a quarter of the size. Pictures
 * of a user interface lose nothing that can be seen.
 * @see https://www.w3.org/TR/png-3/
 */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 64;
/** Part of the picture from which a colour is kept however much it is like another: grounds differ by a little. */
const WIDESPREAD = 1 / 50;
const TRUE_COLOUR = 2;
const TRUE_COLOUR_WITH_ALPHA = 6;
const INDEXED = 3;

/** Pixels row by row, each as 0xRRGGBB. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint32Array;
}

/** @throws when it is no PNG of 8 bits a channel, without interlacing, in colour; alpha is dropped. */
export function readPng(file: Buffer): Picture {
  const chunks = readChunks(file);
  const header = chunks.find(({ type }) => type === "IHDR")?.data ?? Buffer.alloc(0);
  const [bits, colourType, interlaced] = [header[8], header[9], header[12]];
  const channels = colourType === TRUE_COLOUR ? 3 : colourType === TRUE_COLOUR_WITH_ALPHA ? 4 : 0;
  if (bits !== 8 || channels === 0 || interlaced !== 0) throw new Error("Only plain PNGs in true colour can be read.");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data)));
  const bytes = unfilter(data, width * channels, height, channels);
  const pixels = Uint32Array.from({ length: width * height }, (_, index) => bytes.readUIntBE(index * channels, 3));
  return { width, height, pixels };
}

function readChunks(file: Buffer): { type: string; data: Buffer }[] {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error("This is no PNG.");
  const chunks = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({
      type: file.toString("latin1", at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

/** Takes back the filter of each row: https://www.w3.org/TR/png-3/#9Filter-types */
function unfilter(data: Buffer, stride: number, height: number, channels: number): Buffer {
  const bytes = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    const predict = PREDICTORS[data[row * (stride + 1)] ?? 0];
    if (predict === undefined) throw new Error("A row has no known filter.");
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column < channels ? 0 : (bytes[at - channels] ?? 0);
      const above = row === 0 ? 0 : (bytes[at - stride] ?? 0);
      const corner = row === 0 || column < channels ? 0 : (bytes[at - stride - channels] ?? 0);
      bytes[at] = (data[row * (stride + 1) + 1 + column] ?? 0) + predict(left, above, corner);
    }
  }
  return bytes;
}

/** By filter type: none, sub, up, average, Paeth. */
const PREDICTORS: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const guess = left + above - corner;
    const distances = [left, above, corner].map((value) => Math.abs(guess - value));
    const least = Math.min(...distances);
    return [left, above, corner][distances.indexOf(least)] ?? 0;
  },
];

/** The palette, and for each colour of the picture its place in it. */
interface Palette {
  colours: number[];
  places: Map<number, number>;
}

/** The commonest colours stay as they are, the others take the nearest that is kept. */
function makePalette({ pixels }: Picture): Palette {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort(([, left], [, right]) => right - left);
  const colours = spread(byCount, pixels.length * WIDESPREAD);
  const places = new Map(byCount.map(([colour]) => [colour, nearest(colours, colour)]));
  return { colours, places };
}

/** The common ones, and of the others the first of each group that look alike; the groups grow until all have a place. */
function spread(byCount: [colour: number, count: number][], common: number): number[] {
  for (let tolerance = 0; ; tolerance += 8) {
    const chosen: number[] = [];
    for (const [colour, count] of byCount) {
      if (chosen.length > MOST_COLOURS) break;
      if (count >= common || chosen.every((other) => distance(other, colour) > tolerance ** 2)) chosen.push(colour);
    }
    if (chosen.length <= MOST_COLOURS) return chosen;
  }
}

function nearest(colours: number[], colour: number): number {
  const distances = colours.map((other) => distance(other, colour));
  return distances.indexOf(Math.min(...distances));
}

function distance(left: number, right: number): number {
  const part = (shift: number) => ((left >> shift) & 255) - ((right >> shift) & 255);
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Writes a picture with a palette. */
export function writePng(picture: Picture): Buffer {
  const { width, height, pixels } = picture;
  const { colours, places } = makePalette(picture);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED], 8);
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const rows = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, index) => {
    rows[index + Math.floor(index / width) + 1] = places.get(colour) ?? 0;
  });
  const parts = [chunk("IHDR", header), chunk("PLTE", palette), chunk("IDAT", deflateSync(rows, { level: 9 }))];
  return Buffer.concat([SIGNATURE, ...parts, chunk("IEND", Buffer.alloc(0))]);
}

export function shrinkPng(file: Buffer): Buffer {
  return writePng(readPng(file));
}
