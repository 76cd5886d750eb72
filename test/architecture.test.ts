import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';

import { allNetworks } from '#networks/network-kinds.ts';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src');

/** Maps each folder or top-level file to what it may import, as the map says. */
function tableOfTheMap(): Map<string, ReadonlySet<string>> {
  const map = readFileSync(join(source, 'README.md'), 'utf8');
  const rows = map.slice(map.indexOf('| folder')).split('\n');
  const start = rows.findIndex((row) => /^\|\s*folder\s*\|\s*may import\s*\|/.test(row));
  const table = new Map<string, ReadonlySet<string>>();
  for (const row of rows.slice(start + 2)) {
    const cells = row.split('|').map((cell) => cell.trim());
    if (cells.length < 4 || cells[1] === undefined || cells[2] === undefined) break;
    table.set(
      cells[1],
      new Set(
        cells[2]
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      ),
    );
  }
  return table;
}

interface Import {
  readonly file: string;
  readonly specifier: string;
}

function importsOfSource(): readonly Import[] {
  return globSync('**/*.ts', { cwd: source })
    .filter((file) => !file.startsWith('storage/generated/'))
    .flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      const specifiers = text.matchAll(
        /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
      );
      return [...specifiers].map((match) => ({ file, specifier: match[1] ?? match[2] ?? match[3] ?? '' }));
    });
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

/** Rooms and files that every folder may import. */
const common: ReadonlySet<string> = new Set(['clock.ts', 'in-own-thread.ts', 'keyed-mutex.ts', 'languages.ts', 'text']);

/** Maps a room to the file that is the door of its interface. */
const doors = new Map([
  ['networks', 'networks/network.ts'],
  ['chat', 'chat/chat.ts'],
]);

/** Returns the door of a room and the files beside it that belong to its interface. */
function interfaceOf(door: string): ReadonlySet<string> {
  const imports = importsOfSource();
  const found = new Set([door]);
  for (const file of found) {
    for (const { specifier } of imports.filter((each) => each.file === file)) {
      if (common.has(roomOf(specifier.slice(1)))) continue;
      found.add(posix.join(posix.dirname(file), specifier));
    }
  }
  return found;
}

test('the map has a row for every room and file, and no other', () => {
  const rooms = new Set(globSync('**/*.ts', { cwd: source }).map(roomOf));
  for (const file of common) rooms.delete(file);
  assert.deepEqual([...tableOfTheMap().keys()].toSorted(), [...rooms].toSorted());
});

test('the map says what every folder holds', () => {
  const told = new Set(
    [...readFileSync(join(source, 'README.md'), 'utf8').matchAll(/^\| `([\w-]+)\/` +\|/gm)].map(([, name]) => name),
  );
  const folders = globSync('*/', { cwd: source }).map((folder) => folder.replace(/\/$/, ''));
  assert.deepEqual(
    folders.filter((folder) => !told.has(folder)),
    [],
  );
});

/** Tells whether a file is data alone: it imports nothing, and has nothing to call. */
function isTable(file: string): boolean {
  const isAlone = importsOfSource().every((each) => each.file !== file);
  return isAlone && !/=>|\bfunction\b/.test(readFileSync(join(source, file), 'utf8'));
}

test('an interface is made of types and of tables of data, from beside its door', () => {
  for (const [room, door] of doors) {
    for (const file of interfaceOf(door)) {
      assert.match(file, new RegExp(`^${room}/[^/]+\\.ts$`));
      const statements = readFileSync(join(source, file), 'utf8').match(/^\w.*/gm) ?? [];
      const isAllowed = isTable(file)
        ? /^(export interface|export type|interface|type|export const) /
        : /^(import type|export interface|export type|interface|type) /;
      assert.deepEqual(
        statements.filter((line) => !isAllowed.test(line)),
        [],
      );
    }
  }
});

test('every import goes along an arrow of the map', () => {
  const table = tableOfTheMap();
  const interfaces = new Map([...doors].map(([room, door]) => [room, interfaceOf(door)]));
  const wrong = importsOfSource()
    .filter(({ specifier }) => specifier.startsWith('#') && !common.has(roomOf(specifier.slice(1))))
    .filter(({ file, specifier }) => {
      const target = specifier.slice(1);
      const isInterface = interfaces.get(roomOf(target))?.has(target) ?? false;
      // Within a room that has adapters, one may import the interface, what lies beside it and the kit; no other
      // adapter.
      if (roomOf(file) === roomOf(target))
        return (
          target.split('/').length > 2 && interfaces.has(roomOf(file)) && !target.startsWith(`${roomOf(file)}/kit/`)
        );
      if (!(table.get(roomOf(file))?.has(roomOf(target)) ?? false)) return true;
      return interfaces.has(roomOf(target)) && !isInterface && roomOf(file) !== 'app';
    });
  assert.deepEqual(wrong, []);
});

test('the practice servers know no other room but the sentences of their page: they are on the wire alone', () => {
  const wrong = importsOfSource().filter(
    ({ file, specifier }) =>
      /^practice\/(?!(?:desk|past)\/)/.test(file) &&
      /^#(?!(?:clock|languages)\.ts$|messages\/|practice\/(?!(?:desk|past)\/))/.test(specifier),
  );
  assert.deepEqual(wrong, []);
});

