import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfProject, HAS_MIRROR, IS_LONG, MIRROR, read, remove, run } from './checkout.js';

interface Block {
  readonly language: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The fenced blocks of CONTRIBUTING.md that name a file to write, a list to add to or commands to run. */
const blocks: Block[] = [...read('CONTRIBUTING.md').matchAll(/^```(\w+) (.+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', attributes = '', text = '']) => ({
    language,
    attributes: Object.fromEntries(attributes.split(' ').map((pair) => pair.split('=') as [string, string])),
    text,
  }),
);

/**
 * Puts an entry at the start of the list of that name; imports, without a list, at the start of the file.
 */
function addTo(path: string, entry: string, list: string | undefined): void {
  const text = readFileSync(path, 'utf8');
  const opening =
    list === undefined ? null : new RegExp(`^(export )?const ${list}\\b.*= [[{]$`, 'm').exec(text);
  if (list !== undefined && opening === null) throw new Error(`${path} has no list ${list}`);
  const i = opening === null ? 0 : opening.index + opening[0].length + 1;
  writeFileSync(path, `${text.slice(0, i)}${entry}${text.slice(i)}`);
}

/** Building an edition and type-checking the project take minutes on a slow machine. */
const MINUTES = 600_000;

describe.skipIf(!IS_LONG)(
  'the recipes of CONTRIBUTING.md, carried out word for word in a copy of the project (left out without SMI_LONG=1)',
  () => {
    let folder = '';
    const follow = (recipe: string) => {
      const commands = blocks.find(({ attributes }) => attributes.run === recipe);
      if (commands === undefined) throw new Error(`no commands for ${recipe}`);
      return run('bash', ['-euo', 'pipefail', '-c', commands.text], folder, { MIRROR, SMI_LONG: '' });
    };

    beforeAll(() => {
      folder = copyOfProject();
      for (const { attributes, text } of blocks) {
        if (attributes.file !== undefined) {
          mkdirSync(dirname(join(folder, attributes.file)), { recursive: true });
          writeFileSync(join(folder, attributes.file), text);
        }
        if (attributes.into !== undefined) addTo(join(folder, attributes.into), text, attributes.list);
      }
    });
    afterAll(() => remove(folder));

    it('adds a source: one file and one fixture, and the registry and its tests include it', () => {
      expect(blocks.filter(({ attributes }) => attributes.file?.includes('employment-rate'))).toHaveLength(3);
      expect(follow('source')).toContain('els-employment-rate');
    });

    it('adds an indicator to a new edition', () => {
      expect(follow('indicator')).toContain('my-edition');
    });

    it.skipIf(!HAS_MIRROR)(
      'fetches its figures and builds (left out where there is no mirror)',
      () => {
        const said = follow('indicator-data');
        expect(said).toContain('figures.csv: rows changed 0, added 294, removed 0');
        expect(said).toContain('Employment rate');
      },
      MINUTES,
    );

    it(
      'adds a writer: its content, its entry and its test, and README and receipt list it',
      () => {
        const said = follow('writer');
        expect(said).toContain('| `coldspots.md` | The coldspots as a list');
        expect(said).toContain('# Coldspots: ');
        const receipt = JSON.parse(readFileSync(join(folder, 'release/england-2026/receipt.json'), 'utf8'));
        expect(receipt.outputs.map(({ path }: { path: string }) => path)).toContain('coldspots.md');
      },
      MINUTES,
    );

    it(
      'adds a verb: one file, its entry in the table and its test, and help and docs list it',
      () => {
        const said = follow('verb');
        expect(said).toContain('smi licences [--publisher NAME]');
        expect(said).toMatch(/^lait: Open Government Licence/m);
        expect(readFileSync(join(folder, 'docs/commands.md'), 'utf8')).toContain('## smi licences');
      },
      MINUTES,
    );
  },
);
