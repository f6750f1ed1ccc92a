/*
 * Opens the files of a release with programs that are not ours, and runs the samples of
 * docs/opening-the-files.md:
 *
 *   npm run test:interop [-- FOLDER…]   each folder a release (default: those in release/)
 *
 * What it can use, all of it optional: GDAL (ogrinfo), R with sf, Python with pandas and pyarrow, LibreOffice
 * (soffice), Inkscape, librsvg (rsvg-convert), and from npm ajv, hyparquet, jsonld (in the project) and
 * datapackage (`npm install --no-save datapackage`). What is not there is listed as skipped; a file that a
 * program does not open ends it with exit code 1. On Debian:
 *
 *   apt-get install --no-install-recommends gdal-bin librsvg2-bin inkscape r-base-core r-cran-sf \
 *     python3-pandas libreoffice-calc-nogui libreoffice-draw-nogui
 *
 * PYTHON names the Python that is used (default: python3); that of Debian is /usr/bin/python3.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { jsonChecks } from './interop/json.mjs';
import { pictureChecks } from './interop/pictures.mjs';
import { Report } from './interop/run.mjs';
import { sampleChecks } from './interop/samples.mjs';
import { tableChecks } from './interop/tables.mjs';

const given = process.argv.slice(2);
const folders = (given.length > 0 ? given : ['release/england-2026', 'release/long-shadow-england-2026']).map(
  (folder) => resolve(folder),
);
const missing = folders.filter((folder) => !existsSync(resolve(folder, 'datapackage.json')));
if (missing.length > 0) {
  process.stderr.write(`${missing.join(', ')}: no datapackage.json there; build first with npm start\n`);
  process.exit(2);
}

const report = new Report();
for (const folder of folders) {
  report.about(folder);
  for (const checks of [tableChecks, jsonChecks, pictureChecks, sampleChecks]) await checks(folder, report);
}
process.exitCode = report.end();
