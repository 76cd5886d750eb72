import { type Command, Option } from 'commander';

import { storagePlacesOf } from '#app/storage-places-of.ts';
import { backupCommand } from '#cli/backup-command.ts';
import { configOrWords } from '#cli/config-or-words.ts';
import { rotateKeyCommand } from '#cli/key-command.ts';
import { restoreCommand } from '#cli/restore-command.ts';
import { Cancelled, openTerminal, type Terminal } from '#cli/setup/terminal.ts';
import { signExistingCommand } from '#cli/sign-existing-command.ts';

import { json } from './json-option.ts';
import { fail, print } from './print.ts';
import { sayLongStep } from './say-long-step.ts';
import { withDeps } from './with-deps.ts';

/** Adds the command that replaces the master key. */
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
    .addOption(json)
    .action((options) =>
      withDeps(options, ({ store, keyPath: path }) => {
        const step = options.begin === true ? 'begin' : options.finish === true ? 'finish' : 'all';
        return rotateKeyCommand(store, { path, step, keepOld: options.keepOld ?? null });
      }),
    );
}

/** Makes the command back up the database. */
export function addBackup(backup: Command): void {
  backup.action(async (options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    print(options, await backupCommand(storagePlacesOf(config, sayLongStep), options.to ?? null));
  });
}

/** Makes the command sign what the database held before its rows were signed. */
export function addSignExisting(signing: Command): void {
  signing.action((options) =>
    withDeps(options, ({ store, keyring }) => {
      const { stdin: input, stdout: output, stderr } = process;
      const confirm =
        input.isTTY && output.isTTY
          ? (question: string): Promise<boolean> => confirmed(openTerminal({ input, output }), question)
          : null;
      const show = (text: string): void => void stderr.write(`${text}\n\n`);
      return signExistingCommand({ store, keyring, show, confirm }, options.yes === true);
    }),
  );
}

/** Asks for a yes; Ctrl-C is none. */
async function confirmed(terminal: Terminal, question: string): Promise<boolean> {
  try {
    return await terminal.confirm(question, false);
  } catch (error) {
    if (error instanceof Cancelled) return false;
    throw error;
  }
}

/** Makes the command restore a backup. */
export function addRestore(restore: Command): void {
  restore.action(async (file, options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    print(options, await restoreCommand(storagePlacesOf(config, sayLongStep), file));
  });
}
