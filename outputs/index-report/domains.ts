import { extent, sum } from 'd3-array';
import { aggregatesBelowIndex } from '../../schemas/method/structure.js';
import { counted, weightPerCent } from '../formats/numbers.js';
import { figure } from '../page/figure.js';
import { fifthColour } from '../page/fills.js';
import { type Shapes, smallMap } from '../page/map.js';
import { html, linkTo, type Markup } from '../page/markup.js';
import type { Section } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { DIRECTION_WORDS, listed, periodWords } from '../page/words.js';
import type { ReleaseIndicator } from '../release-data.js';
import type { ReportArea, ReportView } from './view.js';

type Domain = ReportView['domains'][number];

const PUBLISHED_FOR: Readonly<Record<ReleaseIndicator['declaration']['level'], string>> = {
  lower_tier: 'Districts',
  upper_tier: 'Counties and single-tier councils',
};

/** As in `Best: Newham. Worst: Dudley.`; areas that tie are all named. */
function extremesOf(areas: readonly ReportArea[], ranks: readonly (number | null)[]): string {
  const [first, last] = extent(ranks, (rank) => rank);
  if (first === undefined || last === undefined) return 'No area has a score.';
  const names = (wanted: number) =>
    listed(areas.filter((_, i) => ranks[i] === wanted).map(({ name }) => name));
  return `Best: ${names(first)}. Worst: ${names(last)}.`;
}

/** A small map of a domain by fifth, with its best and its worst. */
function domainMap(view: ReportView, shapes: Shapes, domain: Domain, i: number) {
  const { areas, data, many } = view;
  const fifths = data.domainFifths.get(domain.code);
  const extremes = extremesOf(
    areas,
    areas.map(({ domainRanks }) => domainRanks[i] ?? null),
  );
  const { map, style } = smallMap({
    id: `map-${domain.code}`,
    shapes,
    title: `Map of the domain ${domain.name}: ${many} by fifth`,
    description: extremes,
    colourOf: (code) => fifthColour(fifths?.get(code) ?? null),
  });
  const caption = html`<strong>${domain.name}</strong><br>${extremes}`;
  return { map: figure({ id: `map-${domain.code}`, caption, content: map, captionAt: 'last' }), style };
}

function indicatorRow({ declaration, direction, period, share, source }: ReleaseIndicator) {
  return [
    html`${declaration.title}<span class="sub">${declaration.description}</span>`,
    DIRECTION_WORDS[direction],
    declaration.unit,
    periodWords(period),
    PUBLISHED_FOR[declaration.level],
    weightPerCent(share),
    html`${source.publisher}, ${linkTo(source.landing_page, source.title)}`,
  ];
}

function domainPart({ data }: ReportView, { code, name }: Domain): Markup {
  const own = data.declared.filter(({ domain }) => domain === code);
  const share = sum(own, (indicator) => indicator.share);
  const table = dataTable({
    id: `indicators-${code}`,
    caption: `${name}: ${counted(own.length, 'indicator')}, ${weightPerCent(share)} of the index`,
    columns: [
      { label: 'Indicator' },
      { label: 'Direction' },
      { label: 'Unit' },
      { label: 'Period' },
      { label: 'Published for' },
      { label: 'Weight in the index', numeric: true },
      { label: 'Source' },
    ],
    rows: own.map(indicatorRow),
  });
  return html`<h3 id="domain-${code}">${name}</h3>\n<div class="indicators">${table}</div>\n`;
}

/** What is between the domains and the index, where there is anything: each with its parts. */
function aboveDomains({ data }: ReportView): Markup | false {
  const above = aggregatesBelowIndex(data.method).filter(({ level }) => level > 2);
  const parts = (wanted: string) =>
    data.method.structure.flatMap(({ code, name, parent }) => (parent === wanted ? [name ?? code] : []));
  const items = above.map(
    ({ code, name }) => html`<li><strong>${name ?? code}</strong>: ${listed(parts(code))}</li>\n`,
  );
  return (
    above.length > 0 &&
    html`<p>The domains are put together before they make the index:</p>\n<ul>\n${items}</ul>\n`
  );
}

/** The domains: a small map of each. */
export function domainSection(view: ReportView, shapes: Shapes): Section {
  const { domains, share } = view;
  const maps = domains.map((domain, i) => domainMap(view, shapes, domain, i));
  return {
    id: 'domains',
    title: 'The domains',
    css: maps.map(({ style }) => style).join(''),
    body: html`<p>Each map shows one domain in the same five classes as the map of the index: the lightest areas are the best ${share} in that domain, the darkest the worst. How sure the ranks within a domain are is not estimated.</p>
<div class="multiples">
${maps.map(({ map }) => map)}</div>
`,
  };
}

/** What the domains are made of: every indicator, with its weight and its source. */
export const indicatorSection = (view: ReportView): Section => ({
  id: 'indicators',
  title: 'What is in it',
  body: html`${aboveDomains(view)}${view.domains.map((domain) => domainPart(view, domain))}`,
});
