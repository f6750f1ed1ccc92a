import { z } from 'zod';
import { field } from './table.js';

/** Nine characters: a letter for the country, two digits for the type of area, six for the area. */
export const GSS_CODE = /^[EWSNKJML][0-9]{8}$/;

/** Any code that an official file may carry: a GSS code, or a TL code of the OECD's regions. */
export const OFFICIAL_CODE = /^([EWSNKJML][0-9]{8}|TL[A-Z0-9]{1,4})$/;

/** Lower-case words joined by underscores: how indicators, domains and steps are named. */
export const CODE = /^[a-z][a-z0-9_]*$/;

/** A GSS code. */
export const gssCode = (title: string, description: string) =>
  field(z.string().regex(GSS_CODE), { title, description });

/** A text that may be empty. */
export const text = (title: string, description: string) => field(z.string(), { title, description });

/** A text that is never empty. */
export const filledText = (title: string, description: string) =>
  field(z.string().min(1), { title, description });

const measured = <T extends z.ZodType>(type: T, title: string, description: string, unit?: string): T =>
  field(type, { title, description, ...(unit === undefined ? {} : { unit }) });

/** A number. */
export const number = (title: string, description: string, unit?: string) =>
  measured(z.number(), title, description, unit);

/** A number that may be missing. */
export const numberOrNull = (title: string, description: string, unit?: string) =>
  measured(z.number().nullable(), title, description, unit);

/** How many there are: a whole number, zero or more. */
export const count = (title: string, description: string, unit?: string) =>
  measured(z.int().min(0), title, description, unit);

export const areaCode = gssCode(
  'Area code',
  'Nine-character GSS code of the area, as issued by the Office for National Statistics.',
);

export const officialCode = field(z.string().regex(OFFICIAL_CODE), {
  title: 'Code in the official file',
  description: 'The area code under which the publisher gave the figure.',
});

export const areaName = filledText(
  'Area name',
  'Name of the area in the April 2025 list of local authorities.',
);

export const indicatorCode = field(z.string().regex(CODE), {
  title: 'Indicator',
  description: 'Short name of the indicator; `smi list indicators` gives the long one.',
});

export const period = filledText(
  'Period',
  'The period of the figure, exactly as the official file writes it.',
);

export const reason = text(
  'Reason',
  'Why a value is missing, or by which rule it came to the area (recode, same_footprint, merger, split, upper_tier) or was imputed (imputed_group_mean, imputed_group_median, imputed_panel); empty when the figure is the area’s own.',
);

export const flags = text(
  'Flags',
  'What the publisher notes about the value (such as low_reliability), separated by semicolons.',
);

export const sourceName = filledText(
  'Source',
  'Short name of the official data set; `smi list sources` gives publisher, licence and address.',
);

/** Where a publisher serves a file, and what hash the file has. */
export const address = field(z.url(), {
  title: 'Address',
  description: 'Where the publisher serves the file.',
});
export const sha256 = field(z.string().regex(/^[0-9a-f]{64}$/), {
  title: 'SHA-256',
  description: 'Hash of the file.',
});

export const rawText = text(
  'Text in the official file',
  'The text of each cell, character for character; separated by semicolons where there are several cells.',
);

export const limit = (which: 'lower' | 'upper') =>
  numberOrNull(
    `${which === 'lower' ? 'Lower' : 'Upper'} limit`,
    `${which === 'lower' ? 'Lower' : 'Upper'} 95% confidence limit, where the publisher gives one.`,
    'unit of the indicator',
  );

export const figureValue = numberOrNull(
  'Value',
  'The figure; empty when it is missing.',
  'unit of the indicator',
);

/** How far a value is the area's own. Where several apply, the first in this order is given. */
export const STATUSES = ['missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed'] as const;

export const status = field(z.enum(STATUSES), {
  title: 'Status',
  description:
    'missing: no figure; estimated: computed from other figures (such as a mean of medians); inherited: the figure of the county; modelled: the figure of the county, spread over its districts by what is known of them; mapped: carried over from another code; observed: the area’s own figure.',
});

/** A share or a probability. */
export const share = (title: string, description: string) =>
  field(z.number().min(0).max(1).nullable(), { title, description, unit: 'share, 0 to 1' });

/** A rank; the description says which end of the order rank 1 is. */
export const rank = (title: string, description: string) =>
  field(z.int().min(1).nullable(), { title, description, unit: 'rank' });
