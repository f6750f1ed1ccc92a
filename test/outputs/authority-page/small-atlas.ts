import { type AuthorityAtlas, authorityAtlas } from '../../../outputs/authority-page/atlas.js';
import type { AuthorityProfile } from '../../../schemas/release/authority-profile.js';
import { singleTier, smallAuthority } from '../areas/small-authority.js';
import { grid } from '../page/grid.js';

/** What the pages of a release share of two authorities, on a map of two squares. */
export const smallAtlas = (
  profiles: readonly AuthorityProfile[] = [smallAuthority(), singleTier()],
): AuthorityAtlas =>
  authorityAtlas(
    profiles,
    {
      topology: grid([
        { code: 'E10000020', name: 'Shoreshire', region: 'East' },
        { code: 'E06000001', name: 'Seaborough', region: 'East' },
      ]),
      method: {
        outcomes: [{ code: 'level_3', level: 'three', gap: 'three_gap' }],
        steps: { group_share: 0.2 },
      },
      declared: [{ declaration: { code: 'three', description: 'Who has reached Level 3 by 19.' } }],
    },
    ['csv', 'xlsx'],
  );
