/** A rectangle of a picture. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const holds = (outer: Rectangle, inner: Rectangle): boolean =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** A square around a point. */
export const around = (x: number, y: number, reach: number): Rectangle => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
});

type Corner = readonly [x: number, y: number];

/** On which side of the line from a to b a point is. */
const side = (a: Corner, b: Corner, x: number, y: number): number =>
  Math.sign((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]));

/** Whether two segments cross; those that only touch do not. */
export const cross = (a: readonly [Corner, Corner], b: readonly [Corner, Corner]): boolean =>
  side(a[0], a[1], b[0][0], b[0][1]) * side(a[0], a[1], b[1][0], b[1][1]) < 0 &&
  side(b[0], b[1], a[0][0], a[0][1]) * side(b[0], b[1], a[1][0], a[1][1]) < 0;

/** Whether a segment runs into a rectangle: its corners are on both sides of the segment. */
export function runsInto([from, to]: readonly [Corner, Corner], box: Rectangle): boolean {
  const { left, right, top, bottom } = box;
  if (Math.max(from[0], to[0]) <= left || Math.min(from[0], to[0]) >= right) return false;
  if (Math.max(from[1], to[1]) <= top || Math.min(from[1], to[1]) >= bottom) return false;
  const first = side(from, to, left, top);
  return (
    side(from, to, right, top) !== first ||
    side(from, to, right, bottom) !== first ||
    side(from, to, left, bottom) !== first
  );
}

/** Distance of a point from a rectangle; zero within it. */
export const distanceTo = ({ left, right, top, bottom }: Rectangle, x: number, y: number): number =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

/**
 * Whether a point is nearer to a rectangle than a distance. Most are not by one coordinate alone, which is
 * known many times faster than the distance.
 */
function nearerThan(box: Rectangle, x: number, y: number, distance: number): boolean {
  const { left, right, top, bottom } = box;
  if (left - x >= distance || x - right >= distance || top - y >= distance || y - bottom >= distance)
    return false;
  return distanceTo(box, x, y) < distance;
}

/** A label that is to be placed near a point. */
export interface Wish {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether it may be nearer to another dot that has a label, if a line leads to it. */
  readonly led?: boolean;
}

/** Where a label is placed, and the point of its edge that is nearest to its point. */
export interface Placed {
  readonly box: Rectangle;
  readonly anchor: readonly [x: number, y: number];
}

