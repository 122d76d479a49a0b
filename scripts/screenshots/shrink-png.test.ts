import { crc32, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Picture, readPng, shrinkPng, writePng } from "./shrink-png.ts";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG in true colour whose rows are given with their filter type first. */
function pngOf(width: number, rows: number[][], colourType = 2): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, colourType], 8);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.from(rows.flat())))]);
}

/** What a palette picture says, read the long way. */
function readPalette(file: Buffer): number[] {
  const at = (type: string) => file.indexOf(type, 0, "latin1") + 4;
  const palette = file.subarray(at("PLTE"), at("PLTE") + file.readUInt32BE(at("PLTE") - 8));
  return Array.from({ length: palette.length / 3 }, (_, index) => palette.readUIntBE(index * 3, 3));
}

test("every filter of the format is taken back", () => {
  const rows = [
    [0, 1, 2, 3, 4, 5, 6],
    [1, 1, 2, 3, 3, 3, 3],
    [2, 0, 0, 0, 0, 0, 0],
    [3, 1, 1, 2, 2, 2, 2],
    [4, 0, 0, 1, 0, 0, 0],
  ];
  expect([...readPng(pngOf(2, rows)).pixels]).toEqual([
    0x010203, 0x040506, 0x010203, 0x040506, 0x010203, 0x040506, 0x010203, 0x040506, 0x010204, 0x040506,
  ]);
});

test("alpha is dropped", () => {
  expect([...readPng(pngOf(1, [[0, 9, 8, 7, 255]], 6)).pixels]).toEqual([0x090807]);
});

test("few colours stay exactly as they are", () => {
  const pixels = Uint32Array.from({ length: 400 }, (_, index) => (index % 60) * 0x040404);
  const file = writePng({ width: 20, height: 20, pixels });
  expect(new Set(readPalette(file))).toEqual(new Set(pixels));
});

test("of many colours the common ones stay, and no palette is too long", () => {
  const picture: Picture = {
    width: 200,
    height: 100,
    pixels: Uint32Array.from({ length: 20_000 }, (_, index) => (index < 10_000 ? 0x123456 : index * 7 + 0x400000)),
  };
  const palette = readPalette(writePng(picture));
  expect(palette.length).toBeLessThanOrEqual(64);
  expect(palette[0]).toBe(0x123456);
});

test("two grounds stay apart though they are much alike", () => {
  const grounds = [0x101010, 0x111112];
  const pixels = Uint32Array.from({ length: 10_000 }, (_, index) =>
    index < 9000 ? (grounds[index % 2] ?? 0) : index * 1600,
  );
  expect(
    readPalette(writePng({ width: 100, height: 100, pixels }))
      .slice(0, 2)
      .sort(),
  ).toEqual(grounds);
});

test.each([
  ["no PNG", Buffer.from("GIF89a, and more")],
  ["a PNG with a palette", writePng({ width: 1, height: 1, pixels: Uint32Array.of(0) })],
])("%s is refused", (_what, file) => {
  expect(() => shrinkPng(file)).toThrow(/PNG/);
});
