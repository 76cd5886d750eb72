import type { Answers } from './answers.ts';
import type { SlackAnswer } from './setup-deps.ts';
import { command } from '#messages/command.ts';

/** The public address at which Slack calls Tambour; null where it does not call. */
export type PublicAddress = string | null;

/** The chat that the team uses. */
export type ChosenChat = 'slack' | 'mattermost' | 'practice';

/** Asks which chat to use. It comes first, since it is what people come with. */
export async function chooseChat(answers: Answers): Promise<ChosenChat> {
  const hasMattermost = answers.get('MATTERMOST_URL') !== '' && answers.get('SLACK_BOT_TOKEN') === '';
  return answers.terminal.choose(
    'Which chat does the team use?',
    [
      { value: 'slack', label: 'Slack' },
      { value: 'mattermost', label: 'Mattermost', hint: `"${command('setup mattermost')}" connects it, after this` },
      { value: 'practice', label: 'None yet', hint: 'the practice chat in a browser of this machine' },
    ],
    hasMattermost ? 'mattermost' : 'slack',
  );
}

/** Asks for the tokens of the chosen chat, which are tried at once. */
export async function connectChat(answers: Answers, chat: ChosenChat): Promise<PublicAddress> {
  const { terminal } = answers;
  if (chat === 'mattermost') {
    terminal.say(`Answer the rest here, then run "${command('setup mattermost')}".`);
    return null;
  }
  if (chat === 'practice') {
    const isThere = answers.get('SLACK_BOT_TOKEN') !== '';
    if (isThere && (await terminal.confirm('Disconnect Slack? Its tokens stay in the file as comments.', false))) {
      for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']) answers.putAside(name);
    }
    return null;
  }
  const mode = await terminal.choose(
    'How does Slack reach Tambour?',
    [
      { value: 'socket', label: 'Socket Mode', hint: 'Tambour calls Slack; nothing to open in the firewall' },
      { value: 'http', label: 'HTTP', hint: 'Slack calls a public address of yours' },
    ],
    answers.get('SLACK_MODE') === 'http' ? 'http' : 'socket',
  );
  if (mode === 'http' || answers.get('SLACK_MODE') !== '') answers.set('SLACK_MODE', mode);
  terminal.note('Where the tokens are', whereTheyAre(mode));
  await askTokens(answers, mode);
  return mode === 'http' ? askPublicAddress(answers) : null;
}

function whereTheyAre(mode: 'socket' | 'http'): readonly string[] {
  return [
    'On https://api.slack.com/apps: Create New App → From a manifest → paste manifest.yml.',
    mode === 'socket'
      ? 'Basic Information → App-Level Tokens → Generate, with connections:write: begins with "xapp-".'
      : 'Basic Information → App Credentials → Signing Secret.',
    'Install App → Install to Workspace → Bot User OAuth Token: begins with "xoxb-".',
  ];
}

async function askTokens(answers: Answers, mode: 'socket' | 'http'): Promise<void> {
  const { terminal, deps } = answers;
  const second =
    mode === 'socket'
      ? ({ name: 'SLACK_APP_TOKEN', label: 'App-level token' } as const)
      : ({ name: 'SLACK_SIGNING_SECRET', label: 'Signing secret' } as const);
  for (;;) {
    await askToken(answers, 'SLACK_BOT_TOKEN', 'Bot token');
    await askToken(answers, second.name, second.label);
    const answer = await deps.askSlack(answers.settings());
    if (answer.kind === 'ok') {
      terminal.say(`Slack knows the tokens: workspace ${answer.workspace}.`);
      return;
    }
    terminal.warn(wordsFor(answer));
    const again = { value: 'again', label: 'Type the tokens again' } as const;
    const keep = { value: 'keep', label: 'Go on with them', hint: `"${command('doctor')}" tries them again` } as const;
    if ((await terminal.choose('What now?', [again, keep], 'again')) === 'keep') return;
  }
}

async function askToken(answers: Answers, name: string, label: string): Promise<void> {
  const typed = await answers.terminal.secret(label, answers.get(name) !== '', answers.refuse(name));
  if (typed !== null) answers.set(name, typed);
}

function wordsFor(answer: Exclude<SlackAnswer, { readonly kind: 'ok' }>): string {
  switch (answer.kind) {
    case 'refused':
      return `Slack does not take ${answer.which} (${answer.why}). Copy it again, whole.`;
    case 'unreachable':
      return `Slack could not be reached (${answer.why}), so the tokens are not tried.`;
  }
}

async function askPublicAddress({ terminal }: Answers): Promise<PublicAddress> {
  const typed = await terminal.text(
    'Public address that leads to Tambour, such as https://tambour.example.org',
    '',
    (text) =>
      URL.parse(text)?.protocol === 'https:' ? undefined : 'This must be an address that begins with https://.',
  );
  return new URL('/slack/events', typed).href;
}
