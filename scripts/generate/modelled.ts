import { fixed, perCent, whole } from '../../outputs/formats/numbers.js';
import { declaredOf } from '../../pipeline/editions/declared.js';
import type { IndexEdition } from '../../pipeline/editions/edition.js';
import { planOf } from '../../pipeline/editions/plan.js';
import type { IndicatorModel } from '../../pipeline/model/fit.js';
import { errorSd, type Modelled, modelEdition } from '../../pipeline/model/model.js';
import { PSEUDO_COUNTIES } from '../../pipeline/model/pseudo-counties.js';
import { code, markdownTable, plain } from '../../schemas/generate/markdown.js';

const orDash = (value: number | null | undefined, show: (value: number) => string): string =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : show(value);

const two = (value: number) => fixed(value, 2);

function errorsTable(edition: IndexEdition, models: readonly IndicatorModel[]): string {
  const header = ['Indicator', 'Unit', 'Outcome', 'Gain', 'R²', 'Error, modelled', 'Error, inherited'];
  const rows = models.map(({ code: name, modelled, gain, errors }) => [
    code(name),
    plain(declaredOf(edition.method, name).declaration.unit),
    modelled ? 'modelled' : 'stays inherited',
    orDash(gain, (value) => perCent(value)),
    orDash(errors?.r_squared, two),
    orDash(errors?.modelled.rmse, two),
    orDash(errors?.inherited.rmse, two),
  ]);
  return markdownTable(header, rows);
}

function coverageTable(models: readonly IndicatorModel[]): string {
  const header = [
    'Indicator',
    'Bias, modelled',
    'Bias, inherited',
    'Covered, modelled',
    'Covered, inherited',
    'Counties',
    'Authorities',
    'Fitted on',
    'Penalty',
  ];
  const rows = models.map(({ code: name, errors, authorities, line }) => [
    code(name),
    orDash(errors?.modelled.bias, two),
    orDash(errors?.inherited.bias, two),
    orDash(errors?.modelled.coverage, (value) => perCent(value)),
    orDash(errors?.inherited.coverage, (value) => perCent(value)),
    whole(errors?.groups ?? 0),
    whole(errors?.units ?? 0),
    whole(authorities.length),
    String(Number(line.penalty.toPrecision(3))),
  ]);
  return markdownTable(header, rows);
}

function coefficientsTable({ models }: Modelled, regressors: readonly string[]): string {
  const rows = models.map(({ code: name, line }) => [
    code(name),
    ...[...line.coefficients].map((value) => fixed(value, 2)),
  ]);
  return markdownTable(['Indicator', ...regressors.map(code)], rows);
}

function correlationsTable({ models, omega }: Modelled): string {
  const rows = models.map((model, i) => [
    code(model.code),
    two(errorSd(model)),
    ...models.map((_, k) => (k < i ? two(omega[i]![k]! / Math.sqrt(omega[i]![i]! * omega[k]![k]!)) : '')),
  ]);
  return markdownTable(['Indicator', 'σ', ...models.map((_, i) => String(i + 1))], rows);
}

function countiesTable({ areas }: IndexEdition): string {
  const names = new Map(areas.map(({ area_code, area_name }) => [area_code, area_name]));
  const rows = PSEUDO_COUNTIES.map(({ name, authorities }) => [
    name,
    authorities.map((area) => `${names.get(area) ?? '–'} (${area})`).join('; '),
  ]);
  return markdownTable(['County', 'Authorities'], rows);
}

/**
 * `docs/modelled-figures.md`: how figures of counties are spread over their districts, and how far off that
 * is where the truth is known. Empty for an edition without a model.
 */
