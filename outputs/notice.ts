/** On the README, the reports and every other page. */
export const NOT_OFFICIAL =
  'Not an official statistic; not produced or endorsed by the Social Mobility Commission, the Department for Education or the Office for National Statistics.';

/** How the figures and the boundaries are attributed, wherever they appear. */
export const ATTRIBUTION =
  'Contains public sector information licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2025.';

/** How a release of an edition is cited. */
export const citationOf = (title: string, edition: string, version: string): string =>
  `The social-mobility-index maintainers, ${title} (edition ${edition}, method ${version}), computed from official statistics under the Open Government Licence v3.0.`;
