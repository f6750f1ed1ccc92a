import { jsonSchema } from './constraints.js';
import type { FileSchema } from './every.js';
import { code, markdownTable, plain } from './markdown.js';

interface Node {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly 'x-unit'?: string;
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly format?: string;
  readonly items?: Node | false;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly required?: readonly string[];
}

const NAMES: Readonly<Record<string, string>> = {
  array: 'list',
  boolean: 'true or false',
  integer: 'whole number',
  object: 'group',
  string: 'text',
};
const FORMATS: Readonly<Record<string, string>> = { uri: 'address', date: 'date' };

function typeOf(node: Node): string {
  if (node.const !== undefined) return code(String(node.const));
  if (node.enum) return `one of ${node.enum.map(code).join(', ')}`;
  const choices = node.anyOf ?? node.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ');
  return FORMATS[node.format ?? ''] ?? NAMES[node.type ?? ''] ?? node.type ?? '';
}

/** The fields of an object, or of the objects that a list or a map holds, each with its path. */
function rowsOf(node: Node, path: string): string[][] {
  if (node.oneOf) {
    // A field means the same in each choice that has it, so it is listed once.
    const rows = node.oneOf.flatMap((choice) => rowsOf(choice, path));
    return rows.filter((row, i) => rows.findIndex((other) => other.join() === row.join()) === i);
  }
  if (node.items) return rowsOf(node.items, `${path}[]`);
  if (typeof node.additionalProperties === 'object') {
    return rowsOf(node.additionalProperties, path ? `${path}.*` : '*');
  }
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const here = path ? `${path}.${name}` : name;
    const optional = node.required?.includes(name) ? '' : '; may be left out';
    const own = [
      code(here),
      plain(child.title ?? ''),
      plain(child['x-unit'] ?? ''),
      `${typeOf(child)}${optional}`,
      plain(child.description ?? ''),
    ];
    // A group without a title is described by its parts and needs no line.
    const described = child.title !== undefined || child.properties === undefined;
    return [...(described ? [own] : []), ...rowsOf(child, here)];
  });
}

/** The section of a file that is not a table: every field with its path; `[]` means each item of a list. */
export function fileSection(file: FileSchema): string {
  const rows = rowsOf(jsonSchema(file.schema, 'input') as Node, '');
  return [
    `## ${plain(file.title)} (file)`,
    plain(file.description),
    markdownTable(['Field', 'Title', 'Unit', 'Type', 'Meaning'], rows),
  ].join('\n\n');
}
