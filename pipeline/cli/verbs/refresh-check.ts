import { join } from 'node:path';
import { EXIT } from '../../../errors/catalogue.js';
import { SmiError } from '../../../errors/smi-error.js';
import { outOf } from '../../../outputs/formats/numbers.js';
import { textTable } from '../../../outputs/formats/text-table.js';
import type { SourceDeclaration } from '../../../schemas/source.js';
import { SOURCES } from '../../../sources/registry.js';
import { shortVersion, spokenDate, type Version } from '../../../sources/versions.js';
import { contextOf } from '../../acquire/acquire.js';
import { readLock } from '../../acquire/lock.js';
import { Asker } from '../../acquire/newest/ask.js';
import { watchedFiles } from '../../acquire/newest/choose.js';
import { type ListedChanges, listedChanges } from '../../acquire/newest/data-set-changes.js';
import { type Finding, findNewest, type State } from '../../acquire/newest/find-newest.js';
import { officialSources } from '../../editions/declared.js';
import { editionNames, readMethod } from '../../editions/edition.js';
import { EDITION_FILES } from '../../editions/files.js';
import { didYouMean } from '../../system/nearest.js';
import { wordsOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';
import { latestCommand, lockPathOf } from './refresh-hints.js';

/** The sources of each edition, by its name. */
async function sourcesByEdition({
  settings,
  positionals,
}: VerbContext): Promise<Map<string, SourceDeclaration[]>> {
  const names = positionals.length > 0 ? positionals : await editionNames(settings.editions);
  const found = new Map<string, SourceDeclaration[]>();
  for (const name of names) {
    const { method } = await readMethod(settings.editions, name);
    found.set(name, officialSources(method, join(settings.editions, name, EDITION_FILES.method)));
  }
  return found;
}

/** The sources to ask: those of the named editions, or all; of these, those of `--only`. Throws `usage`. */
function sourcesToAsk(
  context: VerbContext,
  used: ReadonlyMap<string, readonly SourceDeclaration[]>,
): SourceDeclaration[] {
  const named = new Set([...used.values()].flat());
  // Figures that were typed again by hand have no file to ask about.
  const withFiles = SOURCES.filter(({ files }) => files.length > 0);
  const all = context.positionals.length === 0 ? withFiles : withFiles.filter((each) => named.has(each));
  const only = wordsOption(context.options, 'only');
  if (only === undefined) return all;
  const names = all.map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new SmiError(
      'usage',
      `--only: there is no source ${JSON.stringify(unknown)} to ask`,
      didYouMean(unknown, names) ?? { next: 'see `smi list sources`' },
    );
  return all.filter(({ name }) => only.includes(name));
}

/** The states, the one that most needs an answer first: it speaks for a source of several files. */
const ORDER: readonly State[] = ['newer', 'changed', 'failed', 'unlocked', 'unknown', 'same'];

/** A version as a reader knows it: its name, with the date of the version or of its figures. */
function shownVersion({ version, version_date, published }: Version): string {
  const date = version_date ?? published;
  const name = version === undefined ? 'as locked' : shortVersion(version);
  return date === undefined ? name : `${name} (${spokenDate(date)})`;
}

interface Line {
  readonly source: string;
  readonly state: State;
  readonly have: string;
  readonly newest: string;
  readonly since: string;
  /** What the publisher lists as changed. */
  readonly changes: string;
  readonly action: string;
}

const NEWEST: Readonly<Record<State, (finding: Finding) => string>> = {
  same: () => 'nothing newer',
  newer: ({ newest }) => (newest === undefined ? '' : shownVersion(newest)),
  changed: () => 'other bytes in the mirror under the same version',
  unlocked: ({ newest }) => (newest === undefined ? '' : shownVersion(newest)),
  unknown: () => 'the mirror says nothing about it',
  failed: ({ error }) => `not known: ${error?.message ?? ''}`,
};

/** A finding, with what the publisher lists as changed where it does. */
type Told = Finding & { readonly listed?: ListedChanges | undefined };

function lineOf(context: VerbContext, findings: readonly Told[], edition: string | undefined): Line {
  const [finding] = findings.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  if (finding === undefined) throw new TypeError('a source has at least one file');
  const { source, state, have, newest, error, listed } = finding;
  const since = state === 'newer' ? (newest?.version_date ?? newest?.published) : undefined;
  const taking = () =>
    edition === undefined
      ? 'no edition uses it'
      : `\`${latestCommand(context, edition, source)}\`${state === 'changed' ? ', or look at the mirror' : ''}`;
  const actions: Readonly<Record<State, string>> = {
    same: '',
    newer: taking(),
    changed: taking(),
    unlocked: edition === undefined ? 'no edition uses it' : taking(),
    unknown: '',
    failed: error?.next ?? '',
  };
  return {
    source,
    state,
    have: have === undefined ? 'none' : shownVersion(have),
    newest: NEWEST[state](finding),
    since: since === undefined ? '' : `since ${spokenDate(since)}`,
    changes: listed?.text ?? '',
    action: actions[state],
  };
}

const asJson = ({ file, state, have, newest, error, listed }: Told) => ({
  file: file.name,
  state,
  have: have ?? null,
  newest: newest ?? null,
  ...(listed?.changes === undefined ? {} : { changes: listed.changes }),
  ...(error === undefined ? {} : { error: { code: error.code, message: error.message, next: error.next } }),
});

/** The exit code: 4 where something is newer, or else that of the first source that could not be asked. */
function exitOf(findings: readonly Finding[]): number {
  if (findings.some(({ state }) => state === 'newer' || state === 'changed')) return EXIT.official;
  return findings.find(({ error }) => error !== undefined)?.error?.exit ?? EXIT.done;
}

/** Asks the publishers, or a mirror, whether something newer is there than what the lock names. */
export async function checkSources(context: VerbContext): Promise<Outcome> {
  const { options, settings, log, fetch, now } = context;
  const used = await sourcesByEdition(context);
  const sources = sourcesToAsk(context, used);
  const lock = await readLock(lockPathOf(options));
  const asking = await contextOf({
    store: settings.store,
    offline: false,
    lock,
    relock: false,
    fetch,
    now,
    log,
    ...(typeof options.mirror === 'string' ? { mirror: options.mirror } : {}),
  });
  const asker = new Asker(asking);
  const findings: Told[] = [];
  for (const finding of await findNewest(watchedFiles(sources), lock, asker)) {
    const declared = sources.find(({ name }) => name === finding.source);
    findings.push({ ...finding, listed: declared && (await listedChanges(declared, finding, asker)) });
  }
  const lines = sources.map((source) =>
    lineOf(
      context,
      findings.filter((finding) => finding.source === source.name),
      [...used].find(([, all]) => all.includes(source))?.[0],
    ),
  );
  const newer = lines.filter(({ state }) => state === 'newer' || state === 'changed').length;
  const failed = lines.filter(({ state }) => state === 'failed').length;
  const text = [
    ...textTable(
      lines.map(({ source, have, newest, since, changes, action }) => [
        source,
        have,
        newest,
        [since, changes].filter((each) => each !== '').join('; '),
        action,
      ]),
    ),
    `${outOf(newer, lines.length, 'source')} ${newer < 2 ? 'has' : 'have'} ${newer === 0 ? 'anything' : 'something'} newer${failed === 0 ? '' : `; ${failed} could not be asked`}; nothing was taken in`,
  ];
  return {
    text: text.join('\n'),
    json: {
      newer,
      failed,
      sources: lines.map((line) => ({
        ...line,
        files: findings.filter(({ source }) => source === line.source).map(asJson),
      })),
    },
    isAnswer: true,
    exit: exitOf(findings),
  };
}
