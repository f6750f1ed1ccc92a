import { type LockEntry, type LockFile, type SourceDeclaration, VERSION_PLACE } from '../schemas/source.js';

/** Which version of a file, where it is served, and when it was published, as far as this is known. */
export interface Version {
  readonly address: string;
  readonly version?: string | undefined;
  readonly published?: string | undefined;
  readonly version_date?: string | undefined;
}

/** The address of one version of a file. */
export const addressAt = (declared: string, version: string): string =>
  declared.replaceAll(VERSION_PLACE, encodeURIComponent(version));

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The version that an address names; undefined where it is not one of the declared address. */
export function versionIn(declared: string, address: string): string | undefined {
  if (!declared.includes(VERSION_PLACE)) return undefined;
  const [first = '', ...rest] = declared.split(VERSION_PLACE).map(literal);
  // Where the version occurs more than once, it is the same each time.
  const pattern = [first, ...rest.map((text, i) => `${i === 0 ? '([^/?#]+)' : '\\1'}${text}`)].join('');
  const found = new RegExp(`^${pattern}$`).exec(address)?.[1];
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found);
  } catch {
    return undefined;
  }
}

/** The entry of a lock for a file, as a version; the address as declared where there is no entry. */
export const lockedVersion = (declared: string, entry: LockEntry | undefined): Version => ({
  address: entry?.address ?? declared,
  version: entry?.version,
  published: entry?.published,
  version_date: entry?.version_date,
});

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date as a citation writes it: `20 January 2026`, `June 2026` or `2026`, as precisely as it is known. */
export function spokenDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

const SHORT = 12;

/** A version as a reader is shown it: commits are long, and their first digits tell them apart. */
export const shortVersion = (version: string): string =>
  /^[0-9a-f]{40}$/.test(version) ? version.slice(0, SHORT) : version;

/** A citation with its dates: a version whose date is not known is cited by its name. */
export function citationAt(
  citation: string,
  { version, published, version_date }: Partial<Version> = {},
): string {
  const named = version === undefined ? 'date not known' : `version ${shortVersion(version)}`;
  return citation
    .replaceAll('{published}', published === undefined ? 'date not known' : spokenDate(published))
    .replaceAll('{version_date}', version_date === undefined ? named : spokenDate(version_date));
}

/** A declaration of one version: its addresses are those of the version, and its citation has dates. */
export function declarationAt(
  source: SourceDeclaration,
  versionOf: (declared: string) => Version,
): SourceDeclaration {
  const versions = source.files.map(({ address }) => versionOf(address));
  const files = source.files.map((file, i) => ({ ...file, address: versions[i]?.address ?? file.address }));
  return { ...source, files, citation: citationAt(source.citation, versions[0]) };
}

/**
 * A lock whose keys are the declared addresses. Locks of earlier releases have the address of the version as
 * their key; of several versions of a file, the one that was locked last counts.
 */
export function withDeclaredKeys(lock: LockFile, declared: readonly string[]): LockFile {
  const present: Record<string, LockEntry> = {};
  for (const [key, entry] of Object.entries(lock)) {
    if (entry.address !== undefined || declared.includes(key)) {
      present[key] = entry;
      continue;
    }
    const matches = declared.map((each) => ({ each, version: versionIn(each, key) }));
    const match = matches.find(({ version }) => version !== undefined);
    if (match?.version === undefined) {
      present[key] = entry;
      continue;
    }
    const before = present[match.each];
    if (before?.address !== undefined && before.locked_on > entry.locked_on) continue;
    present[match.each] = { version: match.version, address: key, ...entry };
  }
  return present;
}
