import { OGL } from '../../schemas/generate/data-package.js';
import type { Json, JsonObject } from '../../schemas/generate/json-schema.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import type { CatalogueFacts, Release } from '../release.js';
import type { WriteContext } from '../writer.js';

/*
 * A release as catalogues describe data sets: DCAT-AP 3 for portals, and schema.org for search engines. The
 * context is in the file, so that no reader needs the network. Addresses are relative to the file where the
 * release has none of its own: they hold wherever the folder is put.
 */

const PUBLISHER = 'The social-mobility-index maintainers';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const SPATIAL = 'http://statistics.data.gov.uk/id/statistical-geography/';
const MEDIA_TYPE = 'https://www.iana.org/assignments/media-types/';

/** Formats that the authority list of the European Union names; others have a label alone. */
const FILE_TYPES: Readonly<Record<string, string>> = { csv: 'CSV', geojson: 'GEOJSON', parquet: 'PARQUET' };
const LABELS: Readonly<Record<string, string>> = { arrow: 'Apache Arrow', topojson: 'TopoJSON' };

const CONTEXT: JsonObject = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const iri = (id: string, type?: string): JsonObject => ({
  '@id': id,
  ...(type !== undefined && { '@type': type }),
});
const typed = (value: string, type: string): JsonObject => ({ '@value': value, '@type': `xsd:${type}` });
const english = (value: string): JsonObject => ({ '@value': value, '@language': 'en' });

/** What people read first, and then everything: the first sentence has at most 140 characters. */
const descriptionOf = ({ summary }: Release['head'], { lead }: CatalogueFacts): string =>
  // Some summaries end with the first words of the notice, which follows.
  [lead, summary.replace(/ Not an official statistic\.$/, ''), NOT_OFFICIAL, ATTRIBUTION].join(' ');

/** The address of a file of the release, or of its folder for an empty path. */
const addressOf = ({ address }: CatalogueFacts, path: string): string =>
  address === undefined ? path || './' : `${address}${path}`;

const formatOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const dctFormat = (format: string): JsonObject =>
  FILE_TYPES[format] === undefined
    ? { '@type': 'dct:MediaTypeOrExtent', 'rdfs:label': LABELS[format] ?? format }
    : iri(`${AUTHORITY}/file-type/${FILE_TYPES[format]}`, 'dct:MediaTypeOrExtent');

type File = WriteContext['files'][number];

/** Tables and boundaries in each format; pages and descriptions are no data. */
const dataFiles = (files: readonly File[]): File[] =>
  files.filter(({ writer }) => writer.data === true || writer.table !== undefined);

function distribution({ path, bytes, sha256, writer }: File, facts: CatalogueFacts): JsonObject {
  const address = addressOf(facts, path);
  return {
    '@id': `${address}#distribution`,
    '@type': ['dcat:Distribution', 'schema:DataDownload'],
    'dct:title': english(`${writer.title} (${path})`),
    'dct:description': english(writer.description),
    'dcat:accessURL': iri(address, 'rdfs:Resource'),
    'dcat:downloadURL': iri(address, 'rdfs:Resource'),
    'dcat:mediaType': iri(`${MEDIA_TYPE}${writer.mediaType}`, 'dct:MediaType'),
    'dct:format': dctFormat(formatOf(path)),
    'dct:license': iri(OGL.path, 'dct:LicenseDocument'),
    'dcatap:availability': iri(`${AUTHORITY}/planned-availability/AVAILABLE`),
    'dcat:byteSize': typed(String(bytes), 'nonNegativeInteger'),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': iri('http://spdx.org/rdf/terms#checksumAlgorithm_sha256'),
      'spdx:checksumValue': typed(sha256, 'hexBinary'),
    },
    'schema:contentUrl': iri(address),
    'schema:encodingFormat': writer.mediaType,
    'schema:name': path,
  };
}

/** Who publishes; of which type that is, a recommended property, the program does not know. */
function publisherOf(facts: CatalogueFacts): JsonObject {
  return {
    '@id': `${addressOf(facts, '')}#publisher`,
    '@type': ['foaf:Agent', 'schema:Organization'],
    'foaf:name': english(PUBLISHER),
    'schema:name': PUBLISHER,
  };
}

