import { createHash } from 'node:crypto';
import { SmiError } from '../../../errors/smi-error.js';
import type { AreaTruth } from './truth.js';

/** Uniform numbers from `low` to `high`, the same for the same key everywhere. */
function draws(key: string): (low: number, high: number) => number {
  const bytes = createHash('sha256').update(key).digest();
  let i = 0;
  return (low, high) => {
    const share = bytes.readUInt32BE(i) / 2 ** 32;
    i += 4;
    return low + share * (high - low);
  };
}

/** Rounded so that a file has every digit. */
const to = (digits: number, value: number) => Number(value.toFixed(digits));

/**
 * A truth for each of the areas, drawn from the seed. The draw of an area depends only on its code and the
 * seed, not on the other areas. Throws `setting-invalid` when there is no area.
 */
export function drawTruth(codes: readonly string[], seed: number): AreaTruth[] {
  if (codes.length === 0) throw new SmiError('setting-invalid', 'there are no areas to make records for');
  return codes.map((area_code) => {
    const draw = draws(`${seed}:${area_code}`);
    const education_bottom = draw(0.15, 0.4);
    return {
      area_code,
      people: to(3, draw(0.4, 1.6)),
      base_pay: to(0, draw(13_000, 19_000)),
      qualification_pay: to(0, draw(2_500, 5_000)),
      fifth_pay: to(4, draw(0.005, 0.06)),
      education_bottom: to(4, education_bottom),
      education_top: to(4, education_bottom + draw(0.1, 0.4)),
      missing_share: to(4, draw(0.02, 0.08)),
      zero_share: to(4, draw(0.05, 0.2)),
    };
  });
}
