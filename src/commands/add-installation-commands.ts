import { setTimeout as pause } from 'node:timers/promises';

import { type Command, Option } from 'commander';

import { loadSettingsFile } from '#process-environment.ts';

import { languages } from '#languages.ts';
import { doctorWords } from '#messages/terminal-words.ts';

import { print } from './print.ts';
import { withDeps } from './with-deps.ts';

/** Makes the command check the installation. */
export function addDoctor(doctor: Command): void {
  const language = new Option(
    '--language <language>',
    "what to speak; left out: the machine's (LC_ALL, LC_MESSAGES, LANG)",
  );
  doctor.addOption(language.choices(languages)).action(async (options) => {
    loadSettingsFile('.env');
    const { stdout } = process;
    // hasColors() respects NO_COLOR: https://nodejs.org/api/tty.html#writestreamgetcolordepthenv.
    const drawing = {
      colour: stdout.isTTY && stdout.hasColors(),
      width: stdout.columns ?? 100,
      words: await doctorWords(options.language),
    };
    const { examineInstallation } = await import('#app/examine-installation.ts');
    const { doctorResult } = await import('#cli/doctor/doctor-result.ts');
    const result = doctorResult(await examineInstallation('.env'), drawing);
    // Print to stdout whatever is found: it is the answer to the question.
    console.log(options.json === true ? JSON.stringify(result.data, null, 2) : result.text);
    process.exitCode = result.exitCode;
  });
  doctor
    .command('x-series <account>')
    .description('try whether X lets an account answer its own posts: publishes two, once you agree, and deletes them')
    .action((said: string) =>
      withDeps({}, async (deps) => {
        const { probeSeries } = await import('#cli/doctor/probe-series.ts');
        const { agreeAtTerminal } = await import('#cli/agree-at-terminal.ts');
        const asking = {
          confirm: (question: string) => agreeAtTerminal(process, question),
          pause: (seconds: number) => pause(seconds * 1000),
        };
        return probeSeries({ ...deps, ...asking }, said);
      }),
    );
}

/** Makes the command set up an installation, and adds the subcommand that prepares a Mattermost server for it. */
export function addSetup(setup: Command): void {
  setup.action(async () => {
    const { stdin: input, stdout: output } = process;
    const { needsTerminal, setupCommand } = await import('#cli/setup/setup-command.ts');
    const { setupDeps } = await import('#app/setup-deps.ts');
    const hasTerminal = input.isTTY && output.isTTY;
    print({}, hasTerminal ? await setupCommand(await setupDeps('.env'), { input, output }) : needsTerminal('.env'));
  });
  setup
    .command('mattermost')
    .description("make a Mattermost server ready, with an administrator's token that is kept nowhere; may be run again")
    .action(async () => {
      const { stdin: input, stdout: output } = process;
      const { needsTerminal } = await import('#cli/setup/setup-command.ts');
      const { mattermostSetupCommand } = await import('#cli/mattermost/mattermost-command.ts');
      const { mattermostSetupDeps } = await import('#app/mattermost-setup-deps.ts');
      const hasTerminal = input.isTTY && output.isTTY;
      const result = hasTerminal
        ? await mattermostSetupCommand(mattermostSetupDeps('.env'), { input, output })
        : needsTerminal('.env');
      print({}, result);
    });
}
