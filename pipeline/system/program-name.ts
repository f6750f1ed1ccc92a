import { existsSync } from 'node:fs';
import { basename, isAbsolute, join, relative } from 'node:path';
import { PACKAGE_ROOT } from './package-root.js';

/** A checkout has the sources, which an installed package does not: `bin/smi.mjs` looks for the same file. */
const isCheckout = (root: string): boolean => existsSync(join(root, 'tsconfig.json'));

const isInside = (folder: string, root: string): boolean => {
  const path = relative(root, folder);
  return !isAbsolute(path) && path.split(/[\\/]/)[0] !== '..';
};

/** A word for a POSIX shell: as it is where that is safe, otherwise in quotation marks. */
export function shellWord(text: string): string {
  if (/^[\w@%+:,./-]+$/.test(text)) return text;
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}

/**
 * What to type to call the program: `smi` where it is installed or linked, `npx smi` in a checkout, and in
 * any other folder the path of the checkout's script – there `npx smi` would ask the registry for a package
 * named smi, which is not this one.
 * @param folder the working folder
 * @param script the path by which Node was given the program, as in `process.argv[1]`
 * @param environment `npm_command` says whether npx called
 * @param root the folder of the package
 */
export function programName(
  folder: string,
  script: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  root = PACKAGE_ROOT,
): string {
  if (!isCheckout(root)) return 'smi';
  const isLinked = script !== undefined && basename(script) === 'smi' && environment.npm_command !== 'exec';
  if (isLinked) return 'smi';
  return isInside(folder, root) ? 'npx smi' : `node ${shellWord(join(root, 'bin', 'smi.mjs'))}`;
}

/** A hint whose commands, as in `smi list`, begin with what is to be typed here. */
export const asTyped = (hint: string, program: string): string =>
  hint.replace(/`smi (?=[a-z-])/g, () => `\`${program} `);
