import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inkOf } from './png.mjs';
import { isThere, run, withFolder } from './run.mjs';

/** How each program draws a picture: its arguments, from the file to the folder of the result. */
const PROGRAMS = {
  inkscape: (file, to) => [file, '--export-type=png', `--export-filename=${to}`, '-w', '600'],
  'rsvg-convert': (file, to) => ['-w', '600', '-o', to, file],
};

/**
 * The least share of a picture that is not white. A map of districts with its legend has over a fifth; one
 * whose patterns are not drawn an eighth.
 */
const LEAST = 0.18;
/** Of a chart, which is lines and words on white: that of names has an eighth. */
const LEAST_OF_CHART = 0.08;

function drawn(file, least) {
  try {
    const ink = inkOf(readFileSync(file));
    return ink >= least ? '' : `only ${(100 * ink).toFixed(1)}% of it is drawn`;
  } catch (error) {
    return `no picture: ${error.message}`;
  }
}

export async function pictureChecks(folder, report) {
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.svg'));
  for (const [program, argumentsOf] of Object.entries(PROGRAMS)) {
    if (!isThere(program)) report.skip(program);
    else
      for (const name of pictures)
        await withFolder((out) => {
          const to = join(out, 'picture.png');
          const { code, err } = run(program, argumentsOf(join(folder, name), to));
          report.check(
            `${program}: ${name}`,
            code === 0 ? drawn(to, name.startsWith('rank_') ? LEAST_OF_CHART : LEAST) : err,
          );
        });
  }
}
