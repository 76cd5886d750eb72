#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';

import { openCommands, type CommandMeans } from '#app/open-commands.ts';
import { startApp } from '#app/start-app.ts';
import type { StartOutcome } from '#app/start-outcome.ts';
import { storagePlacesOf } from '#app/storage-places-of.ts';
import { startSandbox } from '#app/start-sandbox.ts';
import { addAccount, listAccounts, sleepCommand, wakeCommand } from '#cli/account-commands.ts';
import { backupCommand } from '#cli/backup-command.ts';
import { type CommandResult, refused } from '#cli/command-result.ts';
import { changeDeskCommand, createDeskCommand, listDesks, showDesk } from '#cli/desk-commands.ts';
import { deskOptionsFrom } from '#cli/desk-options.ts';
import { deskSettings } from '#cli/desk-settings.ts';
import { exportFiguresCommand } from '#cli/figures-command.ts';
import { forTerminal } from '#cli/for-terminal.ts';
import { verifyJournalCommand } from '#cli/journal-command.ts';
import { configOrWords } from '#cli/config-or-words.ts';
import { freezeOptions } from '#cli/freeze-options.ts';
import { dayFrom, instantFrom } from '#cli/option-values.ts';
import { rotateKeyCommand } from '#cli/key-command.ts';
import { readSecrets } from '#cli/read-secret.ts';
import { restoreCommand } from '#cli/restore-command.ts';
import { wordsForAppRefusal, wordsForReady, wordsForStartStep } from '#cli/words-for-app.ts';
import { wordsForLost, wordsForStep } from '#cli/words-for-storage.ts';
import { loadSettingsFile } from '#config.ts';
import { describeError } from '#storage/describe-error.ts';
import type { StorageStep } from '#storage/progress.ts';

const program = new Command('tambour')
  .description('Draft a public post once, approve it in the chat thread, publish it to Mastodon and X.')
  .showHelpAfterError()
  .exitOverride()
  .configureHelp({ sortSubcommands: true });

const json = new Option('--json', 'print data for a script instead of words');

program
  .command('start')
  .description('start Tambour; without any setting, with the practice chat and networks')
  .option('--with-history', 'fill in a made-up past of the practice desk, once')
  .action(async (options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    const isTerminal = process.stdout.isTTY;
    await run(
      () =>
        startApp(config, {
          isTerminal,
          withHistory: options.withHistory,
          onStep: (step) => console.error(wordsForStartStep(step)),
        }),
      wordsForReady(config),
    );
  });

program
  .command('sandbox')
  .description('serve the practice chat and networks alone; "start" finds them by TAMBOUR_SANDBOX_URL')
  .action(async () => {
    const config = configOrWords(fail);
    if (config === null) return;
    await run(() => startSandbox(config), ['The practice chat and networks are ready:', 'Stop with Ctrl-C.']);
  });

program
  .command('doctor')
  .description('look at the whole installation and say what to fix; exit code 1 where something is wrong')
  .addOption(json)
  .action(async (options) => {
    loadSettingsFile('.env');
    const { stdout } = process;
    // hasColors() respects NO_COLOR: https://nodejs.org/api/tty.html#writestreamgetcolordepthenv.
    const drawing = { colour: stdout.isTTY && stdout.hasColors(), width: stdout.columns ?? 100 };
    const { examineInstallation } = await import('#app/examine-installation.ts');
    const { doctorResult } = await import('#cli/doctor/doctor-result.ts');
    const result = doctorResult(await examineInstallation('.env'), drawing);
    // On stdout whatever is found: it is the answer to the question.
    console.log(options.json === true ? JSON.stringify(result.data, null, 2) : result.text);
    process.exitCode = result.exitCode;
  });

const setup = program
  .command('setup')
  .description('ask for what a first installation needs, try it, and write the settings file')
  .action(async () => {
    const { stdin: input, stdout: output } = process;
    const { needsTerminal, setupCommand } = await import('#cli/setup/setup-command.ts');
    const { setupMeans } = await import('#app/setup-means.ts');
    const hasTerminal = input.isTTY && output.isTTY;
    print({}, hasTerminal ? await setupCommand(await setupMeans('.env'), { input, output }) : needsTerminal('.env'));
  });
