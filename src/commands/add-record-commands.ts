import { type Command, Option } from 'commander';

import { exportFiguresCommand } from '#cli/figures-command.ts';
import { verifyJournalCommand } from '#cli/journal-command.ts';
import { dayFrom } from '#cli/option-values.ts';

import { json } from './json-option.ts';
import { withDeps } from './with-deps.ts';

/** Adds the command that checks the journal. */
export function addJournalCommands(journal: Command): void {
  journal
    .command('verify')
    .description('check that no entry was changed, removed or put elsewhere; names the first bad one')
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => verifyJournalCommand(store)));
}

/** Adds the command that writes the posts' figures into a file. */
export function addFiguresCommands(figures: Command): void {
  figures
    .command('export')
    .description('every delivery and reading as a row of a CSV file; docs/figures.md says what each column holds')
    .option('--csv', 'the format; it is the one there is')
    .option('--desk <desk>', 'one desk alone: id, name or channel')
    .option('--from <day>', "the first day of publication, in the desk's zone; without --desk in UTC", dayFrom)
    .option('--to <day>', 'the last day of publication, that day included', dayFrom)
    .option('--out <file>', 'a new file, for its owner alone; left out: printed')
    .addOption(new Option('--separator <sign>', "';' for a spreadsheet in French").choices([',', ';']).default(','))
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => exportFiguresCommand(store, options, process.stdout)));
}
