import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { html, type Markup } from '../page/markup.js';
import type { EditionList } from './data-types.js';
import { FRONT_HEADING, FRONT_LEAD } from './words.js';

export const TITLE = 'Social Mobility Explorer';
const LEAD =
  'Find a place and see how far life there helps people to get on, whatever family they were born into: how it ranks, how sure that is, what holds it back and what helps.';

/**
 * Scripts and styles only from the folder itself; workers from texts of its scripts; pictures that it
 * draws.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src blob: data:',
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const head = (title: string, more: Markup): Markup => html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${LEAD}">
<title>${title}</title>
${more}`;

const reports = ({ editions, others }: EditionList, up: string): Markup =>
  html`<ul>
${[...editions, ...others].map(({ edition, title }) => html`<li><a href="${up}${edition}/report.html">${title}: the report</a></li>\n`)}</ul>
`;

/** The page of the explorer. What is in it is drawn by its script from the data files next to it. */
export function explorerPage(list: EditionList): string {
  const first = list.editions.find((edition) => edition.first);
  const scripts = [
    'data/editions.js',
    ...(first === undefined ? [] : [`data/${first.data}.js`]),
    'explorer.js',
  ];
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
${head(
  TITLE,
  html`<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="explorer.css">
${scripts.map((path) => html`<script src="${path}" defer></script>\n`)}`,
)}</head>
<body>
<a class="skip" href="#content">Skip to the main content</a>
<header class="top"><div class="wrap">
<p class="brand">${TITLE}</p>
<p class="edition" id="edition">${first?.title ?? ''}</p>
</div></header>
<nav class="views" aria-label="Views"><div class="wrap" id="views"></div></nav>
<div class="wrap" role="region" aria-label="Notice"><p class="notice" role="note"><strong>Please note.</strong> ${NOT_OFFICIAL}</p></div>
<main id="content" class="wrap" tabindex="-1">
<h1 id="title">${FRONT_HEADING}</h1>
<p class="lead" id="lead">${FRONT_LEAD}</p>
<div id="problems" role="status"></div>
<div id="view"><noscript><p>The explorer needs JavaScript. The reports do not:</p>${reports(list, '../')}</noscript></div>
</main>
<p class="unseen" id="said" role="status"></p>
<footer class="foot"><div class="wrap">
<h2>More</h2>
${reports(list, '../')}<p>${NOT_OFFICIAL}</p>
<p>${ATTRIBUTION}</p>
</div></footer>
</body>
</html>
`.text;
}

/** By this the program knows a page that it wrote. */
export const FRONT_MARK = '<meta name="generator" content="social-mobility-index">';

/** `index.html` of the folder of releases: it leads to the explorer, and names what else there is. */
export const frontPage = (list: EditionList): string =>
  html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta http-equiv="refresh" content="0; url=explorer/index.html">
${head(TITLE, html`<meta name="generator" content="social-mobility-index">`)}
</head>
<body>
<main>
<h1>${TITLE}</h1>
<p><a href="explorer/index.html">Open the explorer</a></p>
${reports(list, '')}<p>${NOT_OFFICIAL}</p>
</main>
</body>
</html>
`.text;
