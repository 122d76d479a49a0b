/**
 * A picture of a display, as Xvfb keeps it in its `-fbdir`: an XWD file.
 * @see https://gitlab.freedesktop.org/xorg/proto/xorgproto/-/blob/master/include/X11/XWDFile.h
 */

/** Where the header says it; every number in it has four bytes, the highest first. */
const FIELD = { headerSize: 0, width: 4, height: 5, bitsPerPixel: 11, bytesPerLine: 12, colours: 19 };
const BYTES_OF_A_COLOUR = 12;

export interface Colour {
  red: number;
  green: number;
  blue: number;
}

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export class Screen {
  readonly width: number;
  readonly height: number;
  private readonly start: number;
  private readonly bytesPerLine: number;

  constructor(private readonly data: Buffer) {
    this.width = this.field("width");
    this.height = this.field("height");
    this.start = this.field("headerSize") + this.field("colours") * BYTES_OF_A_COLOUR;
    this.bytesPerLine = this.field("bytesPerLine");
    if (this.field("bitsPerPixel") !== 32) throw new Error("Only pixels of four bytes are read.");
  }

  private field(name: keyof typeof FIELD): number {
    return this.data.readUInt32BE(FIELD[name] * 4);
  }

  private colourAt(x: number, y: number): Colour {
    const at = this.start + y * this.bytesPerLine + x * 4;
    return { blue: this.data.readUInt8(at), green: this.data.readUInt8(at + 1), red: this.data.readUInt8(at + 2) };
  }

  /** All of it. */
  get area(): Area {
    return { left: 0, top: 0, right: this.width, bottom: this.height };
  }

  isSameAs(other: Screen): boolean {
    return this.data.equals(other.data);
  }

  /** Mean of a grid of pixels over the whole screen, from 0 for black to 255 for white. */
  get brightness(): number {
    let sum = 0;
    let count = 0;
    for (let y = 0; y < this.height; y += GRID) {
      for (let x = 0; x < this.width; x += GRID, count++) {
        const { red, green, blue } = this.colourAt(x, y);
        sum += (red + green + blue) / 3;
      }
    }
    return sum / count;
  }

  /** The middle of all pixels in an area that are of a kind; null where there is none. */
  middleOf(area: Area, isMeant: (colour: Colour) => boolean): { x: number; y: number } | null {
    const xs: number[] = [];
    const ys: number[] = [];
    for (let y = area.top; y < area.bottom; y++) {
      for (let x = area.left; x < area.right; x++) {
        if (!isMeant(this.colourAt(x, y))) continue;
        xs.push(x);
        ys.push(y);
      }
    }
    return xs.length === 0 ? null : { x: Math.round(mean(xs)), y: Math.round(mean(ys)) };
  }
}

/** Pixels from one that is looked at to the next. */
const GRID = 10;

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
