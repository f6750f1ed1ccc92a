import { SmiError } from '../../../errors/smi-error.js';
import { textTable } from '../../../outputs/formats/text-table.js';
import { INDICATORS, SOURCES } from '../../../sources/registry.js';
import { declarationOf } from '../../../sources/source.js';
import { editionNames, readMethod } from '../../editions/edition.js';
import type { Outcome, VerbContext } from '../verb.js';

const table = (rows: readonly (readonly string[])[]): string => textTable(rows).join('\n');

async function listEditions({ settings }: VerbContext): Promise<Outcome> {
  const names = await editionNames(settings.editions);
  const editions = await Promise.all(
    names.map(async (name) => {
      const { method } = await readMethod(settings.editions, name);
      return { name, title: method.title, method_version: method.method_version, default: method.default };
    }),
  );
  const rows = editions.map(({ name, title, default: built }) => [
    name,
    title,
    built ? 'built by default' : '',
  ]);
  return { text: table(rows), json: { editions }, isAnswer: true };
}

function listSources(): Outcome {
  const sources = SOURCES.map((source) => {
    const { files, ...declaration } = declarationOf(source);
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

/** Lists editions, sources or indicators. */
export async function run(context: VerbContext): Promise<Outcome> {
  const [what = 'editions', ...more] = context.positionals;
  if (more.length > 0) throw new SmiError('usage', `list takes one argument, not ${more.length + 1}`);
  if (what === 'editions') return listEditions(context);
  if (what === 'sources') return listSources();
  if (what === 'indicators') return listIndicators();
  throw new SmiError('usage', `list does not know ${JSON.stringify(what)}`, {
    next: 'list editions, sources or indicators',
  });
}
