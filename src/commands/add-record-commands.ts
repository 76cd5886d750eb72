import { type Command, Option } from 'commander';

import { writeDossierCommand } from '#cli/dossier-command.ts';
import { exportFiguresCommand, figuresFiles } from '#cli/figures-command.ts';
import { importFiguresCommand } from '#cli/import-past-command.ts';
import { forgetPastCommand, pastCommand } from '#cli/past-commands.ts';
import { administrator } from '#cli/administrator.ts';
import {
  exportJournalCommand,
  journalHeadCommand,
  signJournalCommand,
  verifyJournalCommand,
} from '#cli/journal-command.ts';
import { dayFrom, journalHeadFrom, journalSinceFrom } from '#cli/option-values.ts';

import { json } from './json-option.ts';
import { withDeps } from './with-deps.ts';

/** Adds the commands that check the journal, and hand it out. */
export function addJournalCommands(journal: Command): void {
  journal
    .command('verify')
    .description('check that no entry was changed, removed, added or put elsewhere; names the first bad one')
    .option(
      '--head <head>',
      'one that was noted elsewhere, as COUNT:HASH: it has to be in the journal',
      journalHeadFrom,
    )
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => verifyJournalCommand(store, options.head ?? null)));
  journal
    .command('head')
    .description('print the number of entries and the hash of the last, to keep outside the database')
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => journalHeadCommand(store)));
  journal
    .command('export')
    .description(
      'print the entries as lines of JSON, for a collector of logs: who, what kind, when, which ids; no texts',
    )
    .option(
      '--since <since>',
      'an instant with its offset, or the number of the last entry that was taken',
      journalSinceFrom,
    )
    .action((options) =>
      withDeps({}, ({ store }) => exportJournalCommand(store, options.since ?? null, process.stdout)),
    );
  journal
    .command('sign')
    .description('sign, once and in your name, entries that were not signed as they were written')
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => signJournalCommand(store, administrator())));
}

/** Adds the commands that write the posts' figures into a file, and read those of the time before Tambour. */
export function addFiguresCommands(figures: Command): void {
  figures
    .command('export')
    .description('every delivery and reading as a row of a CSV file; docs/figures.md says what each column holds')
    .option('--csv', 'the format; it is the one there is')
    .option('--desk <desk>', 'one desk alone: id, name or channel')
    .addOption(
      new Option('--of <file>', 'posts; or of one desk: pairs of posts, events beside them')
        .choices(figuresFiles)
        .default('posts'),
    )
    .option('--from <day>', "the first day of publication, in the desk's zone; without --desk in UTC", dayFrom)
    .option('--to <day>', 'the last day of publication, that day included', dayFrom)
    .option('--out <file>', 'a new file, for its owner alone; left out: printed')
    .addOption(new Option('--separator <sign>', "';' for a spreadsheet in French").choices([',', ';']).default(','))
    .addOption(json)
    .action((options) => withDeps(options, (deps) => exportFiguresCommand(deps, options, process.stdout)));
  figures
    .command('import [files...]')
    .description("read an account's time before Tambour: from X's archive, elsewhere without files; docs/past.md")
    .requiredOption('--desk <desk>', 'the desk that has the account: id, name or channel')
    .requiredOption('--account <account>', 'whose it is: id or handle')
    .option('--counted <day>', "the day of its counts, in the desk's zone, where it does not say so itself", dayFrom)
    .addOption(json)
    .action((files, options) => withDeps(options, (deps) => importFiguresCommand(deps, files, options)));
  figures
    .command('past')
    .description("show what is kept of the time before Tambour of a desk's accounts")
    .requiredOption('--desk <desk>', 'the desk: id, name or channel')
    .option('--out <file>', 'write its posts into a new CSV file, for its owner alone')
    .addOption(new Option('--separator <sign>', "';' for a spreadsheet in French").choices([',', ';']).default(','))
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => pastCommand(store, options)));
  figures
    .command('forget')
    .description("remove what is kept of an account's time before Tambour, with its pairs")
    .requiredOption('--desk <desk>', 'the desk that has the account: id, name or channel')
    .requiredOption('--account <account>', 'id or handle')
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => forgetPastCommand(store, options)));
}

/** Adds the command that writes a desk's dossier into a folder. */
export function addDossierCommands(dossier: Command): void {
  dossier
    .command('write')
    .description('a page that opens without a network and prints, and a CSV file of all its numbers')
    .requiredOption('--desk <desk>', 'id, name or channel')
    .requiredOption('--out <folder>', 'for the two files; nothing in it is overwritten')
    .option(
      '--from <day>',
      "the first day, in the desk's zone; left out with --to: the last twelve whole months",
      dayFrom,
    )
    .option('--to <day>', 'the last day, that day included', dayFrom)
    .addOption(json)
    .action((options) => withDeps(options, (deps) => writeDossierCommand(deps, options)));
}
