import type { ChatFact } from '#doctor/finding.ts';
import { command } from '#cli/command.ts';

export function wordsForSlack(fact: ChatFact): string {
  switch (fact.code) {
    case 'chatOff':
      return `No chat is connected: there is the practice chat alone. "${command('setup')}" connects Slack, "${command('setup mattermost')}" Mattermost.`;
    case 'slackIsOurs':
      return `Slack knows the bot: @${fact.bot} in the workspace ${fact.workspace}.`;
    case 'slackSocketOpens':
      return 'The app-level token opens a connection.';
    case 'slackSecretUntried':
      return 'Only a request from Slack shows whether SLACK_SIGNING_SECRET is right: type "/tambour help" in a channel. If nothing answers, copy the secret again.';
    case 'slackUnreachable':
      return `Slack does not answer (${fact.error}). "Ways out" says more.`;
    case 'slackTokenRefused':
      return `Slack refuses the ${nameOf(fact.token)} (${fact.why}). ${adviceOn(fact.token, fact.why)}`;
    case 'slackWrongToken':
      return `The ${nameOf(fact.token)} must begin with "${fact.expected}": this one is of another kind.`;
    case 'slackScopesMissing':
      return `The app lacks ${fact.scopes.join(', ')}. Bring its manifest up to manifest.yml on https://api.slack.com/apps, and install it again.`;
    case 'slackScopesBeyondNeed':
      return `The app may do more than Tambour needs: ${fact.scopes.join(', ')}. Take these away, or bring its manifest up to manifest.yml.`;
    case 'slackTwoApps':
      return `The two tokens are of two apps (${fact.botApp} and ${fact.appTokenApp}): no event would arrive. Take both from the same one.`;
    case 'slackNoGroups':
      return `Slack gives no user groups (${fact.why}): approvers are named one by one, or are the members of a channel.`;
  }
}

function nameOf(token: 'bot' | 'app'): string {
  return token === 'bot' ? 'bot token SLACK_BOT_TOKEN' : 'app-level token SLACK_APP_TOKEN';
}

/** See https://docs.slack.dev/reference/methods/auth.test#errors. */
function adviceOn(token: 'bot' | 'app', why: string): string {
  if (why === 'account_inactive' || why === 'token_revoked') {
    return 'The app was removed from the workspace: install it again, and take the new token.';
  }
  if (why === 'missing_scope') return 'Make one with the scope connections:write.';
  return token === 'bot'
    ? 'Copy the "Bot User OAuth Token" again, whole.'
    : 'Copy the token again, whole, under "Basic Information", "App-Level Tokens".';
}
