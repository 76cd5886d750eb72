import type { Answers } from '#cli/setup/answers.ts';
import type { Terminal } from '#cli/setup/terminal.ts';

import type { AdministeredServer, MattermostDeps, Wishes } from './mattermost-deps.ts';
import { wordsForNotOpened } from './words-for-plan.ts';

/** Asks for the server's address and an administrator's token, until both work. */
export async function askServer(answers: Answers<MattermostDeps>): Promise<AdministeredServer> {
  const { terminal, deps } = answers;
  terminal.note("An administrator's token", [
    'Used now, and kept nowhere. Make one under Profile → Security → Personal Access Tokens, and delete it',
    'afterwards; where those are switched off, docs/mattermost.md shows another way.',
  ]);
  for (;;) {
    const url = await terminal.text(
      'Address of your Mattermost, such as https://chat.example.org',
      answers.get('MATTERMOST_URL'),
      answers.refuse('MATTERMOST_URL'),
    );
    answers.set('MATTERMOST_URL', url);
    const token = await terminal.secret("A system administrator's token", false, (typed) =>
      typed === '' ? 'Something is needed here.' : undefined,
    );
    const opened = await deps.open(answers.settings(), url.replace(/\/+$/, ''), token ?? '');
    if (opened.kind === 'server') return opened.server;
    terminal.warn(wordsForNotOpened(opened));
  }
}

/** Asks how the server reaches Tambour, which teams to join, and which channels. */
export async function askWishes(answers: Answers<MattermostDeps>, server: AdministeredServer): Promise<Wishes> {
  const { terminal, deps } = answers;
  const callback = await terminal.text(
    'Address at which the server reaches Tambour, such as https://tambour.example.org',
    answers.get('MATTERMOST_CALLBACK_URL') || deps.ownAddress,
    answers.refuse('MATTERMOST_CALLBACK_URL'),
  );
  answers.set('MATTERMOST_CALLBACK_URL', callback);
  const teams = await askTeams(terminal, server.teams);
  const channels = await terminal.text(
    'Channels that it joins now, such as team/channel, with commas (may stay empty: /invite @tambour does the same)',
    '',
    () => undefined,
  );
  return wishesOf(answers.get('MATTERMOST_TOKEN'), callback, teams, channels.split(','));
}

/** Asks which teams to join, unless there is only one. */
async function askTeams(terminal: Terminal, teams: AdministeredServer['teams']): Promise<readonly string[]> {
  const [only, ...others] = teams;
  if (only !== undefined && others.length === 0) {
    terminal.say(`In the team ${only.displayName}, the only one.`);
    return [only.name];
  }
  return terminal.several(
    'In which teams?',
    teams.map(({ name, displayName }) => ({ value: name, label: displayName, hint: name })),
    [],
  );
}

function wishesOf(token: string, callbackUrl: string, teams: readonly string[], channels: readonly string[]): Wishes {
  return {
    callbackUrl: callbackUrl.replace(/\/+$/, ''),
    teams: [...new Set(teams)],
    channels: [...new Set(channels.map((one) => one.trim().toLowerCase()).filter((one) => one !== ''))],
    token: token === '' ? null : token,
  };
}
