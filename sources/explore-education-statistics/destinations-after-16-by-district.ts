import { exploreEducationStatistics } from '../layouts/explore-education-statistics.js';

export default exploreEducationStatistics({
  name: 'destinations-after-16-by-district',
  title: 'Key stage 4 leavers local authority level destinations',
  publication: 'Key stage 4 destination measures',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/414f3ea1-1f03-4f7f-8bcb-6f2d8a051199',
  // The interface has no identifier for this data set: the catalogue serves it as it is.
  address:
    'https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/414f3ea1-1f03-4f7f-8bcb-6f2d8a051199/csv',
  not_seen_live:
    'No reply was ever seen. Columns, levels and periods are those of the catalogue page; the spellings of filters are taken from other data sets of the publication. The interface does not have this data set, so that nothing states its unit: another one would show only as a jump.',
  levels: ['Local authority district', 'Regional'],
  passed: ['Local authority', 'Parliamentary constituency', 'National'],
  where: {
    level_methodology: ['LEA area', 'Local authority area', 'LEA'],
    institution_group: ['State-funded mainstream schools'],
    institution_type: ['Total'],
    breakdown_topic: ['Disadvantage status', 'Disadvantage'],
    breakdown: ['Disadvantaged', 'Disadvantaged pupils'],
    // Numbers of pupils and percentages are rows of one column.
    data_type: ['Percentage'],
  },
  series: [{ name: 'Sustained destination, disadvantaged', value: 'overall' }],
  version: 'version',
  indicators: [
    {
      code: 'destinations_after_16_disadvantaged_district',
      title: 'Sustained destination after 16, disadvantaged pupils, by district',
      description:
        'Disadvantaged pupils (eligible for free school meals in the last six years, or looked after) who stay in education, an apprenticeship or work for two terms after the end of Key Stage 4, by the district that the publisher puts them in.',
      unit: 'per cent',
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Sustained destination, disadvantaged'],
    },
  ],
});
