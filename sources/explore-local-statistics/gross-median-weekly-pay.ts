import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'gross-median-weekly-pay',
  title: 'Gross median weekly pay',
  producer: 'Office for National Statistics and Northern Ireland Statistics and Research Agency',
  landing_page:
    'https://www.ons.gov.uk/employmentandlabourmarket/peopleinwork/earningsandworkinghours/bulletins/annualsurveyofhoursandearnings/previousreleases',
  indicators: [
    {
      code: 'weekly_pay',
      title: 'Weekly pay',
      description:
        'Median weekly gross pay of employee jobs, full-time and part-time, of the people who live in the area.',
      unit: 'pounds a week',
      stated: { measure: 'Pounds', unit: '£' },
      level: 'lower_tier',
      measure: 'median',
      range: [50, 5000],
      select: ['Gross median weekly pay'],
    },
  ],
});
