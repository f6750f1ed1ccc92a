import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseSourceFile, readSourceFiles } from '../../../pipeline/editions/source-files.js';
import { INDICATORS, SOURCES, withSources } from '../../../sources/registry.js';
import { FixtureReader } from '../../fixtures/reader.js';
import { refusal } from '../../fixtures/refusal.js';
import { errorOf, smi } from '../cli/setup.js';

const RATE = `layout: explore_local_statistics
dataset: swimming-rate
title: Swimming rate
producer: Office for National Statistics
landing_page: https://www.ons.gov.uk/swimming
indicators:
  - code: swimming_rate
    title: Swimming rate
    description: People who swim.
    unit: per cent
    stated: { measure: Percentage, unit: "%" }
    level: lower_tier
    measure: rate
    range: [0, 100]
    select: [Swimming rate]
`;
const TOOL = `layout: local_authority_interactive_tool
name: lait-absence
title: Absence
indicators:
  - code: absence
    title: Absence
    description: Sessions that pupils miss.
    unit: per cent
    stated: { measure: All pupil absence, unit: "% half days missed" }
    level: upper_tier
    measure: rate
    range: [0, 100]
    select: [Abs_All]
`;
const EDUCATION = `layout: explore_education_statistics
name: swimming
title: Swimming by district
publication: Swimming
landing_page: https://explore-education-statistics.service.gov.uk/swimming
address: https://api.education.gov.uk/statistics/v1/data-sets/0/csv?dataSetVersion=1.0
levels: [Local authority district]
passed: [National]
where: { sex: [Total, All pupils] }
series:
  - { name: Swimmers, value: swim_percent, where: { fsm_status: FSM eligible }, people: pupils }
indicators:
  - code: swimmers_fsm
    title: Swimmers
    description: Pupils who swim.
    unit: per cent
    level: lower_tier
    measure: rate
    range: [0, 100]
    select: [Swimmers]
`;
const refused = (text: string) => refusal(() => parseSourceFile(text, 'rate.yaml'));

