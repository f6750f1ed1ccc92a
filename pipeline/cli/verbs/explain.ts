import { SmiError } from '../../../errors/smi-error.js';
import { type IndexRelease, isIndexRelease, type LongShadowRelease } from '../../../outputs/release-data.js';
import type { Figure } from '../../../schemas/figure.js';
import type { IndexMethod } from '../../../schemas/method.js';
import { buildEdition } from '../../build.js';
import { chooseIndex } from '../../editions/choose.js';
import { folderOfReferred, readAreas, readMethod } from '../../editions/edition.js';
import { readNational } from '../../editions/national.js';
import { planOf } from '../../editions/plan.js';
import { type Against, against, byAggregation } from '../../explain/against.js';
import { aroundOf } from '../../explain/around.js';
import { whyUnlikely } from '../../explain/compare.js';
import { describeExplanation } from '../../explain/describe.js';
import { type Explanation, explainArea } from '../../explain/explain.js';
import { asArea, type FoundUpperTier, findPlace } from '../../explain/find-area.js';
import { drawnOptions, endsByOption, whyUnlikelyGroup } from '../../explain/unlikely-group.js';
import { describeUpperTier, explainUpperTier } from '../../explain/upper-tier.js';
import type { RobustnessResult } from '../../robustness/robustness-of.js';
import { silentLog } from '../../system/log.js';
import { shellWord } from '../../system/program-name.js';
import { textOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';

/** The method of an index. Throws `usage` for an edition of another kind. */
async function indexMethod(folder: string, edition: string): Promise<IndexMethod> {
  const { method } = await readMethod(folder, edition);
  if (method.kind === 'index') return method;
  throw new SmiError('usage', `${edition} is not an index; \`smi explain\` works on indices only`, {
    next: `build it and open its report: \`smi build ${edition}\``,
  });
}

/** Two explained areas compared over the replicates. */
function againstOf(
  data: IndexRelease,
  robustness: RobustnessResult,
  { area }: Explanation,
  { area: other }: Explanation,
): Against {
  const codes = data.index.rows.map(({ area_code }) => String(area_code)).sort();
  const pair = [String(area.area_code), String(other.area_code)] as const;
  const aggregates = data.method.robustness.aggregate;
  return {
    ...against(robustness, codes, pair[0], {
      area_code: pair[1],
      area_name: String(other.area_name),
      rank: other.rank === null ? null : Number(other.rank),
    }),
    by_aggregation: byAggregation(
      robustness,
      [codes.indexOf(pair[0]), codes.indexOf(pair[1])],
      data.method.steps.levels.length > 1 ? aggregates : [],
    ),
  };
}

/** How often an area is in each end, by the options that the replicates drew. */
function endsOf(data: IndexRelease, robustness: RobustnessResult | undefined, { area }: Explanation) {
  if (robustness === undefined || robustness.ranks.length === 0) return [];
  const codes = data.index.rows.map(({ area_code }) => String(area_code)).sort();
  const { chain, groupShare } = planOf(data.method, codes);
  const drawn = drawnOptions(chain, data.method.robustness, robustness.seed);
  const unit = codes.indexOf(String(area.area_code));
  return endsByOption(robustness, unit, drawn, { share: groupShare, tolerance: chain.tolerance });
}

/** The command that lists the areas of the edition, as a hint has it. */
function listingOf({ options }: VerbContext): string {
  const given = ['edition', 'editions'].flatMap((name) => {
    const value = textOption(options, name);
    return value === undefined ? [] : [` --${name} ${shellWord(value)}`];
  });
  return `\`smi list areas${given.join('')}\``;
}

const numberOf = (value: unknown): number | null => (value == null ? null : Number(value));

interface Asked {
  readonly edition: string;
  readonly context: VerbContext;
  readonly build: typeof buildEdition;
  readonly width: number;
  readonly cells: boolean;
  /** Figures of the country, as the edition has them. */
  readonly national: readonly Figure[];
}

/** The index, and the replicates behind it. */
async function computed({ edition, context, build }: Asked) {
  const { data, robustness } = await build(edition, {
    ...context.settings,
    log: silentLog,
    dryRun: true,
    sensitivity: false,
  });
  if (!isIndexRelease(data)) throw new TypeError(`${edition} is not an index`);
  return { data, robustness };
}

/** A county: its districts, its own figures, and its class in the long shadow that the index shows. */
async function explainCounty(asked: Asked, county: FoundUpperTier): Promise<Outcome> {
  const { edition, context, build, width, cells } = asked;
  const { data } = await computed(asked);
  const shown = data.method.coldspots;
  let longShadow: LongShadowRelease | undefined;
  if (shown !== undefined) {
    const { editions } = context.settings;
    const folder = (await folderOfReferred(editions, shown)) ?? editions;
    const built = await build(shown, { ...context.settings, editions: folder, log: silentLog, dryRun: true });
    if (!isIndexRelease(built.data)) longShadow = built.data;
  }
  const found = explainUpperTier(data, longShadow, county, asked.national);
  return {
    text: describeUpperTier(found, longShadow?.method.outcomes ?? [], { width, cells, note: county.note }),
    isAnswer: true,
    json: { edition, ...(county.note === undefined ? {} : { note: county.note }), ...found },
  };
}

/**
 * Explains an area or a county from the frozen figures; it needs no release.
 * @param build builds an edition; a parameter for tests, which build each edition once
 */
export async function run(context: VerbContext, build = buildEdition): Promise<Outcome> {
  const { positionals, options, settings } = context;
  if (positionals.length === 0) {
    throw new SmiError('usage', 'explain needs an area', { next: 'give its name or GSS code' });
  }
  const named = typeof options.edition === 'string' ? [options.edition] : [];
  const edition = await chooseIndex(settings.editions, named);
  const method = await indexMethod(settings.editions, edition);
  // Names are resolved before anything is computed, so that a wrong one costs nothing.
  const areas = await readAreas(settings.editions, edition);
  const leftOut = { leftOut: method.areas.exclude, listing: listingOf(context) };
  // A name of several words needs no quotation marks.
  const place = findPlace(areas, positionals.join(' '), leftOut);
  const wanted = textOption(options, 'against');
  const national = await readNational(settings.editions, edition);
  const asked = { edition, context, build, width: context.columns, cells: options.cells === true, national };
  if (place.is === 'upper_tier') {
    if (wanted === undefined) return explainCounty(asked, place);
    throw new SmiError('usage', `${place.name} is a county, which has no rank to compare`, {
      next: 'compare two of the areas that are ranked',
    });
  }
  const versus = wanted === undefined ? undefined : asArea(findPlace(areas, wanted, leftOut));
  const other = versus?.area;
  if (other !== undefined && other.area_code === place.area.area_code)
    throw new SmiError('usage', `${other.area_name} cannot be compared with itself`, {
      next: 'name another area',
    });
  if (other !== undefined && method.robustness.replicates < 1)
    throw new SmiError('usage', 'two areas are compared over replicates, and the method makes none', {
      next: 'set robustness.replicates in the method file',
    });

  const { data, robustness } = await computed(asked);
  const explanation = explainArea(data, String(place.area.area_code), { national });
  const ends = endsOf(data, robustness, explanation);
  const { note } = place;
  const own = {
    edition,
    ...(note === undefined ? {} : { note }),
    ...explanation,
    around: aroundOf(data, explanation.area),
    why_group: whyUnlikelyGroup(explanation.area, data.method, ends),
  };
  if (other === undefined || robustness === undefined) {
    const text = describeExplanation(explanation, data, { ...asked, note, ends });
    return { text, isAnswer: true, json: own };
  }
  const compared = explainArea(data, String(other.area_code), { national });
  const found = againstOf(data, robustness, explanation, compared);
  const why = whyUnlikely(
    String(explanation.area.area_name),
    numberOf(explanation.area.rank),
    numberOf(explanation.area.score),
    { ...found, score: numberOf(compared.area.score) },
  );
  return {
    text: describeExplanation(explanation, data, {
      ...asked,
      note,
      ends,
      other: {
        explanation: compared,
        against: found,
        note: versus?.note,
        ends: endsOf(data, robustness, compared),
      },
    }),
    isAnswer: true,
    json: {
      ...own,
      against: {
        ...found,
        why,
        ...(versus?.note === undefined ? {} : { note: versus.note }),
        area: compared.area,
        indicators: compared.indicators,
      },
    },
  };
}
