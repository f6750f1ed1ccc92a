import { ascending } from 'd3-array';
import type { Method } from '../../schemas/method.js';
import { GIVEN_FILES } from '../../sources/registry.js';
import type { GivenFile } from '../../sources/source.js';
import { officialSources } from './declared.js';
import { preferredSources } from './prefer.js';

/** The YAML files of the sources that a method uses and a user gave, in order of their names. */
export function givenFiles(method: Method, methodPath: string): GivenFile[] {
  const used = [...officialSources(method, methodPath), ...preferredSources(method)];
  const given = used.flatMap(({ name }) => GIVEN_FILES.get(name) ?? []);
  return [...new Set(given)].sort((a, b) => ascending(a.file, b.file));
}
