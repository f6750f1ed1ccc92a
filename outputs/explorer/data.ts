import { declaredOf } from '../../pipeline/editions/declared.js';
import { outcomeWords, strongest } from '../../pipeline/explain/facts.js';
import { districtNeighbours } from '../../pipeline/geography/neighbours.js';
import { readRegisters } from '../../pipeline/geography/registers.js';
import { fifthsOf } from '../../pipeline/methods/rank/groups.js';
import { ranksOf } from '../../pipeline/methods/rank/ranks.js';
import { facesOf, type MethodRow } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { COLDSPOT_KINDS } from '../../schemas/release/coldspot-fields.js';
import { kindWords } from '../index-report/kinds.js';
import { LEVEL_WORDS, spaced } from '../page/words.js';
import type {
  FigureColumns,
  FiguresData,
  IndexData,
  IndicatorHead,
  MovesData,
  Numbers,
  OutcomeData,
  PartData,
  SureData,
} from './data-types.js';
import { type ReleaseOnDisk, type ReleaseTable, releaseTable } from './read-release.js';

/** Positions of the rows of a table in the order of the codes of their areas, which all data have. */
const byCode = (codes: readonly string[]): number[] =>
  [...codes.keys()].sort((a, b) => (codes[a]! < codes[b]! ? -1 : 1));

/** Ranks of the release as the functions of ranks have them: 0 for none. */
const plainRanks = (ranks: Numbers): Int32Array => Int32Array.from(ranks, (rank) => rank ?? 0);

/** The fifths that ranks fall into, as the method of the edition makes them. */
const fifthsBy = (ranks: Numbers, { steps }: IndexMethod): Numbers =>
  fifthsOf(plainRanks(ranks), steps.group_share, steps.tolerance).map(({ fifth }) => fifth);

/** Ranks of figures: 1 for the best. */
function ranksBy(values: Numbers, direction: 1 | -1, { steps }: IndexMethod): Numbers {
  const signed = Float64Array.from(values, (value) => (value === null ? Number.NaN : value * direction));
  return Array.from(ranksOf(signed, steps.tolerance), (rank) => (rank === 0 ? null : rank));
}

const nameOf = ({ code, name }: MethodRow): string => name ?? code;

/** The structure without indicators: the index, then each part followed by its own parts. */
function aggregatesOf(
  { structure }: Pick<IndexMethod, 'structure'>,
  parent: string | null = null,
): MethodRow[] {
  const own = structure.filter((row) => row.type === 'Aggregate' && row.parent === parent);
  return own.flatMap((row) => [row, ...aggregatesOf({ structure }, row.code)]);
}

function partKind(row: MethodRow, method: IndexMethod): PartData['part'] {
  if (row.parent === null) return 'index';
  if (facesOf(method).some(({ code }) => code === row.code)) return 'face';
  const indicators = method.structure.filter(({ parent }) => parent === row.code);
  return indicators.every(({ type }) => type === 'Indicator') ? 'domain' : 'group';
}

/** Reads columns of a table in the order of the codes. */
class Ordered {
  constructor(
    readonly table: ReleaseTable,
    readonly order: readonly number[],
  ) {}

  numbers(name: string): Numbers {
    const column = this.table.numbers(name);
    return this.order.map((row) => column[row] ?? null);
  }

  texts(name: string): string[] {
    const column = this.table.texts(name);
    return this.order.map((row) => column[row] ?? '');
  }
}

/** Intervals and probabilities of the index, or with the beginning of its columns those of a face. */
function sureOf(index: Ordered, begins = ''): SureData | null {
  if (!index.table.has(`${begins}rank_low`)) return null;
  const column = (name: string) => index.numbers(`${begins}${name}`);
  const low = column('rank_low');
  if (low.every((value) => value === null)) return null;
  return {
    low,
    high: column('rank_high'),
    lowFigures: column('rank_low_figures'),
    highFigures: column('rank_high_figures'),
    coldspot: column('coldspot_probability'),
    hotspot: column('hotspot_probability'),
  };
}

