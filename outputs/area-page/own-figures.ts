import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { html } from '../page/markup.js';
import type { Section } from '../page/sections.js';
import { brief, dataTable } from '../page/table.js';
import { yearWords } from '../page/words.js';
import { valueOrWhy } from './words.js';

/** What the nation of an area publishes for itself alone; undefined where the edition shows nothing of it. */
export function ownFigureSection({ area, own_figures: own = [] }: AreaProfile): Section | undefined {
  if (own.length === 0) return undefined;
  return {
    id: 'own-figures',
    title: 'Figures of its nation alone',
    body: html`<p>Other nations count these in other ways, or not at all: they are not part of the index, and no rank is made of them.</p>
${dataTable({
  id: 'own-figure-table',
  caption: `What is published of education and work in ${area.name}`,
  columns: [{ label: 'Figure' }, { label: 'Period', wide: true }, { label: 'Here', numeric: true }],
  rows: own.map((one) => [
    html`${one.title}<span class="sub">${one.unit}. ${one.note}</span>${brief(yearWords(one.period))}`,
    yearWords(one.period),
    valueOrWhy(one),
  ]),
})}`,
  };
}
