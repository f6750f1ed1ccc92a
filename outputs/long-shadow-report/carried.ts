import { ascending } from 'd3-array';
import { counted } from '../formats/numbers.js';
import { html, type Markup } from '../page/markup.js';
import type { Section } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { capital, RULES, reasonWords } from '../page/words.js';
import { twoSourceMarkup } from './outlook.js';
import type { ShadowArea, ShadowOutcome, ShadowView } from './view.js';

const ruleWords = (reason: string): string =>
  [...new Set(reason.split(';'))].flatMap((rule) => RULES[rule] ?? []).join('; ') || 'another area';

/** As in `2015-16 to 2022-23`, or `2016, 2018`, for periods of a list. */
export function spanOf(periods: readonly string[], all: readonly string[]): string {
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return 'none';
  const unbroken = all.indexOf(last) - all.indexOf(first) === periods.length - 1;
  if (!unbroken) return periods.join(', ');
  return periods.length < 2 ? first : `${first} to ${last}`;
}

function carriedRows(outcome: ShadowOutcome): string[][] {
  const { areas, years, lasting, method, name } = outcome;
  return [...areas]
    .sort((a, b) => ascending(a.name, b.name))
    .flatMap((area) => {
      const own = years.get(area.code);
      const carried = method.periods.filter((period) => own?.get(period)?.figures === 'carried');
      if (carried.length === 0) return [];
      const reasons = carried.map((period) => own?.get(period)?.reason ?? '').join(';');
      const known = lasting.find(({ code }) => code === area.code)?.known ?? 0;
      return [
        [
          area.name,
          name,
          spanOf(carried, method.periods),
          `${known} of ${method.periods.length}`,
          ruleWords(reasons),
        ],
      ];
    });
}

/** Names of the measures that an area lacks. */
function lacks({ method }: ShadowOutcome, { level, gap, unexplained }: ShadowArea): string[] {
  const scored = method.unexplained_gap === undefined ? {} : { 'unexplained gap': unexplained };
  return Object.entries({ level, gap, ...scored }).flatMap(([name, value]) => (value === null ? name : []));
}

function missing({ outcomes }: ShadowView): Markup {
  const rows = outcomes.flatMap((outcome) =>
    outcome.areas.flatMap((area) => {
      const lacking = lacks(outcome, area);
      return lacking.length === 0
        ? []
        : [[area.name, outcome.name, capital(lacking.join(', ')), reasonWords(area.reason)]];
    }),
  );
  if (rows.length === 0) return html`<p>In the periods that are ranked no figure is missing.</p>\n`;
  return dataTable({
    id: 'missing',
    caption: 'Missing figures in the periods that are ranked',
    columns: [{ label: 'Area' }, { label: 'Outcome' }, { label: 'What is missing' }, { label: 'Reason' }],
    rows,
  });
}

/** Areas whose figures are not their own: carried from former authorities, or missing. */
export function carriedSection(view: ShadowView): Section {
  const { outcomes, one, many } = view;
  const rows = outcomes.flatMap(carriedRows);
  const areas = new Set(rows.map(([name]) => name));
  const table = dataTable({
    id: 'carried-years',
    caption: 'Years whose figures are carried, and years with figures of its own',
    columns: [
      { label: 'Area' },
      { label: 'Outcome' },
      { label: 'Carried years' },
      { label: 'Own years' },
      { label: 'Carried by' },
    ],
    rows,
  });
  const some = html`<p>Some councils were abolished, and their areas went to new ones. The earlier figures of ${counted(areas.size, one, many)} are those of the councils that they came from: where one was split, each part has the figure of the whole; where some merged, their mean is used. A carried year is drawn and ranked like any other, marked † in the tables and with a ring in the plots, but left out when the years of a coldspot are counted. Where the same land only got another code or another kind of council, the figures are its own.</p>
<div class="more">${table}</div>
`;
  const none = html`<p>Every figure is of the ${one} itself; none is carried from a former one.</p>\n`;
  return {
    id: 'carried',
    title: 'Whose figures these are',
    body: html`${rows.length === 0 ? none : some}<h3>Missing figures</h3>
${missing(view)}${twoSourceMarkup(view)}`,
  };
}
