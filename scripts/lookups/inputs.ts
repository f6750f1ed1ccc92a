import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { mirrorSegments } from '../../pipeline/acquire/mirror.js';
import { sha256 } from '../../pipeline/system/hash.js';

/** A file that lookups are made from, in the one version that they were made from. */
export interface Input {
  /** Address of an official file; name of one that is a re-laid copy, in a folder of such copies. */
  readonly at: string;
  readonly sha256: string;
}

const RAW = 'https://raw.githubusercontent.com';

export const INPUTS = {
  sectors: {
    at: 'postcode_sector_lad_gb.csv',
    sha256: '770afa66a8276bff241a1e3bb7199c0e5fc94602db01bc48a853279ef6a72486',
  },
  careBoards: {
    at: 'lad24_icb24.csv',
    sha256: '36ac97b8a7534d73c29263eea26caf0595f0ce4e8489b2f009ca4202b020f06f',
  },
  deprivation: {
    at: 'imd2025_england_ltla24.csv',
    sha256: '79b832fcb792df328406fa1c2a15fe7200085de494b9fd145826cbfd2da938df',
  },
  ruralUrban: {
    at: 'lad24_ruc21.csv',
    sha256: '8e29241dbd2543bb284e3df214b134c1369f06861e599a9b17a1e8666c942011',
  },
  overlaps: {
    at: `${RAW}/mysociety/2025-constituencies/a0b99a674f0b92e6a0c82ecc609bd2f1fd19681c/data/packages/geographic_overlaps/PARL25_LAD23_combo_overlap.parquet`,
    sha256: '22e274dafaab76721167668436005e951bc37560faaafdd3bf9e0d3f3292fe9c',
  },
  constituencies: {
    at: `${RAW}/open-innovations/constituencies/8c28561bc48cf1a8b947b51becf2e4e4ae1162e7/lookups/ukparl.2025.csv`,
    sha256: '23806d15aee0cfba155650aef51dc594e151de5f579fdc8da828054bedce1273',
  },
  combinedAuthorities: {
    at: `${RAW}/dfe-analytical-services/lsip_dashboard/ace69761dfd4f8b139c9dd5ea6d3e06bdf3f8f6a/Data/1-3_CA_lookup/Local_Authority_District_to_Combined_Authority_(May_2025)_Lookup_in_EN.csv`,
    sha256: '7d8a10543e163ebb8e89df02d2bf522bd7e4b70aab9084dce7216f6c35e043b9',
  },
  dfeNeighbours: {
    at: `${RAW}/dfe-analytical-services/local-authority-interactive-tool/2e30e3959a6ab8b2d22941b84764da41a40ac91b/01_data/02_prod/sn_may_2025.xlsx`,
    sha256: '8741494be7bbced69706589b7064b57d33737fc42ebbb3e778770f6bb78b1739',
  },
} as const satisfies Record<string, Input>;

/** Where the files are: the official ones as <host>/<path>, the re-laid ones in one folder. */
export interface Folders {
  readonly mirror: string;
  readonly relaid: string;
}

/** Path of an input on disk. */
export const pathOf = ({ at }: Input, { mirror, relaid }: Folders): string =>
  at.startsWith('https:') ? join(mirror, ...mirrorSegments(at)) : join(relaid, at);

/** Name of an input, as cells have it. */
export const nameOf = ({ at }: Input): string => basename(at);

/** The bytes of an input. Throws `lock-differs` for another version, or an error of the file system. */
export async function bytesOf(input: Input, folders: Folders): Promise<Uint8Array> {
  const path = pathOf(input, folders);
  const bytes = await onDisk(`reading ${path}`, () => readFile(path));
  if (sha256(bytes) !== input.sha256)
    throw new SmiError('lock-differs', `${path} is not the version that the lookups are made from`, {
      next: 'give that version; or put the hash of this one into scripts/lookups/inputs.ts and check what changes',
    });
  return bytes;
}
