import { groups } from 'd3-array';
import { html, type Markup } from '../../page/markup.js';
import type { Explorer } from './explorer.js';
import type { MeasureHead } from './measure-heads.js';

/** A list to choose a measure from, by heading. */
export function measureSelect(
  id: string,
  label: string,
  measures: readonly MeasureHead[],
  chosen: string,
): Markup {
  const parts = groups(measures, ({ group }) => group).map(
    ([group, heads]) =>
      html`<optgroup label="${group}">${heads.map(
        (head) =>
          html`<option value="${head.id}"${head.id === chosen && html` selected`}>${head.title}</option>`,
      )}</optgroup>`,
  );
  return html`<div class="control"><label for="${id}">${label}</label><select id="${id}">${parts}</select></div>`;
}

/** A list of texts, the first for all. */
export const choiceSelect = (
  id: string,
  label: string,
  all: string,
  choices: readonly (readonly [value: string, words: string])[],
  chosen: string,
): Markup =>
  html`<div class="control"><label for="${id}">${label}</label><select id="${id}"><option value="">${all}</option>${choices.map(
    ([value, words]) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${words}</option>`,
  )}</select></div>`;

/** The regions of an edition, by name. */
export const regionsOf = ({ data }: Pick<Explorer, 'data'>): string[] =>
  [...new Set(data.areas.region)].filter((region) => region !== '').sort();

/** A slider over the editions; nothing where there is only one. */
export function editionSlider({ list, entry }: Explorer, id: string): Markup | false {
  const { editions } = list;
  if (editions.length < 2) return false;
  const at = editions.indexOf(entry);
  return html`<div class="control"><label for="${id}">Edition</label><input type="range" id="${id}" min="0" max="${editions.length - 1}" step="1" value="${at}" aria-valuetext="${entry.title}"><span class="of">${entry.title}</span></div>`;
}