describe('a source file', () => {
  test('of Explore Local Statistics reads its file as a source of the project does', async () => {
    const source = parseSourceFile(RATE, 'rate.yaml');
    expect(source).toMatchObject({ name: 'els-swimming-rate', publisher: 'Office for National Statistics' });
    const text = `areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes
E06000001,Somewhere,Local Authority District,Swimming rate,2023-01-01/P1Y,12.5,Percentage,%,,,,
`;
    expect(await source.observe(new FixtureReader({ 'swimming-rate.csv': text }))).toMatchObject([
      { area_code: 'E06000001', value: 12.5, cell: 'swimming-rate.csv#2:observation' },
    ]);
    const other = new FixtureReader({
      'swimming-rate.csv': text.replace('Percentage,%', 'Proportion,share'),
    });
    expect(await refusal(() => source.observe(other))).toMatchObject({ code: 'rows-unreadable', exit: 4 });
  });

  test('of the Interactive Tool adds series of the file that the project reads', async () => {
    const source = parseSourceFile(TOOL, 'tool.yaml');
    const project = SOURCES.find(({ name }) => name === 'lait');
    expect(source.name).toBe('lait-absence');
    expect(source.files).toEqual(project?.files);
    const lacking = await refused(TOOL.replace(/ +stated: .*\n/, ''));
    expect(lacking).toMatchObject({ code: 'source-invalid' });
  });

  test('of Explore Education Statistics reads the rows that its filters name', async () => {
    const source = parseSourceFile(EDUCATION, 'swimming.yaml');
    const text = `time_period,geographic_level,lad_code,sex,fsm_status,swim_percent,pupils
202425,Local authority district,E06000001,All pupils,FSM eligible,50,400
202425,Local authority district,E06000001,Boys,FSM eligible,40,200
202425,Local authority district,E06000001,All pupils,Not eligible,60,400
202425,National,z,All pupils,FSM eligible,55,9000
`;
    const read = await source.observe(new FixtureReader({ 'swimming.csv': text }));
    expect(read).toMatchObject([{ value: 50, cell: 'swimming.csv#2:swim_percent', raw_text: '50' }]);
    expect(read).toHaveLength(1);
    // 95% limits of 50% of 400 people: 50 ± 4.88, by Wilson's formula.
    expect(read[0]?.lower).toBeCloseTo(45.12, 1);
    expect(source.name).toBe('ees-swimming');
  });

  test.each([
    ['a level that the layout lacks', EDUCATION.replace('[Local authority d', '[Ward d'), 7, 10, 'levels'],
    [
      'an unknown layout',
      RATE.replace('local_statistics', 'local_statistic'),
      1,
      1,
      'explore_local_statistics',
    ],
    ['no layout', RATE.replace(/^layout.*\n/, ''), undefined, undefined, 'layout is missing'],
    ['an unknown word', RATE.replace('unit: per', 'unti: per'), 10, 5, 'unti'],
    ['a field that is missing', RATE.replace(/ {4}title: .*\n/, ''), 7, 5, 'title'],
    ['no stated unit', RATE.replace(/ {4}stated: .*\n/, ''), 7, 5, 'stated'],
    ['a level that does not exist', RATE.replace('lower_tier', 'ward'), 12, 5, 'lower_tier'],
    [
      'a date that the lock has',
      RATE.replace('producer', 'published: 16 April 2024\nproducer'),
      4,
      1,
      'published',
    ],
    ['a range without values', RATE.replace('[0, 100]', '[100, 0]'), 14, 5, 'from 100 to 0'],
    [
      'a code that the project has',
      RATE.replace('code: swimming_rate', 'code: weekly_pay'),
      7,
      5,
      'weekly_pay',
    ],
    ['a name that the project has', TOOL.replace('lait-absence', 'lait'), 2, 1, 'lait'],
    ['text that is no YAML', `${RATE}: [`, 16, 4, ''],
  ])('with %s names line and column', async (_, text, line, column, word) => {
    const error = await refused(text);
    expect(error).toMatchObject({ code: 'source-invalid', exit: 2 });
    const where = line === undefined ? 'rate.yaml' : `rate.yaml, line ${line}, column ${column}: `;
    expect(error.message.startsWith(where), error.message).toBe(true);
    expect(error.message).toContain(word);
  });
});

describe('a folder of source files', () => {
  const root = mkdtempSync(join(tmpdir(), 'smi-sources-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('has to exist, and to have one', async () => {
    for (const folder of [join(root, 'none'), root])
      expect(await refusal(() => readSourceFiles(folder))).toMatchObject({
        code: 'setting-invalid',
        exit: 2,
      });
  });

  test('gives sources that a command knows only while it runs', async () => {
    writeFileSync(join(root, 'rate.yaml'), RATE);
    writeFileSync(join(root, 'tool.yml'), TOOL);
    writeFileSync(join(root, 'notes.txt'), 'no source');
    const before = SOURCES.length;
    const { out } = await smi(['list', 'indicators', '--sources', root]);
    for (const code of ['swimming_rate', 'absence', 'weekly_pay']) expect(out).toContain(code);
    expect(SOURCES).toHaveLength(before);
    expect(INDICATORS.has('swimming_rate')).toBe(false);
    expect((await smi(['list', 'indicators'])).out).not.toContain('swimming_rate');
  });

  test('stops the command at a file that is wrong, and at a code that two files have', async () => {
    writeFileSync(join(root, 'tool.yml'), TOOL.replace('code: absence', 'code: swimming_rate'));
    const answer = await smi(['list', 'sources', '--sources', root, '--json']);
    expect(errorOf(answer)).toMatchObject({ code: 'source-invalid', exit: 2 });
    expect(errorOf(answer).message).toContain('swimming_rate');
  });

  test('is left behind also where the work fails', async () => {
    const before = SOURCES.length;
    const source = parseSourceFile(RATE, 'rate.yaml');
    const failing = withSources([{ source }], () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(SOURCES).toHaveLength(before);
  });
});
