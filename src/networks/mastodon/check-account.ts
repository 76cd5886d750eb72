import { z } from 'zod';

import type { CheckOutcome, Identity, Lack } from '#networks/check-outcome.ts';
import { printableName } from '#networks/printable-name.ts';

import type { Answer } from './ask.ts';
import { hidesEdits } from './had-text.ts';
import { instanceOf } from './instance-of.ts';
import { isTokenRefused, ownAccount, type OwnAccount } from './own-account.ts';
import type { Server } from './server.ts';
import { isUnknown, keepsKeys, lacksOfSoftware, linkCharactersOf, softwareIn } from './software.ts';
import { softwareOf } from './software-of.ts';
import { textFormatOf } from './text-format.ts';
import { inPath } from './remote-id.ts';

/**
 * Asks whose token this is, what it may do and what the server takes. Changes nothing on the server: it probes the
 * token's scopes with a post and a picture that do not exist.
 */
export async function checkAccount(server: Server, signal: AbortSignal): Promise<CheckOutcome> {
  const me = await ownAccount(server, signal);
  if (isTokenRefused(me)) return { kind: 'tokenRefused' };
  if (me.kind === 'status' && me.status === 403) {
    return { kind: 'scopeMissing', identity: null, missing: ['read:accounts'] };
  }
  if (me.kind !== 'answer') return unreachable(me);
  const instance = await instanceOf(server, signal);
  if (instance.kind !== 'answer') return unreachable(instance);
  const identity = identityOf(me.data, instance.data.domain, server.url);
  const probes = await probe(server, me.data.id, signal);
  if (probes.tooMany !== null) return probes.tooMany;
  if (probes.missing.length > 0) return { kind: 'scopeMissing', identity, missing: probes.missing };
  const named = await softwareOf(server, signal);
  const software = printableName(named === '' ? softwareIn(instance.data.version) : named);
  const lacks = new Set<Lack>([...lacksOfSoftware(software), ...probes.lacks]);
  if (!instance.data.isV2) lacks.add('instance_v2');
  if (!keepsKeys(software)) lacks.add('idempotency');
  const linkCharacters = linkCharactersOf(software, instance.data.toldLinkCharacters);
  const limits = { ...instance.data.limits, linkCharacters };
  if (!isUnknown(software) && textFormatOf(software, limits.textTypes) === 'markdown') lacks.add('plain_text');
  return { kind: 'ok', identity, limits, software, lacks: [...lacks] };
}

function identityOf(me: OwnAccount, domain: string, serverUrl: string): Identity {
  const isWeb = /^https?:\/\//.test(me.url) && URL.canParse(me.url);
  return {
    remoteId: me.id,
    handle: printableName(`@${me.username}@${domain}`),
    displayName: printableName(me.displayName) || printableName(me.username),
    profileUrl: isWeb ? me.url : new URL(`/@${encodeURIComponent(me.username)}`, serverUrl).href,
  };
}

function unreachable(answer: Exclude<Answer<never>, { kind: 'answer' }>): CheckOutcome {
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

async function probe(
  server: Server,
  accountId: string,
  signal: AbortSignal,
): Promise<{
  readonly missing: readonly string[];
  readonly lacks: readonly Lack[];
  /** The outcome if a probe hit the rate limit, which shows nothing about scopes; else null. */
  readonly tooMany: CheckOutcome | null;
}> {
  const request = { schema: z.unknown(), signal, withinMs: server.timeouts.readMs };
  const nothing = '0';
  const reading = await server.ask({
    ...request,
    schema: z.array(z.object({ editedAt: z.unknown().optional() })),
    call: (client) => client.v1.accounts.$select(inPath(accountId)).statuses.list({ limit: 1 }),
  });
  const writing = await server.ask({
    ...request,
    call: (client) => client.v1.statuses.$select(nothing).update({ status: 'x' }),
  });
  const processing = await server.ask({ ...request, call: (client) => client.v1.media.$select(nothing).fetch() });
  const scopes = [
    { scope: 'read:statuses', answer: reading },
    { scope: 'write:statuses', answer: writing },
    { scope: 'write:media', answer: processing },
  ];
  const tooMany = scopes.flatMap(({ answer }) => (answer.kind === 'status' && answer.status === 429 ? [answer] : []));
  const missing = scopes.filter(({ answer }) => isOutsideScope(answer)).map(({ scope }) => scope);
  const lacks: Lack[] = [];
  if (reading.kind === 'answer' && reading.data.some(hidesEdits)) lacks.push('edits_told');
  if (processing.kind === 'status' && processing.status === 404 && processing.message === null) {
    lacks.push('media_status');
  }
  if (writing.kind === 'status' && writing.message === null) lacks.push('json_errors');
  return { missing, lacks, tooMany: tooMany[0] === undefined ? null : unreachable(tooMany[0]) };
}

function isOutsideScope(answer: Answer<unknown>): boolean {
  return answer.kind === 'status' && answer.status === 403 && answer.message !== null && /scope/i.test(answer.message);
}
