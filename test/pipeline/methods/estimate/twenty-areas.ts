import { type DrawSettings, drawColdspots } from '../../../../pipeline/coldspots/draw-coldspots.js';
import type { OutcomeFigures } from '../../../../pipeline/coldspots/outcome-figures.js';

export const settings: DrawSettings = { seed: 1, draws: 2_000, share: 0.2, tolerance: 1e-9 };
export const ids = Array.from({ length: 20 }, (_, i) => `E${String(i).padStart(2, '0')}`);
export const figures = (value: readonly (number | null)[], standard_error: number | null = 1) => ({
  value,
  standard_error: value.map(() => standard_error),
});

/** Twenty areas from worst to best, one point apart on each measure. */
export const outcome = (
  name: string,
  error: number | null = 1,
  more: Partial<OutcomeFigures> = {},
): OutcomeFigures => ({
  outcome: name,
  level: figures(
    ids.map((_, i) => i),
    error,
  ),
  gap: figures(
    ids.map((_, i) => -i),
    error,
  ),
  unexplained_gap: figures(
    ids.map((_, i) => -i),
    error,
  ),
  ...more,
});
export const drawn = (figures: OutcomeFigures, own = settings, areas = ids) =>
  drawColdspots(areas, [figures], own).outcomes.get(figures.outcome)!;
