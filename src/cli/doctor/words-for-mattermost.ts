import type { MattermostChatFact } from '#doctor/finding.ts';
import { wordsForHeld } from '#cli/words-for-held.ts';
import { command } from '#cli/command.ts';

export function wordsForMattermost(fact: MattermostChatFact): string {
  switch (fact.code) {
    case 'mattermostIsOurs':
      return `Mattermost knows the bot: @${fact.bot} on ${fact.server}, version ${fact.version}.`;
    case 'mattermostUnreachable':
      return `Mattermost does not answer (${fact.error}). "Ways out" says more.`;
    case 'mattermostTokenRefused':
      return `Mattermost refuses the bot's token MATTERMOST_TOKEN (${fact.why}). "${command('setup mattermost')}" makes a new one.`;
    case 'mattermostHeld':
      return wordsForHeld(fact.why);
    case 'mattermostInNoTeam':
      return `The bot is in no team: nobody can type /tambour. Run "${command('setup mattermost')}".`;
    case 'mattermostWayBackUntried':
      return `Only Mattermost can show whether it reaches Tambour: type "/tambour help" in a channel. If nothing answers, check MATTERMOST_CALLBACK_URL and run "${command('setup mattermost')}" again.`;
  }
}
