import { drawModelled, errorWorkspace, type JointErrors } from '../model/draws.js';
import { INHERITANCE, normalsInto, SAMPLING } from './draw.js';
import type { FigureErrors } from './figure-errors.js';

/** Draws the error of each publisher, indicator by indicator. */
export function drawSampling(
  out: readonly Float64Array[],
  errors: readonly FigureErrors[],
  seed: number,
  id: number,
): void {
  for (let i = 0; i < out.length; i += 1) {
    const { sampling } = errors[i]!;
    if (sampling === null) continue;
    const { sd } = sampling;
    const drawn = out[i]!;
    normalsInto(drawn, sd.length, seed, id, SAMPLING, i);
    for (let k = 0; k < sd.length; k += 1) drawn[k] = sd[k]! > 0 ? drawn[k]! * sd[k]! : 0;
  }
}

/**
 * What draws the errors of figures of larger areas, unit by unit: together where their covariance is known,
 * each by itself otherwise.
 */
export function spreadDrawer(
  errors: readonly FigureErrors[],
  joint: JointErrors | null,
  seed: number,
  units: number,
): (out: readonly Float64Array[], id: number) => void {
  const workspace = joint === null ? undefined : errorWorkspace(joint);
  const normals = new Float64Array(units);
  return (out, id) => {
    for (const drawn of out) drawn.fill(0);
    if (joint !== null)
      drawModelled(
        (into, count) => normalsInto(into, count, seed, id, INHERITANCE, errors.length),
        joint,
        out,
        workspace,
      );
    for (const [i, { spread }] of errors.entries()) {
      if (spread === null) continue;
      normalsInto(normals, spread.units.length, seed, id, INHERITANCE, i);
      for (let k = 0; k < spread.units.length; k += 1) out[i]![spread.units[k]!]! += spread.sd * normals[k]!;
    }
  };
}
