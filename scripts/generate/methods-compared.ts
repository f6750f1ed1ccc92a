import { fixed, whole } from '../../outputs/formats/numbers.js';
import type { IndexEdition } from '../../pipeline/editions/edition.js';
import { planOf } from '../../pipeline/editions/plan.js';
import { imputeEdition } from '../../pipeline/impute/impute.js';
import { spearman } from '../../pipeline/methods/check/correlation.js';
import { fifthsOf } from '../../pipeline/methods/rank/groups.js';
import { ranksOf } from '../../pipeline/methods/rank/ranks.js';
import { modelEdition } from '../../pipeline/model/model.js';
import { runChain } from '../../pipeline/score/arrays.js';
import { scoreValue } from '../../pipeline/score/tables.js';
import { markdownTable } from '../../schemas/generate/markdown.js';
import { facesOf, indexRowOf } from '../../schemas/method/structure.js';
import { placeKinds } from '../../schemas/release/index-table.js';

/** Ranks and fifths of one part of an index, by area code. */
type Placed = ReadonlyMap<string, { readonly rank: number; readonly fifth: number | null }>;

/** The index of an edition and its faces, by code. */
function placesOf(edition: IndexEdition): ReadonlyMap<string, Placed> {
  const { method, areas, figures } = edition;
  const units = areas.map(({ area_code }) => area_code).sort();
  const plan = planOf(method, units);
  const known = imputeEdition(method, areas, modelEdition(edition, plan, figures)?.figures ?? figures);
  const { chain, units: columns } = runChain(plan, known.map(scoreValue));
  const wanted = [indexRowOf(method), ...facesOf(method)].map(({ code }) => code);
  return new Map(
    plan.structure.nodes.flatMap(({ code }, node) => {
      if (!wanted.includes(code)) return [];
      const ranks = ranksOf(chain.values[node]!, plan.chain.tolerance ?? 0);
      const fifths = fifthsOf(ranks, plan.groupShare, plan.chain.tolerance ?? 0);
      const placed: Placed = new Map(
        columns.map((area, i) => [area, { rank: ranks[i]!, fifth: fifths[i]!.fifth }]),
      );
      return [[code, placed] as const];
    }),
  );
}

/** The page that compares the index of an edition with that by its former method, area by area. */
export function methodsComparedPage(now: IndexEdition, before: IndexEdition): string {
  const places = placesOf(now);
  const index = places.get(indexRowOf(now.method).code)!;
  const former = placesOf(before).get(indexRowOf(before.method).code)!;
  const faces = facesOf(now.method);
  const kinds = placeKinds(faces).map((kind) => kind.replaceAll('_', ' '));
  const areas = now.areas.toSorted((a, b) => index.get(a.area_code)!.rank - index.get(b.area_code)!.rank);
  const kindOf = (area: string): string => {
    const [first, second] = faces.map(({ code }) => (places.get(code)?.get(area)?.fifth ?? 0) >= 4);
    return kinds[first === true ? (second === true ? 0 : 1) : second === true ? 2 : 3]!;
  };
  const moves = areas.map(({ area_code }) => former.get(area_code)!.rank - index.get(area_code)!.rank);
  const size = moves.map(Math.abs).sort((a, b) => a - b);
  const columns = [index, former].map((placed) =>
    Float64Array.from(areas, ({ area_code }) => placed.get(area_code)!.rank),
  );
  const changed = areas.filter(
    ({ area_code }) => index.get(area_code)!.fifth !== former.get(area_code)!.fifth,
  ).length;
  const rows = areas.map(({ area_code, area_name }, i) => [
    area_code,
    area_name,
    String(former.get(area_code)!.rank),
    String(index.get(area_code)!.rank),
    moves[i]! > 0 ? `+${moves[i]}` : String(moves[i]).replace('-', '−'),
    ...faces.map(({ code }) => String(places.get(code)!.get(area_code)!.rank)),
    kindOf(area_code),
  ]);
  return `# Method 2 against method 1, by area

Generated from the frozen figures of \`${now.name}\` and \`${before.name}\` by \`npm run generate\`; do not edit it here. It belongs to [decision 17](0017-method-2.md).

Rank 1 is the best of ${whole(areas.length)}. The two rankings correlate by ${fixed(spearman(columns[0]!, columns[1]!), 2)} (Spearman); half of the areas move by ${size[Math.floor((size.length - 1) / 2)]} places or more, one in ten by ${size[Math.floor(0.9 * (size.length - 1))]} or more, and ${changed} are in another fifth. Moved: places gained (+) or lost (−) by method 2.

${markdownTable(
  [
    'Code',
    'Area',
    'Method 1',
    'Method 2',
    'Moved',
    ...faces.map(({ name, code }) => name ?? code),
    'Kind of place',
  ],
  rows,
)}
`;
}
