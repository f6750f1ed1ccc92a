import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'gigabit-capable-broadband',
  title: 'Gigabit-capable broadband',
  producer: 'Ofcom',
  landing_page: 'https://www.ofcom.org.uk/phones-and-broadband/coverage-and-speeds/infrastructure-research',
  indicators: [
    {
      code: 'gigabit_broadband',
      title: 'Gigabit broadband',
      description: 'Premises that a gigabit-capable broadband service reaches.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Gigabit capable broadband'],
    },
  ],
});