/** The JSON-LD of a release. @param files those written so far, by path */
export function catalogueOf(
  { head }: Pick<Release, 'head'>,
  facts: CatalogueFacts,
  files: readonly File[],
): JsonObject {
  const self = addressOf(facts, '');
  const description = descriptionOf(head, facts);
  const { issued, keywords, countries, years, theme } = facts;
  const publisher = iri(`${self}#publisher`);
  const spatial = countries.map(({ code }) => iri(`${SPATIAL}${code}`, 'dct:Location'));
  const data = dataFiles(files);
  const catalogue: JsonObject = {
    '@id': `${self}#catalogue`,
    '@type': 'dcat:Catalog',
    'dct:title': english(`Catalogue of ${head.title}`),
    'dct:description': english(facts.lead),
    'dct:publisher': publisher,
    'dct:issued': typed(issued, 'date'),
    'dct:modified': typed(issued, 'date'),
    'dct:language': iri(`${AUTHORITY}/language/ENG`, 'dct:LinguisticSystem'),
    'dct:license': iri(OGL.path, 'dct:LicenseDocument'),
    'dct:spatial': spatial,
    'dcat:themeTaxonomy': iri(`${AUTHORITY}/data-theme`),
    'foaf:homepage': iri(addressOf(facts, 'report.html'), 'foaf:Document'),
    'dcat:dataset': iri(`${self}#dataset`),
  };
  const dataset: JsonObject = {
    '@id': `${self}#dataset`,
    '@type': ['dcat:Dataset', 'schema:Dataset'],
    'dct:title': english(head.title),
    'dct:description': english(description),
    'dct:identifier': head.name,
    'dcat:version': head.version,
    'dct:issued': typed(issued, 'date'),
    'dct:publisher': publisher,
    'dcat:contactPoint': {
      '@type': 'vcard:Organization',
      'vcard:fn': PUBLISHER,
      'vcard:hasURL': iri(addressOf(facts, 'report.html')),
    },
    'dcat:keyword': keywords.map(english),
    'dcat:theme': iri(`${AUTHORITY}/data-theme/${theme}`),
    'dct:spatial': spatial,
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': typed(String(years[0]), 'gYear'),
      'dcat:endDate': typed(String(years[1]), 'gYear'),
    },
    'dct:language': iri(`${AUTHORITY}/language/ENG`),
    'dct:source': sourcesOf(head),
    'dcat:landingPage': iri(addressOf(facts, 'report.html'), 'foaf:Document'),
    'dcat:distribution': data.map((file) => iri(`${addressOf(facts, file.path)}#distribution`)),
    ...schemaMembers(head, facts, description),
    'schema:distribution': data.map((file) => iri(`${addressOf(facts, file.path)}#distribution`)),
    'schema:publisher': publisher,
  };
  return {
    '@context': CONTEXT,
    '@graph': [catalogue, dataset, publisherOf(facts), ...data.map((file) => distribution(file, facts))],
  };
}

/** The pages of the official data sets behind a release, each once. */
const sourcesOf = ({ sources }: Release['head']): Json[] =>
  [...new Set(sources.map(({ landing_page }) => landing_page))].map((page) => iri(page));

const schemaMembers = (
  { title, name, version }: Release['head'],
  { keywords, countries, years, issued }: CatalogueFacts,
  description: string,
): JsonObject => ({
  'schema:name': title,
  'schema:description': description,
  'schema:identifier': name,
  'schema:version': version,
  'schema:datePublished': issued,
  'schema:license': iri(OGL.path),
  'schema:isAccessibleForFree': true,
  'schema:keywords': [...keywords],
  'schema:temporalCoverage': `${years[0]}/${years[1]}`,
  'schema:spatialCoverage': countries.map(({ name, code }) => ({
    '@type': 'schema:Place',
    'schema:name': name,
    'schema:identifier': code,
  })),
});

/** The data set for search engines, in the page of a release: what is known before its files are written. */
export function datasetOf({ head }: Pick<Release, 'head'>, facts: CatalogueFacts): JsonObject {
  const members = Object.entries(schemaMembers(head, facts, descriptionOf(head, facts))).map(
    ([name, value]) => [name.replace('schema:', ''), plainly(value)],
  );
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    ...(facts.address === undefined ? {} : { url: `${facts.address}report.html` }),
    ...Object.fromEntries(members),
    creator: { '@type': 'Organization', name: PUBLISHER },
    publisher: { '@type': 'Organization', name: PUBLISHER },
  };
}

/** A value without the prefix of the vocabulary, and an address as a text. */
function plainly(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plainly);
  const members = Object.entries(value as JsonObject);
  if (members.length === 1 && members[0]?.[0] === '@id') return members[0][1];
  return Object.fromEntries(
    members.map(([name, member]) => [
      name.replace('schema:', ''),
      typeof member === 'string' ? member.replace(/^schema:/, '') : plainly(member),
    ]),
  );
}
