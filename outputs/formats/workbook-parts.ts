import {
  relations,
  SharedTexts,
  type Sheet,
  sheetRelations,
  sheetXml,
  tableXml,
  xmlText,
} from './workbook-sheet.js';
import { DECLARATION, STYLES_XML } from './workbook-styles.js';
import { type ZipMember, zipMember, zipOf } from './zip.js';

/*
 * The archive of a workbook: Office Open XML, ISO/IEC 29500-1 and 29500-2 (transitional), as far as the
 * workbooks of this project need it.
 */

/** What the properties of a document say. */
export interface Properties {
  readonly title: string;
  readonly description: string;
  readonly author: string;
  /** A tag of BCP 47. */
  readonly language: string;
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** No file holds the time of its making. */
const FIXED = '1980-01-01T00:00:00Z';

const numbered = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

function contentTypes(sheets: number, tables: number): string {
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const types = [
    ['xl/workbook.xml', `${sheet}.sheet.main+xml`],
    ...numbered(sheets).map((i) => [`xl/worksheets/sheet${i}.xml`, `${sheet}.worksheet+xml`]),
    ['xl/styles.xml', `${sheet}.styles+xml`],
    ['xl/sharedStrings.xml', `${sheet}.sharedStrings+xml`],
    ...numbered(tables).map((i) => [`xl/tables/table${i}.xml`, `${sheet}.table+xml`]),
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
  ].map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`);
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    `<Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
  ].join('');
}

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;

const ROOT_RELATIONS = relations([
  relation(1, `${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'),
  relation(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  relation(3, `${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml'),
]);

const workbookRelations = (sheets: number): string =>
  relations([
    ...numbered(sheets).map((i) =>
      relation(i, `${OFFICE}/relationships/worksheet`, `worksheets/sheet${i}.xml`),
    ),
    relation(sheets + 1, `${OFFICE}/relationships/styles`, 'styles.xml'),
    relation(sheets + 2, `${OFFICE}/relationships/sharedStrings`, 'sharedStrings.xml'),
  ]);

const coreProperties = ({ title, description, author, language }: Properties): string =>
  [
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator>`,
    `<dc:description>${xmlText(description)}</dc:description><dc:language>${language}</dc:language>`,
    `<cp:lastModifiedBy>${xmlText(author)}</cp:lastModifiedBy>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${FIXED}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${FIXED}</dcterms:modified></cp:coreProperties>`,
  ].join('');

/** Some programs show the language only where it is here. */
const customProperties = ({ language }: Properties): string =>
  [
    `${DECLARATION}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">`,
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Language">',
    `<vt:lpwstr>${language}</vt:lpwstr></property></Properties>`,
  ].join('');

const workbookXml = (sheets: readonly Sheet[]): string =>
  [
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="16384" windowHeight="8192" activeTab="0"/></bookViews>',
    '<sheets>',
    ...sheets.map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`),
    '</sheets></workbook>',
  ].join('');

/** Parts that workbooks share, compressed once: half of the parts of the workbook of an area. */
const shared = new Map<string, ZipMember>();

function sharedMember(text: string): ZipMember {
  const member = shared.get(text) ?? zipMember(text);
  shared.set(text, member);
  return member;
}

/** The bytes of the archive: the same for the same sheets. */
export function archiveOf(sheets: readonly Sheet[], properties: Properties): Uint8Array {
  const texts = new SharedTexts();
  const parts = new Map<string, ZipMember>();
  let tables = 0;
  for (const [index, sheet] of sheets.entries()) {
    const number = index + 1;
    const table = tableXml(sheet, tables + 1);
    if (table !== undefined) tables += 1;
    const links = sheetRelations(sheet, tables);
    parts.set(`xl/worksheets/sheet${number}.xml`, zipMember(sheetXml(sheet, texts)));
    if (links !== undefined) parts.set(`xl/worksheets/_rels/sheet${number}.xml.rels`, sharedMember(links));
    if (table !== undefined) parts.set(`xl/tables/table${tables}.xml`, zipMember(table));
  }
  return zipOf(
    new Map([
      ['[Content_Types].xml', sharedMember(contentTypes(sheets.length, tables))],
      ['_rels/.rels', sharedMember(ROOT_RELATIONS)],
      ['docProps/core.xml', zipMember(coreProperties(properties))],
      ['docProps/custom.xml', sharedMember(customProperties(properties))],
      ['xl/workbook.xml', zipMember(workbookXml(sheets))],
      ['xl/_rels/workbook.xml.rels', sharedMember(workbookRelations(sheets.length))],
      ['xl/styles.xml', sharedMember(STYLES_XML)],
      ['xl/sharedStrings.xml', zipMember(texts.toXml())],
      ...parts,
    ]),
  );
}
