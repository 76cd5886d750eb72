import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { z } from 'zod';

import { systemClock } from '#clock.ts';

import { mayReach } from './may-reach.ts';
import { usergroupsList } from './slack-methods.ts';
import type { SlackAccess } from './slack-options.ts';
import { isCertain, sdkOptions, slackApi, slackApiUrl } from './web-api.ts';
import { neededScopes } from './what-slack-must-grant.ts';
import { whoWeAre } from './who-we-are.ts';

/** One thing that was found out about the connection to Slack. */
export type SlackFact =
  /** All is well: who we are there. */
  | { readonly code: 'isOurs'; readonly platformId: string; readonly workspace: string; readonly bot: string }
  | { readonly code: 'appTokenOpens' }
  | { readonly code: 'unreachable'; readonly error: unknown }
  | { readonly code: 'botTokenRefused' | 'appTokenRefused'; readonly why: string }
  /** A token of another kind, such as a person's in place of the bot's. */
  | { readonly code: 'wrongKindOfToken'; readonly token: 'bot' | 'app'; readonly expected: 'xoxb-' | 'xapp-' }
  | { readonly code: 'scopesMissing' | 'scopesBeyondNeed'; readonly scopes: readonly string[] }
  /** The app-level token belongs to another app than the bot's. */
  | { readonly code: 'tokensOfTwoApps'; readonly botApp: string; readonly appTokenApp: string }
  /** The clocks differ so much that signed requests are refused; positive: ours is ahead. */
  | { readonly code: 'clockOff'; readonly aheadSeconds: number }
  /** The plan or the app allows no user groups. Approvers are then named people, or a channel's members. */
  | { readonly code: 'noUserGroups'; readonly why: string };

const mostSkewSeconds = 30;
const nothing = z.object({});

/** Asks Slack whether it would let us do all that Tambour does; changes nothing there. */
export async function checkSlack(access: SlackAccess): Promise<readonly SlackFact[]> {
  const ended = new AbortController();
  try {
    const kinds = wrongKinds(access);
    const watched = watchHeaders(access);
    const api = slackApi(watched.access, { signal: ended.signal });
    const asked = await whoWeAre(api);
    if (asked.kind === 'lost') return [...kinds, { code: 'unreachable', error: asked.error }];
    if (asked.kind === 'refused') return [...kinds, { code: 'botTokenRefused', why: asked.why }];
    const us = asked.answer;
    const groups = await api.ask(usergroupsList, { include_disabled: false }, nothing);
    return [
      { code: 'isOurs', platformId: us.platformId, workspace: us.workspace, bot: us.name },
      ...kinds,
      ...scopesOf(watched.scopes()),
      ...clockOf(watched.aheadSeconds()),
      // A missing scope is reported by `scopesOf`.
      ...(groups.kind === 'refused' && groups.why !== 'missing_scope'
        ? [{ code: 'noUserGroups', why: groups.why } as const]
        : []),
      ...(access.mode === 'socket' ? await appToken(access, us.app) : []),
    ];
  } finally {
    ended.abort();
  }
}

function wrongKinds(access: SlackAccess): readonly SlackFact[] {
  const bot = { code: 'wrongKindOfToken', token: 'bot', expected: 'xoxb-' } as const;
  const app = { code: 'wrongKindOfToken', token: 'app', expected: 'xapp-' } as const;
  return [
    ...(access.botToken.startsWith(bot.expected) ? [] : [bot]),
    ...(access.mode === 'http' || access.appToken.startsWith(app.expected) ? [] : [app]),
  ];
}

/** Watches Slack's headers, which tell its time and the scopes of a token. */
function watchHeaders(access: SlackAccess): {
  readonly access: SlackAccess;
  readonly scopes: () => readonly string[] | null;
  readonly aheadSeconds: () => number | null;
} {
  const clock = access.clock ?? systemClock;
  let scopes: readonly string[] | null = null;
  let aheadSeconds: number | null = null;
  const fetch = async (...request: Parameters<typeof globalThis.fetch>): Promise<Response> => {
    const response = await (access.outbound?.fetch ?? globalThis.fetch)(...request);
    const granted = response.headers.get('x-oauth-scopes');
    if (granted !== null) scopes = granted.split(',').map((scope) => scope.trim());
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(theirs)) aheadSeconds = (clock.now().getTime() - theirs) / 1000;
    return response;
  };
  return {
    access: { ...access, outbound: { ...access.outbound, fetch } },
    scopes: () => scopes,
    aheadSeconds: () => aheadSeconds,
  };
}

function scopesOf(granted: readonly string[] | null): readonly SlackFact[] {
  if (granted === null) return [];
  const needed = neededScopes();
  const missing = needed.filter((scope) => !granted.includes(scope));
  const beyond = granted.filter((scope) => scope !== '' && !needed.includes(scope));
  return [
    ...(missing.length === 0 ? [] : [{ code: 'scopesMissing', scopes: missing } as const]),
    ...(beyond.length === 0 ? [] : [{ code: 'scopesBeyondNeed', scopes: beyond } as const]),
  ];
}

function clockOf(aheadSeconds: number | null): readonly SlackFact[] {
  if (aheadSeconds === null || Math.abs(aheadSeconds) <= mostSkewSeconds) return [];
  return [{ code: 'clockOff', aheadSeconds: Math.round(aheadSeconds) }];
}

/** Asks for the address of a socket, and does not connect to it. */
async function appToken(
  access: SlackAccess & { readonly mode: 'socket' },
  botApp: string | null,
): Promise<readonly SlackFact[]> {
  const appTokenApp = /^xapp-\d+-(A[A-Z0-9]+)-/.exec(access.appToken)?.[1] ?? null;
  const other: readonly SlackFact[] =
    botApp === null || appTokenApp === null || botApp === appTokenApp
      ? []
      : [{ code: 'tokensOfTwoApps', botApp, appTokenApp }];
  const client = new WebClient(access.appToken, sdkOptions(access));
  try {
    const { url = '' } = await client.apps.connections.open({});
    if (mayReach('socket', url, access.apiUrl ?? slackApiUrl)) return [...other, { code: 'appTokenOpens' }];
    return [...other, { code: 'appTokenRefused', why: 'the address is not one of Slack' }];
  } catch (error) {
    if (error instanceof WebAPIPlatformError && isCertain(error.data.error))
      return [...other, { code: 'appTokenRefused', why: error.data.error }];
    return [...other, { code: 'unreachable', error }];
  }
}
