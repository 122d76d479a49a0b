/** Colours as the browser computes them, and how well one is seen on another. */

export interface Color {
  red: number;
  green: number;
  blue: number;
  /** 0 to 1. */
  alpha: number;
}

export const WHITE: Color = { red: 255, green: 255, blue: 255, alpha: 1 };
/** Chromium's canvas colour under a dark colour scheme. */
export const DARK_CANVAS: Color = { red: 18, green: 18, blue: 18, alpha: 1 };

const RGB = /^rgba?\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?), (\d+(?:\.\d+)?)(?:, (\d*\.?\d+))?\)$/;
const MOST_COLORS_KEPT = 2_000;
const parsed = new Map<string, Color>();
let canvas: OffscreenCanvasRenderingContext2D | null | undefined;

/** Parses any computed colour; what cannot be parsed counts as transparent. */
export function parseColor(text: string): Color {
  const known = parsed.get(text);
  if (known) return known;
  const color = computeColor(text);
  if (parsed.size >= MOST_COLORS_KEPT) parsed.clear();
  parsed.set(text, color);
  return color;
}

function computeColor(text: string): Color {
  const match = RGB.exec(text);
  if (!match) return paintColor(text);
  const [, red, green, blue, alpha] = match;
  return { red: Number(red), green: Number(green), blue: Number(blue), alpha: alpha === undefined ? 1 : Number(alpha) };
}

/** Computed values keep `oklch()`, `color()` and the like as they are written: a painted pixel says what they are. */
function paintColor(text: string): Color {
  canvas ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!canvas) return { ...WHITE, alpha: 0 };
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = "transparent";
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, alpha: alpha / 255 };
}

/** `top` painted over an opaque `below`. */
export function paintOver(top: Color, below: Color): Color {
  const mix = (above: number, under: number) => above * top.alpha + under * (1 - top.alpha);
  return {
    red: mix(top.red, below.red),
    green: mix(top.green, below.green),
    blue: mix(top.blue, below.blue),
    alpha: 1,
  };
}

/** Contrast ratio of two opaque colours, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastOf(first: Color, second: Color): number {
  const [darker = 0, lighter = 0] = [luminanceOf(first), luminanceOf(second)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(color: Color): number {
  const [red = 0, green = 0, blue = 0] = [color.red, color.green, color.blue].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
