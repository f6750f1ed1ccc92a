import { createHash } from 'node:crypto';
import type { JsonObject } from '../../schemas/generate/json-schema.js';
import type { IndexMethod } from '../../schemas/method.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { type Content, html, type Markup, trusted } from './markup.js';
import { type Section, sectionMarkup } from './sections.js';
import { STYLE } from './style.js';

/** Nothing may be loaded; the one style sheet is allowed by its hash. */
const policyOf = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const contentsList = (sections: readonly Section[]): Markup =>
  html`<nav class="contents" aria-labelledby="contents-title">
<h2 id="contents-title">Contents</h2>
<ol>
${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ol>
</nav>
`;

/** JSON in a page; a `<` in a text cannot end it. */
const jsonBlock = (value: JsonObject): Markup =>
  trusted(
    `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>\n`,
  );

export interface PageParts {
  readonly title: string;
  /** Under the title: the edition, or whose data the page is about. */
  readonly subtitle: string;
  /** What the page is about, in a few sentences. */
  readonly lead: string;
  /** Links to pages around this one, above the notice. */
  readonly around?: Content;
  /** In the order of the contents. */
  readonly sections: readonly Section[];
  /** Patterns and shapes that the sections use; they are not visible themselves. */
  readonly definitions?: Content;
  /** Whose figures and boundaries these are; the notice of the project when not given, none when empty. */
  readonly attribution?: string;
  /** The data set that the page is about, as JSON-LD for search engines; browsers do not run it. */
  readonly dataset?: JsonObject;
  /** Added to the style of every report. */
  readonly style?: string;
}

/** The whole page around its parts. It loads nothing and has no script that runs. */
export function page(parts: PageParts): string {
  const { title, subtitle, lead, around, sections, definitions, attribution = ATTRIBUTION } = parts;
  const style = STYLE + (parts.style ?? '');
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<meta name="description" content="${lead}">
<title>${title}</title>
<style>${trusted(style)}</style>
${parts.dataset && jsonBlock(parts.dataset)}</head>
<body>
<a class="skip" href="#content">Skip to the main content</a>
<header class="top"><div class="wrap">
<h1>${title}</h1>
<p class="edition">${subtitle}</p>
</div></header>
<div class="wrap front" role="region" aria-label="Introduction">
${around}<p class="notice" role="note"><strong>Please note.</strong> ${NOT_OFFICIAL}</p>
<p class="lead">${lead}</p>
${contentsList(sections)}</div>
<main id="content" class="wrap" tabindex="-1">
${definitions}${sections.map(sectionMarkup)}</main>
<footer class="foot"><div class="wrap">
<p>${NOT_OFFICIAL}</p>
${attribution !== '' && html`<p>${attribution}</p>\n`}<p><a href="#content">Back to the top</a></p>
</div></footer>
</body>
</html>
`.text;
}

/** What a method says about itself. */
export type MethodHead = Pick<IndexMethod, 'title' | 'edition' | 'method_version'>;

export const editionWords = ({ edition, method_version }: Omit<MethodHead, 'title'>): string =>
  `Edition ${edition}, method ${method_version}`;
