import type { EditionsCompared } from '../../pipeline/changes/compared.js';
import { comparisonHtml } from '../comparison-page/page.js';
import { plainCsv } from '../formats/table-files.js';
import type { Release } from '../release.js';
import { oneFile, type Writer } from '../writer.js';
import { jsonOf } from './shared.js';

const ABOUT = {
  title: 'Comparison',
  description: 'What moved between two editions, and which indicators moved it',
};

/** Two editions compared: `smi compare --out`. */
export const COMPARISON_WRITERS: readonly Writer<Release & { readonly compared: EditionsCompared }>[] = [
  oneFile('comparison.html', 'report', ABOUT, ({ compared }) => comparisonHtml(compared)),
  plainCsv('comparison', 'Score, rank and group of each area in both'),
  oneFile('comparison.json', 'descriptions', ABOUT, ({ compared }) => jsonOf(compared)),
];
