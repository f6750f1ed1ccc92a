import { join } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { partialWords } from '../../../outputs/formats/left-out.js';
import { textTable } from '../../../outputs/formats/text-table.js';
import { domainsLeftOut, isPartial, type LeftOut } from '../../../schemas/method/left-out.js';
import type { Method } from '../../../schemas/method.js';
import { INDICATORS, SOURCES } from '../../../sources/registry.js';
import { chooseIndex } from '../../editions/choose.js';
import { citing } from '../../editions/cite.js';
import { EDITION_FILES, editionNames, readAreas, readMethod } from '../../editions/edition.js';
import { readOrigin } from '../../editions/origin.js';
import { couldHave, describeCouldHave } from '../../editions/prefer.js';
import { readIfPresent } from '../../system/read-if-present.js';
import { textOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';

const table = (rows: readonly (readonly string[])[]): string => textTable(rows).join('\n');

/** What the figures of an edition could be made from besides; nothing for one without figures. */
async function couldHaveOf(method: Method, editions: string, name: string): Promise<string[]> {
  const path = join(editions, name, EDITION_FILES.origin);
  const text = await readIfPresent(path);
  return text === undefined ? [] : describeCouldHave(couldHave(method, readOrigin(text, path)));
}

/** In a line: what an edition of earlier years goes without; `--json` has the reasons. */
function leftOutNote(name: string, left_out: readonly LeftOut[]): string[] {
  const domains = new Set(domainsLeftOut({ left_out }).map(({ code }) => code));
  const others = left_out.filter(({ what, part_of = '' }) => what === 'indicator' && !domains.has(part_of));
  const said = [
    ...(domains.size === 0 ? [] : [`is partial: without ${partialWords({ left_out })}`]),
    ...(others.length === 0 ? [] : [`goes without ${others.map((each) => each.code).join(', ')}`]),
  ];
  return said.length === 0 ? [] : [`${name} ${said.join('; it ')}`];
}

async function listEditions({ settings }: VerbContext): Promise<Outcome> {
  const names = await editionNames(settings.editions);
  const editions = await Promise.all(
    names.map(async (name) => {
      const { method } = await readMethod(settings.editions, name);
      const { title, method_version } = method;
      const could_have = await couldHaveOf(method, settings.editions, name);
      const { back, left_out = [] } = method.kind === 'index' ? method : {};
      const lacking = back === undefined ? {} : { back, partial: isPartial({ left_out }), left_out };
      return { name, title, method_version, default: method.default, could_have, ...lacking };
    }),
  );
  const rows = editions.map(({ name, title, default: built }) => [
    name,
    title,
    built ? 'built by default' : '',
  ]);
  const notes = [
    editions.flatMap(({ name, could_have }) => could_have.map((line) => `${name} ${line}`)),
    editions.flatMap(({ name, left_out = [] }) => leftOutNote(name, left_out)),
  ].filter((lines) => lines.length > 0);
  return {
    text: [table(rows), ...notes.map((lines) => lines.join('\n'))].join('\n\n'),
    json: { editions },
    isAnswer: true,
  };
}

async function listSources(): Promise<Outcome> {
  const cite = await citing();
  const sources = SOURCES.map((source) => {
    const { files, ...declaration } = cite(source);
    return { ...declaration, addresses: files.map(({ address }) => address), symbols: source.symbols };
  });
  return {
    text: table(sources.map(({ name, publisher, title }) => [name, publisher, title])),
    json: { sources },
    isAnswer: true,
  };
}

function listIndicators(): Outcome {
  const indicators = [...INDICATORS.values()].map(({ declaration, source }) => ({
    ...declaration,
    source: source.name,
  }));
  const rows = indicators.map(({ code, unit, level, title }) => [code, unit, level, title]);
  return { text: table(rows), json: { indicators }, isAnswer: true };
}

/** The areas that an edition ranks, with the larger areas around them. */
async function listAreas({ settings, options }: VerbContext): Promise<Outcome> {
  const named = textOption(options, 'edition');
  const edition = await chooseIndex(settings.editions, named === undefined ? [] : [named]);
  const areas = await readAreas(settings.editions, edition);
  const rows = areas.map((area) => [
    area.area_code,
    area.area_name,
    area.upper_tier_code === area.area_code ? '' : area.upper_tier_name,
    area.region_name,
    area.combined_authority_name ?? '',
  ]);
  return { text: table(rows), json: { areas }, isAnswer: true };
}

/** Lists editions, areas, sources or indicators. */
export async function run(context: VerbContext): Promise<Outcome> {
  const [what = 'editions', ...more] = context.positionals;
  if (more.length > 0) throw new SmiError('usage', `list takes one argument, not ${more.length + 1}`);
  if (context.options.edition !== undefined && what !== 'areas')
    throw new SmiError('usage', `list ${what} takes no --edition`, { next: 'it goes with `smi list areas`' });
  if (what === 'editions') return listEditions(context);
  if (what === 'areas') return listAreas(context);
  if (what === 'sources') return listSources();
  if (what === 'indicators') return listIndicators();
  throw new SmiError('usage', `list does not know ${JSON.stringify(what)}`, {
    next: 'list editions, areas, sources or indicators',
  });
}
