import { cancel, intro, outro } from '@clack/prompts';

import { type CommandResult, done, refused } from '#cli/command-result.ts';
import { type Answers, openAnswers } from '#cli/setup/answers.ts';
import { settingsOf } from '#cli/setup/settings-text.ts';
import { Cancelled, openTerminal, type Streams } from '#cli/setup/terminal.ts';
import { readSettings } from '#cli/setup/write-settings.ts';
import { terminal as words } from '#messages/en/terminal.ts';

import { askServer, askWishes } from './ask-wishes.ts';
import { keepMade } from './keep-made.ts';
import type { MattermostDeps, Plan, ServerSetting } from './mattermost-deps.ts';
import { wordsForObstacle, wordsForSetting, wordsForStep } from './words-for-plan.ts';
import { command } from '#messages/command.ts';

/**
 * Prepares a Mattermost server for Tambour with an administrator's token, which is stored nowhere. Asks for the wishes,
 * shows the plan, carries it out, and writes the settings file. Leaves alone what is right already.
 */
export async function mattermostSetupCommand(deps: MattermostDeps, streams: Streams): Promise<CommandResult> {
  const terminal = openTerminal(streams);
  const read = await readSettings(deps.settingsFile);
  if (read.kind === 'unreadable')
    return refused('not_readable', words.settingsFile({ path: deps.settingsFile, code: read.code }));
  const before = read.text;
  const answers = openAnswers(terminal, deps, settingsOf(before));
  try {
    intro('Tambour and Mattermost', streams);
    if (deps.fromEnvironment.length > 0) {
      terminal.warn(`Set in the environment already, which goes before the file: ${deps.fromEnvironment.join(', ')}.`);
    }
    await using server = await askServer(answers);
    const wishes = await askWishes(answers, server);
    const planned = await server.plan(wishes);
    if (planned.kind === 'refused') return stopped(`The server refused a question (${planned.why}).`, streams);
    const { plan } = planned;
    const isServerReady = printSettings(answers, await server.settingsToChange(wishes.callbackUrl));
    if (plan.obstacles.length > 0) return stopped(plan.obstacles.map(wordsForObstacle).join('\n'), streams);
    printPlan(answers, plan);
    if (!(await terminal.confirm('Do it?', isServerReady))) throw new Cancelled();
    const carried = await plan.carryOut((step) => terminal.say(`Done: ${wordsForStep(step)}.`));
    // Keep what was made even if a step failed: the server shows a token only once.
    terminal.note('Settings', await keepMade(answers, before, carried.result));
    if (carried.kind === 'stopped') {
      const at = wordsForStep(carried.at);
      return stopped(`The server refused this (${carried.why}): ${at}.\nRun it again when that is settled.`, streams);
    }
    outro(
      `Next: "${command('doctor')}", then "${command('start')}", then "/tambour setup" in a channel of the team.`,
      streams,
    );
    return done('', { written: deps.settingsFile });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    cancel('Nothing was changed.', streams);
    return refused('cancelled', '');
  }
}

function stopped(words: string, streams: Streams): CommandResult {
  cancel(words, streams);
  return refused('stopped', '');
}

/** Prints the server's settings to change. Returns false if one of them is needed before Tambour works. */
function printSettings({ terminal }: Answers<MattermostDeps>, settings: readonly ServerSetting[]): boolean {
  const needed = settings.filter(({ isNeeded }) => isNeeded).map(wordsForSetting);
  const better = settings.filter(({ isNeeded }) => !isNeeded).map(wordsForSetting);
  if (needed.length > 0) terminal.note('Change on the server first, in its System Console', needed);
  if (better.length > 0) terminal.note('Better changed on the server', better);
  return needed.length === 0;
}

function printPlan({ terminal }: Answers<MattermostDeps>, { steps, otherTokens }: Plan): void {
  const lines = steps.map((step, index) => `${index + 1}. ${wordsForStep(step)}`);
  if (otherTokens > 0) {
    lines.push(`@tambour has ${otherTokens} other token${otherTokens === 1 ? '' : 's'}: revoke what nobody uses.`);
  }
  terminal.note(
    'What happens on the server',
    lines.length === 0 ? ['Nothing: all is as it should be. The settings file is written.'] : lines,
  );
}
