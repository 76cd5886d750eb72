import type { CheckOutcome } from '#networks/check-outcome.ts';
import { printableName } from '#networks/printable-name.ts';

import { ownUser } from './own-user.ts';
import type { Server } from './server.ts';
import { xRules } from './x-rules.ts';

const maxLongPostCharacters = 25_000;
const software = 'X';

/** Asks X whose keys these are and what they may do. X bills one read of one user. */
export async function checkAccount(server: Server, signal: AbortSignal): Promise<CheckOutcome> {
  const me = await ownUser(server, signal);
  switch (me.kind) {
    case 'notSent':
      return { kind: 'unreachable', why: me.why === 'unreachable' ? 'refused' : me.why };
    case 'lost':
      return { kind: 'unreachable', why: me.why === 'no_answer' ? 'timeout' : 'not_this_network' };
    case 'status':
      if (me.status === 401) return { kind: 'tokenRefused' };
      if (me.status === 403) return { kind: 'scopeMissing', identity: null, missing: ['users.read'] };
      if (me.status === 429) return { kind: 'askedTooOften', afterSeconds: me.afterSeconds };
      return { kind: 'unreachable', why: me.status === 404 ? 'not_this_network' : 'timeout' };
    case 'answer':
  }
  const { id, username, name, subscription_type: subscription } = me.data.data;
  const identity = {
    remoteId: id,
    handle: printableName(`@${username}`),
    displayName: printableName(name) || printableName(username),
    profileUrl: new URL(`/${encodeURIComponent(username)}`, server.webUrl).href,
  };
  if (me.accessLevel === 'read') return { kind: 'scopeMissing', identity, missing: ['tweet.write'] };
  const writesLong = subscription === 'Premium' || subscription === 'PremiumPlus';
  const limits = writesLong ? { ...xRules.defaultLimits, maxCharacters: maxLongPostCharacters } : xRules.defaultLimits;
  return { kind: 'ok', identity, limits, software, lacks: xRules.lacks(software) };
}
