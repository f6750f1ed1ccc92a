import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LOOKUP_TABLES, lookupFile } from '../../../pipeline/geography/lookup-tables.js';
import { bytesOf, INPUTS, nameOf, pathOf } from '../../../scripts/lookups/inputs.js';
import { run } from '../../../scripts/lookups/make-lookups.js';
import { refusal } from '../../fixtures/refusal.js';
import { MIRROR } from '../../project/checkout.js';

const RELAID = resolve(MIRROR, '..', 'converted');
const folders = { mirror: MIRROR, relaid: RELAID };
const present = Object.values(INPUTS).every((input) => existsSync(pathOf(input, folders)));
const against = present
  ? 'the official files'
  : 'the official files: left out, ../shared/data does not hold them';

const folder = mkdtempSync(join(tmpdir(), 'lookups-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const running = async (...args: string[]) => {
  const said: string[] = [];
  return { exit: await run(args, (line) => said.push(line)), said };
};

describe('make-lookups', () => {
  it.each([[[]], [['--mirror', folder]], [['--relaid', folder]], [['--nonsense']], [['more']]])(
    'says in one line how it is used when given %j',
    async (args) => {
      const { exit, said } = await running(...args);
      expect(exit).toBe(2);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/^make-lookups: [^\n]+--mirror DIR --relaid DIR \[--out FOLDER\]$/);
    },
  );

  it('names the file that is not there, and writes nothing', async () => {
    const out = join(folder, 'none');
    const { exit, said } = await running('--mirror', folder, '--relaid', folder, '--out', out);
    expect([exit, said.length]).toEqual([5, 1]);
    expect(said[0]).toContain('PARL25_LAD23_combo_overlap.parquet');
    expect(existsSync(out)).toBe(false);
  });

  it('takes no other version of a file than the one that it names', async () => {
    const text = 'postcode_sector,lad_code,postcodes\n';
    writeFileSync(join(folder, nameOf(INPUTS.sectors)), text);
    const here = { mirror: folder, relaid: folder };
    expect(await refusal(bytesOf(INPUTS.sectors, here))).toMatchObject({
      code: 'lock-differs',
      message: expect.stringContaining('postcode_sector_lad_gb.csv'),
    });
    const own = { at: nameOf(INPUTS.sectors), sha256: createHash('sha256').update(text).digest('hex') };
    expect(Buffer.from(await bytesOf(own, here)).toString()).toBe(text);
  });
});

describe.skipIf(!present)(`the lookups of the project, against ${against}`, () => {
  it('are made again byte for byte', async () => {
    const out = join(folder, 'again');
    const { exit, said } = await running('--mirror', MIRROR, '--relaid', RELAID, '--out', out);
    expect([exit, said.length]).toEqual([0, LOOKUP_TABLES.length]);
    const names = LOOKUP_TABLES.map(lookupFile).map((path) => path.replace('geography/', ''));
    expect(readdirSync(out)).toEqual(names.toSorted());
    for (const name of names)
      expect(readFileSync(join(out, name)).equals(readFileSync(join('geography', name))), name).toBe(true);
  });
});
