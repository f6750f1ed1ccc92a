import { expect, test } from 'vitest';
import { fileSection } from '../../../schemas/generate/file-dictionary.js';
import { fileJsonSchema } from '../../../schemas/generate/json-schema.js';
import { publishedDeprivationTable } from '../../../schemas/published-deprivation.js';
import { checksFile } from '../../../schemas/release/checks-file.js';
import { checksTable } from '../../../schemas/release/checks-table.js';
import { columns } from '../../../schemas/table.js';

const file = { name: 'checks', title: 'Checks', description: 'Checks of an index.', schema: checksFile };

test('every field of checks.json has a title and a meaning in the data dictionary', () => {
  const lines = fileSection(file)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(lines.length).toBeGreaterThan(50);
  for (const line of lines) {
    const [, , title, , , meaning] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    expect(title, line).not.toBe('');
    expect(meaning, line).not.toBe('');
  }
});

test('checks.json has a JSON Schema', () => {
  expect(Object.keys(fileJsonSchema(file).properties ?? {})).toEqual(Object.keys(checksFile.shape));
});

test('the columns of both tables have titles and descriptions', () => {
  expect(columns(checksTable).map(({ name }) => name)).toContain('effective_weight');
  expect(columns(publishedDeprivationTable).map(({ name }) => name)).toContain('average_score');
});
