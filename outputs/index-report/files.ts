import type { MethodHead } from './introduction.js';
import { type Content, html, joined, type Markup } from './markup.js';

/** Files beside the page, and what a reader has of them. */
export interface FileGroup {
  readonly files: readonly string[];
  readonly what: string;
}

const fileLink = (file: string): Content => html`<a href="${file}">${file}</a>`;

/** Where the files are, and how to cite the edition. */
export function fileSection(method: MethodHead, groups: readonly FileGroup[]): Markup {
  const { title, edition, method_version } = method;
  const items = groups.map(
    ({ files, what }) => html`<li>${what}: ${joined(files.map(fileLink), ', ')}</li>\n`,
  );
  return html`<section id="files" aria-labelledby="files-title">
<h2 id="files-title">Files and citation</h2>
<p>The files lie in the same folder as this page.</p>
<ul>
${items}</ul>
<h3>How to cite</h3>
<p class="cite">The social-mobility-index maintainers, ${title} (edition ${edition}, method ${method_version}), computed from official statistics under the Open Government Licence v3.0. Receipt: SHA-256 of receipt.json.</p>
<p>Please say that it is not an official statistic. The receipt names the program, the official files and everything that came out.</p>
</section>
`;
}
