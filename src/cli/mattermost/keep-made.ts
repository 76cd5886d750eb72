import type { Answers } from '#cli/setup/answers.ts';
import { changedText } from '#cli/setup/settings-text.ts';
import { writeSettings } from '#cli/setup/write-settings.ts';

import type { Made, MattermostDeps } from './mattermost-deps.ts';

/**
 * Writes the answers, the bot's token and the commands' tokens into the settings, and leaves other settings there.
 * Returns in words what it did, and never a token.
 */
export async function keepMade(
  answers: Answers<MattermostDeps>,
  before: string,
  { token, commandTokens }: Made,
): Promise<readonly string[]> {
  const { deps } = answers;
  if (token !== null) answers.set('MATTERMOST_TOKEN', token);
  const known = answers
    .get('MATTERMOST_COMMAND_TOKENS')
    .split(',')
    .filter((one) => one !== '');
  answers.set('MATTERMOST_COMMAND_TOKENS', [...new Set([...known, ...commandTokens])].join(','));
  const changes = answers.changes();
  if (changes.size === 0) return [`${deps.settingsFile} stays as it was.`];
  const written = await writeSettings(deps.settingsFile, changedText(before, changes), deps.now());
  if (written.kind === 'refused') {
    return [
      `${deps.settingsFile} cannot be written (${written.code}). Make it writable and run this again: it makes a new token. The one made now is lost: revoke it on the server.`,
    ];
  }
  return [
    `Wrote ${deps.settingsFile}, for its owner alone: ${[...changes.keys()].join(', ')}.`,
    ...(written.before === null ? [] : [`What it said before is in ${written.before}.`]),
  ];
}
