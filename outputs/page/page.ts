import { createHash } from 'node:crypto';
import type { IndexMethod } from '../../schemas/method.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { type Content, html, type Markup, trusted } from './markup.js';
import { STYLE } from './style.js';

/** Nothing may be loaded, from anywhere; the one style sheet is known by its hash. */
const policyOf = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The sections of a page in their order. */
export type Contents = readonly (readonly [id: string, title: string])[];

const contentsList = (
  contents: Contents,
): Markup => html`<nav class="contents" aria-labelledby="contents-title">
<h2 id="contents-title">Contents</h2>
<ol>
${contents.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ol>
</nav>
`;

export interface PageParts {
  readonly title: string;
  readonly description: string;
  readonly header: Content;
  /** Stands beside the contents. */
  readonly front: Content;
  readonly contents: Contents;
  /** The sections of the contents, in their order. */
  readonly main: Content;
  /** Whose figures and boundaries these are; the notice of the project when not given, none when empty. */
  readonly attribution?: string;
  /** Follows the style that every report has. */
  readonly style?: string;
}

/** The whole page around its parts. It asks for nothing from any other place, and holds no script. */
export function page(parts: PageParts): string {
  const { title, description, header, front, contents, main, attribution = ATTRIBUTION } = parts;
  const style = STYLE + (parts.style ?? '');
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<meta name="description" content="${description}">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the main content</a>
${header}<div class="wrap front" role="region" aria-label="Introduction">
${front}${contentsList(contents)}</div>
<main id="content" class="wrap" tabindex="-1">
${main}</main>
<footer class="foot"><div class="wrap">
<p>${NOT_OFFICIAL}</p>
${attribution !== '' && html`<p>${attribution}</p>\n`}<p><a href="#content">Back to the top</a></p>
</div></footer>
</body>
</html>
`.text;
}

/** What a method says of itself. */
export type MethodHead = Pick<IndexMethod, 'title' | 'edition' | 'method_version'>;

/** The title of the edition and the versions that name it. */
export function header(method: MethodHead): Markup {
  return html`<header class="top"><div class="wrap">
<h1>${method.title}</h1>
<p class="edition">Edition ${method.edition}, method ${method.method_version}</p>
</div></header>
`;
}

/** What a reader must know before anything else. */
export function front(lead: string): Markup {
  return html`<p class="notice" role="note"><strong>Please note.</strong> ${NOT_OFFICIAL}</p>
<p class="lead">${lead}</p>
`;
}
