import { type Content, html, type Markup } from './markup.js';

export interface FigureParts {
  /** The id of the caption is this with `-caption`. */
  readonly id: string;
  /** Class in the style sheet. */
  readonly style?: string;
  readonly caption: Content;
  /** Pictures, each with a text alternative of its own, and their legend. */
  readonly content: Content;
  /** The caption is the first child of a figure or, for small pictures side by side, its last. */
  readonly captionAt?: 'first' | 'last';
}

/**
 * A figure that its caption names, for screen readers and in a PDF with tags: there a figure without a name
 * has no alternative text.
 */
export function figure({ id, style, caption, content, captionAt = 'first' }: FigureParts): Markup {
  const own = html`<figcaption id="${id}-caption">${caption}</figcaption>`;
  const parts = captionAt === 'first' ? html`${own}\n${content}` : html`${content}${own}`;
  return html`<figure${style !== undefined && html` class="${style}"`} aria-labelledby="${id}-caption">${parts}</figure>\n`;
}
