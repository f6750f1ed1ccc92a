/** Exit codes of the process: see `docs/errors.md`, which is generated from this file. */
export const EXIT = {
  done: 0,
  bug: 1,
  input: 2,
  check: 3,
  official: 4,
  surroundings: 5,
  interrupted: 130,
} as const;

export interface ErrorKind {
  readonly exit: number;
  /** What has happened, in general. */
  readonly title: string;
  /** What to do next, unless the code that throws says something more specific. */
  readonly next: string;
}

const kind = (exit: number, title: string, next: string): ErrorKind => ({ exit, title, next });

/** Every error that a user can meet, by its code. A code never changes its meaning. */
export const CATALOGUE = {
  // the user's input, or data that is not there
  usage: kind(EXIT.input, 'The command line is not understood', 'see `smi --help`'),
  'setting-invalid': kind(
    EXIT.input,
    'A setting has a value that cannot be used',
    'correct the option, the SMI_* variable or smi.yaml',
  ),
  'edition-unknown': kind(EXIT.input, 'No edition has this name', 'see `smi list editions`'),
  'edition-incomplete': kind(
    EXIT.input,
    'A file of an edition is missing',
    'restore it, or write it with `smi refresh EDITION --accept`',
  ),
  'area-unknown': kind(
    EXIT.input,
    'No area of the edition has this code or name',
    'give a GSS code, or the name as it is written in index.csv',
  ),
  'method-invalid': kind(EXIT.input, 'A method file does not match its schema', 'correct the method file'),
  'period-old': kind(
    EXIT.input,
    'An indicator has no later period, and is too old to be carried into the next edition',
    'carry it all the same with --carry, or leave it out of the method',
  ),
  'edition-partial': kind(
    EXIT.input,
    'An edition of earlier years would have too few figures: a face has not enough of its domains',
    'move the periods back by another number of years',
  ),
  'trend-unlike': kind(
    EXIT.input,
    'The editions of a trend cannot be put on one scale: other areas, periods or directions, or an indicator that one has not',
    'name editions of the same areas, and indicators that are in all of them',
  ),
  'source-invalid': kind(
    EXIT.input,
    'A source file does not match the schema of its layout',
    'correct the source file',
  ),
  'method-weights': kind(
    EXIT.input,
    'Weights are negative, not finite or all zero',
    'give weights of zero or more, at least one of them above zero',
  ),
  'indicator-unoffered': kind(
    EXIT.input,
    'The method names an indicator that no source provides',
    'see `smi list indicators`',
  ),
  'indicator-constant': kind(
    EXIT.input,
    'An indicator cannot be standardised',
    'take it out of the method, or look at its figures',
  ),
  'indicator-empty': kind(
    EXIT.input,
    'An indicator has no value in any unit',
    'give it values, or take it out of the method',
  ),
  'values-too-few': kind(
    EXIT.input,
    'An indicator has too few values for the method',
    'give it more values, take it out of the method, or choose another method',
  ),
  'units-too-few': kind(
    EXIT.input,
    'There are fewer than three units',
    'give a table of at least three units',
  ),
  'value-not-finite': kind(
    EXIT.input,
    'A value is not a number, or is infinite',
    'correct the value, or leave the cell empty where it is missing',
  ),
  'value-out-of-range': kind(
    EXIT.input,
    'Values are too large, or too close to zero, to compute with',
    'express the indicator in another unit',
  ),
  'value-negative': kind(
    EXIT.input,
    'A value is negative or zero where only values above zero are allowed',
    'normalise by min_max from 1 to 100, or choose another method',
  ),
  'reference-invalid': kind(
    EXIT.input,
    'There is no value to measure a distance to',
    'name a unit that has a value, or a target above the lowest value',
  ),
  'weights-undetermined': kind(
    EXIT.input,
    'The values do not determine weights of the kind that the method asks for',
    'use given or equal weights, or look at the indicators',
  ),
  'goalposts-equal': kind(
    EXIT.input,
    'The two goalposts are equal',
    'give a lower and an upper goalpost that differ',
  ),
  'hierarchy-cyclic': kind(
    EXIT.input,
    'The structure goes in a circle',
    'give every code a parent on the next level, and the index no parent',
  ),
  'hierarchy-orphaned': kind(
    EXIT.input,
    'A parent is not among the codes of the structure',
    'correct the parent, or add it as an aggregate',
  ),
  'hierarchy-invalid': kind(
    EXIT.input,
    'The structure is not a hierarchy',
    'correct the structure of the method',
  ),
  'code-duplicate': kind(
    EXIT.input,
    'A code appears more than once',
    'give every unit and indicator a code of its own',
  ),
  'parts-invalid': kind(
    EXIT.input,
    'Parts of a sweep of replicates do not belong together',
    'give all folders of one sweep, as they were written',
  ),
  'method-pair': kind(
    EXIT.input,
    'Two choices of a method cannot be combined',
    'normalise by min_max from 1 to 100 before a geometric or harmonic mean',
  ),
  'period-absent': kind(
    EXIT.input,
    'The source has no figure for the period that the method names',
    'name a period that the source has',
  ),
  'figures-invalid': kind(
    EXIT.input,
    'A frozen table of an edition does not match its schema, or is not the one that was frozen',
    'restore it, or write it again with `smi refresh EDITION --accept`',
  ),
  'target-foreign': kind(
    EXIT.input,
    'The folder to write to exists and was not made by this program',
    'move it away, or choose another folder with --release',
  ),
  'release-incomplete': kind(
    EXIT.input,
    'A file of a release is missing, or is not as this version of the program writes it',
    'build the edition again with `smi build EDITION`',
  ),
  'out-not-empty': kind(
    EXIT.input,
    'The folder to write to is not empty',
    'give a new or an empty folder with --out',
  ),
  'table-unreadable': kind(
    EXIT.input,
    'A table that was given cannot be read',
    'look at the file; save it as .csv (UTF-8), .xlsx, .ods or .parquet',
  ),
  'table-invalid': kind(
    EXIT.input,
    'A table that was given has columns or cells that cannot be used',
    'correct the table, or name other columns',
  ),
  'release-absent': kind(
    EXIT.input,
    'There is no release where one is named',
    'give the folder that has receipt.json, or make it with `smi build`',
  ),
  'release-invalid': kind(
    EXIT.input,
    'A release has no receipt that can be read',
    'get the release again, whole, from whoever published it',
  ),
  'release-newer': kind(
    EXIT.input,
    'A release was made by a newer version of the program',
    'install that version',
  ),
  'release-changed': kind(
    EXIT.check,
    'A file of a release is not the one that its receipt lists',
    'get the release again; `smi verify` names every such file',
  ),
  'rebuild-impossible': kind(
    EXIT.input,
    'A release cannot be rebuilt from what is here',
    'give the folder of its edition with --editions, or that of its inputs with --inputs',
  ),
  'editions-unlike': kind(
    EXIT.input,
    'Two editions rank different things, or areas of different kinds',
    'compare two editions of the same kind of area: see `smi list editions`',
  ),
  'areas-unshared': kind(
    EXIT.input,
    'Two editions have no area in common, also by the history of codes',
    'compare two editions of the same areas',
  ),
  'suite-unknown': kind(
    EXIT.input,
    'No suite has this name, or the folder has none',
    'see `smi reproduce`, which lists them',
  ),
  'suite-invalid': kind(
    EXIT.input,
    'The declaration of a suite does not match its schema, or a part of it is missing',
    'correct the suite: docs/reproduce.md says how to write one',
  ),
  'suite-data-missing': kind(
    EXIT.input,
    'The data of a suite are not there',
    'get the file from its publisher, and give it with --file',
  ),
  'records-unreadable': kind(
    EXIT.input,
    'A file of individual records cannot be read, or does not match the others',
    'correct the file, or leave it out',
  ),
  'records-invalid': kind(
    EXIT.input,
    'Individual records have impossible values',
    'correct the records, or name another column',
  ),
  'records-columns': kind(
    EXIT.input,
    'The columns of individual records do not have the expected names',
    'name them with --area, --cohort and so on, or in the file given to --columns',
  ),
  'records-fifths': kind(
    EXIT.input,
    'Fifths of family circumstances cannot be formed',
    'check the column of family circumstances, or leave the cohort out',
  ),
  'previous-invalid': kind(
    EXIT.input,
    'An earlier output cannot be compared with a new one',
    'give the folder of an earlier `smi estimate`, as it was written',
  ),
  'truth-invalid': kind(
    EXIT.input,
    'A file of the truth to make records from does not match its layout',
    'correct the file; `smi synthesise --help` describes it',
  ),
  'store-empty': kind(
    EXIT.input,
    'A file is not in the store, and --offline forbids fetching it',
    'run once without --offline, or with --mirror DIR',
  ),
  'mirror-lacks': kind(
    EXIT.input,
    'The mirror does not have a file',
    'put it in the mirror as <host>/<path>',
  ),
  'mirror-invalid': kind(
    EXIT.input,
    'The mirror is neither a folder nor an address',
    'give a folder, an https address, or http on this machine',
  ),
  // an official file does not match the lock or its layout
  'lock-missing': kind(
    EXIT.official,
    'A file has no entry in the lock',
    'look at the file, then accept it with --relock',
  ),
  'lock-differs': kind(
    EXIT.official,
    'A file is not the one recorded in the lock',
    'look at what changed, then accept it with --relock',
  ),
  'file-truncated': kind(
    EXIT.official,
    'A file ends early',
    'fetch it again; check the address if it stays short',
  ),
  'file-web-page': kind(
    EXIT.official,
    'The address served a web page in place of a data file',
    'open the address in a browser and see what the publisher moved',
  ),
  'file-encoding': kind(
    EXIT.official,
    'A file is not in the encoding that its layout declares',
    'ask the publisher, or declare the encoding in the source',
  ),
  'file-unreadable': kind(
    EXIT.official,
    'A file cannot be read in the format that its source declares',
    'fetch it again, or correct the layout in the source',
  ),
  'workbook-unsafe': kind(
    EXIT.official,
    'A workbook or archive has content that no genuine one has',
    'do not open it; ask the publisher',
  ),
  'answer-unreadable': kind(
    EXIT.official,
    'An interface of a publisher answers something else than its documentation says',
    'try again later; see what the publisher changed if it stays so',
  ),
  'pages-broken': kind(
    EXIT.official,
    'The pages of an interface do not make one whole',
    'try again later; the publisher may be changing the data set',
  ),
  'version-gone': kind(
    EXIT.official,
    'The publisher does not serve this version of a data set',
    'see which versions the publisher lists, then correct the version in the source',
  ),
  'column-missing': kind(
    EXIT.official,
    'A column that the layout names is not in the file',
    'see what the publisher renamed, then correct the layout in the source',
  ),
  'column-duplicate': kind(
    EXIT.official,
    'A column appears more than once',
    'declare it in the source if the publisher intends it',
  ),
  'column-unexpected': kind(
    EXIT.official,
    'A column is not in the declared layout',
    'see what the publisher added, then add it to the layout in the source',
  ),
  'rows-unreadable': kind(
    EXIT.official,
    'Rows of an official file cannot be read',
    'see what the publisher changed, then correct the source',
  ),
  'unit-differs': kind(
    EXIT.official,
    'A publisher states another unit or measure of an indicator than its source declares',
    'see whether the figures changed with it, then correct `stated` in the source',
  ),
  'figures-suspect': kind(
    EXIT.official,
    'Figures jumped as if by another unit or by mistake',
    'look at the file; if it is right, accept it with --accept-suspect and the code of the indicator',
  ),
  'code-unknown': kind(
    EXIT.official,
    'A district or upper-tier code is not in any register',
    'check whether the publisher mistyped it, or add the code to the registers',
  ),
  'crosswalk-broken': kind(
    EXIT.official,
    'The code changes do not lead to a district in use today',
    'correct the code changes',
  ),
  // network, memory and disk
  network: kind(EXIT.surroundings, 'A download failed', 'check the connection, or use --mirror DIR'),
  'memory-short': kind(
    EXIT.surroundings,
    'The work needs more memory than it may use',
    'give more with --memory, or a folder for temporary files with --spill',
  ),
  'port-taken': kind(
    EXIT.surroundings,
    'Another program listens on the port',
    'end that program, or name another port with --port',
  ),
  'disk-full': kind(
    EXIT.surroundings,
    'The disk is full',
    'free some space, then run the same command again; nothing was changed',
  ),
  'no-permission': kind(
    EXIT.surroundings,
    'The operating system does not allow it',
    'use a folder that you may write to',
  ),
  'file-system': kind(
    EXIT.surroundings,
    'The file system reported an error',
    'check the path in the message, or choose another',
  ),
  locked: kind(EXIT.surroundings, 'Another command is writing to the same folder', 'wait for it to end'),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof CATALOGUE;
