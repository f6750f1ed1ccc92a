import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Row } from '../../schemas/table.js';
import { shippedLongShadow } from '../fixtures/shipped-releases.js';
import { calculate, readCells } from './long-shadow-calculation.js';

const EDITIONS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'editions');
const EDITION = 'long-shadow-england-2026';

/** The path of a file of the edition. */
export const editionFile = (name: string) => join(EDITIONS, EDITION, name);

/** The frozen figures of the edition, and what plain arithmetic computes from them. */
export const cells = readCells(editionFile('figures.csv'));
export const expected = calculate(cells);

/** The release that the program builds. */
export const built = shippedLongShadow;

export const areaOf = (row: Row) => String(row.area_code);
export const eachOutcome = (rows: readonly Row[]) => rows.filter(({ outcome }) => outcome !== 'all');
export const MEASURES = ['level', 'gap', 'unexplained_gap'];
