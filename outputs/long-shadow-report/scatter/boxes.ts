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

/** A square about a place. */
export const around = (x: number, y: number, reach: number): Rectangle => ({
  ...{ left: x - reach, right: x + reach },
  ...{ top: y - reach, bottom: y + reach },
});

type Point = readonly [x: number, y: number];

/** On which side of the way from a to b a place lies. */
const side = (a: Point, b: Point, x: number, y: number): number =>
  Math.sign((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]));

/** Whether two stretches cross; those that only touch do not. */
export const cross = (a: readonly [Point, Point], b: readonly [Point, Point]): boolean =>
  side(a[0], a[1], b[0][0], b[0][1]) * side(a[0], a[1], b[1][0], b[1][1]) < 0 &&
  side(b[0], b[1], a[0][0], a[0][1]) * side(b[0], b[1], a[1][0], a[1][1]) < 0;

/** Whether a stretch runs into a rectangle: some of its corners lie on one side of it, some on the other. */
export function runsInto([from, to]: readonly [Point, Point], box: Rectangle): boolean {
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

/** How far a place is from a rectangle; nothing within it. */
export const distanceTo = ({ left, right, top, bottom }: Rectangle, x: number, y: number): number =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