setup
  .command('mattermost')
  .description("make a Mattermost server ready, with an administrator's token that is kept nowhere; may be run again")
  .action(async () => {
    const { stdin: input, stdout: output } = process;
    const { needsTerminal } = await import('#cli/setup/setup-command.ts');
    const { mattermostSetupCommand } = await import('#cli/mattermost/mattermost-command.ts');
    const { mattermostSetupMeans } = await import('#app/mattermost-setup-means.ts');
    const hasTerminal = input.isTTY && output.isTTY;
    const result = hasTerminal
      ? await mattermostSetupCommand(mattermostSetupMeans('.env'), { input, output })
      : needsTerminal('.env');
    print({}, result);
  });

const desk = program.command('desk').description('the desks: team channels with their accounts, people and policy');
desk
  .command('list')
  .addOption(json)
  .action((options) => withMeans(options, ({ store }) => listDesks(store)));
desk
  .command('show <desk>')
  .description('one desk with its settings, by its id, name or channel')
  .addOption(json)
  .action((said, options) => withMeans(options, ({ store }) => showDesk(store, said)));
deskSettings(desk.command('create'))
  .description('make a desk in a channel of your chat')
  .requiredOption('--platform <id>', 'the chat platform, such as sandbox:practice')
  .requiredOption('--channel <id>', "the channel's id on that platform")
  .requiredOption('--name <name>', 'what the desk is called')
  .addOption(json)
  .action((options) =>
    withMeans(options, ({ store }) =>
      createDeskCommand(store, {
        ...deskOptionsFrom(options),
        name: options.name,
        language: options.language ?? 'en',
        timeZone: options.timeZone ?? 'Europe/Paris',
        platform: options.platform,
        channel: options.channel,
      }),
    ),
  );
deskSettings(desk.command('change <desk>'))
  .description('change what is given of a desk, all or nothing')
  .option('--name <name>', 'what the desk is called')
  .addOption(json)
  .action((said, options) =>
    withMeans(options, ({ store }) => changeDeskCommand(store, said, deskOptionsFrom(options))),
  );

const account = program.command('account').description('the accounts on the networks');
account
  .command('list')
  .addOption(json)
  .action((options) => withMeans(options, ({ store }) => listAccounts(store)));
const add = account.command('add').description('add an account, or give it a new token; checked at once');
add
  .command('mastodon')
  .description('an account on Mastodon or a server that speaks its API; the token is typed unseen, or piped in')
  .option('--desk <desk>', 'the desk that gets it: id, name or channel; else choose it there with /tambour setup')
  .requiredOption('--url <address>', 'the address of the server, such as https://social.example.org')
  .addOption(json)
  .action(async (options) => {
    const secrets = await readSecrets(['Access token'], process.stdin);
    const [accessToken] = secrets ?? [];
    if (accessToken === undefined) return print(options, noSecret('the access token'));
    return withMeans(options, (means) =>
      addAccount(means, {
        desk: options.desk ?? null,
        serverUrl: options.url,
        secret: { network: 'mastodon', accessToken },
      }),
    );
  });
add
  .command('x')
  .description('an account on X; its four keys are typed unseen, or piped in one a line')
  .option('--desk <desk>', 'the desk that gets it: id, name or channel; else choose it there with /tambour setup')
  .addOption(json)
  .action(async (options) => {
    const asked = ['API key', 'API key secret', 'Access token', 'Access token secret'];
    const [appKey, appSecret, accessToken, accessSecret] = (await readSecrets(asked, process.stdin)) ?? [];
    if (appKey === undefined || appSecret === undefined || accessToken === undefined || accessSecret === undefined) {
      return print(options, noSecret('the four keys, one a line'));
    }
    const secret = { network: 'x', appKey, appSecret, accessToken, accessSecret } as const;
    return withMeans(options, (means) =>
      addAccount(means, { desk: options.desk ?? null, serverUrl: 'https://api.x.com', secret }),
    );
  });
account
  .command('sleep <account>')
  .description('let an account take no posts, until a day or until woken')
  .option('--until <instant>', 'such as 2026-12-01T08:00:00+01:00', instantFrom)
  .addOption(json)
  .action((said, options) => withMeans(options, ({ store }) => sleepCommand(store, said, options.until ?? null)));
account
  .command('wake <account>')
  .description('let an account that sleeps or is paused take posts again')
  .addOption(json)
  .action((said, options) => withMeans(options, ({ store }) => wakeCommand(store, said)));

freezeOptions(program.command('freeze [desk]'), program.command('thaw [desk]'), json, withMeans);

