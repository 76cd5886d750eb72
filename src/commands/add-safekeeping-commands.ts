import { type Command, Option } from 'commander';

import { storagePlacesOf } from '#app/storage-places-of.ts';
import { backupCommand } from '#cli/backup-command.ts';
import { type CommandResult, refused } from '#cli/command-result.ts';
import { configOrWords } from '#cli/config-or-words.ts';
import { rotateKeyCommand } from '#cli/key-command.ts';
import { restoreCommand } from '#cli/restore-command.ts';
import { rotateSigningCommand } from '#cli/rotate-signing-command.ts';
import { terminalWords } from '#messages/terminal-words.ts';
import { say } from '#messages/words/keyed.ts';
import type { Store } from '#storage/store.ts';

import { json } from './json-option.ts';
import { fail, print } from './print.ts';
import { sayLongStep } from './say-long-step.ts';
import { withDeps } from './with-deps.ts';

/** Adds the commands that replace the master key, and the signing key. */
export function addKeyCommands(key: Command): void {
  key
    .command('rotate')
    .description('replace the master key while Tambour runs; where it is cut off, run it again')
    .addOption(
      new Option('--begin', 'several machines: only put the next key into the file, to be copied').conflicts('finish'),
    )
    .option('--finish', 'several machines: go on, on each, once all of them have that file')
    .addOption(
      new Option('--keep-old <file>', 'a new file for the former key, which older backups need').conflicts('begin'),
    )
    .option('--to <file>', 'where systemd hands the key over: a new file, of which the next credential is made')
    .addOption(json)
    .action((options) => {
      const how = { step: stepOf(options), to: options.to ?? null, keepOld: options.keepOld ?? null };
      // A running Tambour rereads a key file, but not a credential.
      return how.step === 'finish' && how.to !== null
        ? withAlone(options, (store, path) => rotateKeyCommand(store, { ...how, path }))
        : withDeps(options, ({ store, keyPath: path }) => rotateKeyCommand(store, { ...how, path }));
    });
  key
    .command('rotate-signing')
    .description('replace the signing key of decisions, cards, events and the journal, with Tambour stopped')
    .addOption(
      new Option('--begin', 'where systemd hands the key over: only write the file with the next key').conflicts(
        'finish',
      ),
    )
    .option('--finish', 'go on, once that file has become the credential')
    .addOption(
      new Option('--keep-old <file>', 'a new file for the keys as they were, which older backups need').conflicts(
        'begin',
      ),
    )
    .option('--to <file>', 'a new file, of which the next credential is made')
    .addOption(json)
    .action((options) => {
      const how = { step: stepOf(options), to: options.to ?? null, keepOld: options.keepOld ?? null };
      return how.step === 'begin'
        ? withDeps(options, ({ store, keyPath: path }) => rotateSigningCommand(store, { ...how, path }))
        : withAlone(options, (store, path) => rotateSigningCommand(store, { ...how, path }));
    });
}

function stepOf({
  begin,
  finish,
}: {
  readonly begin?: boolean;
  readonly finish?: boolean;
}): 'all' | 'begin' | 'finish' {
  if (begin === true) return 'begin';
  return finish === true ? 'finish' : 'all';
}

/** Runs a command while no other Tambour uses the database, and prints its result. */
async function withAlone(
  options: { readonly json?: boolean },
  command: (store: Store, keyPath: string) => Promise<CommandResult>,
): Promise<void> {
  const config = configOrWords(fail);
  if (config === null) return;
  const places = storagePlacesOf(config, sayLongStep);
  const { openAlone } = await import('#storage/open-alone.ts');
  const outcome = await openAlone({ ...places, onProgress: sayLongStep }, (store) => command(store, places.keyPath));
  switch (outcome.kind) {
    case 'done':
      return print(options, outcome.result);
    case 'refused':
      return fail(say(terminalWords().storage, outcome.refusal.kind, outcome.refusal));
    case 'notAlone': {
      const text = `Tambour, or a command of it, runs on the database "${outcome.database}". Stop it first, on each machine; nothing was changed.`;
      return print(options, refused('notAlone', text));
    }
  }
}

/** Makes the command back up the database. */
export function addBackup(backup: Command): void {
  backup.action(async (options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    print(
      options,
      await backupCommand(storagePlacesOf(config, sayLongStep), options.to ?? null, options.withoutVideos === true),
    );
  });
}

/** Makes the command restore a backup. */
export function addRestore(restore: Command): void {
  restore.action(async (file, options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    print(options, await restoreCommand(storagePlacesOf(config, sayLongStep), file));
  });
}
