// Lines are at most 110 characters long: the formatter sees to code, this to comments. A line may be longer
// where a text, a template or an address in it cannot be broken.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const MAX = 110;
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.mjs'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '');
const isComment = (line) => /^\s*(\*|\/\/|\/\*)/.test(line);
const long = files.flatMap((path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, i) =>
      line.length > MAX && isComment(line) && !/https?:\/\/\S{60}/.test(line)
        ? [`${path}:${i + 1}: ${line.length} characters in a comment, and ${MAX} at most`]
        : [],
    ),
);
for (const line of long) console.error(line);
process.exitCode = long.length === 0 ? 0 : 1;
