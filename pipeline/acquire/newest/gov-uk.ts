import { z } from 'zod';
import { SmiError } from '../../../errors/smi-error.js';
import type { LockEntry, SourceFile } from '../../../schemas/source.js';
import { addressAt, versionIn } from '../../../sources/versions.js';
import { isNotThere } from '../download.js';
import { type Answer, day, gone, type Kind, TIME } from './answer.js';
import type { Asker } from './ask.js';

const publication = z.looseObject({
  public_updated_at: TIME,
  // An attachment that is a page has a path in place of an address.
  details: z.looseObject({ attachments: z.array(z.looseObject({ url: z.string().min(1) })).default([]) }),
});

/** A page of publications on GOV.UK, as its content interface answers. */
export type Publication = z.output<typeof publication>;

/**
 * A page of publications on GOV.UK with its files; undefined where a mirror does not have it. Throws
 * `answer-unreadable` for a reply that is none, `version-gone` for a page that is not there, `network`.
 * @param page the path of the page, such as `government/statistics/…`
 * @see https://content-api.publishing.service.gov.uk/
 */
export async function publicationOf(page: string, ask: Asker): Promise<Publication | undefined> {
  try {
    return await ask.json(`https://www.gov.uk/api/content/${page}`, publication);
  } catch (error) {
    if (!isNotThere(error)) throw error;
    throw new SmiError('version-gone', `https://www.gov.uk/${page}: GOV.UK does not have this page`, {
      cause: error.cause,
    });
  }
}

/**
 * The attachment of a page whose address is one of the file’s. Throws as `publicationOf`, and `version-gone`
 * where none is, or where two are.
 */
export async function newestOnGovUk(
  file: SourceFile,
  { page }: Kind<'gov_uk'>,
  locked: LockEntry | undefined,
  ask: Asker,
): Promise<Answer> {
  const found = await publicationOf(page, ask);
  if (found === undefined) return undefined;
  const versions = new Set(
    found.details.attachments.flatMap(({ url }) => versionIn(file.address, url) ?? []),
  );
  const [version] = versions;
  if (version === undefined) throw gone(file, `https://www.gov.uk/${page}`);
  if (versions.size > 1)
    throw new SmiError(
      'version-gone',
      `https://www.gov.uk/${page} has ${versions.size} files ${file.name}, not one`,
      { next: 'see which one it is, then correct the address in the source' },
    );
  if (version === locked?.version) return 'same';
  const published = day(found.public_updated_at);
  return { address: addressAt(file.address, version), version, published, version_date: published };
}
