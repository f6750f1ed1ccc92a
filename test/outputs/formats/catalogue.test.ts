import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { describe, expect, test } from 'vitest';
import { catalogueOf, datasetOf } from '../../../outputs/formats/catalogue.js';
import type { CatalogueFacts } from '../../../outputs/release.js';
import type { WriteContext } from '../../../outputs/writer.js';
import { INDEX_WRITERS } from '../../../outputs/writers.js';
import type { Json } from '../../../schemas/generate/json-schema.js';
import { SMALL_CATALOGUE, smallOutputs } from '../small-release.js';

/*
 * The mandatory and the recommended properties of DCAT-AP 3 for a catalogue, a data set, a distribution, a
 * period and an agent, as shapes. Left out: the type of an agent, which the program does not know.
 */
const SHAPES = `
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix dcatap: <http://data.europa.eu/r5r/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix : <urn:shapes:> .
:Catalogue a sh:NodeShape ; sh:targetClass dcat:Catalog ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ,
    [ sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset ] ,
    [ sh:path foaf:homepage ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Document ] ,
    [ sh:path dct:language ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dct:issued ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
    [ sh:path dct:modified ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
    [ sh:path dct:spatial ; sh:minCount 1 ; sh:class dct:Location ] ,
    [ sh:path dcat:themeTaxonomy ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dcat:contactPoint ; sh:minCount 1 ; sh:node :Contact ] ,
    [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] ,
    [ sh:path dcat:keyword ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ,
    [ sh:path dct:spatial ; sh:minCount 1 ; sh:class dct:Location ] ,
    [ sh:path dct:temporal ; sh:minCount 1 ; sh:class dct:PeriodOfTime ] ,
    [ sh:path dct:issued ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ] ,
    [ sh:path dcat:theme ; sh:minCount 1 ; sh:pattern "^http://publications.europa.eu/resource/authority/data-theme/[A-Z]{4}$" ] .
:Contact a sh:NodeShape ;
  sh:property [ sh:path vcard:fn ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path vcard:hasURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
:Distribution a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ; sh:pattern "^https?://" ] ,
    [ sh:path dcatap:availability ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:format ; sh:minCount 1 ; sh:maxCount 1 ; sh:class dct:MediaTypeOrExtent ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:class dct:LicenseDocument ] ,
    [ sh:path dcat:byteSize ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] ,
    [ sh:path spdx:checksum ; sh:maxCount 1 ; sh:node :Checksum ] .
:Checksum a sh:NodeShape ;
  sh:property [ sh:path spdx:algorithm ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path spdx:checksumValue ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:hexBinary ] .
:Period a sh:NodeShape ; sh:targetClass dct:PeriodOfTime ;
  sh:property [ sh:path dcat:startDate ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:gYear ] ,
    [ sh:path dcat:endDate ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:gYear ] .
:Agent a sh:NodeShape ; sh:targetClass foaf:Agent ;
  sh:property [ sh:path foaf:name ; sh:minCount 1 ; sh:nodeKind sh:Literal ] .
`;

const BASE = 'https://data.example/where/it/is/catalogue.jsonld';
const validator = new Validator(new Store(new Parser().parse(SHAPES)));

/** The files of a release, as they were written before the catalogue. */
const FILES: WriteContext['files'] = ['index.csv', 'index.arrow', 'index.parquet', 'areas.geojson', 'map.svg']
  .map((path) => ({ path, writer: INDEX_WRITERS.find((one) => one.path === path)! }))
  .map((file) => ({ ...file, bytes: 7, sha256: 'ab'.repeat(32) }));
const catalogue = (facts: CatalogueFacts = SMALL_CATALOGUE) => catalogueOf(smallOutputs(), facts, FILES);

/** The triples of a JSON-LD document, read without the network where it stands at `BASE`. */
async function triplesOf(document: Json): Promise<Store> {
  const quads = await jsonld.toRDF(document as jsonld.JsonLdDocument, {
    base: BASE,
    format: 'application/n-quads',
    documentLoader: () => Promise.reject(new Error('asks the network')),
  });
  return new Store(new Parser({ format: 'N-Quads' }).parse(String(quads)));
}

