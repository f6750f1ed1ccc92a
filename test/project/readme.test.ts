import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mapPicture } from '../../outputs/index-report/picture.js';
import { NOT_OFFICIAL } from '../../outputs/notice.js';
import { shippedIndex } from '../fixtures/shipped-releases.js';
import { projectFiles, ROOT, read } from './checkout.js';

const readme = read('README.md');
const pages = projectFiles().filter((path) => path.endsWith('.md'));

describe('the README', () => {
  it('begins with the two commands', () => {
    const commands = readme.split('\n').slice(0, 6).join('\n');
    expect(commands).toMatch(/npm ci && npm start/);
    expect(commands).toMatch(/npm ci && npm test/);
  });

  it('shows the map of the edition as it is built today', async () => {
    const { data } = await shippedIndex();
    // When this fails: npm start, then copy release/england-2026/map.svg to docs/images/index-map.svg.
    expect(mapPicture(data) === read('docs/images/index-map.svg')).toBe(true);
  });

  it('says that this is not an official statistic', () => {
    expect(readme).toContain(NOT_OFFICIAL);
    expect(read('NOTICE.md')).toContain(NOT_OFFICIAL);
  });

  it('names every folder and the coldspot rule', () => {
    for (const folder of [
      'sources',
      'editions',
      'pipeline',
      'outputs',
      'schemas',
      'geography',
      'docs',
      'test',
    ]) {
      expect(readme).toContain(`${folder}/`);
    }
    expect(readme).toContain('coldspot rule');
  });

  it('has, like every page, no dead links', () => {
    for (const page of pages) {
      const folder = join(ROOT, page, '..');
      for (const [, target = ''] of read(page).matchAll(
        /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g,
      )) {
        expect(existsSync(join(folder, target)), `${page} → ${target}`).toBe(true);
      }
    }
  });
});
