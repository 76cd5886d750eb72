import type { Command } from 'commander';

import { json } from './json-option.ts';

/**
 * Adds every command as `tambour --help` shows it. The rest of a command is loaded once it is typed, so that neither
 * help nor a small command waits for all of Tambour.
 */
export function addCommands(program: Command): void {
  const rest = new Map<Command, () => Promise<(command: Command) => void>>();
  program.hook('preSubcommand', async (_, command) => (await rest.get(command)?.())?.(command));

  rest.set(
    program
      .command('start')
      .description('start Tambour; without any setting, with the practice chat and networks')
      .option('--with-history', 'fill in a made-up past of the practice desk, once'),
    async () => (await import('./add-running-commands.ts')).addStart,
  );
  rest.set(
    program
      .command('practice')
      .description('serve the practice chat and networks alone; "start" finds them by TAMBOUR_PRACTICE_URL'),
    async () => (await import('./add-running-commands.ts')).addPractice,
  );
  rest.set(
    program
      .command('doctor')
      .description('look at the whole installation and say what to fix; exit code 1 where something is wrong')
      .addOption(json),
    async () => (await import('./add-installation-commands.ts')).addDoctor,
  );
  rest.set(
    program
      .command('setup')
      .description('ask for what a first installation needs, try it, and write the settings file'),
    async () => (await import('./add-installation-commands.ts')).addSetup,
  );
  rest.set(
    program.command('desk').description('the desks: team channels with their accounts, people and policy'),
    async () => (await import('./add-desk-commands.ts')).addDeskCommands,
  );
  rest.set(
    program.command('account').description('the accounts on the networks'),
    async () => (await import('./add-account-commands.ts')).addAccountCommands,
  );
  rest.set(
    program.command('delivery').description('posts of which only a person can say whether they were published'),
    async () => (await import('./add-delivery-commands.ts')).addDeliveryCommands,
  );
  rest.set(
    program
      .command('emergency <desk>')
      .description('publish an agreed emergency template while the chat is down: for whoever is on call'),
    async () => (await import('./add-emergency-command.ts')).addEmergency,
  );
  rest.set(
    program
      .command('freeze [desk]')
      .description('let nothing go out any more: of one desk, or of all; docs/first-hour.md says when')
      .option('--all', 'every desk')
      .option('--except-emergencies', 'posts of a real emergency go out all the same')
      .option('--why <reason>', 'told to the channels')
      .addOption(json),
    async () => (await import('./add-freeze-commands.ts')).addFreeze,
  );
  rest.set(
    program
      .command('thaw [desk]')
      .description('end a freeze; nothing goes out by that, each post is released by itself')
      .option('--all', 'the freeze of every desk')
      .addOption(json),
    async () => (await import('./add-freeze-commands.ts')).addThaw,
  );
  rest.set(
    program.command('chat').description('which Mattermost server this is, where its address changed'),
    async () => (await import('./add-chat-commands.ts')).addChatCommands,
  );
  rest.set(
    program.command('journal').description('the journal of everything that happened'),
    async () => (await import('./add-record-commands.ts')).addJournalCommands,
  );
  rest.set(
    program.command('figures').description('what the posts got back'),
    async () => (await import('./add-record-commands.ts')).addFiguresCommands,
  );
  rest.set(
    program.command('dossier').description('twelve months of the own posts of a desk, on one page'),
    async () => (await import('./add-record-commands.ts')).addDossierCommands,
  );
  rest.set(
    program.command('key').description('the master key, which seals the tokens of the accounts'),
    async () => (await import('./add-safekeeping-commands.ts')).addKeyCommands,
  );
  rest.set(
    program
      .command('backup')
      .description('back the database up into one new file, beside a running Tambour or without one')
      .option('--to <file>', 'the file, or a folder for it; left out: the folder "backups" of the data folder')
      .option('--without-videos', 'leave out the bytes of videos and sounds, which may be many')
      .addOption(json),
    async () => (await import('./add-safekeeping-commands.ts')).addBackup,
  );
  rest.set(
    program
      .command('restore <file>')
      .description('restore a backup into an empty database; nothing that was published goes out again')
      .addOption(json),
    async () => (await import('./add-safekeeping-commands.ts')).addRestore,
  );
}
