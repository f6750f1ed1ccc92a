// Bundles the script of the explorer, which runs in browsers, into one classic script: where a page is
// opened from a folder, browsers load no modules.
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** The scripts of the page, by the name of the file that they become. */
const PAGE = join('outputs', 'explorer', 'page');
const ENTRIES = {
  explorer: join(PAGE, 'main.ts'),
  'weights-worker': join(PAGE, 'weights', 'worker.ts'),
};

/**
 * Writes the bundles into a folder.
 * @param root the folder of the project
 * Throws where a module of the page needs something that browsers do not have.
 */
export async function bundleExplorer(root, into) {
  for (const [name, entry] of Object.entries(ENTRIES)) {
    const bundle = await rolldown({
      cwd: root,
      input: { [name]: join(root, entry) },
      platform: 'browser',
      tsconfig: false,
      // Modules of the project only define things, except for the one that begins: what is not used is
      // left out.
      treeshake: {
        moduleSideEffects: [
          { test: /outputs.explorer.page.(main|weights.worker)\.ts$/, sideEffects: true },
          { test: /./, sideEffects: false },
        ],
      },
      onLog(level, log, report) {
        // What a browser does not have would become a global variable that is not there.
        if (
          log.code === 'UNRESOLVED_IMPORT' ||
          log.code === 'MISSING_GLOBAL_NAME' ||
          log.code === 'MODULE_LEVEL_DIRECTIVE'
        )
          throw new Error(`${entry}: ${log.message}`);
        report(level, log);
      },
    });
    try {
      await bundle.write({
        dir: into,
        format: 'iife',
        minify: true,
        comments: false,
        entryFileNames: '[name].js',
      });
    } finally {
      await bundle.close();
    }
  }
}
