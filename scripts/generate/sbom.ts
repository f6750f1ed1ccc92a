import { createHash } from 'node:crypto';

/** The list of what the package is made of, in the package: CycloneDX 1.6. */
export const SBOM_FILE = 'sbom.cdx.json';

/**
 * Licences that a package may be under that is installed with this one: they ask for a notice. OFL-1.1 is of
 * fonts; MPL-2.0 asks for more only of who changes the files that are under it, and none is changed here.
 */
export const ALLOWED_LICENCES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
];

/** As many packages as this one may name itself. */
export const MOST_DEPENDENCIES = 15;

export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** `package-lock.json`: each package by the folder that it is installed in. */
export interface PackageLock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Installed extends LockedPackage {
  readonly path: string;
  readonly name: string;
}

/** What is installed with the package, without what only its developers have; sorted by folder. */
export const installedWith = ({ packages }: PackageLock): Installed[] =>
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, locked]) => ({ ...locked, path, name: path.split('node_modules/').at(-1) ?? path }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

/** As in `pkg:npm/%40duckdb/node-api@1.5.5-r.5`. */
const purlOf = (name: string, version = ''): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const hexOf = (integrity = ''): string =>
  Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');

/** The package that one in a folder finds by a name, as Node looks for it: inside, and then further out. */
function found(packages: ReadonlyMap<string, Installed>, path: string, name: string): Installed | undefined {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const inner = packages.get(at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`);
    if (inner !== undefined || at === '') return inner;
    if (!at.includes('/node_modules/')) return packages.get(`node_modules/${name}`);
  }
}

/** A number that only the content decides, in the form of a UUID of version 8. */
function serialOf(content: string): string {
  const hex = [...createHash('sha256').update(content).digest('hex').slice(0, 32)];
  hex[12] = '8';
  hex[16] = 'a';
  const text = hex.join('');
  const parts = [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)];
  return `urn:uuid:${parts.join('-')}`;
}

/**
 * The list of what is installed with the package. The same lock gives the same text: its serial number is
 * made of its content, and its time is the day of the release.
 * @param released as in `2026-11-30`
 */
export function sbomText(manifest: PackageManifest, lock: PackageLock, released: string): string {
  const installed = installedWith(lock);
  const byPath = new Map(installed.map((each) => [each.path, each]));
  const own = purlOf(manifest.name, manifest.version);
  const component = {
    type: 'library',
    name: manifest.name,
    version: manifest.version,
    purl: own,
    'bom-ref': own,
  };
  const refs = (path: string, names: Readonly<Record<string, string>> = {}) =>
    Object.keys(names).flatMap((name) => {
      const each = found(byPath, path, name);
      return each === undefined ? [] : [purlOf(each.name, each.version)];
    });
  const content = {
    components: installed.map(({ name, version = '', license = '', integrity }) => ({
      type: 'library',
      'bom-ref': purlOf(name, version),
      name,
      version,
      hashes: [{ alg: 'SHA-512', content: hexOf(integrity) }],
      licenses: [{ license: { id: license } }],
      purl: purlOf(name, version),
    })),
    dependencies: [
      { ref: own, dependsOn: refs('', manifest.dependencies).sort() },
      ...installed.map(({ path, name, version, dependencies, optionalDependencies }) => ({
        ref: purlOf(name, version),
        dependsOn: refs(path, { ...dependencies, ...optionalDependencies }).sort(),
      })),
    ],
  };
  const about = { ...component, licenses: [{ license: { id: manifest.license } }] };
  return `${JSON.stringify(
    {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: serialOf(JSON.stringify({ about, released, ...content })),
      version: 1,
      metadata: { timestamp: `${released}T00:00:00Z`, component: about },
      ...content,
    },
    null,
    2,
  )}\n`;
}