/** Files outside of a network's folder, practice and app that name a network in a decision, each with the reason. */
const namingNetworks: Readonly<Record<string, string>> = {
  'doctor/check-x.ts': 'checks the settings that are X’s alone: its terms and its prices',
  'cli/doctor/probe-series.ts': 'tries on X, for money, what X does not say',
  'relay/source-address.ts': 'reads addresses, by the form that each kind of source gives its own',
  'relay/fetch-entries.ts': 'lists what reads each kind of source; the compiler knows them all',
  'relay/fetch-timeline.ts': 'reads sources on X',
  'relay/status-entry.ts': 'reads sources on Mastodon',
};

test('what a network can do is asked of its facts and rules, never of its name', () => {
  const names = allNetworks.join('|');
  const asked = new RegExp(
    `(?:[!=]==|\\b(?:case|network:|kind:|not:|for:))\\s*'(?:${names})'|networkKinds\\.(?:${names})\\b|includes\\('(?:${names})'\\)`,
  );
  const mayName = new RegExp(`^(?:app|practice|storage/generated|networks/(?:${names}))/`);
  const found = globSync('**/*.ts', { cwd: source })
    .filter((file) => !mayName.test(file))
    .filter((file) => asked.test(readFileSync(join(source, file), 'utf8')));
  assert.deepEqual(found.toSorted(), Object.keys(namingNetworks).toSorted());
});

/** Files that know where the bytes of pictures and recordings are. Backups may leave out those of recordings. */
const knowBytes = [
  'drafts/media-bytes.ts',
  'drafts/recording-bytes.ts',
  'storage/backup/back-up.ts',
  'storage/pieces.ts',
];

test('where the bytes of pictures and recordings are is known in one place', () => {
  const asked = /\b(?:tx|db)\.(?:media|recordingPiece)\.|"Media"|["']RecordingPiece["']/;
  const found = globSync('**/*.ts', { cwd: source, exclude: ['storage/generated/**'] })
    .filter((file) => asked.test(readFileSync(join(source, file), 'utf8')))
    .toSorted();
  assert.deepEqual(found, knowBytes);
});

test('a relative import stays in its folder or goes down', () => {
  assert.deepEqual(
    importsOfSource().filter(({ specifier }) => specifier.startsWith('..')),
    [],
  );
});

/** Packages that several adapters may use. Any other package belongs to the one adapter that imports it. */
const everybodys: ReadonlySet<string> = new Set(['zod', 'undici', 'marked', 'p-map', 'p-timeout', 'html-to-text']);

/** Returns the folder of the adapter that a file belongs to; empty where it belongs to none. */
function adapterOf({ file }: Import): string {
  return /^(?:networks|chat)\/(?!kit\/)[^/]+(?=\/)/.exec(file)?.[0] ?? '';
}

test("an adapter's packages stay with it", () => {
  const packages = importsOfSource().filter(({ specifier }) => !/^(?:[#.]|node:)/.test(specifier));
  const own = packages.filter((each) => adapterOf(each) !== '' && !everybodys.has(each.specifier));
  assert.ok(own.some(({ specifier }) => specifier === 'masto'));
  const wrong = packages.filter((each) =>
    own.some(
      ({ specifier, file }) => each.specifier === specifier && adapterOf(each) !== adapterOf({ file, specifier }),
    ),
  );
  assert.deepEqual(wrong, []);
});

test('the packages of some rooms stay with them', () => {
  const homes: readonly (readonly [RegExp, ...string[]])[] = [
    [/^(@prisma\/|pg$|pg-copy-streams$|pg-boss$|node-schedule$|prisma$)/, 'storage'],
    [/^@clack\//, 'cli'],
    [/^sharp$/, 'drafts'],
    [/^prom-client$/, 'metrics'],
    [/^vega$/, 'reach/chart'],
    [/^@resvg\//, 'reach/chart', 'drafts/decoder'],
  ];
  const wrong = importsOfSource().filter(({ file, specifier }) =>
    homes.some(
      ([name, ...rooms]) =>
        name.test(specifier) && rooms.every((home) => file !== home && !file.startsWith(`${home}/`)),
    ),
  );
  assert.deepEqual(wrong, []);
});

test('only config.ts and process-environment.ts read the environment', () => {
  const readers = globSync('**/*.ts', { cwd: source })
    .filter((file) => !file.startsWith('storage/generated/'))
    .filter((file) => /process\.env\b/.test(readFileSync(join(source, file), 'utf8')));
  assert.deepEqual(
    readers.filter((file) => file !== 'config.ts' && file !== 'process-environment.ts'),
    // Its process gets no environment from outside. It only tells the drawing library where the fonts are.
    ['drafts/decoder/text-picture.ts'],
  );
});

test('no file exports a default or everything of another', () => {
  const wrong = globSync('**/*.ts', { cwd: source })
    .filter((file) => !file.startsWith('storage/generated/'))
    .filter((file) => /^export (default|\*)/m.test(readFileSync(join(source, file), 'utf8')));
  assert.deepEqual(wrong, []);
});

test('Node is new enough to strip types', () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  assert.ok(major > 24 || (major === 24 && minor >= 12), `Node ${process.versions.node}`);
});
