import { describe, expect, it } from 'vitest';
import { explanation } from '../../../outputs/index-report/findings.js';
import { reportView } from '../../../outputs/index-report/view.js';
import { type Changes, METHOD, tinyRelease } from './fixture.js';
import { AREAS } from './tiny-areas.js';
import { UNDRAWN } from './tiny-robustness.js';

const textOf = (changes: Changes = {}): string => explanation(reportView(tinyRelease(changes)));
const whole = { ...METHOD, areas: { ...METHOD.areas, exclude: [] } };

describe('the introduction', () => {
  it('counts ranked areas among all: one is left out, another has too few figures', () => {
    expect(textOf()).toContain('The index ranks 5 of England’s 7 districts by');
    expect(textOf({ method: whole })).toContain('The index ranks 5 of England’s 6 districts by');
  });

  it('says that all areas are ranked where they are', () => {
    const text = textOf({ method: whole, areas: AREAS.slice(0, 5) });
    expect(text).toContain('The index ranks the 5 districts of England by');
  });

  it('explains the word replicate before using it, and says how wide intervals are', () => {
    // widths 1, 2, 3, 3 and 3
    expect(textOf()).toContain(
      'we made the index again 1,000 times with other defensible choices and slightly different figures; each is a replicate. For half of the districts the rank covered 3 places or more in nine replicates of ten.',
    );
  });

  it('mentions other figures only where figures are drawn', () => {
    const robustness = { ...METHOD.robustness, sampling_error: false, inheritance_sd: 0 };
    const text = textOf({ method: { ...METHOD, robustness } });
    expect(text).toContain('with other defensible choices; each is a replicate.');
  });

  it('does not mention replicates where there are none', () => {
    expect(textOf({ drawn: UNDRAWN })).toContain('it was not worked out.');
    expect(textOf({ drawn: UNDRAWN })).not.toContain('replicate');
  });
});
