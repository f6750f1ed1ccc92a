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
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      x += numbers[at] ?? 0;
      y += numbers[at + 1] ?? 0;
      places.push([x, y]);
    }
  }
  return places;
}

/** The box around all of the paths; undefined when there is no path. */
export function boxAround(paths: readonly string[]): Box | undefined {
  const places = paths.flatMap(placesOf);
  if (places.length === 0) return undefined;
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
