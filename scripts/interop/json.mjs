import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SCHEMAS = new URL('../../schemas/generated/', import.meta.url);
const schemaOf = (name) => JSON.parse(readFileSync(new URL(`${name}.schema.json`, SCHEMAS), 'utf8'));
const jsonIn = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** The files of a release at a path of its catalogue, in which angle brackets stand for what differs. */
function filesAt(folder, path) {
  const parts = path.split(/<[a-z]+>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const wanted = new RegExp(`^${parts.join('[A-Za-z0-9_-]+')}$`);
  const within = dirname(path);
  return readdirSync(join(folder, within))
    .map((name) => (within === '.' ? name : `${within}/${name}`))
    .filter((name) => wanted.test(name));
}

/** ajv, in strict mode: the JSON files of a release by the schemas of the project. */
async function ajv(folder, report) {
  const found = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]).catch(() => undefined);
  if (found === undefined) return report.skip('ajv');
  const [{ Ajv2020 }, formats] = found;
  const reader = new Ajv2020({ strict: true, keywords: ['x-unit'] });
  formats.default.default(reader);
  const holds = (name, schema, value) => {
    const check = reader.getSchema(`${schema}.schema.json`) ?? reader.compile(schemaOf(schema));
    report.check(`ajv: ${name}`, check(value) ? '' : reader.errorsText(check.errors));
  };
  holds('receipt.json', 'receipt', jsonIn(folder, 'receipt.json'));
  if (existsSync(join(folder, 'checks.json')))
    holds('checks.json', 'checks-file', jsonIn(folder, 'checks.json'));
  // The catalogue of the release says by which of its own schemas each of its files goes.
  const { files } = existsSync(join(folder, 'catalogue.json'))
    ? jsonIn(folder, 'catalogue.json')
    : { files: [] };
  for (const { path, schema } of files.filter((file) => file.schema !== null)) {
    const check = reader.compile({ ...jsonIn(folder, schema), $id: `here:${schema}` });
    const own = new Set(files.filter((file) => file.path !== path).map((file) => file.path));
    const those = filesAt(folder, path).filter((name) => !own.has(name));
    const wrong = those.filter((name) => !check(jsonIn(folder, name)));
    const problem = those.length === 0 ? 'there is none' : wrong.slice(0, 3).join(', ');
    report.check(`ajv: ${those.length} × ${path}`, problem);
  }
}

/** jsonld expands the catalogue record without the network. */
async function linkedData(folder, report) {
  const module = await import('jsonld').catch(() => undefined);
  if (module === undefined) return report.skip('jsonld');
  if (!existsSync(join(folder, 'catalogue.jsonld'))) return;
  const documentLoader = () => Promise.reject(new Error('it asks the network'));
  try {
    const options = { base: 'https://data.example/', documentLoader, safe: true };
    const quads = await module.default.toRDF(jsonIn(folder, 'catalogue.jsonld'), options);
    report.check('jsonld: catalogue.jsonld', quads.length > 50 ? '' : `only ${quads.length} statements`);
  } catch (error) {
    report.check('jsonld: catalogue.jsonld', String(error));
  }
}

export async function jsonChecks(folder, report) {
  await ajv(folder, report);
  await linkedData(folder, report);
}
