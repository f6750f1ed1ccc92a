import { READING_CSV, tableSection } from '../schemas/generate/dictionary.js';
import { code, markdownTable, plain } from '../schemas/generate/markdown.js';
import type { SourceDeclaration } from '../schemas/source.js';
import { ATTRIBUTION, NOT_OFFICIAL } from './notice.js';
import { publishedTables } from './published-tables.js';
import type { ReleaseData, ReleaseIndicator } from './release-data.js';

const DIRECTIONS = { 1: 'higher is better', [-1]: 'lower is better' } as const;

/** Per cent to two places; a share that is not nothing is not told as nothing. */
const perCent = (share: number) =>
  share > 0 && share < 5e-5 ? 'under 0.01 %' : `${(share * 100).toFixed(2)} %`;

/** A parenthesis or space in an address would end the link. */
const link = (text: string, address: string) =>
  `[${plain(text)}](${address.replace(/[()\s]/g, (found) => `%${found.charCodeAt(0).toString(16)}`)})`;

function indicatorsSection({ method, declared }: ReleaseData): string {
  const domains = new Map(method.domains.map((domain) => [domain.code, domain.name]));
  const row = ({ declaration, source, domain, direction, period, share, note }: ReleaseIndicator) => [
    code(declaration.code),
    plain(declaration.title),
    plain(domains.get(domain) ?? domain),
    plain(declaration.unit),
    plain(period),
    DIRECTIONS[direction],
    perCent(share),
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

function contextSection({ method }: ReleaseData): string[] {
  if (method.context.length === 0) return [];
  const rows = method.context.map(({ code: name, period, note }) => [
    code(name),
    plain(period),
    plain(note ?? ''),
  ]);
  return [
    '## Context',
    'Figures shown beside the index and never scored.',
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

/** `data-dictionary.md` of a release: its indicators, sources and every column of every table. */
export function dictionaryText(release: ReleaseData): string {
  const { method, schemaVersion, sources } = release;
  return `${[
    `# Data dictionary: ${plain(method.title)}`,
    plain(method.summary),
    NOT_OFFICIAL,
    ATTRIBUTION,
    `Edition ${code(method.edition)}, method ${plain(method.method_version)}, schema ${plain(schemaVersion)}.`,
    READING_CSV,
    indicatorsSection(release),
    ...contextSection(release),
    sourcesSection(sources),
    ...publishedTables(release).map(({ table }) => tableSection(table)),
  ].join('\n\n')}\n`;
}
