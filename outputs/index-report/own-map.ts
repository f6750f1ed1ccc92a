import { html, type Markup } from './markup.js';
import { perCent } from './numbers.js';
import { LEAST_OWN, ownLevel } from './own-level.js';
import type { Shapes } from './shapes.js';
import type { ReportView } from './view.js';

const CLASSES = ['all', 'most', 'few'] as const;
type OwnClass = (typeof CLASSES)[number];

const WORDS: Readonly<Record<OwnClass, string>> = {
  all: 'All of its own',
  most: `${perCent(LEAST_OWN)} or more`,
  few: `Under ${perCent(LEAST_OWN)}`,
};

const classOf = (own: number): OwnClass => {
  if (own >= 1 - 1e-9) return 'all';
  return own >= LEAST_OWN - 1e-9 ? 'most' : 'few';
};

/** A small map of the share of the index that is each area's own. */
export function ownMap(view: ReportView, shapes: Shapes): Markup {
  const { areas, many } = view;
  const { all, few } = ownLevel(view);
  const groups = CLASSES.map((name) => {
    const ids = areas
      .flatMap(({ code, own }) => (classOf(own) === name ? [shapes.ids.get(code) ?? []] : []))
      .flat();
    return (
      ids.length > 0 && html`<g class="own-${name}">\n${ids.map((id) => html`<use href="#${id}"/>`)}</g>\n`
    );
  });
  const items = CLASSES.map(
    (name) =>
      html`<li><svg class="swatch" viewBox="0 0 44 28" aria-hidden="true" focusable="false"><rect class="own-${name}" x="1" y="1" width="42" height="26"/></svg><span>${WORDS[name]}</span></li>\n`,
  );
  return html`<figure class="own"><svg class="map small" viewBox="0 0 ${shapes.width} ${shapes.height}" role="img" aria-labelledby="own-title own-about">
<title id="own-title">Map of the share of the index that is the area’s own</title><desc id="own-about">${all} ${many} rest on their own figures alone; ${few} do for less than ${perCent(LEAST_OWN)}.</desc>
${groups}<use class="lines" href="#lines"/></svg>
<figcaption><strong>Share of the index that is the area’s own</strong></figcaption>
<ul class="legend" aria-label="Legend">
${items}</ul></figure>
`;
}
