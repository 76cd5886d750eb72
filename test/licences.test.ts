import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/dev/decisions/licences.md'), 'utf8');
const [allowedRows = '', readRows = ''] = page.split('One package says nothing');
const allowed = namesIn(allowedRows);
const readByHand = namesIn(readRows);

const billSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      group: z.string().default(''),
      name: z.string(),
      version: z.string(),
      properties: z.array(z.object({ name: z.string() })).default([]),
      licenses: z
        .array(z.union([z.object({ license: z.object({ id: z.string() }) }), z.object({ expression: z.string() })]))
        .default([]),
    }),
  ),
});
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string() })),
});
type Component = z.infer<typeof billSchema>['components'][number];

/** Lists the names in the first column of a table. */
function namesIn(table: string): readonly string[] {
  return [...table.matchAll(/^\| `([^`]+)` /gm)].map(([, name]) => name ?? '');
}

/** Lists a package's licences by their SPDX ids, whether all of them apply or one of them. */
function licencesOf({ licenses }: Component): readonly string[] {
  return licenses
    .map((one) => ('license' in one ? one.license.id : one.expression))
    .flatMap((expression) => expression.split(/[\s()]+/))
    .filter((name) => !/^(?:AND|OR|WITH|)$/i.test(name));
}

function billed(): readonly Component[] {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'sbom'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(status, 0, stderr);
  return billSchema.parse(JSON.parse(stdout)).components;
}

const components = billed();
const passedOn = components.filter(
  ({ properties }) => !properties.some(({ name }) => name === 'cdx:npm:package:development'),
);

test('the bill of materials lists all that is pinned', () => {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const pinned = Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
  const listed = components.map(({ group, name, version }) => `${group === '' ? '' : `${group}/`}${name}@${version}`);
  assert.deepEqual([...new Set(listed)].toSorted(), [...new Set(pinned)].toSorted());
  assert.ok(passedOn.length < components.length);
});

test('all that is passed on with Tambour is under a licence that may come along', () => {
  const refused = passedOn.filter((one) => {
    const licences = licencesOf(one);
    return licences.length === 0 ? !readByHand.includes(one.name) : !licences.every((id) => allowed.includes(id));
  });
  assert.deepEqual(
    refused.map((one) => [one.name, ...licencesOf(one)]),
    [],
  );
});

test('each licence that may come along is that of some package, and what was read by hand says nothing itself', () => {
  const used = new Set(passedOn.flatMap(licencesOf));
  assert.deepEqual(
    allowed.filter((id) => !used.has(id)),
    [],
  );
  const silent = passedOn.filter((one) => licencesOf(one).length === 0).map(({ name }) => name);
  assert.deepEqual(readByHand, silent);
});
