import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { Command } from 'commander';

import { catalogue } from '#bot/messages/messages.ts';
import { asTyped } from '#cli/as-typed.ts';
import { addAccountCommands } from '#commands/add-account-commands.ts';
import { addDeskCommands } from '#commands/add-desk-commands.ts';
import { addFreezeCommands } from '#commands/add-freeze-commands.ts';
import { addInstallationCommands } from '#commands/add-installation-commands.ts';
import { addRecordCommands } from '#commands/add-record-commands.ts';
import { addRunningCommands } from '#commands/add-running-commands.ts';
import { addSafekeepingCommands } from '#commands/add-safekeeping-commands.ts';

import { allSaid, leavesOf } from '../support/catalogue.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

test('a command is told as it is typed here: by its name, or to npm where npm started the program', () => {
  const words = 'Next: "tambour doctor", then "/tambour setup" in a channel; @tambour has one token.';
  assert.equal(asTyped(words, false), words);
  assert.equal(
    asTyped(words, true),
    'Next: "npm run -s tambour -- doctor", then "/tambour setup" in a channel; @tambour has one token.',
  );
});

test('a program that npm started says so of its commands, any other does not', async () => {
  await using folder = await temporaryFolder();
  const told = (event: string | undefined): string => {
    const env = { PATH: process.env['PATH'], TAMBOUR_DATA: folder.path, npm_lifecycle_event: event };
    const args = ['--disable-warning=ExperimentalWarning', join(root, 'src/main.ts'), 'setup'];
    return spawnSync(process.execPath, args, { cwd: folder.path, env, encoding: 'utf8' }).stderr;
  };
  assert.match(told('tambour'), /then run "npm run -s tambour -- doctor"\./);
  assert.match(told(undefined), /then run "tambour doctor"\./);
});

test('each command that the bot, the guide and the pages name is one that the program has', async () => {
  const program = new Command('tambour');
  const adds = [addAccountCommands, addDeskCommands, addFreezeCommands, addInstallationCommands];
  for (const add of [...adds, addRecordCommands, addRunningCommands, addSafekeepingCommands]) add(program);
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
  const sentences = leavesOf(catalogue).flatMap(({ fr, en }) => [fr, en].flatMap((one) => allSaid(one)));
  const named = [...texts, ...sentences].flatMap((text) =>
    Array.from(
      text.matchAll(/(?:npm run -s tambour -- |[`"“«]\s?tambour )([a-z]+(?: [a-z]+)?)/g),
      ([, words = '']) => words,
    ),
  );
  assert.ok(named.length > 20);
  for (const words of new Set(named)) assert.ok(has(program, words.split(' ')), words);
});
