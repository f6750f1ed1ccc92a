import { SmiError } from '../../errors/smi-error.js';
import type { SourceFile } from '../../schemas/source.js';
import { download, type Intake, isNotThere } from './download.js';
import { uncompressed } from './explore-education-statistics.js';
import { featureServerPager } from './feature-server.js';
import { nomisPager } from './nomis.js';
import { joinedPages, type Pager, type PagingOptions } from './pages.js';
import type { Received } from './receive.js';

type Interface = NonNullable<SourceFile['interface']>;

export interface InterfaceOptions extends PagingOptions {
  readonly nomisUid?: string;
}

/** The pager of an interface that sends pages; `undefined` for one that sends a file as a whole. */
function pagerOf(kind: Interface, address: string, { nomisUid }: InterfaceOptions): Pager | undefined {
  if (kind === 'nomis') return nomisPager(address, nomisUid);
  return kind === 'feature_server' ? featureServerPager(address) : undefined;
}

/**
 * A file that an interface serves, as one whole: pages joined, compression undone. Nothing half-written stays
 * when it throws: `network`, `version-gone`, `file-web-page`, `answer-unreadable`, `pages-broken`,
 * `column-missing`, and what `intake` throws.
 */
export async function fromInterface<T = Received>(
  kind: Interface,
  address: string,
  options: InterfaceOptions,
  intake: Intake<T>,
): Promise<T> {
  const pager = pagerOf(kind, address, options);
  if (pager !== undefined) return intake(joinedPages(address, pager, options));
  try {
    return await download(address, options, (chunks) => intake(uncompressed(chunks, address)));
  } catch (error) {
    if (!isNotThere(error)) throw error;
    throw new SmiError('version-gone', `${address}: the interface does not have it`, { cause: error.cause });
  }
}
