import { resolve } from 'node:path';
import { shipped } from '../../system/package-root.js';
import { commandLine, picked } from '../command-line.js';
import type { OptionValues, VerbContext } from '../verb.js';

/** Options of `refresh` that say where something is, which the next command needs too. */
const PLACES = ['mirror', 'lock', 'store', 'editions'] as const;

/** The lock that a refresh reads and writes. */
export const lockPathOf = ({ lock }: OptionValues): string =>
  typeof lock === 'string' ? resolve(lock) : shipped('sources', 'lock.json');

/** The command that builds an edition that this one wrote, from the same places. */
export const buildCommand = ({ program, options }: VerbContext, edition: string): string =>
  commandLine(program, 'build', [edition], picked(options, ['editions', 'release']));

/** This command for one edition, with --accept. */
export const acceptCommand = ({ program, options }: VerbContext, edition: string): string => {
  const { accept: _, 'dry-run': __, json: ___, ...given } = options;
  return commandLine(program, 'refresh', [edition], { ...given, accept: true });
};

/** The command that takes the newest version of a source into an edition. */
export const latestCommand = (
  { program, options }: VerbContext,
  edition: string,
  source: string,
  how: 'latest' | 'relock' = 'latest',
): string =>
  commandLine(program, 'refresh', [edition], {
    [how]: true,
    ...(how === 'latest' ? { only: source } : {}),
    ...picked(options, PLACES),
  });
