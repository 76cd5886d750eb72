import { command } from '#messages/command.ts';
import { portOf } from '#messages/port-of.ts';
import { serviceName } from '#messages/service-name.ts';
import type { OutsideFindingWords } from '#messages/words/doctor.ts';
import { say } from '#messages/words/keyed.ts';
import { networkKinds } from '#networks/network-kinds.ts';

import { terminal } from './terminal.ts';

export const outside: OutsideFindingWords = {
  chatOff: () =>
    `No chat is connected: there is the practice chat alone. "${command('setup')}" connects Slack, "${command('setup mattermost')}" Mattermost.`,
  slackIsOurs: ({ bot, workspace }) => `Slack knows the bot: @${bot} in the workspace ${workspace}.`,
  slackSocketOpens: () => 'The app-level token opens a connection.',
  slackSecretUntried: () =>
    'Only a request from Slack shows whether SLACK_SIGNING_SECRET is right: type "/tambour help" in a channel. If nothing answers, copy the secret again.',
  slackUnreachable: ({ error }) => `Slack does not answer (${error}). "Ways out" says more.`,
  slackTokenRefused: ({ token, why }) => `Slack refuses the ${slackToken[token]} (${why}). ${slackAdvice(token, why)}`,
  slackWrongToken: ({ token, expected }) =>
    `The ${slackToken[token]} must begin with "${expected}": this one is of another kind.`,
  slackScopesMissing: ({ scopes }) =>
    `The app lacks ${scopes.join(', ')}. Bring its manifest up to manifest.yml on https://api.slack.com/apps, and install it again.`,
  slackScopesBeyondNeed: ({ scopes }) =>
    `The app may do more than Tambour needs: ${scopes.join(', ')}. Take these away, or bring its manifest up to manifest.yml.`,
  slackTwoApps: ({ botApp, appTokenApp }) =>
    `The two tokens are of two apps (${botApp} and ${appTokenApp}): no event would arrive. Take both from the same one.`,
  slackNoGroups: ({ why }) =>
    `Slack gives no user groups (${why}): approvers are named one by one, or are the members of a channel.`,
  mattermostIsOurs: ({ bot, server, version }) => `Mattermost knows the bot: @${bot} on ${server}, version ${version}.`,
  mattermostUnreachable: ({ error }) => `Mattermost does not answer (${error}). "Ways out" says more.`,
  mattermostTokenRefused: ({ why }) =>
    `Mattermost refuses the bot's token MATTERMOST_TOKEN (${why}). "${command('setup mattermost')}" makes a new one.`,
  mattermostHeld: ({ why }) => say(terminal.chatHeld, why.kind, why),
  mattermostInNoTeam: () => `The bot is in no team: nobody can type /tambour. Run "${command('setup mattermost')}".`,
  mattermostWayBackUntried: () =>
    `Only Mattermost can show whether it reaches Tambour: type "/tambour help" in a channel. If nothing answers, check MATTERMOST_CALLBACK_URL and run "${command('setup mattermost')}" again.`,

  noSecondApprover: ({ desk, needed }) =>
    `${needed === 1 ? `One person alone can approve on the desk "${desk}"` : `Only the ${needed} people who have to can approve on the desk "${desk}"`}: while one of them is away, or writes, nothing goes out there. Name one more with "${command('desk change', [desk, '--approver', 'ID'])}" (it replaces those there are), or in its channel with /tambour setup.`,
  nothingFrozen: () => 'Nothing is frozen.',
  frozen: ({ desk, at, by, because, exceptEmergencies, isAfterRestore }) => {
    if (isAfterRestore && desk !== null) {
      return `The desk "${desk}" has been frozen since Tambour was restored, ${at.toISOString()}: nothing goes out, emergencies included. An approver ends that in its channel, with the button below the list of what waits: only who has seen the list may; "${command('thaw')}" does not end it. Ending it sends nothing by itself.`;
    }
    const [what, end] =
      desk === null
        ? ['Everything', `with "${command('thaw', ['--all'])}"`]
        : [`The desk "${desk}"`, `with "${command('thaw', [desk])}", or in its channel with /tambour thaw`];
    const reason = because === null ? '' : ` (${because})`;
    return `${what} is frozen, by ${by} since ${at.toISOString()}${reason}: nothing goes out${exceptEmergencies ? ' but posts of a real emergency' : ''}. End it ${end}; nothing goes out by that.`;
  },
  accountsWatched: ({ count }) =>
    `${count === 1 ? 'One account is' : `${count} accounts are`} watched for posts that Tambour did not make.`,
  accountNotWatched: ({ handle, since }) =>
    `${handle} could not be looked through for posts that Tambour did not make since ${since.toISOString()}. If Tambour runs, see what the account's own line says; posts made meanwhile are told once it can be read again.`,
  billedNotWatched: ({ handle, network, setting }) =>
    `${handle} is not watched for posts that Tambour did not make: that needs ${setting}=on, which ${networkKinds[network].name} bills.`,
  noAccount: () => `No account on a real network yet: "${command('account add', ['--help'])}" says how to add one.`,
  accountFine: ({ handle, software, lacks }) =>
    [`${handle} can publish (${software}).`, ...lacks.map((lack) => terminal.lack[lack])].join('\n'),
  accountNotKept: ({ handle, days }) =>
    `${handle} sleeps, and nobody looks after it: its network may take it for inactive after ${days} days without a log-in by hand. Name somebody in its desk's channel with /tambour keep.`,
  accountAsleep: ({ handle, until }) =>
    `${handle} is asleep until ${until === null ? 'woken' : until.toISOString()}, and takes no posts.`,
  accountPaused: ({ handle, why }) =>
    `${handle} is paused (${why.replaceAll('_', ' ')}): its posts are held. Fix what the next line says, then "${command('account wake', [handle])}".`,
  accountRefused: ({ handle, network, outcome }) =>
    `${handle}: ${say(terminal.notTaken, outcome.kind, { ...outcome, network })}`,
  accountOther: ({ handle, found }) =>
    `The token of ${handle} now belongs to ${found}. Add the account again with its own token.`,
  accountMoved: ({ handle, sealedFor, is }) =>
    `The token of ${handle} was given for ${sealedFor}, and its row in the database says ${is}: somebody changed it there. The token goes nowhere. Find out who can write to the database, then run "${command('account wake', [handle])}", which puts the row back.`,
  tokenUnreadable: ({ handle, why }) =>
    why === 'otherKey'
      ? `The token of ${handle} was sealed under another master key. Bring that key back, or add the account again.`
      : `The token of ${handle} cannot be opened: its row was changed (${why}). Add the account again.`,
  xOff: () => 'Publishing to X is off: nothing is sent there and nothing is read there.',
  xOn: ({ reading, pricesAsOf }) =>
    `Publishing to X is on${reading ? ', reading too' : '; reading is off, so people settle what X may have lost'}. X's terms put use by or for a public body on the Enterprise plan; whether writing your own posts is covered is for your lawyer. Prices are those of ${pricesAsOf}.`,
  xWithoutAccount: () =>
    `Publishing to X is on, and there is no account there. Add one with "${command('account add', ['x'])}", or unset X_PUBLISHING.`,
  accountWhileOff: ({ handle, network }) =>
    `${handle} is on ${networkKinds[network].name}, and publishing there is off: its posts are held. It was not asked anything.`,
  xPricesOld: ({ asOf, days }) =>
    `The prices of X are ${days} days old (${asOf}). Compare them with X's list, and set X_PRICES.`,

  noWayNeeded: () => 'Nothing outside is needed yet: neither a chat nor an account is connected.',
  way: ({ host, for: what, reached }) => {
    const { way } = reached;
    const by = way.kind === 'proxy' ? ` through the proxy ${way.at}` : '';
    const whose = `${host} (${serviceName(what)})`;
    switch (reached.kind) {
      case 'reached':
        return `${whose} can be reached${by}.`;
      case 'nameNotFound':
        return `${whose}: the name is not known${by}. Check the spelling and the DNS${by === '' ? ', or set HTTPS_PROXY where there is a proxy' : ''}.`;
      case 'unreachable':
        return `${whose} cannot be reached${by} (${reached.code}). Open port ${portOf(host)} to it in the firewall${by === '' ? ', or set HTTPS_PROXY' : ''}.`;
      case 'untrusted':
        return `${whose} shows a certificate that is not trusted (${reached.code}${reached.issuer === null ? '' : `, signed by ${reached.issuer}`}). If your proxy opens TLS, set NODE_EXTRA_CA_CERTS to the file with its certificate.`;
      case 'timeout':
        return `${whose} did not answer in time${by}. A firewall may drop what goes there.`;
      case 'proxyUnreachable':
        return `${whose}: the proxy${way.kind === 'proxy' ? ` ${way.at}` : ''} cannot be reached (${reached.code}). Correct HTTPS_PROXY.`;
      case 'proxyRefused':
        return reached.status === 407
          ? `${whose}: the proxy wants a user and password (407). Put them into HTTPS_PROXY.`
          : `${whose}: the proxy refuses the way there (${reached.status}). Have the host allowed, with CONNECT to port ${portOf(host)}.`;
    }
  },
  extraCaCerts: ({ path, outcome }) => {
    if (outcome.kind === 'trusted') return `The certificates of ${path} are trusted (${outcome.certificates}).`;
    return outcome.why === 'unreadable'
      ? `The certificates of NODE_EXTRA_CA_CERTS cannot be read: ${path} (${outcome.code}).`
      : `${path} holds no certificate in PEM. Correct NODE_EXTRA_CA_CERTS.`;
  },
};

const slackToken = { bot: 'bot token SLACK_BOT_TOKEN', app: 'app-level token SLACK_APP_TOKEN' } as const;

function slackAdvice(token: 'bot' | 'app', why: string): string {
  if (why === 'account_inactive' || why === 'token_revoked') {
    return 'The app was removed from the workspace: install it again, and take the new token.';
  }
  if (why === 'missing_scope') return 'Make one with the scope connections:write.';
  return token === 'bot'
    ? 'Copy the "Bot User OAuth Token" again, whole.'
    : 'Copy the token again, whole, under "Basic Information", "App-Level Tokens".';
}
