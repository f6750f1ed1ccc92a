import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SCHEMAS = new URL('../../schemas/generated/', import.meta.url);
const schemaOf = (name) => JSON.parse(readFileSync(new URL(`${name}.schema.json`, SCHEMAS), 'utf8'));
const jsonIn = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

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
  const areas = join(folder, 'areas');
  const profiles = existsSync(areas)
    ? readdirSync(areas).filter((name) => /^[A-Z]\d{8}\.json$/.test(name))
    : [];
  const check = profiles.length > 0 && reader.compile(schemaOf('area-profile'));
  const wrong = profiles.filter((name) => !check(jsonIn(areas, name)));
  if (profiles.length > 0)
    report.check(`ajv: ${profiles.length} files of areas`, wrong.slice(0, 3).join(', '));
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
