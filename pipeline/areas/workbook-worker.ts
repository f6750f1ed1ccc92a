import { parentPort, workerData } from 'node:worker_threads';
import { authorityWorkbookBytes } from '../../outputs/areas/authority-workbook.js';
import { areaWorkbookBytes } from '../../outputs/areas/workbook.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import type { AuthorityProfile } from '../../schemas/release/authority-profile.js';

/** Kinds of profiles, by the kind of edition. */
export interface ProfileKinds {
  readonly index: AreaProfile;
  readonly 'long-shadow': AuthorityProfile;
}

/** What the thread answers a profile with. */
export interface MadeWorkbook {
  readonly code: string;
  readonly bytes: Uint8Array;
}

const MAKERS: { readonly [K in keyof ProfileKinds]: (profile: ProfileKinds[K]) => Uint8Array } = {
  index: areaWorkbookBytes,
  'long-shadow': authorityWorkbookBytes,
};

/** Makes the workbook of each profile that comes, in their order. */
function serve<K extends keyof ProfileKinds>(kind: K): void {
  parentPort?.on('message', (profile: ProfileKinds[K]) => {
    // A copy has memory of its own, which can be handed over.
    const bytes = new Uint8Array(MAKERS[kind](profile));
    const made: MadeWorkbook = { code: profile.area.code, bytes };
    parentPort?.postMessage(made, [bytes.buffer]);
  });
}

serve(workerData as keyof ProfileKinds);