/** What a document lacks by the shapes, as `class property` without their vocabularies. */
async function faultsOf(document: Json): Promise<string[]> {
  const { results } = await validator.validate(await triplesOf(document));
  return results.map(({ path }) => String((path as { value?: string } | null)?.value).replace(/.*[#/]/, ''));
}

const addressesOf = async (document: Json, property: string): Promise<string[]> =>
  (await triplesOf(document)).getObjects(null, property, null).map(({ value }) => value);

describe('the catalogue record of a release', () => {
  test('has every mandatory and recommended property of DCAT-AP 3, with and without an address', async () => {
    expect(await faultsOf(catalogue())).toEqual([]);
    expect(await faultsOf(catalogue({ ...SMALL_CATALOGUE, address: 'https://a.example/smi/' }))).toEqual([]);
  });

  test.each(['dct:title', 'dcat:contactPoint', 'dcat:keyword', 'dct:temporal', 'dct:issued', 'dcat:theme'])(
    'is found wrong without %s',
    async (property) => {
      const { '@graph': graph, ...rest } = catalogue();
      const cut = (graph as Json[]).map((node) => {
        const { [property]: _, ...members } = node as Record<string, Json>;
        return members;
      });
      expect(await faultsOf({ ...rest, '@graph': cut })).toContain(property.split(':')[1]);
    },
  );

  test('lists tables and boundaries, but no page and no picture, at addresses next to itself', async () => {
    const found = await addressesOf(catalogue(), 'http://www.w3.org/ns/dcat#accessURL');
    expect(found.sort()).toEqual(
      ['areas.geojson', 'index.arrow', 'index.csv', 'index.parquet'].map(
        (path) => `https://data.example/where/it/is/${path}`,
      ),
    );
  });

  test('has the addresses of where it will be published, when that is known', async () => {
    const document = catalogue({ ...SMALL_CATALOGUE, address: 'https://a.example/smi/small-2026/' });
    const found = await addressesOf(document, 'https://schema.org/contentUrl');
    expect(found).toContain('https://a.example/smi/small-2026/index.csv');
    expect(JSON.stringify(document)).not.toContain('"./');
  });

  test('gives place, years, sizes and hashes', async () => {
    const triples = await triplesOf(catalogue());
    const of = (name: string) => triples.getObjects(null, name, null).map(({ value }) => value);
    expect(new Set(of('http://purl.org/dc/terms/spatial'))).toEqual(
      new Set(['http://statistics.data.gov.uk/id/statistical-geography/E92000001']),
    );
    expect(of('http://www.w3.org/ns/dcat#startDate')).toEqual(['2019']);
    expect(of('http://www.w3.org/ns/dcat#endDate')).toEqual(['2025']);
    expect(new Set(of('http://www.w3.org/ns/dcat#byteSize'))).toEqual(new Set(['7']));
    expect(new Set(of('http://spdx.org/rdf/terms#checksumValue'))).toEqual(new Set(['ab'.repeat(32)]));
  });
});

test('what search engines read in the page has what they ask for, and no address that is not known', () => {
  const found = datasetOf(smallOutputs(), SMALL_CATALOGUE);
  expect(found).toMatchObject({
    '@type': 'Dataset',
    name: 'A small edition',
    identifier: 'small-2026',
    license: expect.stringContaining('open-government-licence'),
    spatialCoverage: [{ '@type': 'Place', identifier: 'E92000001', name: 'England' }],
    temporalCoverage: '2019/2025',
    datePublished: '2026-01-31',
    publisher: { '@type': 'Organization' },
  });
  expect(String(found.description).length).toBeGreaterThan(50);
  expect(found).not.toHaveProperty('url');
  const there = datasetOf(smallOutputs(), { ...SMALL_CATALOGUE, address: 'https://a.example/smi/' });
  expect(there.url).toBe('https://a.example/smi/report.html');
});
