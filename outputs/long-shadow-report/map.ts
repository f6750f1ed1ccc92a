import { counted, perCent } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { classPicture } from '../page/class-picture.js';
import { classLegend, classMark, FAIRLY, groupPhrase, sureMark } from '../page/classes.js';
import { atlas, type Shapes, type Shown, shownBy } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { periodWords } from '../page/words.js';
import type { LongShadowRelease } from '../release-data.js';
import { isCarried, ofClass, type ShadowOutcome, type ShadowView, shadowView } from './view.js';

/** What the map shows of each area of the topology, whether the edition has it or not. */
const shown = (
  { data: { topology }, object }: ShadowView,
  outcome: ShadowOutcome,
): ((code: string) => Shown) =>
  shownBy(
    {
      topology,
      level: object,
      byCode: new Map(outcome.areas.map((area) => [area.code, area])),
      absent: { mark: classMark(null), words: 'not ranked' },
    },
    (area, code) => {
      const { name, rank, low, high } = area;
      const rankWords = rank === null ? 'no rank' : `rank ${rank} of ${outcome.ranked}`;
      const range = low === null ? '' : ` (${interval(low, high)})`;
      const carried = isCarried(outcome, code) ? '; figures carried from a former authority' : '';
      return {
        mark: sureMark(area),
        title: `${name}: ${groupPhrase(area)}; ${rankWords}${range}${carried}`,
      };
    },
  );

function legend({ data, share, one, many }: ShadowView, outcome: ShadowOutcome): Markup {
  const left = data.method.areas.exclude.length;
  return classLegend(
    share,
    (areaClass) => {
      const more = areaClass === null && left > 0 ? `; ${counted(left, 'area')} not ranked` : '';
      return `${counted(ofClass(outcome, areaClass).length, one, many)}${more}`;
    },
    outcome.sure,
  );
}

/** What a lighter colour means; where nothing is known of how sure the groups are, that. */
const fadeWords = ({ sure }: ShadowOutcome): string =>
  sure
    ? `An area is lighter where it is in its group (coldspot, hotspot or neither) in under ${perCent(FAIRLY)} of the draws.`
    : 'How sure the groups are is not known.';

/** The map of one outcome with its legend, and what is small on it enlarged. */
export function classMap(view: ShadowView, outcome: ShadowOutcome, shapes: Shapes): Markup {
  const { code, name, method, areas } = outcome;
  const { country, many, one } = view;
  const cold = counted(ofClass(outcome, 'coldspot').length, 'coldspot');
  const hot = counted(ofClass(outcome, 'hotspot').length, 'hotspot');
  return atlas({
    id: `map-${code}`,
    title: `Map of coldspots and hotspots: ${name}`,
    description: `${counted(areas.length, one, many)} of ${country} by level and gap, with the borders of the regions: ${cold} and ${hot}. The tables give the group of every ${one} with its probability.`,
    caption: html`${country}’s ${many} by level and gap in ${periodWords(method.period)}. ${fadeWords(outcome)}`,
    legend: legend(view, outcome),
    shapes,
    shown: shown(view, outcome),
    codes: areas.map((area) => area.code),
    insetOf: name,
    insetShows: 'in the same classes',
    many: view.many,
  });
}

/**
 * `map.svg` of the long shadow: a small map by class of each outcome that is ranked, or of each where none
 * is.
 */
export function coldspotsPicture(data: LongShadowRelease): string {
  const { outcomes: every, share, object } = shadowView(data);
  const ranked = every.filter(({ ranked: count }) => count > 0);
  const outcomes = ranked.length > 0 ? ranked : every;
  const { topology, method } = data;
  return classPicture({
    title: method.title,
    note: outcomes.some(({ sure }) => sure)
      ? `Lighter: in its group (coldspot, hotspot or neither) in under ${perCent(FAIRLY)} of the draws. Probabilities: coldspots.csv.`
      : 'How sure each group is: see coldspots.csv.',
    about: `${method.title}: coldspots and hotspots of each outcome`,
    licensed: true,
    share,
    topology,
    object,
    maps: outcomes.map(({ name, method: { period }, areas }) => ({
      heading: `${name}, ${periodWords(period)}`,
      classes: new Map(areas.map((area) => [area.code, area])),
    })),
  });
}