export function modelledPage(edition: IndexEdition): string {
  const units = edition.areas.map(({ area_code }) => area_code).sort();
  const modelled = modelEdition(edition, planOf(edition.method, units), edition.figures);
  const asked = edition.method.steps.model;
  if (modelled === undefined || asked === undefined) return '';
  const { models } = modelled;
  const counted = PSEUDO_COUNTIES.reduce((sum, { authorities }) => sum + authorities.length, 0);
  const stay = models.filter((model) => !model.modelled).map((model) => code(model.code));
  return `${[
    '# Modelled figures',
    `Generated from the frozen figures of \`${edition.name}\` by \`npm run generate\`; do not edit it here. The numbers are also in \`model.csv\` and \`model_parameters.csv\` of the release, and \`smi check\` prints the errors.`,
    `Some indicators are published for counties and single-tier councils only. A district in a county has no figure of its own: taking the county’s as its own hides how districts differ. A **modelled** figure is the county’s figure, spread over its districts by what is known of the districts themselves. It is not a count of anything: it says what the county’s figure and the district’s other figures lead one to expect.`,
    '## How',
    [
      'For a district *d* in county *c*: ŷ_d = Y_c + (x_d − x̄_c)′β, with',
      '',
      `- Y_c the published figure of the county, which is kept exactly: it is the weighted mean of its districts’ figures. Weights are populations, times child poverty for figures of pupils eligible for free school meals;`,
      `- x_d the district’s own ${asked.regressors.map(code).join(', ')}, each as its distance from the mean of all areas in standard deviations; x̄_c their weighted mean over the county;`,
      `- β a ridge regression on the authorities outside London that publish for themselves, within regions (values less their region’s mean). The penalty is that with the smallest errors when each region is left out in turn.`,
      '',
      'A figure outside the possible values is put on the bound, and the others are shifted alike until the weighted mean is the county’s figure again. The standard error is σ√(1 − 2w_d + Σw²), σ from the errors for the region left out, w the weights as shares. Its interval is ± 1.96 standard errors.',
    ].join('\n'),
    `## Where the truth is known`,
    `${PSEUDO_COUNTIES.length} counties have only authorities that publish for themselves, ${counted} in all. Each is taken as if only its own figure were known, with a line, penalty included, that knows nothing of its region. The error is the root mean squared difference from what the authorities publish. R² is 1 less the squared errors of modelling ÷ those of inheritance.`,
    errorsTable(edition, models),
    `An indicator is modelled if its error is at least ${perCent(asked.minimum_gain)} below that of inheritance; the build decides it from the figures${stay.length === 0 ? '' : `. These stay inherited: ${stay.join(', ')}`}. An inherited figure is drawn with a spread of ${asked.inherited_sd} standard deviations among the authorities.`,
    'Bias is the mean of the differences, unweighted (weighted, it is zero in each county). Covered is the share of the authorities’ figures within the interval of 95%; it is mostly above that, since σ is estimated over whole regions and so also holds how counties differ. The weights cannot be checked here. Counties with authorities that share a former county’s figure are left out for that indicator.',
    coverageTable(models),
    '## Coefficients',
    'What one standard deviation of a regressor adds to the figure, in its unit.',
    coefficientsTable(modelled, asked.regressors),
    '## Errors that go together',
    'Draws for a district come from the joint covariance Ω of the errors of all county indicators, less the weighted mean of its county. σ is in the unit of the indicator; the numbers are correlations, in the order of the rows.',
    correlationsTable(modelled),
    '## Beware',
    [
      '- Modelling uses figures of the conditions of a district to spread figures about the chances of its disadvantaged children: by construction the two faces of a district in a county share information. `chances_upper_tier.csv` has the chances of the counties and single-tier councils from published figures alone.',
      '- A figure that a source gives for the district itself always comes first.',
      '- The model knows nothing of a district that its regressors do not show: a very good or bad school, for one, is lost in the county’s mean.',
    ].join('\n'),
    '## The counties',
    'The metropolitan counties, and counties that unitary authorities have replaced.',
    countiesTable(edition),
  ].join('\n\n')}\n`;
}
