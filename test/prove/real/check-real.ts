import { check } from '../check.ts';
import { standingAt } from '../replay.ts';
import { deliveryIn, textFor, type Violation } from '../violation.ts';
import type { Evidence, PublishRequest } from '../witness.ts';
import { realTimes } from './durations.ts';
import type { FrozenSpan } from './freezing.ts';

/** Milliseconds for which a freeze lets through after its answer what was on the wire. */
const freezeWithinMs = 1000;
/** An answer and a request are seen by one clock, and on their way by the same loopback. */
const wireMs = 50;
const sendMs = realTimes.sendTimeoutSeconds * 1000;

/** By the wall clock. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface RealEvidence extends Evidence {
  /** When a process was under SIGSTOP. */
  readonly stood: readonly Span[];
  /** The longest that a request may have arrived before it was seen. */
  readonly seenLateMs: number;
  readonly frozen: readonly FrozenSpan[];
  /** The texts of drafts that Tambour said it had taken. */
  readonly taken: readonly string[];
  /** Posts that the networks' own timelines show at the end. */
  readonly timeline: readonly { readonly text: string; readonly id: string }[];
  /** Things that still moved when nobody waited any longer; null: none. */
  readonly moving: string | null;
}

/** Judges a round by what the simulators saw and by the journal. */
export function checkReal(evidence: RealEvidence): readonly Violation[] {
  return [
    ...check(evidence),
    ...evidence.requests.flatMap((request) => lapsed(evidence, request)),
    ...evidence.requests.flatMap((request) => frozenOut(evidence, request)),
    ...unheard(evidence),
    ...untaken(evidence),
    ...hidden(evidence),
    ...(evidence.moving === null ? [] : [{ kind: 'lost' as const, detail: `never at rest: ${evidence.moving}` }]),
  ];
}

/**
 * No request leaves once its claim has lapsed, and none twice of one claim: others may have taken it over. A process that
 * stands still between its last look and the first byte cannot know: that is told, as the limit that it is.
 */
function lapsed(evidence: RealEvidence, request: PublishRequest): readonly Violation[] {
  const { journal, requests } = evidence;
  const account = evidence.accounts.find(({ id }) => id === request.accountId);
  if (account === undefined) throw new Error('a request of no account');
  const claims = journal.filter((entry) => {
    const delivery = deliveryIn(entry);
    if (entry.kind !== 'delivery.sending' || delivery?.accountId !== account.id || entry.draftId === null) return false;
    const content = standingAt(journal, entry.draftId, entry.seq)?.contents.get(delivery.revision);
    return content !== undefined && textFor(content, account, delivery.position) === request.rendering.text;
  });
  const alike = requests.filter(
    ({ accountId, rendering }) => accountId === request.accountId && rendering.text === request.rendering.text,
  );
  const what = `"${request.rendering.text}" to ${account.handle}`;
  if (alike[0] === request && alike.length > claims.length) {
    return [{ kind: 'doubled', detail: `${what}: ${alike.length} requests of ${claims.length} claims` }];
  }
  const newest = claims.findLast(({ at }) => at <= request.wallAt);
  if (newest === undefined) return [];
  const ageMs = request.wallAt.getTime() - newest.at.getTime();
  // It begins as long before its claim's end as it may take: seen later by less than that, it was in time.
  const unsureMs = Math.max(0, evidence.seenLateMs - sendMs);
  if (ageMs <= evidence.leaseMs + unsureMs) return [];
  const detail = `${what}: ${ageMs} ms after its claim`;
  const within = { fromMs: newest.at.getTime(), untilMs: request.wallAt.getTime() };
  const stoodMs = Math.max(0, ...evidence.stood.map((span) => sharedMs(span, within)));
  return stoodMs > 0 && ageMs - stoodMs <= evidence.leaseMs - sendMs
    ? [{ kind: 'beyond', detail: `${detail}, of which its process stood still for ${stoodMs} ms` }]
    : [{ kind: 'afterLease', detail }];
}

function sharedMs(one: Span, other: Span): number {
  return Math.min(one.untilMs, other.untilMs) - Math.max(one.fromMs, other.fromMs);
}

/** Nothing arrives later than a second after a freeze was answered, until somebody asked for its end. */
function frozenOut({ frozen }: RealEvidence, { wallAt, rendering }: PublishRequest): readonly Violation[] {
  const span = frozen.find(
    ({ answeredMs, thawAskedMs }) =>
      wallAt.getTime() > answeredMs + freezeWithinMs + wireMs && wallAt.getTime() < thawAskedMs,
  );
  if (span === undefined) return [];
  const late = wallAt.getTime() - span.answeredMs;
  return [{ kind: 'afterStop', detail: `"${rendering.text}" arrived ${late} ms after a freeze was answered` }];
}

/** Each approval that the chat was told to have arrived is in the journal, or was no longer to be had. */
function unheard({ acts, journal }: Evidence): readonly Violation[] {
  return acts.flatMap((act): readonly Violation[] => {
    const { did, draftId, revision, person } = act;
    if (did !== 'approve' || draftId === null) return [];
    const ofDraft = journal.filter((entry) => entry.draftId === draftId);
    const isHeard = ofDraft.some(
      ({ kind, actor, data }) =>
        kind === 'decision.approve' &&
        actor === person &&
        typeof data === 'object' &&
        data !== null &&
        'revision' in data &&
        data.revision === revision,
    );
    const isOver = ofDraft.some(({ kind }) => closes.has(kind));
    return isHeard || isOver
      ? []
      : [{ kind: 'lost', detail: `${person} approved version ${revision} of ${draftId}, and nothing knows of it` }];
  });
}

/** A draft that Tambour said it had taken is in the journal. */
function untaken({ taken, journal }: RealEvidence): readonly Violation[] {
  const created = journal.filter(({ kind }) => kind === 'draft.created').map(({ data }) => JSON.stringify(data));
  return taken
    .filter((text) => !created.some((data) => data.includes(text)))
    .map((text) => ({ kind: 'lost', detail: `"${text}" was taken as a draft, and nothing knows of it` }));
}

const closes: ReadonlySet<string> = new Set([
  'draft.revised',
  'draft.stopped',
  'draft.cancelled',
  'draft.reopened',
  'draft.rejectionTakenBack',
  'decision.reject',
  'decision.changes',
]);

/** All that is public was seen to be sent: nobody has another way to the networks. */
function hidden({ timeline, posts }: RealEvidence): readonly Violation[] {
  return timeline
    .filter(({ id, text }) => !posts.some((post) => post.id === id && post.rendering.text === text))
    .map(({ text }) => ({ kind: 'unapproved', detail: `"${text}" is public, and no request was seen` }));
}
