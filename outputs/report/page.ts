import { createHash } from 'node:crypto';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { type Content, html, type Markup, trusted } from './markup.js';
import { STYLE } from './style/style.js';

/** Nothing may be loaded, from anywhere; the one style sheet is known by its hash. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const CONTENTS: readonly (readonly [id: string, title: string])[] = [
  ['map', 'The map'],
  ['findings', 'Key findings'],
  ['domains', 'The domains'],
  ['ranking', 'All areas by rank'],
  ['statuses', 'Whose figures these are'],
  ['method', 'How the index is made'],
  ['cautions', 'Read with care'],
  ['sources', 'Sources and licences'],
  ['files', 'Files and citation'],
];

const contents = (): Markup => html`<nav class="contents" aria-labelledby="contents-title">
<h2 id="contents-title">Contents</h2>
<ol>
${CONTENTS.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ol>
</nav>
`;

export interface PageParts {
  readonly title: string;
  readonly description: string;
  readonly header: Content;
  /** Stands beside the contents. */
  readonly front: Content;
  /** The sections of the contents, in their order. */
  readonly main: Content;
}

/** The whole page around its parts. It asks for nothing from any other place, and holds no script. */
export function page({ title, description, header, front, main }: PageParts): string {
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<meta name="description" content="${description}">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the main content</a>
${header}<div class="wrap front" role="region" aria-label="Introduction">
${front}${contents()}</div>
<main id="content" class="wrap" tabindex="-1">
${main}</main>
<footer class="foot"><div class="wrap">
<p>${NOT_OFFICIAL}</p>
<p>${ATTRIBUTION}</p>
<p><a href="#content">Back to the top</a></p>
</div></footer>
</body>
</html>
`.text;
}
