import { expect, it } from 'vitest';
import { readColumnMap } from '../../../../pipeline/records/estimate/column-map.js';
import { refusal } from '../../../fixtures/refusal.js';

const read = (text: string, given = {}) => readColumnMap(given, { text, name: 'columns.yaml' });

it('a file with an unknown key is refused, with the nearest word', async () => {
  expect((await refusal(() => read('are: lad'))).next).toContain('did you mean area');
  expect((await refusal(() => read('area: 3'))).message).toContain('columns.yaml: the column for area');
  expect((await refusal(() => read('- area'))).message).toContain('columns.yaml');
  expect((await refusal(() => read('area: a\narea: b'))).message).toContain('columns.yaml');
  expect((await refusal(() => read(''))).message).toContain('columns.yaml');
});

it('options precede the file, and the file the defaults', () => {
  expect(read('area: lad_code\nsex: gender', { sex: 'sex_at_birth' })).toEqual({
    area: 'lad_code',
    sex: 'sex_at_birth',
  });
  expect(readColumnMap({ area: 'a' })).toEqual({ area: 'a' });
});
