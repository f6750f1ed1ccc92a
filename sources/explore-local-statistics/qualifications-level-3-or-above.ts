import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'qualifications-level-3-or-above',
  title: 'Level 3 or above qualifications (Great Britain)',
  producer: 'Office for National Statistics',
  landing_page: 'https://www.nomisweb.co.uk/datasets/apsnew',
  indicators: [
    {
      code: 'level_3_or_above',
      title: 'Adults with Level 3 or above',
      description:
        'People aged 16 to 64 with qualifications at Level 3 or above (two A levels or the equivalent), from a survey.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Level 3 or above qualifications (Great Britain)'],
    },
  ],
});