function partsOf(index: Ordered, method: IndexMethod): PartData[] {
  const indexCode = aggregatesOf(method)[0]?.code;
  return aggregatesOf(method).map((row): PartData => {
    const part = partKind(row, method);
    const begins = part === 'index' ? '' : `${row.code}_`;
    const rank = index.numbers(`${begins}rank`);
    return {
      code: part === 'index' ? 'index' : row.code,
      name: part === 'index' ? 'Index' : nameOf(row),
      part,
      parent: row.parent === indexCode ? 'index' : row.parent,
      score: index.numbers(`${begins}score`),
      rank,
      fifth: part === 'index' ? index.numbers('fifth') : fifthsBy(rank, method),
      sure: part === 'index' || part === 'face' ? sureOf(index, begins) : null,
    };
  });
}

const isClass = (text: string): text is (typeof COLDSPOT_KINDS)[number] =>
  (COLDSPOT_KINDS as readonly string[]).includes(text);

/** The outcomes of the long shadow that the index shows; none where it shows none. */
function outcomesOf(index: Ordered, names: readonly string[]): OutcomeData[] {
  const codes = names.flatMap((name) => /^coldspot_(.+)_status$/.exec(name)?.[1] ?? []);
  return codes.map((code) => ({
    code,
    name: outcomeWords(code),
    class: index.texts(`coldspot_${code}`).map((text) => (isClass(text) ? text : null)),
    inherited: index.texts(`coldspot_${code}_status`).map((status) => status === 'inherited'),
  }));
}

/** What an indicator is called: as its source declares it, or by its code where no source does any more. */
function headOf(
  method: IndexMethod,
  row: MethodRow,
  known: { weight: number; unit: string; period: string },
): IndicatorHead {
  const declared = () => {
    try {
      return declaredOf(method, row.code).declaration;
    } catch {
      return undefined;
    }
  };
  const declaration = declared();
  return {
    code: row.code,
    title: declaration?.title ?? spaced(row.code),
    description: declaration?.description ?? '',
    domain: row.parent ?? '',
    unit: known.unit,
    direction: row.direction,
    weight: known.weight,
    period: known.period,
  };
}

const STATUSES = ['observed', 'mapped', 'modelled', 'inherited', 'estimated', 'missing'] as const;

interface ReadFigures {
  readonly heads: readonly IndicatorHead[];
  readonly figures: FiguresData;
  /** What each indicator adds to the score of each area. */
  readonly contributions: readonly Numbers[];
}

/** Every figure by indicator and area. */
function figuresOf(table: ReleaseTable, method: IndexMethod, areas: readonly string[]): ReadFigures {
  const positions = new Map(areas.map((code, i) => [code, i]));
  const rows = method.structure.filter(({ type }) => type === 'Indicator');
  const columns = new Map(
    rows.map(({ code }) => [
      code,
      {
        value: areas.map((): number | null => null),
        contribution: areas.map((): number | null => null),
        status: areas.map((): number => STATUSES.indexOf('missing')),
        known: { weight: 0, unit: '', period: '' },
      },
    ]),
  );
  const [area, indicator, status, unit, period] = ['area_code', 'indicator', 'status', 'unit', 'period'].map(
    (name) => table.texts(name),
  );
  const [value, contribution, weight] = ['value', 'contribution', 'weight'].map((name) =>
    table.numbers(name),
  );
  for (let row = 0; row < table.rows; row += 1) {
    const column = columns.get(indicator![row] ?? '');
    const i = positions.get(area![row] ?? '');
    if (column === undefined || i === undefined) continue;
    column.value[i] = value![row] ?? null;
    column.contribution[i] = contribution![row] ?? null;
    column.status[i] = STATUSES.indexOf(status![row] as (typeof STATUSES)[number]);
    column.known = { weight: weight![row] ?? 0, unit: unit![row] ?? '', period: period![row] ?? '' };
  }
  const found = rows.map((row) => ({ row, ...columns.get(row.code)! }));
  return {
    heads: found.map(({ row, known }) => headOf(method, row, known)),
    contributions: found.map(({ contribution }) => contribution),
    figures: {
      edition: method.edition,
      statuses: STATUSES,
      indicators: found.map(({ row, value, status }): FigureColumns => {
        const rank = ranksBy(value, row.direction, method);
        return { value, rank, fifth: fifthsBy(rank, method), status };
      }),
    },
  };
}

