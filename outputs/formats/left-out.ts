import { domainsLeftOut, isPartial, type LeftOut } from '../../schemas/method/left-out.js';
import { exactPerCent } from './numbers.js';

/** A method with what it goes without. */
interface Lacking {
  readonly left_out?: readonly LeftOut[] | undefined;
}

const kindWords = (what: LeftOut['what']): string => what.replaceAll('_', ' ');

/** A line for each thing that an edition of earlier years goes without, with the reason. */
export const leftOutLines = ({ left_out = [] }: Lacking): string[] =>
  left_out.map(({ what, name, reason }) => `${kindWords(what)} ${name}: ${reason}`);

/** The domains that an edition is without, with the share of weight that has figures. */
export const partialWords = (method: Lacking): string =>
  domainsLeftOut(method)
    .map(({ name, weight_share }) =>
      weight_share === undefined ? name : `${name} (${exactPerCent(weight_share)} of its weight has figures)`,
    )
    .join(' and ');

/** That an edition is partial, and by which domains; undefined for one that is not. */
export const partialSentence = (method: Lacking): string | undefined =>
  isPartial(method) ? `This edition is partial: it is without ${partialWords(method)}.` : undefined;
