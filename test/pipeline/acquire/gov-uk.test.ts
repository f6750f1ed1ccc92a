import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attachmentOf, publicationOf } from '../../../pipeline/acquire/gov-uk.js';
import { allowsHttps } from '../../../pipeline/acquire/mirror.js';
import { refusal, refusalOf } from '../../fixtures/refusal.js';
import { createWorkspace, text, type Workspace } from './setup.js';

const PAGE = 'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025';
const PATH = '/api/content/government/statistics/english-indices-of-deprivation-2025';
const file = (title: string, name: string) => ({
  title,
  url: `https://assets.publishing.service.gov.uk/media/691ded56d140bbbaa59a2a7d/${name}`,
  filename: name,
  content_type: 'text/csv',
  file_size: 12_000_000,
});
const answer = {
  title: 'English indices of deprivation 2025',
  public_updated_at: '2025-11-19T09:30:00Z',
  details: {
    attachments: [file('File 1: index', 'File_1.xlsx'), file('File 10: summaries', 'File_10.xlsx')],
  },
};

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());
const ask = () =>
  publicationOf(PAGE, {
    fetch: (input, init) => fetch(String(input).replace('https://www.gov.uk', workspace.origin), init),
    allows: allowsHttps,
    retries: 0,
    retryDelayMs: 1,
    timeoutMs: 5000,
    signal: new AbortController().signal,
    log: workspace.options().log,
  });

describe('a page of publications', () => {
  test('gives its files and when it was updated', async () => {
    workspace.answers.set(PATH, text(JSON.stringify(answer)));
    const found = await ask();
    expect(found).toMatchObject({ title: answer.title, updated: '2025-11-19T09:30:00Z' });
    // “File 1” is not “File 10”.
    expect(attachmentOf(found, 'File 1', PAGE).url).toMatch(/File_1\.xlsx$/);
    expect(attachmentOf(found, 'File 10', PAGE).url).toMatch(/File_10\.xlsx$/);
  });

  test.each<[string, string, string]>([
    ['a web page', 'file-web-page', '<!DOCTYPE html>'],
    ['another object', 'answer-unreadable', '{"title":"x"}'],
    [
      'an address that is not https',
      'answer-unreadable',
      JSON.stringify(answer).replaceAll('https:', 'file:'),
    ],
  ])('that is %s is refused as %s', async (_, code, body) => {
    workspace.answers.set(PATH, text(body));
    expect((await refusal(ask())).code).toBe(code);
  });

  test('that is not there is named', async () => {
    const error = await refusal(ask());
    expect([error.code, error.message]).toEqual(['version-gone', expect.stringContaining(PAGE)]);
  });

  test('without the file, or with two of the title, is refused', () => {
    const none = { title: '', updated: '', attachments: answer.details.attachments };
    expect(refusalOf(() => attachmentOf(none, 'File 7', PAGE)).message).toContain('File 7');
    const two = { ...none, attachments: [...none.attachments, file('File 1: index', 'File_1_v2.xlsx')] };
    expect(refusalOf(() => attachmentOf(two, 'File 1', PAGE)).message).toContain('2 files');
  });
});
