import { READING_CSV, tableSection } from '../../schemas/generate/dictionary.js';
import { code, markdownTable, plain } from '../../schemas/generate/markdown.js';
import { nameOf } from '../../schemas/method/structure.js';
import type { Method } from '../../schemas/method.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import type { SourceDeclaration } from '../../schemas/source.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import type { Release } from '../release.js';
import type { IndexRelease, LongShadowRelease, ReleaseIndicator } from '../release-data.js';
import { perCent } from './numbers.js';

const DIRECTIONS = { 1: 'higher is better', [-1]: 'lower is better' } as const;

/** A Markdown link; a parenthesis or space in the address, which would end it, is percent-encoded. */
const link = (text: string, address: string) =>
  `[${plain(text)}](${address.replace(/[()\s]/g, (found) => `%${found.charCodeAt(0).toString(16)}`)})`;

function indicatorsSection({ method, declared }: IndexRelease): string {
  const row = ({ declaration, source, domain, direction, period, share, note }: ReleaseIndicator) => [
    code(declaration.code),
    plain(declaration.title),
    plain(nameOf(method, domain)),
    plain(declaration.unit),
    plain(period),
    DIRECTIONS[direction],
    perCent(share, 2),
    plain(source.title),
    plain(source.licence),
    plain([declaration.description, note].filter(Boolean).join(' ')),
  ];
  const header = ['Indicator', 'Title', 'Domain', 'Unit', 'Period', 'Direction', 'Weight'];
  return [
    '## Indicators',
    'Weight is the share of the whole index, when no figure is missing.',
    markdownTable([...header, 'Source', 'Licence', 'Meaning'], declared.map(row)),
  ].join('\n\n');
}

/** The context figures, where there are any. */
export function contextSection({ context }: Pick<Method, 'context'>): string[] {
  if (context.length === 0) return [];
  const rows = context.map(({ code: name, period, note }) => [code(name), plain(period), plain(note ?? '')]);
  return [
    '## Context',
    'Figures shown for context and never scored.',
    markdownTable(['Figure', 'Period', 'Note'], rows),
  ];
}

function sourcesSection(sources: readonly SourceDeclaration[]): string {
  const rows = sources.map((source) => [
    code(source.name),
    link(source.title, source.landing_page),
    plain(source.publisher),
    link(source.licence, source.licence_address),
    plain(source.citation),
  ]);
  const header = ['Source', 'Title', 'Publisher', 'Licence', 'How to cite it'];
  return ['## Sources', markdownTable(header, rows)].join('\n\n');
}

/** Sections of the dictionary that only an index has. */
export const indexSections = (release: IndexRelease): string[] => [
  indicatorsSection(release),
  ...contextSection(release.method),
];

/** Sections of the dictionary that only the long shadow has. */
export function longShadowSections({ method, declared }: LongShadowRelease): string[] {
  const rows = declared.map(({ declaration, source, note }) => [
    code(declaration.code),
    plain(declaration.title),
    plain(declaration.unit),
    plain(method.derive.find(({ code }) => code === declaration.code)?.step ?? 'official figure'),
    plain(source.title),
    plain(source.licence),
    plain([declaration.description, note].filter(Boolean).join(' ')),
  ]);
  const header = ['Figure', 'Title', 'Unit', 'How it is made', 'Source', 'Licence', 'Meaning'];
  return [['## Figures', markdownTable(header, rows)].join('\n\n'), ...contextSection(method)];
}

/**
 * `data-dictionary.md` of a release: the sections of its own, its sources, and every column of every table.
 */
export function dictionaryText({
  head,
  tables,
  described = new Map(),
  sections,
}: Pick<Release, 'head' | 'tables' | 'described' | 'sections'>): string {
  return `${[
    `# Data dictionary: ${plain(head.title)}`,
    plain(head.summary),
    NOT_OFFICIAL,
    head.rights ?? ATTRIBUTION,
    `Edition ${code(head.name)}, method ${plain(head.version)}, schema ${plain(SCHEMA_VERSION)}.`,
    READING_CSV,
    ...sections,
    ...(head.sources.length === 0 ? [] : [sourcesSection(head.sources)]),
    ...tables.filter(({ formats }) => formats.includes('csv')).map(({ table }) => tableSection(table)),
    ...[...described.values()].map(tableSection),
  ].join('\n\n')}\n`;
}
