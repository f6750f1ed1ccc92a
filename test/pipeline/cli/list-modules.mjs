// Loaded with --import before the program: writes the address of every module that is loaded to the file
// LIST_MODULES, ES modules as they load and CommonJS modules (also those that are required by others) at
// the end.
import { appendFileSync } from 'node:fs';
import Module, { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const list = process.env.LIST_MODULES;
const hooks = `
  import { appendFileSync } from 'node:fs';
  export function load(url, context, next) {
    appendFileSync(${JSON.stringify(list)}, url + '\\n');
    return next(url, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
process.on('exit', () => {
  for (const path of Object.keys(Module._cache)) appendFileSync(list, `${pathToFileURL(path).href}\n`);
});
