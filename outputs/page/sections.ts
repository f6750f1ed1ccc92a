import { fixed, whole } from '../formats/numbers.js';
import { type Content, html, type Markup } from './markup.js';
import { listedNames } from './words.js';

/** A part of a page that the contents list: its id, its heading and what is under it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Heads this section and those that follow in the contents. */
  readonly part?: string;
  readonly body: Content;
  readonly style?: string;
  /** Style that its pictures need: the page adds it to its own. */
  readonly css?: string;
}

/** Sections under a head of the contents, without those that a page does not have. */
export const inPart = (head: string, ...sections: readonly (Section | undefined)[]): Section[] =>
  sections
    .filter((section) => section !== undefined)
    .map((section, i) => (i === 0 ? { ...section, part: head } : section));

export const sectionMarkup = ({ id, title, body, style }: Section): Markup =>
  html`<section id="${id}"${style !== undefined && html` class="${style}"`} aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}</section>
`;

/** A bulleted list. */
export const bullets = (items: readonly Content[], style?: string): Markup =>
  html`<ul${style !== undefined && html` class="${style}"`}>\n${items.map((item) => html`<li>${item}</li>\n`)}</ul>\n`;

/** A title in bold with the text that follows it. */
export interface Titled {
  readonly title: string;
  readonly text: Content;
}

export const titled = ({ title, text }: Titled): Markup => html`<strong>${title}.</strong> ${text}`;

/** A step of a method, with the formula that it comes to. */
export interface Step extends Titled {
  readonly formula?: string | undefined;
}

/** The steps of a method, numbered. */
export const stepList = (steps: readonly Step[]): Markup =>
  html`<ol class="steps">
${steps.map((step) => html`<li>${titled(step)}${step.formula !== undefined && html`<span class="formula">${step.formula}</span>`}</li>\n`)}</ol>
`;

/** Large numbers, each with what it counts. */
export const keyFigures = (figures: readonly (readonly [value: string, what: string])[]): Markup =>
  html`<dl class="figures">
${figures.map(([value, what]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>\n`)}</dl>
`;

/** What a reader must bear in mind. */
export const cautionSection = (body: Content): Section => ({ id: 'cautions', title: 'Read with care', body });

/** A caution that every ranking needs. */
export const RANKS_ARE_RELATIVE: Titled = {
  title: 'Ranks are relative',
  text: 'An area can do better than before and still fall, if others improve more.',
};

/** Two units around the middle of a ranking, a tenth of it apart. */
export interface ClosePair {
  readonly above: { readonly name: string; readonly score: number | null };
  readonly below: { readonly name: string; readonly score: number | null };
  readonly places: number;
  /** Difference of their scores. */
  readonly gap: number;
}

/**
 * Two units from the middle of a ranking, to show how close in score units are that are far apart in rank.
 * Undefined where the ranking is too short.
 * @param ranked in the order of the ranks
 */
export function closePair<T extends ClosePair['above']>(
  ranked: readonly T[],
): (ClosePair & { readonly above: T; readonly below: T }) | undefined {
  const places = Math.round(ranked.length / 10);
  const from = Math.floor((ranked.length - places) / 2);
  const above = ranked[from];
  const below = ranked[from + places];
  if (places < 2 || above === undefined || below === undefined) return undefined;
  return { above, below, places, gap: (above.score ?? 0) - (below.score ?? 0) };
}

/** As in `Around the middle, A and B are 29 places apart and differ by 0.24 in score.` */
export const closeSentence = ({ above, below, places, gap }: ClosePair): string =>
  `Around the middle, ${listedNames([above.name, below.name])} are ${whole(places)} places apart and differ by ${fixed(gap, 2)} in score.`;