export interface Surroundings {
  readonly bounds: Rectangle;
  /** No label may cover these. */
  readonly taken: readonly Rectangle[];
  /** The centres of all dots, labelled or not: no label may cover one. */
  readonly dots: readonly Point[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const ANGLES = Array.from({ length: 32 }, (_, i) => (i * Math.PI) / 16);
const REACHES = [8, 9.5, 11, 13, 16, 20, 25, 31, 38, 46, 55, 65];
const FAR = Math.max(...REACHES);
const ROUNDS = 24;
/** From this round on, no label gives way. */
const SETTLED = 20;
/** Farther than this from its dot a label has a line to it. */
export const NEAR = 14;
/** Half the side of the square around a dot that stays free. */
const DOT = 7;
/** By how much a label must be nearer to its own dot than to any other that has a label. */
const NEARER = 2;
const BY_DOT = 12;
const NEAR_DOT = 6;
/** Cost of being about as near to another labelled dot as to its own. */
const EITHER = 22;
const LED = 45;
/** Space between labels, so that two numbers are not read as one. */
const APART = 4;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** A possible position with its cost, without regard to other labels. */
interface Candidate extends Placed {
  readonly cost: number;
}

type Line = readonly [from: readonly [x: number, y: number], to: readonly [x: number, y: number]];

/** Another label at its present position: its box, and the line to its dot. */
interface Neighbour {
  /** Index of its wish. */
  readonly index: number;
  readonly box: Rectangle;
  readonly line: Line;
}

const lineOf = ({ x, y }: Point, { anchor }: Placed): Line => [[x, y], anchor];

function placesOf({ x, y, width, height }: Wish): Placed[] {
  return REACHES.flatMap((reach) =>
    ANGLES.map((angle) => {
      const toX = x + reach * Math.cos(angle);
      const toY = y + reach * Math.sin(angle);
      const left = toX - (width * (1 - Math.cos(angle))) / 2;
      const top = toY - (height * (1 - Math.sin(angle))) / 2;
      const box = { left, top, right: left + width, bottom: top + height };
      const anchor = [clamp(x, left, box.right), clamp(y, top, box.bottom)] as const;
      return { box, anchor };
    }),
  );
}

/** How many items a condition holds for. */
function count<T>(items: readonly T[], holdsFor: (item: T) => boolean): number {
  let found = 0;
  for (const item of items) if (holdsFor(item)) found += 1;
  return found;
}

/**
 * Whether a box is so near to a wish that a label at one of its positions, or the line to it, may run into
 * the box.
 */
const within =
  ({ x, y, width, height }: Wish) =>
  (box: Rectangle): boolean =>
    box.left < x + FAR + width &&
    box.right > x - FAR - width &&
    box.top < y + FAR + height &&
    box.bottom > y - FAR - height;

/** Up to where another labelled dot is about as near to a box as its own, which is `far` from it. */
const eitherReach = (far: number): number => 1.6 * far + 4;

/**
 * The positions of a wish that cover no dot and are nearer to its own than to any other labelled dot, or have
 * a line to it; the cheapest first.
 */
function optionsOf(
  wish: Wish,
  labelled: readonly Wish[],
  { bounds, taken, dots }: Surroundings,
): Candidate[] {
  // No other point is near enough to any position to count.
  const reach = FAR + eitherReach(FAR) + 1;
  const inReach = ({ x, y }: Point) =>
    Math.abs(x - wish.x) < reach + wish.width && Math.abs(y - wish.y) < reach + wish.height;
  const others = labelled.filter((other) => other !== wish && inReach(other));
  const unlike = dots.filter((dot) => (dot.x !== wish.x || dot.y !== wish.y) && inReach(dot));
  const closed = [...taken, ...dots.map(({ x, y }) => around(x, y, DOT))].filter(within(wish));
  const bodies = unlike.map(({ x, y }) => around(x, y, DOT - 2)).filter(within(wish));
  // Dots that touch its own are in no line’s way.
  const middles = others
    .filter(({ x, y }) => Math.hypot(x - wish.x, y - wish.y) > DOT)
    .map(({ x, y }) => around(x, y, DOT / 2))
    .filter(within(wish));
  return placesOf(wish)
    .flatMap((placed) => {
      const { box } = placed;
      if (!holds(bounds, box) || closed.some((other) => overlap(other, box))) return [];
      const far = distanceTo(box, wish.x, wish.y);
      // No label can distinguish dots at the same point.
      const nearer = others.some(
        ({ x, y }) => (x !== wish.x || y !== wish.y) && nearerThan(box, x, y, far + NEARER),
      );
      const line = lineOf(wish, placed);
      if ((nearer && (wish.led !== true || far <= NEAR)) || middles.some((middle) => runsInto(line, middle)))
        return [];
      const passed = count(bodies, (body) => runsInto(line, body));
      const nearby = count(unlike, ({ x, y }) => nearerThan(box, x, y, far));
      const either = count(others, ({ x, y }) => nearerThan(box, x, y, eitherReach(far)));
      return [
        { ...placed, cost: far + passed * BY_DOT + nearby * NEAR_DOT + either * EITHER + (nearer ? LED : 0) },
      ];
    })
    .sort((a, b) => a.cost - b.cost);
}

const wider = ({ left, right, top, bottom }: Rectangle): Rectangle => ({
  left: left - APART,
  right: right + APART,
  top,
  bottom,
});

/** Whether one label covers the other, or a line runs into a label or another line. */
const inTheWay = (line: Line, box: Rectangle, other: Neighbour): boolean =>
  overlap(other.box, wider(box)) ||
  runsInto(line, other.box) ||
  runsInto(other.line, box) ||
  cross(line, other.line);

/** The present positions of the labels, and how often each had to give way. */
class Layout {
  readonly chosen: (Candidate | undefined)[];
  readonly #wishes: readonly Wish[];
  readonly #gaveWay: number[];

  constructor(wishes: readonly Wish[]) {
    this.#wishes = wishes;
    this.chosen = wishes.map(() => undefined);
    this.#gaveWay = wishes.map(() => 0);
  }

  /** The other labels that have a position. */
  #others(i: number): Neighbour[] {
    return this.#wishes.flatMap((wish, index) => {
      const chosen = this.chosen[index];
      return index === i || chosen === undefined
        ? []
        : { index, box: chosen.box, line: lineOf(wish, chosen) };
    });
  }

  /** Takes the cheapest free position. Returns whether it has changed. */
  choose(i: number, wish: Wish, options: readonly Candidate[]): boolean {
    const others = this.#others(i);
    const before = this.chosen[i];
    const free = (option: Candidate): boolean => {
      const line = lineOf(wish, option);
      return !others.some((other) => inTheWay(line, option.box, other));
    };
    this.chosen[i] = options.find(free);
    return this.chosen[i] !== before;
  }

  /** Takes the position whose neighbours gave way the fewest times, and makes them give way. */
  push(i: number, wish: Wish, options: readonly Candidate[]): void {
    const others = this.#others(i);
    let best: readonly Neighbour[] = [];
    let lowest = Infinity;
    for (const option of options) {
      const line = lineOf(wish, option);
      const against = others.filter((other) => inTheWay(line, option.box, other));
      const price = against.reduce(
        (sum, { index }) => sum + 1 + (this.#gaveWay[index] ?? 0),
        option.cost / 1000,
      );
      if (price >= lowest) continue;
      best = against;
      lowest = price;
      this.chosen[i] = option;
    }
    for (const { index } of best) {
      this.chosen[index] = undefined;
      this.#gaveWay[index] = (this.#gaveWay[index] ?? 0) + 1;
    }
  }
}

/**
 * Places labels so that none covers another or a dot, and each is nearest to its own dot or has a line to it.
 * Each takes the cheapest free position, and all choose again many times, since others have moved; a label
 * without a free position makes others give way. Undefined for a label that no position is found for. The
 * same wishes give the same positions.
 */
export function placeLabels(wishes: readonly Wish[], about: Surroundings): (Placed | undefined)[] {
  const options = wishes.map((wish) => optionsOf(wish, wishes, about));
  const layout = new Layout(wishes);
  // Labels with the fewest positions choose first.
  const order = [...wishes.keys()].sort((a, b) => (options[a]?.length ?? 0) - (options[b]?.length ?? 0));
  for (let round = 0, moved = true; moved && round < ROUNDS; round += 1) {
    moved = false;
    for (const i of order) {
      const wish = wishes[i];
      const own = options[i];
      if (wish === undefined || own === undefined || own.length === 0) continue;
      if (layout.choose(i, wish, own)) moved = true;
      if (layout.chosen[i] !== undefined || round >= SETTLED) continue;
      layout.push(i, wish, own);
      moved = true;
    }
  }
  return layout.chosen.map((option) => option && { box: option.box, anchor: option.anchor });
}
