import { checkMattermost, type MattermostAnswers, type MattermostFacts } from './check-mattermost.ts';
import { advice, type FindingOf, type Plain, right, wrong } from './finding.ts';
import { wordOf } from './word-of.ts';
import type { ClockFacts } from './check-clock.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface ChatFacts extends MattermostFacts {
  readonly chatOff: Plain;
  readonly slackIsOurs: { readonly workspace: string; readonly bot: string };
  readonly slackSocketOpens: Plain;
  readonly slackSecretUntried: Plain;
  readonly slackUnreachable: { readonly error: string };
  /** `why`: https://docs.slack.dev/reference/methods/auth.test#errors. */
  readonly slackTokenRefused: { readonly token: 'bot' | 'app'; readonly why: string };
  readonly slackWrongToken: { readonly token: 'bot' | 'app'; readonly expected: string };
  readonly slackScopesMissing: { readonly scopes: readonly string[] };
  readonly slackScopesBeyondNeed: { readonly scopes: readonly string[] };
  readonly slackTwoApps: { readonly botApp: string; readonly appTokenApp: string };
  readonly slackNoGroups: { readonly why: string };
}

type ChatFinding = FindingOf<ChatFacts & Pick<ClockFacts, 'clockOff'>>;

/** A fact that the Slack adapter found. It repeats the adapter's own type, since only app may name an adapter. */
export type SlackFact =
  | { readonly code: 'isOurs'; readonly platformId: string; readonly workspace: string; readonly bot: string }
  | { readonly code: 'appTokenOpens' }
  | { readonly code: 'unreachable'; readonly error: unknown }
  | { readonly code: 'botTokenRefused' | 'appTokenRefused'; readonly why: string }
  | { readonly code: 'wrongKindOfToken'; readonly token: 'bot' | 'app'; readonly expected: string }
  | { readonly code: 'scopesMissing' | 'scopesBeyondNeed'; readonly scopes: readonly string[] }
  | { readonly code: 'tokensOfTwoApps'; readonly botApp: string; readonly appTokenApp: string }
  | { readonly code: 'clockOff'; readonly aheadSeconds: number }
  | { readonly code: 'noUserGroups'; readonly why: string };

/** Slack's answers to the tokens. */
export interface SlackAnswers {
  readonly mode: 'socket' | 'http';
  readonly facts: readonly SlackFact[];
}

/** Grades the chats' answers; null: not connected. */
export function checkChat(slack: SlackAnswers | null, mattermost: MattermostAnswers | null): readonly ChatFinding[] {
  if (slack === null && mattermost === null) return [right({ code: 'chatOff' })];
  return [...(slack === null ? [] : checkSlack(slack)), ...(mattermost === null ? [] : checkMattermost(mattermost))];
}

function checkSlack({ mode, facts }: SlackAnswers): readonly ChatFinding[] {
  const found = facts.map(findingOf);
  // Only a request from Slack can show whether the secret is right.
  return mode === 'http' ? [...found, advice({ code: 'slackSecretUntried' })] : found;
}

function findingOf(fact: SlackFact): ChatFinding {
  switch (fact.code) {
    case 'isOurs':
      return right({ code: 'slackIsOurs', workspace: fact.workspace, bot: fact.bot });
    case 'appTokenOpens':
      return right({ code: 'slackSocketOpens' });
    case 'unreachable':
      return wrong({ code: 'slackUnreachable', error: wordOf(fact.error) });
    case 'botTokenRefused':
      return wrong({ code: 'slackTokenRefused', token: 'bot', why: fact.why });
    case 'appTokenRefused':
      return wrong({ code: 'slackTokenRefused', token: 'app', why: fact.why });
    case 'wrongKindOfToken':
      return wrong({ code: 'slackWrongToken', token: fact.token, expected: fact.expected });
    case 'scopesMissing':
      return wrong({ code: 'slackScopesMissing', scopes: fact.scopes });
    case 'scopesBeyondNeed':
      return advice({ code: 'slackScopesBeyondNeed', scopes: fact.scopes });
    case 'tokensOfTwoApps':
      return wrong({ code: 'slackTwoApps', botApp: fact.botApp, appTokenApp: fact.appTokenApp });
    case 'clockOff':
      // The adapter reports how far our clock is ahead; other clocks report how far theirs are.
      return wrong({ code: 'clockOff', with: 'Slack', aheadSeconds: -fact.aheadSeconds });
    case 'noUserGroups':
      return advice({ code: 'slackNoGroups', why: fact.why });
  }
}
