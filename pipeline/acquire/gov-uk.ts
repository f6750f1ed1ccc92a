import { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import { askJson, isNotThere } from './ask-json.js';
import type { DownloadOptions } from './download.js';

const attachment = z.looseObject({
  title: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  filename: z.string().optional(),
  content_type: z.string().optional(),
  file_size: z.int().min(0).optional(),
});
const publication = z.looseObject({
  title: z.string().min(1),
  public_updated_at: z.iso.datetime({ offset: true }),
  details: z.looseObject({ attachments: z.array(attachment).default([]) }),
});

/** A file of a page of publications on GOV.UK. */
export type Attachment = z.output<typeof attachment>;

export interface Publication {
  readonly title: string;
  /** When the page was last updated, as ISO 8601. */
  readonly updated: string;
  readonly attachments: readonly Attachment[];
}

/**
 * The files of a page of publications on GOV.UK, by the content interface. Throws `answer-unreadable` for a
 * reply that is none, `version-gone` for a page that is not there, `network`.
 * @param landingPage as in `https://www.gov.uk/government/statistics/…`
 * @see https://content-api.publishing.service.gov.uk/
 */
export async function publicationOf(landingPage: string, options: DownloadOptions): Promise<Publication> {
  const { pathname } = new URL(landingPage);
  const address = `https://www.gov.uk/api/content${pathname}`;
  try {
    const { title, public_updated_at, details } = await askJson(address, publication, options);
    return { title, updated: public_updated_at, attachments: details.attachments };
  } catch (error) {
    if (!isNotThere(error)) throw error;
    throw new SmiError('version-gone', `${landingPage}: GOV.UK does not have this page`, {
      cause: error.cause,
    });
  }
}

/**
 * The one attachment whose title begins as given, such as `File 7`. Throws `version-gone` where there is none
 * or more than one.
 */
export function attachmentOf({ attachments }: Publication, title: string, landingPage: string): Attachment {
  const found = attachments.filter((each) => each.title === title || each.title.startsWith(`${title}:`));
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  throw new SmiError('version-gone', `${landingPage} has ${found.length} files titled ${title}, not one`);
}
