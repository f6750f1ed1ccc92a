import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import interactiveTool from '../../../sources/local-authority-interactive-tool.js';
import { fileOf } from '../../../sources/source.js';
import { ParquetWorkspace, TOOL_COLUMNS } from '../../fixtures/parquet.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';

const FILE = fileOf(interactiveTool).name;
let workspace: ParquetWorkspace;
beforeAll(async () => {
  workspace = await ParquetWorkspace.open();
});
afterAll(() => workspace.close());

const observing = (path: string) => interactiveTool.observe(workspace.reader(path));
/** The error of a file with other columns; each row has one cell for each. */
const refusedColumns = async (
  columns: Readonly<Record<string, string>>,
  row: readonly (string | number | null)[],
) => refusal(async () => observing(await workspace.write('other.parquet', columns, [row])));

describe('a Parquet file of another layout', () => {
  const row = ['s', 'd', '2025', 'a', '1', 901, 'r'];
  const whole = async () => readFile(await workspace.writeTool([['RTA', '2025', '5', 901]]));

  test.each([
    ['not Parquet at all', async () => Buffer.from('<html>Moved</html>')],
    ['empty', async () => Buffer.alloc(0)],
    ['cut in the middle', async () => (await whole()).subarray(0, 300)],
    ['cut by its last byte', async () => (await whole()).subarray(0, -1)],
    ['overwritten in the middle', async () => (await whole()).fill(0xff, 4, 200)],
  ])('%s', async (_, bytes) => {
    const path = await workspace.writeBytes('broken.parquet', await bytes());
    const error = await refusal(() => observing(path));
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toBe(`${FILE} cannot be read as Parquet, or ends early`);
    expect(shownOf(error).join()).not.toContain(path);
  });

  test('a column that is missing or renamed', async () => {
    const { Values: _, ...columns } = TOOL_COLUMNS;
    const error = await refusedColumns({ ...columns, Value: 'VARCHAR' }, row);
    expect(error).toMatchObject({
      code: 'column-missing',
      exit: 4,
      message: `${FILE} has no column "Values"`,
    });
  });

  test.each([
    ['Values', 'DOUBLE', [...row.slice(0, 4), 1, ...row.slice(5)]],
    ['LA Number', 'VARCHAR', [...row.slice(0, 5), '901', 'r']],
  ])('the column %s holding %s', async (column, type, cells) => {
    const error = await refusedColumns({ ...TOOL_COLUMNS, [column]: type }, cells);
    const wanted = column === 'Values' ? 'VARCHAR' : 'DOUBLE';
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toBe(`${FILE}: the column "${column}" is "${type}", not ${wanted}`);
  });

  test('an undeclared column, with a name that is escaped for the terminal', async () => {
    const error = await refusedColumns({ ...TOOL_COLUMNS, 'Note\u001b[31m': 'VARCHAR' }, [...row, 'x']);
    expect(error).toMatchObject({ code: 'column-unexpected', exit: 4 });
    expect(error.message).toContain('has a column "Note\\u001b[31m" that its layout does not name');
    expect(shownOf(error).filter(isHostile)).toEqual([]);
  });
});
