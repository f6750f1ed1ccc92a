/*
 * Loads data files as scripts: where a page is opened from a folder, browsers refuse to read any other file.
 */

declare global {
  var smiData: Record<string, unknown> | undefined;
}

const loading = new Map<string, Promise<unknown>>();

/** A data file that could not be loaded. */
export class DataMissing extends Error {
  constructor(readonly file: string) {
    super(
      `The file ${file} is missing or cannot be read. Copy the whole folder “explorer”, or build the edition again.`,
    );
  }
}

/** Data that is loaded already; undefined where it is not. */
export const loaded = <T>(name: string): T | undefined => globalThis.smiData?.[name] as T | undefined;

/** The data of a name, loaded once. Throws `DataMissing`. */
export function load<T>(name: string): Promise<T> {
  const there = loaded<T>(name);
  if (there !== undefined) return Promise.resolve(there);
  const before = loading.get(name);
  if (before !== undefined) return before as Promise<T>;
  const file = `data/${name}.js`;
  const promise = new Promise<T>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = file;
    const fail = () => {
      loading.delete(name);
      reject(new DataMissing(file));
    };
    script.onerror = fail;
    script.onload = () => {
      const data = loaded<T>(name);
      if (data === undefined) fail();
      else resolve(data);
    };
    document.head.append(script);
  });
  loading.set(name, promise);
  return promise;
}
