import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ASKED_HOSTS, allowsDeclared } from '../../../pipeline/acquire/hosts.js';
import { SOURCES } from '../../../sources/registry.js';
import { read } from '../../project/checkout.js';

const allows = allowsDeclared();
const isAllowed = (address: string) => allows(new URL(address));

test('every address that a source declares is allowed, and where publishers are asked', () => {
  const files = SOURCES.flatMap((source) => source.files);
  for (const { address, other_addresses = [] } of files)
    for (const each of [address, ...other_addresses]) expect(isAllowed(each), each).toBe(true);
  const code = readdirSync(new URL('../../../pipeline/acquire/newest', import.meta.url))
    .map((name) => read(`pipeline/acquire/newest/${name}`).replace(/^ \*.*$/gm, ''))
    .join('\n');
  const hosts = [...code.matchAll(/https:\/\/([a-z0-9.-]+)/g)].map(([, host]) => host!);
  expect([...new Set(hosts)].toSorted()).toEqual(ASKED_HOSTS.toSorted());
});

test.each([
  'https://example.org/a.csv',
  'http://raw.githubusercontent.com/a.csv',
  'https://raw.githubusercontent.com:8443/a.csv',
  'https://raw.githubusercontent.com.example.org/a.csv',
  'https://raw.githubusercontent.com@example.org/a.csv',
  'https://localhost/a.csv',
  'ftp://www.ons.gov.uk/a.csv',
])('%s is not', (address) => {
  expect(isAllowed(address)).toBe(false);
});

test('the hosts of files that are not registered are allowed for them only', () => {
  const file = { address: 'https://data.example/a.csv', other_addresses: ['https://copy.example/a.csv'] };
  const own = allowsDeclared([file]);
  expect(['data', 'copy', 'other'].map((name) => own(new URL(`https://${name}.example/b`)))).toEqual([
    true,
    true,
    false,
  ]);
});
