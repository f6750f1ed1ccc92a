/** A place in a picture in whole tenths of a pixel. */
export type Pixel = readonly [x: number, y: number];

/** Tenths as pixels in the fewest characters: 5 as `.5`, -12 as `-1.2`. */
const pixels = (tenths: number): string => String(tenths / 10).replace(/^(-?)0\./, '$1.');

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

/** Leaves out each place that repeats the one before it. */
const distinct = (line: readonly Pixel[]): Pixel[] =>
  line.filter(([x, y], i) => i === 0 || x !== line[i - 1]?.[0] || y !== line[i - 1]?.[1]);

/** A path through the places, in steps from one to the next; nothing when there is no place. */
export function linePath(line: readonly Pixel[]): string {
  const places = distinct(line);
  const [first, ...rest] = places;
  if (first === undefined) return '';
  const steps = rest.flatMap(([x, y], i) => [x - (places[i]?.[0] ?? 0), y - (places[i]?.[1] ?? 0)]);
  return `M${compact(first)}l${compact(steps.length > 0 ? steps : [0, 0])}`;
}

/** A closed path; nothing when the ring, whose last place is its first again, is too small to enclose any. */
export function ringPath(ring: readonly Pixel[]): string {
  const places = distinct(ring);
  return places.length < 4 ? '' : `${linePath(places.slice(0, -1))}z`;
}

/** The least rectangle around some paths, in their units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SUBPATH = /M([^lz]*)l?([^Mz]*)/g;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g;

const numbersIn = (text: string): number[] => (text.match(NUMBER) ?? []).map(Number);

/** Every place of a path of `M` (absolute) and `l` (relative) steps, as the boundaries are written. */
function placesOf(path: string): [x: number, y: number][] {
  const places: [number, number][] = [];
  for (const [, start = '', steps = ''] of path.matchAll(SUBPATH)) {
    let [x = 0, y = 0] = numbersIn(start);
    places.push([x, y]);
    const numbers = numbersIn(steps);
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      x += numbers[index] ?? 0;
      y += numbers[index + 1] ?? 0;
      places.push([x, y]);
    }
  }
  return places;
}

/** The box around all of the paths; undefined when there is no path. */
export function boxAround(paths: readonly string[]): Box | undefined {
  const places = paths.flatMap(placesOf);
  if (places.length === 0) return undefined;
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
