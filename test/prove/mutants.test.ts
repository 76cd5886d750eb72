import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { parseSync, Visitor } from 'oxc-parser';

import type { Change } from './mutant.ts';
import { mutants } from './mutants.ts';
import { mutated } from './mutate.ts';
import { shorter } from './real/durations.ts';
import { type Tagged, taggedOfRooms } from './tagged.ts';

const tagged = taggedOfRooms();

test('each tag of a guard or a wait stands once in the rooms, and each is named by a mutant or a shorter wait', () => {
  const named = new Set([...mutants.flatMap(({ without }) => without), ...shorter].map(({ tag }) => tag));
  assert.deepEqual(tagged.map(({ tag }) => tag).toSorted(), [...named].toSorted());
});

for (const { guard, without } of [...mutants, { guard: 'shorter waits', without: shorter }]) {
  test(`without the guard "${guard}" its files are others, parse, and name nothing that they did not`, async () => {
    for (const change of without) await assertChanges(change, placeOf(change));
  });
}

function placeOf({ tag }: Change): Tagged {
  const place = tagged.find((one) => one.tag === tag);
  assert.ok(place !== undefined, `nothing in src has the tag "${tag}"`);
  return place;
}

async function assertChanges(change: Change, { file }: Tagged): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = mutated(file, before, [change]);
  assert.notEqual(after, before);
  const known = namesIn(file, before);
  const fresh = [...namesIn(file, after)].filter((name) => !known.has(name) && !(name in globalThis));
  const declared = declaredIn(file, after);
  assert.deepEqual(
    fresh.filter((name) => !declared.has(name)),
    [],
    change.tag,
  );
}

function programOf(file: string, text: string): ReturnType<typeof parseSync>['program'] {
  const { program, errors } = parseSync(file, text);
  assert.deepEqual(errors, []);
  return program;
}

/** Lists the names that stand by themselves, without those of properties. */
function namesIn(file: string, text: string): ReadonlySet<string> {
  const names = new Map<number, string>();
  const ofProperties = new Set<number>();
  new Visitor({
    Identifier: ({ start, name }) => void names.set(start, name),
    MemberExpression({ computed, property }) {
      if (!computed) ofProperties.add(property.start);
    },
    Property({ shorthand, key }) {
      if (!shorthand) ofProperties.add(key.start);
    },
  }).visit(programOf(file, text));
  return new Set([...names].flatMap(([start, name]) => (ofProperties.has(start) ? [] : [name])));
}

/** Lists the names that the changed text declares itself. */
function declaredIn(file: string, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  new Visitor({
    VariableDeclarator({ id }) {
      if (id.type === 'Identifier') names.add(id.name);
      if (id.type !== 'ObjectPattern') return;
      for (const property of id.properties) {
        if (property.type === 'Property' && property.value.type === 'Identifier') names.add(property.value.name);
      }
    },
    ArrowFunctionExpression({ params }) {
      for (const param of params) if (param.type === 'Identifier') names.add(param.name);
    },
  }).visit(programOf(file, text));
  return names;
}
