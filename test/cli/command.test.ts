import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { Command } from 'commander';

import { addCommands } from '#commands/add-commands.ts';
import { command, commandNames } from '#messages/command.ts';
import { doctor } from '#messages/en/doctor.ts';

import { allSaid, everySentence, leavesOf } from '../support/catalogue.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

test('a command is told as it is typed here: by its name, or to npm where npm started the program', () => {
  assert.equal(command('doctor', [], false), 'tambour doctor');
  assert.equal(command('account add', ['x'], false), 'tambour account add x');
  assert.equal(command('doctor', [], true), 'npm run -s tambour -- doctor');
  assert.equal(command('account add', ['x'], true), 'npm run -s tambour -- account add x');
  for (const said of ['Préfecture du Val', "l'été", '$(id)', '', '@a@b.example'])
    assert.equal(
      spawnSync('sh', ['-c', `tambour() { printf '%s' "$2"; }; ${command('thaw', [said], false)}`]).stdout.toString(),
      said,
    );
});

test('a name that people gave is told as they gave it, and quoted in a command', (t) => {
  const before = process.env['npm_lifecycle_event'];
  t.after(() => {
    if (before === undefined) delete process.env['npm_lifecycle_event'];
    else process.env['npm_lifecycle_event'] = before;
  });
  process.env['npm_lifecycle_event'] = 'tambour';
  const at = new Date(0);
  const words = doctor.finding.frozen({
    desk: 'tambour info',
    by: 'karim',
    because: null,
    at,
    exceptEmergencies: false,
    isAfterRestore: false,
  });
  assert.match(words, /^The desk "tambour info" is frozen/);
  assert.match(words, /End it with "npm run -s tambour -- thaw 'tambour info'", or/);
});

test('a program that npm started says so of its commands, any other does not', async () => {
  await using folder = await temporaryFolder();
  const told = (event: string | undefined): string => {
    const env = { PATH: process.env['PATH'], TAMBOUR_DATA: folder.path, npm_lifecycle_event: event };
    const args = ['--disable-warning=ExperimentalWarning', join(root, 'bin/tambour.js'), 'setup'];
    return spawnSync(process.execPath, args, { cwd: folder.path, env, encoding: 'utf8' }).stderr;
  };
  assert.match(told('tambour'), /then run "npm run -s tambour -- doctor"\./);
  assert.match(told(undefined), /then run "tambour doctor"\./);
});

test('each command that the bot, the terminal, the guide and the pages name is one that the program has', async () => {
  const program = new Command('tambour').exitOverride().configureOutput({ writeOut: () => {} });
  addCommands(program);
  // The parts of a command are loaded where it is typed.
  for (const name of program.commands.map((one) => one.name()))
    await assert.rejects(program.parseAsync([name, '--help'], { from: 'user' }), { code: 'commander.helpDisplayed' });
  const has = (of: Command, [name = '', ...others]: readonly string[]): boolean => {
    const found = of.commands.find((one) => one.name() === name);
    return found !== undefined && (found.commands.length === 0 || others.length === 0 || has(found, others));
  };
  const pages = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md'));
  const texts = await Promise.all(
    ['README.md', 'SECURITY.md', ...pages.map((name) => `docs/${name}`)].map((name) =>
      readFile(join(root, name), 'utf8'),
    ),
  );
  const sentences = leavesOf(everySentence()).flatMap((leaf) =>
    Object.values(leaf.sentences).flatMap((one) => allSaid(one)),
  );
  const named = [...texts, ...sentences].flatMap((text) =>
    Array.from(
      text.matchAll(/(?:npm run -s tambour -- |[`"“«]\s?tambour )([a-z-]+(?: [a-z-]+)?)/g),
      ([, words = '']) => words,
    ),
  );
  assert.ok(named.length > 20);
  for (const words of new Set([...named, ...commandNames])) assert.ok(has(program, words.split(' ')), words);
});
