import { basename } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { MappedArea, ReproductionMap } from '../../outputs/reproduction/map.js';
import type { SuiteMap } from '../../schemas/suite.js';
import { areaKey, readAreaList } from '../../sources/layouts/area-list.js';
import { decodeUtf8 } from '../../sources/layouts/csv.js';
import { readNamedTopology } from '../../sources/layouts/named-topology.js';
import { readRegular } from '../system/read-regular.js';
import { classOf } from './compare.js';
import type { DataFinder } from './find-data.js';
import { nodeValues, type SuiteScores } from './score-suite.js';
import type { ReadSuite } from './suite.js';

const textOf = async (path: string, file: string): Promise<string> =>
  decodeUtf8(await onDisk(`reading ${file}`, () => readRegular(path)), basename(file));

/** The classes that the picture has. Throws `suite-invalid` where no comparison of classes has the name. */
function classesOf({ suite }: ReadSuite, { classes }: SuiteMap) {
  const found = suite.compare.find(({ name }) => name === classes);
  if (found?.of === 'class') return found;
  throw new SmiError('suite-invalid', `map: ${quoteFound(classes)} is no comparison of classes`);
}

/**
 * The units of a suite on their boundaries, joined by code: the list of areas gives the code of a name on
 * either side, whatever its capitals.
 * @returns why there is none, where a file is not there
 * @throws SmiError `rows-unreadable` for files that cannot be read, and for an area without a unit or a
 *   boundary; `suite-invalid`
 */
export async function mapOf(
  read: ReadSuite,
  map: SuiteMap,
  all: readonly SuiteScores[],
  finder: DataFinder,
): Promise<ReproductionMap | { readonly why: string }> {
  const { boundaries, areas: listed } = map;
  const classes = classesOf(read, map);
  const found = await finder.findLayouts('boundaries', [{ ...boundaries, columns: {} }]);
  const list = await finder.findLayouts('areas', [{ ...listed, columns: {} }]);
  if (!('path' in found)) return { why: found.why };
  if (!('path' in list)) return { why: list.why };
  const topology = readNamedTopology(await textOf(found.path, boundaries.file), boundaries.file, boundaries);
  const areas = readAreaList(await textOf(list.path, listed.file), listed.file, listed.list);
  const codeOf = new Map(areas.map(({ name, code }) => [areaKey(name), code]));
  const coded = (name: string, file: string): string => {
    const code = codeOf.get(areaKey(name));
    if (code !== undefined) return code;
    throw new SmiError('rows-unreadable', `${listed.file} has no ${quoteFound(name)}, which ${file} has`);
  };
  const geometryOf = new Map(
    topology.geometries.map(({ name, geometry }) => [coded(name, boundaries.file), geometry]),
  );
  const columns = all.map((scores) => {
    const values = nodeValues(scores, classes.node);
    const unitOf = new Map(scores.names.map((name, unit) => [coded(name, scores.scored.units.file), unit]));
    return { scores, values, unitOf };
  });
  return {
    title: read.suite.title,
    labels: classes.labels,
    show: map.show,
    transform: topology.transform,
    arcs: topology.arcs,
    areas: areas.map(({ name, code, codes }): MappedArea => {
      const geometry = geometryOf.get(code);
      if (geometry === undefined)
        throw new SmiError('rows-unreadable', `${boundaries.file} has no ${quoteFound(name)}`);
      return {
        ...{ name, code, codes, geometry },
        indices: columns.map(({ scores, values, unitOf }) => {
          const unit = unitOf.get(code) ?? -1;
          const score = scores.scores[unit] ?? Number.NaN;
          return {
            index: scores.index.name,
            score: Number.isNaN(score) ? null : score,
            rank: scores.ranks[unit] || null,
            label: classOf(values[unit] ?? Number.NaN, classes.cuts, classes.labels),
          };
        }),
      };
    }),
  };
}
