import { html, type Markup } from '../index-report/markup.js';
import type { ShadowOutcome, ShadowView } from './view.js';

/**
 * Id of the row of an area: its code in the first table of the ranking, with the outcome before it in the
 * others.
 */
export const rowId = (view: ShadowView, outcome: string | undefined, code: string): string =>
  outcome === undefined || view.all.length === 0 ? code : `${outcome}-${code}`;

/** A link to the row of an area in the table of an outcome. */
export const areaLink = (
  view: ShadowView,
  { code: outcome }: ShadowOutcome,
  { code, name }: { readonly code: string; readonly name: string },
): Markup => html`<a href="#${rowId(view, outcome, code)}">${name}</a>`;