/** Positions of the areas most like each; none for areas that have none. */
function neighboursOf(codes: readonly string[]): number[][] {
  const nearest = districtNeighbours(readRegisters());
  const positions = new Map(codes.map((code, i) => [code, i]));
  return codes.map((code) => nearest(code).neighbours.flatMap((near) => positions.get(near.code) ?? []));
}

/** The data of an edition of an index from its release. Throws `release-incomplete`. */
export async function indexData(
  { folder, receipt }: ReleaseOnDisk,
  method: IndexMethod,
): Promise<{ readonly data: IndexData; readonly figures: FiguresData }> {
  const table = await releaseTable(folder, 'index');
  const index = new Ordered(table, byCode(table.texts('area_code').map(String)));
  const code = index.texts('area_code');
  const { heads, figures, contributions } = figuresOf(await releaseTable(folder, 'indicators'), method, code);
  const kinds = kindWords(facesOf(method));
  const kind = kinds.length > 0 ? index.texts('kind_of_place') : code.map(() => '');
  const effects = code.map((_, i) =>
    strongest(
      heads.map((head, j) => ({
        code: head.code,
        weight: head.weight,
        z_score: null,
        contribution: contributions[j]![i] ?? null,
      })),
    ),
  );
  const positions = new Map(heads.map((head, i) => [head.code, i]));
  const placesIn = (codes: readonly string[]) => codes.flatMap((one) => positions.get(one) ?? []);
  const [many, one] = LEVEL_WORDS[method.areas.level];
  const data: IndexData = {
    edition: method.edition,
    title: method.title,
    methodVersion: method.method_version,
    nouns: [one, many],
    groupShare: method.steps.group_share,
    replicates: Number(receipt.options?.replicates ?? 0),
    areas: {
      code,
      name: index.texts('area_name'),
      region: index.texts('region_name'),
      upperTier: index.texts('upper_tier_name'),
      upperTierCode: index.texts('upper_tier_code'),
    },
    parts: partsOf(index, method),
    indicators: heads,
    kinds: kinds.map(({ code: kindCode, words, meaning }) => ({ code: kindCode, words, meaning })),
    kind: kind.map((text) => {
      const position = kinds.findIndex((each) => each.code === text);
      return position < 0 ? null : position;
    }),
    outcomes: outcomesOf(index, table.names),
    ownShare: index.numbers('own_level_share'),
    modelledShare: index.numbers('modelled_share'),
    holdsBack: effects.map(({ holds_back }) => placesIn(holds_back)),
    helps: effects.map(({ helps }) => placesIn(helps)),
    neighbours: neighboursOf(code),
    hasFiles: receipt.outputs.some(({ path }) => path === 'areas/files.csv'),
  };
  return { data, figures };
}

/** Who moved, in the order of the codes. Throws `release-incomplete`. */
export async function movesData(
  { folder, method }: Pick<ReleaseOnDisk, 'folder' | 'method'>,
  codes: readonly string[],
): Promise<MovesData> {
  const table = await releaseTable(folder, 'moves');
  const rows = new Map(table.texts('area_code').map((area, row) => [area, row]));
  const moves = new Ordered(
    table,
    codes.map((area) => rows.get(area) ?? -1),
  );
  return {
    edition: method.edition,
    arrivals: moves.numbers('arrivals'),
    departures: moves.numbers('departures'),
    net: moves.numbers('net'),
    departureRate: moves.numbers('departure_rate'),
    better: moves.numbers('index_better'),
  };
}
