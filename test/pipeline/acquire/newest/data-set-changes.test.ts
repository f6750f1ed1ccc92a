import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contextOf } from '../../../../pipeline/acquire/acquire.js';
import { Asker } from '../../../../pipeline/acquire/newest/ask.js';
import { describeChanges, listedChanges } from '../../../../pipeline/acquire/newest/data-set-changes.js';
import type { Finding } from '../../../../pipeline/acquire/newest/find-newest.js';
import type { SourceDeclaration } from '../../../../schemas/source.js';
import destinations from '../../../../sources/explore-education-statistics/destinations-after-16-by-district.js';
import { createWorkspace, text, type Workspace } from '../setup.js';

const id = (label: string) => ({ id: 'x', column: 'x', label });
const CHANGES = {
  majorChanges: {
    indicators: [{ previousState: id('Average Attainment 8') }],
    filterOptions: [
      { filter: id('Status'), options: [{ previousState: id('Known') }, { currentState: id('All') }] },
    ],
  },
  minorChanges: {
    timePeriods: [{ currentState: { code: 'AY', period: '2024/2025' } }],
    filters: [{ previousState: id('Sex'), currentState: id('Gender') }],
    locationGroups: [],
  },
};

describe('a list of changes', () => {
  test('is one line with what is gone, changed and new of each kind', () => {
    expect(describeChanges(CHANGES)).toBe(
      'indicators: 1 gone; filter options: 1 gone, 1 new; time periods: 1 new; filters: 1 changed',
    );
  });

  test('without any is said', () => {
    expect(describeChanges({ majorChanges: {}, minorChanges: { filters: [] } })).toBe('no change listed');
  });
});

describe('the list of a publisher', () => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = await createWorkspace();
  });
  afterEach(() => workspace.close());

  const source: SourceDeclaration = {
    ...destinations,
    newest: { by: 'explore_education_statistics', data_set: '01234567-89ab-4def-8123-456789abcdef' },
  };
  const path = '/statistics/v1/data-sets/01234567-89ab-4def-8123-456789abcdef/versions/2.0/changes';
  const listed = async (declared: SourceDeclaration, more: Partial<Finding> = {}) => {
    const [file] = declared.files;
    if (file === undefined) throw new Error('a source without a file');
    const newest = { address: file.address, version: '2.0' };
    const finding: Finding = { source: declared.name, file, state: 'newer', newest, ...more };
    const fetched: typeof fetch = (input, init) =>
      fetch(`${workspace.origin}${new URL(String(input)).pathname}`, init);
    return listedChanges(
      declared,
      finding,
      new Asker(await contextOf(workspace.options({ fetch: fetched }))),
    );
  };

  test('is asked of a newer version only, and of no other publisher', async () => {
    workspace.answers.set(path, text(JSON.stringify(CHANGES)));
    expect(await listed(source)).toEqual({ text: describeChanges(CHANGES), changes: CHANGES });
    expect(workspace.asked).toEqual([path]);
    expect(await listed(source, { state: 'same' })).toBeUndefined();
    expect(await listed({ ...source, newest: { by: 'headers' } })).toBeUndefined();
    expect(workspace.asked).toEqual([path]);
  });

  test('that is not there, or is none, is said and hides no newer version', async () => {
    expect((await listed(source))?.text).toMatch(/not known: .*version 2\.0/);
    workspace.answers.set(path, text('{"majorChanges":[]}'));
    const answer = await listed(source);
    expect(answer?.text).toMatch(/not known: .*majorChanges/);
    expect(answer).not.toHaveProperty('changes');
  });
});
