import { around, cross, holds, overlap, type Rectangle, runsInto } from './boxes.js';

/** A name that is to stand near a place. */
export interface Wish {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a name stands, and the point of its edge that is next to its place. */
export interface Placed {
  readonly box: Rectangle;
  readonly anchor: readonly [x: number, y: number];
}

export interface Surroundings {
  readonly bounds: Rectangle;
  /** Nothing may stand on these. */
  readonly taken: readonly Rectangle[];
  /** Better not on these: the dots. */
  readonly dots: readonly Rectangle[];
}

const ANGLES = Array.from({ length: 24 }, (_, at) => (at * Math.PI) / 12);
const REACHES = [8, 12, 18, 26, 36, 48, 62, 78, 96, 116, 138, 164, 192, 224, 260];
const ROUNDS = 5;
const ON_DOT = 110;
const OVER_NAME = 150;
const BY_DOT = 130;
const DOT = 7;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Every place about a wish that is worth a look, the nearest first. */
function candidates({ x, y, width, height }: Wish): Placed[] {
  return REACHES.flatMap((reach) =>
    ANGLES.map((angle) => {
      const [toX, toY] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
      const left = toX - (width * (1 - Math.cos(angle))) / 2;
      const top = toY - (height * (1 - Math.sin(angle))) / 2;
      const box = { left, top, right: left + width, bottom: top + height };
      const anchor = [clamp(x, left, box.right), clamp(y, top, box.bottom)] as const;
      return { box, anchor };
    }),
  );
}

type Line = readonly [from: readonly [x: number, y: number], to: readonly [x: number, y: number]];

/** Another name as it stands now: its box, the line to its dot, and the dot. */
interface Other {
  readonly box: Rectangle;
  readonly line: Line;
  readonly dot: Rectangle;
}

const lineOf = ({ x, y }: Wish, { anchor }: Placed): Line => [[x, y], anchor];

/** How many of some things hold for a place. */
function count<T>(things: readonly T[], holdsFor: (thing: T) => boolean): number {
  let found = 0;
  for (const thing of things) if (holdsFor(thing)) found += 1;
  return found;
}

/**
 * What a place costs, if that can be less than the `best` so far; nothing can pay for standing on another
 * name or on what is taken.
 */
function costOf(
  wish: Wish,
  placed: Placed,
  about: Surroundings,
  others: readonly Other[],
  best: number,
): number {
  const { box, anchor } = placed;
  const far = Math.hypot(anchor[0] - wish.x, anchor[1] - wish.y);
  if (far >= best || !holds(about.bounds, box)) return Infinity;
  if (about.taken.some((one) => overlap(one, box)) || others.some((other) => overlap(other.box, box)))
    return Infinity;
  const covered = count(about.dots, (dot) => overlap(dot, box));
  if (far + covered * ON_DOT >= best) return Infinity;
  const line = lineOf(wish, placed);
  const crossed = count(
    others,
    (other) => runsInto(line, other.box) || runsInto(other.line, box) || cross(line, other.line),
  );
  const passed = count(others, ({ dot }) => overlap(dot, box) || runsInto(line, dot));
  return far + covered * ON_DOT + crossed * OVER_NAME + passed * BY_DOT;
}

/**
 * Places names so that none stands on another: each takes the cheapest place that is free, and all choose
 * again a few times, since others have moved. Undefined for a name that no place is free for. The same wishes
 * give the same places.
 */
export function placeLabels(wishes: readonly Wish[], about: Surroundings): (Placed | undefined)[] {
  const options = wishes.map(candidates);
  const dots = wishes.map(({ x, y }) => around(x, y, DOT));
  const chosen: (Placed | undefined)[] = wishes.map(() => undefined);
  const standing = (without: number): Other[] =>
    wishes.flatMap((wish, at) => {
      const [placed, dot] = [chosen[at], dots[at]];
      if (at === without || placed === undefined || dot === undefined) return [];
      return [{ box: placed.box, line: lineOf(wish, placed), dot }];
    });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, wish] of wishes.entries()) {
      const others = standing(at);
      let best = Infinity;
      chosen[at] = undefined;
      for (const placed of options[at] ?? []) {
        const cost = costOf(wish, placed, about, others, best);
        if (cost >= best) continue;
        best = cost;
        chosen[at] = placed;
      }
    }
  }
  return chosen;
}
