import { describe, expect, test } from 'vitest';
import {
  ALLOWED_LICENCES,
  installedWith,
  MOST_DEPENDENCIES,
  SBOM_FILE,
  sbomText,
} from '../../../scripts/generate/sbom.js';
import { read } from '../../project/checkout.js';

const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const released = /^date-released: (\S+)$/m.exec(read('CITATION.cff'))?.[1] ?? '';

describe('the list of what the package is made of', () => {
  const sbom = JSON.parse(read(SBOM_FILE));

  test('is in the package, and is that of the lock file', () => {
    expect(read(SBOM_FILE)).toBe(sbomText(manifest, lock, released));
    expect(manifest.files).toContain(SBOM_FILE);
  });

  test('names every package that is installed with this one, with version, hash and licence', () => {
    expect(sbom.components).toHaveLength(installedWith(lock).length);
    for (const { name, version, hashes, licenses } of sbom.components) {
      const entry = Object.entries<Record<string, string>>(lock.packages).find(
        ([path, locked]) => path.endsWith(`node_modules/${name}`) && locked.version === version,
      );
      const sha512 = Buffer.from(hashes[0].content, 'hex').toString('base64');
      expect([`sha512-${sha512}`, licenses[0].license.id]).toEqual([
        entry?.[1].integrity,
        entry?.[1].license,
      ]);
    }
  });

  test('says which package needs which, and all that this one names', () => {
    const refs = new Set(sbom.components.map(({ purl }: { purl: string }) => purl));
    const [own, ...others] = sbom.dependencies;
    expect(own.dependsOn).toHaveLength(Object.keys(manifest.dependencies).length);
    for (const { dependsOn } of [own, ...others]) for (const ref of dependsOn) expect(refs).toContain(ref);
    expect(others).toHaveLength(sbom.components.length);
  });

  test('has a serial number and a time from its content, not from the clock', () => {
    expect(sbom.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(sbom.metadata.timestamp).toBe(`${released}T00:00:00Z`);
    const other = JSON.parse(sbomText({ ...manifest, version: '9.9.9' }, lock, released));
    expect(other.serialNumber).not.toBe(sbom.serialNumber);
  });
});

test('every package that is installed with this one is under a licence of the list', () => {
  for (const { path, license } of installedWith(lock)) expect(ALLOWED_LICENCES, path).toContain(license);
});

test(`at most ${MOST_DEPENDENCIES} packages are named`, () => {
  expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(MOST_DEPENDENCIES);
});