program
  .command('journal')
  .description('the journal of everything that happened')
  .command('verify')
  .description('check that no entry was changed, removed or put elsewhere; names the first bad one')
  .addOption(json)
  .action((options) => withMeans(options, ({ store }) => verifyJournalCommand(store)));

program
  .command('figures')
  .description('what the posts got back')
  .command('export')
  .description('every delivery and reading as a row of a CSV file; docs/figures.md says what each column holds')
  .option('--csv', 'the format; it is the one there is')
  .option('--desk <desk>', 'one desk alone: id, name or channel')
  .option('--from <day>', "the first day of publication, in the desk's zone; without --desk in UTC", dayFrom)
  .option('--to <day>', 'the last day of publication, that day included', dayFrom)
  .option('--out <file>', 'a new file, for its owner alone; left out: printed')
  .addOption(new Option('--separator <sign>', "';' for a spreadsheet in French").choices([',', ';']).default(','))
  .addOption(json)
  .action((options) => withMeans(options, ({ store }) => exportFiguresCommand(store, options, process.stdout)));

program
  .command('key')
  .description('the master key, which seals the tokens of the accounts')
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
    withMeans(options, ({ store, keyPath: path }) => {
      const step = options.begin === true ? 'begin' : options.finish === true ? 'finish' : 'all';
      return rotateKeyCommand(store, { path, step, keepOld: options.keepOld ?? null });
    }),
  );

program
  .command('backup')
  .description('back the database up into one new file, beside a running Tambour or without one')
  .option('--to <file>', 'the file, or a folder for it; left out: the folder "backups" of the data folder')
  .addOption(json)
  .action(async (options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    print(options, await backupCommand(storagePlacesOf(config, sayLongStep), options.to ?? null));
  });
program
  .command('restore <file>')
  .description('restore a backup into an empty database; nothing that was published goes out again')
  .addOption(json)
  .action(async (file, options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    print(options, await restoreCommand(storagePlacesOf(config, sayLongStep), file));
  });

try {
  await program.parseAsync();
} catch (error) {
  // Help was shown, or what was typed makes no sense; commander has said so.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else failUnforeseen(error);
}
function noSecret(what: string): CommandResult {
  return refused('no_secret', `Nothing was given. Type or pipe in ${what}.`, 2);
}

async function withMeans(
  options: { readonly json?: boolean },
  command: (means: CommandMeans) => Promise<CommandResult | null>,
): Promise<void> {
  const config = configOrWords(fail);
  if (config === null) return;
  const means = await openCommands(config, { onStep: sayLongStep });
  if (means.kind === 'refused') return fail(wordsForAppRefusal(means.refusal));
  try {
    const result = await command(means);
    if (result !== null) print(options, result);
  } finally {
    await means[Symbol.asyncDispose]();
  }
}

function print(options: { readonly json?: boolean }, result: CommandResult): void {
  if (options.json === true) console.log(JSON.stringify(result.data, null, 2));
  else (result.exitCode === 0 ? console.log : console.error)(forTerminal(result.text));
  process.exitCode = result.exitCode;
}

function failUnforeseen(error: unknown): void {
  const { name, code, at } = describeError(error);
  fail(
    `Tambour met an error of its own and stopped; nothing that was confirmed is lost.\nPlease report: ${[name, code, at[0]].join(' ')}`,
  );
}

function fail(words: string): void {
  console.error(words);
  process.exitCode = 1;
}

/** Beside a running Tambour a command has nothing to tell of its start. */
function sayLongStep(step: StorageStep): void {
  if (step.kind !== 'joiningServer' && step.kind !== 'startingServer') sayStep(step);
}

function sayStep(step: StorageStep): void {
  console.error(wordsForStep(step));
}

/** Starts, says where, and stays until Ctrl-C, SIGTERM, the loss of the database, or a newer version of it. */
async function run(start: () => Promise<StartOutcome>, [before, after]: readonly [string, string]): Promise<void> {
  const asked = new Promise<'asked'>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => settle('asked'));
  });
  const outcome = await start();
  if (outcome.kind === 'refused') return fail(wordsForAppRefusal(outcome.refusal));
  console.log(`\n${before}\n\n    ${outcome.url}\n\n${after}`);
  const why = await Promise.race([asked, outcome.lost]);
  if (why !== 'asked') fail(wordsForLost(why));
  await outcome[Symbol.asyncDispose]();
}
