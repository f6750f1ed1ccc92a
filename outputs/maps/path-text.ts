/** A point of a picture in whole tenths of a pixel. */
export type Pixel = readonly [x: number, y: number];

/** Tenths as pixels in the fewest characters: 5 as `.5`, -12 as `-1.2`. */
function pixels(tenths: number): string {
  const size = Math.abs(tenths);
  const whole = Math.floor(size / 10);
  const rest = size - whole * 10;
  const text = rest === 0 ? `${whole}` : whole === 0 ? `.${rest}` : `${whole}.${rest}`;
  return tenths < 0 ? `-${text}` : text;
}

/** Numbers side by side, with a space only where two would run into one: `3.5.2-1` is 3.5, 0.2 and -1. */
export function compact(tenths: readonly number[]): string {
  let text = '';
  let dotted = false;
  for (const [i, value] of tenths.entries()) {
    const number = pixels(value);
    const parted = i === 0 || number.startsWith('-') || (dotted && number.startsWith('.'));
    text += parted ? number : ` ${number}`;
    dotted = number.includes('.');
  }
  return text;
}

/** The line without points that repeat the one before. */
const distinct = (line: readonly Pixel[]): Pixel[] =>
  line.filter(([x, y], i) => i === 0 || x !== line[i - 1]?.[0] || y !== line[i - 1]?.[1]);

/** A path through some points, in relative steps; empty when there is no point. */
export function linePath(line: readonly Pixel[]): string {
  const [first] = line;
  if (first === undefined) return '';
  const steps: number[] = [];
  let [left, top] = first;
  for (const [x, y] of line) {
    if (x === left && y === top) continue;
    steps.push(x - left, y - top);
    left = x;
    top = y;
  }
  return `M${compact(first)}l${compact(steps.length > 0 ? steps : [0, 0])}`;
}

/**
 * A closed path; empty when the ring, whose last point is its first again, is too small to enclose an area.
 */
export function ringPath(ring: readonly Pixel[]): string {
  const points = distinct(ring);
  return points.length < 4 ? '' : `${linePath(points.slice(0, -1))}z`;
}

/** The smallest rectangle around some paths, in their units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SUBPATH = /M([^lz]*)l?([^Mz]*)/g;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g;

const numbersIn = (text: string): number[] => (text.match(NUMBER) ?? []).map(Number);

/** Every point of a path of `M` (absolute) and `l` (relative) steps, as the boundaries are written. */
function pointsOf(path: string): [x: number, y: number][] {
  const points: [number, number][] = [];
  for (const [, start = '', steps = ''] of path.matchAll(SUBPATH)) {
    let [x = 0, y = 0] = numbersIn(start);
    points.push([x, y]);
    const numbers = numbersIn(steps);
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      x += numbers[i] ?? 0;
      y += numbers[i + 1] ?? 0;
      points.push([x, y]);
    }
  }
  return points;
}

/** The box around all of the paths; undefined when there is no path. */
export function boxAround(paths: readonly string[]): Box | undefined {
  const points = paths.flatMap(pointsOf);
  if (points.length === 0) return undefined;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
