import { counted } from '../formats/numbers.js';
import { html } from '../page/markup.js';
import { page } from '../page/page.js';
import type { Section } from '../page/sections.js';
import { bullets, cautionSection } from '../page/sections.js';
import { fileSection } from '../page/sources.js';
import type { FileGroup } from '../writer.js';
import { methodSection, structureSection } from './method.js';
import type { CustomReport } from './parts.js';
import { rankingSection, UNITS } from './ranking.js';

function checksSection({ warnings }: CustomReport): Section {
  const found =
    warnings.length === 0
      ? html`<p>The checks give no warning.</p>\n`
      : bullets(warnings.map(({ text }) => text));
  return {
    id: 'checks',
    title: 'Checks',
    body: html`${found}<p>checks.csv has correlations, effective weights and Cronbach’s alpha of every part, checks.json has every check.</p>
`,
  };
}

const cautions = ({ replicates }: CustomReport): Section =>
  cautionSection(
    bullets([
      'The figures are those of the given data; this page adds none. The rights in them belong to whoever made them.',
      'An index rests on choices: which indicators, which weights, which scale. Others would give other ranks.',
      replicates === 0
        ? 'How sure a rank is is not known: no replicates were made.'
        : 'The intervals cover the choices that the method file lists, each drawn again for every replicate. They do not cover errors in the data.',
    ]),
  );

/** What is ranked, and by how many indicators. */
function leadOf({ method, index, file, structure }: CustomReport): string {
  const level = method.steps.levels[0]?.name;
  const indicators = structure.filter((row) => row.level === level).length;
  return `${counted(index.length, 'unit')} of ${file} ranked by ${counted(indicators, 'indicator')}. Rank 1 is best.`;
}

/** `report.html` of a custom index: one page that needs no script and loads nothing. */
export function customReportHtml(report: CustomReport, files: readonly FileGroup[] = []): string {
  const { method } = report;
  return page({
    // The figures are the user’s, not official statistics.
    attribution: '',
    title: method.title,
    subtitle: 'An index of a table that is not part of this project',
    style: UNITS,
    lead: leadOf(report),
    sections: [
      rankingSection(report),
      structureSection(report),
      checksSection(report),
      methodSection(report),
      cautions(report),
      fileSection(files),
    ],
  });
}
