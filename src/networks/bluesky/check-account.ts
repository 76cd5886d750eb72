import { z } from 'zod';

import type { CheckOutcome } from '#networks/check-outcome.ts';
import { printableName } from '#networks/printable-name.ts';

import { blueskyRules } from './bluesky-rules.ts';
import { isLocked } from './refusal-of.ts';
import type { Unanswered } from './request.ts';
import type { Server } from './server.ts';
import { isOfOwnPassword } from './sessions.ts';

const software = 'Bluesky';

/** `active` false: the owner deactivated it, for example after moving to another server; it may not post. */
const whoSchema = z.object({ did: z.string(), handle: z.string().max(300), active: z.boolean().default(true) });
const profileSchema = z.object({ value: z.object({ displayName: z.string().default('') }) });

/** Asks whose app password this is. Logs in or uses the open session; changes nothing. */
export async function checkAccount(server: Server, signal: AbortSignal): Promise<CheckOutcome> {
  const common = { signal, withinMs: server.timeouts.readMs };
  const me = await server.ask({ ...common, method: 'com.atproto.server.getSession', schema: whoSchema, kind: 'me' });
  if (me.kind !== 'answer') return uncheckedOf(me);
  if (!me.data.active) return { kind: 'tokenRefused' };
  if (me.session !== undefined && isOfOwnPassword(me.session)) return { kind: 'ownPassword' };
  const profile = await server.ask({
    ...common,
    method: 'com.atproto.repo.getRecord',
    query: ({ did }) => ({ repo: did, collection: 'app.bsky.actor.profile', rkey: 'self' }),
    schema: profileSchema,
  });
  const { did, handle } = me.data;
  const name = profile.kind === 'answer' ? printableName(profile.data.value.displayName) : '';
  return {
    kind: 'ok',
    identity: {
      remoteId: did,
      handle: printableName(`@${handle}`),
      displayName: name === '' ? printableName(handle) : name,
      profileUrl: new URL(`/profile/${did}`, server.webUrl).href,
    },
    limits: blueskyRules.defaultLimits,
    software,
    lacks: blueskyRules.lacks(software),
  };
}

function uncheckedOf(answer: Unanswered): CheckOutcome {
  if (isLocked(answer)) return { kind: 'tokenRefused' };
  switch (answer.kind) {
    case 'notSent':
      return { kind: 'unreachable', why: answer.why === 'unreachable' ? 'refused' : answer.why };
    case 'lost':
      return { kind: 'unreachable', why: answer.why === 'no_answer' ? 'timeout' : 'not_this_network' };
    case 'status':
      if (answer.status === 429) return { kind: 'askedTooOften', afterSeconds: answer.afterSeconds };
      return { kind: 'unreachable', why: answer.status >= 500 ? 'timeout' : 'not_this_network' };
  }
}
