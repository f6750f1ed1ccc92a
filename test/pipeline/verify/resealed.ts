import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/* Changes a release together with its receipt, as another program or another machine would have made it. */

interface Receipt {
  id: string;
  edition: string;
  schema_version: string;
  program: { name: string; version: string };
  engine: { name: string; version: string };
  outputs: { path: string; bytes: number; sha256: string }[];
  tables: { name: string; logical_sha256: string }[];
}

const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

/** Changes the receipt of a folder by itself. */
export function editReceipt(folder: string, change: (receipt: Receipt) => void): void {
  const path = join(folder, 'receipt.json');
  const receipt: Receipt = JSON.parse(readFileSync(path, 'utf8'));
  change(receipt);
  writeFileSync(path, `${JSON.stringify(receipt, null, 2)}\n`);
}

/** Changes a file of a release, and nothing else. */
export function editFile(folder: string, name: string, change: (text: string) => string | Buffer): void {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${name} has nothing to change`);
  writeFileSync(path, after);
}

/** Gives a changed file the size and the hash that it has now in the receipt, with the id that follows. */
export function reseal(folder: string, name: string): void {
  const content = readFileSync(join(folder, name));
  editReceipt(folder, (receipt) => {
    const output = receipt.outputs.find(({ path }) => path === name);
    if (output === undefined) throw new Error(`the receipt has no ${name}`);
    Object.assign(output, { bytes: content.byteLength, sha256: hash(content) });
    for (const table of receipt.tables)
      if (`${table.name}.csv` === name) table.logical_sha256 = hash(content);
    const lines = receipt.outputs.map(({ path, sha256 }) => `${sha256}  ${path}\n`);
    receipt.id = `sha256:${hash(lines.join(''))}`;
  });
}
