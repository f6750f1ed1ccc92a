import { watchedFiles } from '../../pipeline/acquire/newest/choose.js';
import type { LockFile, NewestVersion, SourceDeclaration } from '../../schemas/source.js';
import { lockedVersion, shortVersion, spokenDate } from '../../sources/versions.js';

const HOW: Readonly<Record<NewestVersion['by'], string>> = {
  github: 'folder of the repository on GitHub (`contents`, `commits`)',
  explore_education_statistics: 'versions of the data set in the API of Explore Education Statistics',
  gov_uk: 'attachments of the page in the content API of gov.uk',
  arcgis: 'item of ArcGIS',
  headers: 'headers of the file (`ETag`, `Last-Modified`)',
  bytes: 'fetching the answer of the interface and comparing it',
};

function rowOf(source: SourceDeclaration, lock: LockFile): string {
  const { name, title, landing_page, files } = source;
  const [file] = files;
  const [watched] = watchedFiles([source]);
  const entry = file === undefined ? undefined : lock[file.address];
  const { version, version_date, published } = lockedVersion(file?.address ?? '', entry);
  const dates = [
    ...(published === undefined ? [] : [`figures ${spokenDate(published)}`]),
    ...(version_date === undefined ? [] : [`version ${spokenDate(version_date)}`]),
  ];
  const cells = [
    `\`${name}\``,
    `[${title}](${landing_page})`,
    version === undefined ? (entry === undefined ? 'not locked' : 'none') : `\`${shortVersion(version)}\``,
    dates.join(', ') || 'not known',
    watched === undefined ? 'no file: typed again by hand' : HOW[watched.newest.by],
    'no',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** `docs/sources.md`: the version of each official data set, and how a newer one is found. */
export const sourcesPage = (sources: readonly SourceDeclaration[], lock: LockFile): string =>
  [
    '# Sources and their versions',
    '',
    '<!-- Generated from sources/ and sources/lock.json by `npm run generate`; do not edit it here. -->',
    '',
    'Which version of each official data set the project reads, and how `smi refresh --check` finds a newer one.',
    'The version, its dates, size and hash are data, in [`sources/lock.json`](../sources/lock.json); `smi refresh --latest --accept` writes them.',
    '',
    'Seen live: whether a reply of the interface that names the newest version has ever been seen by the project. None has:',
    'they are read as their documentation describes them, and a reply that differs is an error (`answer-unreadable`).',
    '',
    '| source | data set | version | dates | newer ones are found by | seen live |',
    '|---|---|---|---|---|---|',
    ...sources.map((source) => rowOf(source, lock)),
    '',
    '## With a mirror',
    '',
    'A mirror (`--mirror`) holds files as `<host>/<path>` and is always read. It may hold the answers of the publishers too, under',
    'the addresses below, with `?` and the query as part of the name of the file, and `/` in a query as `%2F`. Where it has no',
    'answer, the versions of a file that it holds are compared: the highest number is the newest or, as commits have none, the one',
    'whose file was written last. Bytes that differ under the address of the locked version count as changed.',
    '',
    '| publisher | address of the answer |',
    '|---|---|',
    '| GitHub | `https://api.github.com/repos/OWNER/NAME/contents/FOLDER?ref=BRANCH`, then `…/commits?path=PATH&sha=BRANCH&per_page=1` |',
    '| Explore Education Statistics | `https://api.education.gov.uk/statistics/v1/data-sets/ID/versions?page=1&pageSize=20` |',
    '| gov.uk | `https://www.gov.uk/api/content/PAGE` |',
    '| ArcGIS | `https://www.arcgis.com/sharing/rest/content/items/ID?f=json` |',
    '',
  ].join('\n');
