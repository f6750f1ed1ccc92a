import { describe, expect, test } from 'vitest';
import { authorityWorkbookBytes } from '../../../outputs/areas/authority-workbook.js';
import { areaWorkbookBytes } from '../../../outputs/areas/workbook.js';
import { withWorkbooks } from '../../../pipeline/areas/workbooks.js';
import { smallAuthority } from '../../outputs/areas/small-authority.js';
import { smallProfile } from '../../outputs/areas/small-profile.js';

const profile = (code: string) => ({ ...smallProfile(), area: { ...smallProfile().area, code } });

describe('workbooks that another thread makes', () => {
  test('have the bytes that this one would make, in whatever order they are asked for', async () => {
    const profiles = [profile('E07000001'), profile('E07000002'), profile('E07000003')];
    const made = await withWorkbooks('index', profiles, async (workbookOf) => [
      await workbookOf('E07000003'),
      await workbookOf('E07000001'),
    ]);
    expect(made.map((bytes) => Buffer.from(bytes).toString('base64'))).toEqual(
      [profiles[2]!, profiles[0]!].map((one) => Buffer.from(areaWorkbookBytes(one)).toString('base64')),
    );
  });

  test('are those of authorities too', async () => {
    const authority = smallAuthority();
    const bytes = await withWorkbooks('long-shadow', [authority], (workbookOf) =>
      workbookOf(authority.area.code),
    );
    expect(Buffer.compare(bytes, authorityWorkbookBytes(authority))).toBe(0);
  });

  test('fail with what fails in the thread, and so does every one that follows', async () => {
    const broken = { ...profile('E07000002'), notes: undefined as unknown as string[] };
    const all = [profile('E07000001'), broken, profile('E07000003')];
    const found = withWorkbooks('index', all, (workbookOf) =>
      Promise.allSettled(all.map(({ area }) => workbookOf(area.code))),
    );
    expect((await found).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  test('are none of an area without a profile', async () => {
    const asked = withWorkbooks('index', [profile('E07000001')], (workbookOf) => workbookOf('E07000009'));
    await expect(asked).rejects.toThrow('E07000009');
  });
});
