import type { JsonObject } from '../../schemas/generate/json-schema.js';
import type { IndexMethod } from '../../schemas/method.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { hashOf, SCRIPT } from './later.js';
import { type Content, html, type Markup, trusted } from './markup.js';
import { type Section, sectionMarkup } from './sections.js';
import { STYLE } from './style.js';

/**
 * Nothing may be loaded; the one style sheet and the one script, where there is one, are allowed by their
 * hash.
 */
const policyOf = (style: string, script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The contents: one list, or one under the head of each part. */
function contentsList(sections: readonly Section[]): Markup {
  const lists = sections.reduce<{ head: string | undefined; own: Section[] }[]>((parts, section) => {
    const last = parts.at(-1);
    if (last === undefined || section.part !== undefined) parts.push({ head: section.part, own: [section] });
    else last.own.push(section);
    return parts;
  }, []);
  return html`<nav class="contents" aria-labelledby="contents-title">
<h2 id="contents-title">Contents</h2>
${lists.map(
  ({ head, own }) => html`${head !== undefined && html`<p class="part">${head}</p>\n`}<ol>
${own.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ol>
`,
)}</nav>
`;
}

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

/**
 * The whole page around its parts. It loads nothing. It has a script only where something on it is opened
 * later, and says everything, or where to find it, without.
 */
export function page(parts: PageParts): string {
  const { title, subtitle, lead, around, sections, definitions, attribution = ATTRIBUTION } = parts;
  const style = [STYLE, parts.style, ...sections.map((section) => section.css)].filter(Boolean).join('');
  const body = sections.map(sectionMarkup);
  const script = body.some(({ text }) => text.includes('<template>')) ? SCRIPT : undefined;
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(style, script)}">
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
${definitions}${body}</main>
<footer class="foot"><div class="wrap">
<p>${NOT_OFFICIAL}</p>
${attribution !== '' && html`<p>${attribution}</p>\n`}<p><a href="#content">Back to the top</a></p>
</div></footer>
${script !== undefined && html`<script>${trusted(script)}</script>\n`}</body>
</html>
`.text;
}

/** What a method says about itself. */
export type MethodHead = Pick<IndexMethod, 'title' | 'edition' | 'method_version'>;

export const editionWords = ({ edition, method_version }: Omit<MethodHead, 'title'>): string =>
  `Edition ${edition}, method ${method_version}`;
