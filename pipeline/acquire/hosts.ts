import type { SourceFile } from '../../schemas/source.js';
import { SOURCES } from '../../sources/registry.js';

/** Where publishers are asked for newer versions: see the files in `newest`. */
export const ASKED_HOSTS: readonly string[] = [
  'api.education.gov.uk',
  'api.github.com',
  'www.arcgis.com',
  'www.gov.uk',
];

const hostsOf = (files: Iterable<Pick<SourceFile, 'address' | 'other_addresses'>>): string[] =>
  [...files].flatMap(({ address, other_addresses = [] }) =>
    [address, ...other_addresses].flatMap((each) => (URL.canParse(each) ? [new URL(each).host] : [])),
  );

/** Files come from the network over https only. */
export const isHttps = (url: URL): boolean => url.protocol === 'https:';

/**
 * Which addresses may be asked for, at first and after a redirect: https, at a host that a source declares or
 * that publishers are asked at.
 * @param files those that are asked for, where they may be of sources that are not registered
 */
export function allowsDeclared(
  files: readonly Pick<SourceFile, 'address' | 'other_addresses'>[] = [],
): (url: URL) => boolean {
  const hosts = new Set([
    ...ASKED_HOSTS,
    ...hostsOf(files),
    ...hostsOf(SOURCES.flatMap((source) => source.files)),
  ]);
  return (url) => isHttps(url) && hosts.has(url.host);
}
