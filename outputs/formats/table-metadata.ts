import { OGL } from '../../schemas/generate/data-package.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import type { Table } from '../../schemas/table.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import type { ReleaseHead } from '../release.js';

/** What a Parquet or Arrow file says about itself as a whole, by key. */
export type Metadata = ReadonlyMap<string, string>;

/**
 * What a table says about itself, and about the release that it is from. There is no licence where the
 * figures are not from the sources of the project.
 */
export const tableMetadata = (
  { title, description }: Pick<Table, 'title' | 'description'>,
  { name, title: release, version, rights }: Pick<ReleaseHead, 'name' | 'title' | 'version' | 'rights'>,
): Metadata =>
  new Map([
    ['title', title],
    ['description', description],
    ['notice', NOT_OFFICIAL],
    ['rights', rights ?? ATTRIBUTION],
    ...(rights === undefined ? ([['licence', `${OGL.title} (${OGL.path})`]] as const) : []),
    ['release', release],
    ['edition', name],
    ['version', version],
    ['schema_version', SCHEMA_VERSION],
  ]);
