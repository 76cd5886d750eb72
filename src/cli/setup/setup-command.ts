import { intro, outro, cancel } from '@clack/prompts';

import { type CommandResult, done, refused } from '#cli/command-result.ts';
import { terminal as words } from '#messages/en/terminal.ts';

import { type Answers, openAnswers } from './answers.ts';
import { chooseChat, connectChat } from './ask-chat.ts';
import { askDatabase } from './ask-database.ts';
import { askKey, type WantedKey } from './ask-key.ts';
import { askPages } from './ask-pages.ts';
import { askProxy } from './ask-proxy.ts';
import { askX } from './ask-x.ts';
import type { SetupDeps } from './setup-deps.ts';
import { changedText, settingsOf } from './settings-text.ts';
import { summaryOf } from './summary-of.ts';
import { Cancelled, openTerminal, type Streams } from './terminal.ts';
import { readSettings, writeSettings } from './write-settings.ts';
import { command } from '#messages/command.ts';

/** Says why the questions cannot be asked, and what to do instead. */
export function needsTerminal(settingsFile: string): CommandResult {
  const text = `"${command('setup')}" asks questions, and there is no terminal to ask them in. Write the settings into ${settingsFile} yourself (docs/settings.md), let nobody else read it (chmod 600), then run "${command('doctor')}".`;
  return refused('no_terminal', text, 2);
}

/**
 * Asks for what a first installation needs and writes the settings file. Existing settings are the defaults of the
 * questions. Nothing is written, made or moved before the last answer.
 */
export async function setupCommand(deps: SetupDeps, streams: Streams): Promise<CommandResult> {
  const terminal = openTerminal(streams);
  const read = await readSettings(deps.settingsFile);
  if (read.kind === 'unreadable')
    return refused('not_readable', words.settingsFile({ path: deps.settingsFile, code: read.code }));
  const before = read.text;
  const answers = openAnswers(terminal, deps, settingsOf(before));
  try {
    intro('Tambour', streams);
    if (deps.fromEnvironment.length > 0) {
      terminal.warn(`Already set in the environment, which goes before the file: ${deps.fromEnvironment.join(', ')}.`);
    }
    const chat = await chooseChat(answers);
    await askProxy(answers);
    const publicAddress = await connectChat(answers, chat);
    await askDatabase(answers);
    const key = await askKey(answers);
    await askX(answers);
    await askPages(answers);
    terminal.note(`What ${deps.settingsFile} will say`, summaryOf(answers));
    if (!(await terminal.confirm('Write it?', true))) throw new Cancelled();
    const lines = await write(answers, before, key);
    if ('refused' in lines) {
      cancel(`${lines.refused} Nothing was written.`, streams);
      return refused('not_writable', '');
    }
    terminal.note('Done', [...lines.done, ...(publicAddress === null ? [] : requestUrls(publicAddress))]);
    outro(nextSteps(answers), streams);
    return done('', { written: deps.settingsFile });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    cancel('Nothing was changed.', streams);
    return refused('cancelled', '');
  }
}

type Written = { readonly done: readonly string[] } | { readonly refused: string };

async function write(answers: Answers, before: string, key: WantedKey | null): Promise<Written> {
  const { deps } = answers;
  const changes = answers.changes();
  const lines: string[] = [];
  // Make the key first: settings that name a missing key would stop the next start.
  if (key !== null) {
    const made = await deps.makeKey(key.path, key.copyOf);
    if (typeof made === 'object') return { refused: `The master key ${key.path} cannot be made (${made.code}).` };
    if (made === 'there') lines.push(`The master key ${key.path} was there, and is used.`);
    else if (key.copyOf === null) lines.push(`Made the master key ${key.path}. Keep a copy of it in a safe place.`);
    else lines.push(`Copied the master key to ${key.path}. When Tambour runs with it, delete ${key.copyOf}.`);
  }
  if (changes.size === 0) return { done: [...lines, `${deps.settingsFile} stays as it was.`] };
  const written = await writeSettings(deps.settingsFile, changedText(before, changes), deps.now());
  if (written.kind === 'refused') return { refused: `${deps.settingsFile} cannot be written (${written.code}).` };
  lines.push(`Wrote ${deps.settingsFile}, for its owner alone.`);
  if (written.before !== null) lines.push(`What it said before is in ${written.before}.`);
  return { done: lines };
}

function requestUrls(url: string): readonly string[] {
  return [
    'In the manifest of the Slack app set "socket_mode_enabled: false", and this address for commands,',
    `events and interactivity: ${url}`,
  ];
}

function nextSteps(answers: Answers): string {
  const isConnected = answers.get('SLACK_BOT_TOKEN') !== '' || answers.get('MATTERMOST_URL') !== '';
  const last = isConnected
    ? '"/invite @tambour" in a channel and there "/tambour setup"'
    : 'open the page that it names';
  return `Next: "${command('doctor')}", then "${command('start')}", then ${last}.`;
}
