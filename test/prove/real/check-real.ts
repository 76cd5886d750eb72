import { check } from '../check.ts';
import { standingAt } from '../replay.ts';
import { deliveryIn, textFor, type Violation } from '../violation.ts';
import type { Evidence, PublishRequest } from '../witness.ts';
import { realTimes } from './durations.ts';
import type { FrozenSpan } from './freezing.ts';

/** Milliseconds after a freeze was answered in which requests on the wire may still arrive. */
const freezeWithinMs = 1000;
/** The answer and the request are seen by one clock, and travel over the same loopback. */
const wireMs = 50;
const sendMs = realTimes.sendTimeoutSeconds * 1000;

/** Times by the wall clock. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface RealEvidence extends Evidence {
  /** Spans in which a process was under SIGSTOP. */
  readonly stood: readonly Span[];
  /** The longest delay between the arrival of a request and its record here. */
  readonly seenLateMs: number;
  readonly frozen: readonly FrozenSpan[];
  /** Texts of the drafts that Tambour said it had accepted. */
  readonly taken: readonly string[];
  /** Posts on the networks' own timelines at the end. */
  readonly timeline: readonly { readonly text: string; readonly id: string }[];
  /** Description of what still moved when the wait ended; null: nothing. */
  readonly moving: string | null;
}

/** Judges a round by the journal and by what the simulators saw. */
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
 * Finds requests that left after their claim had lapsed, since another process may have taken it over, and second
 * requests of one claim. A process stopped between its last look and the first byte cannot know; that is reported as a
 * known limit.
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
  // A request may begin one full send before its claim's end; if it is recorded late by less than that, it was in
  // time.
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

/** Finds requests more than a second after a freeze was answered and before somebody asked to thaw. */
function frozenOut({ frozen }: RealEvidence, { wallAt, rendering }: PublishRequest): readonly Violation[] {
  const span = frozen.find(
    ({ answeredMs, thawAskedMs }) =>
      wallAt.getTime() > answeredMs + freezeWithinMs + wireMs && wallAt.getTime() < thawAskedMs,
  );
  if (span === undefined) return [];
  const late = wallAt.getTime() - span.answeredMs;
  return [{ kind: 'afterStop', detail: `"${rendering.text}" arrived ${late} ms after a freeze was answered` }];
}

/** Finds approvals that Tambour acknowledged but that are not in the journal, though the draft could still get them. */
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

/** Finds drafts that Tambour said it had accepted but that are not in the journal. */
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
  'draft.rejectionWithdrawn',
  'decision.reject',
  'decision.requestChanges',
]);

/** Finds public posts that no simulator saw being sent; there is no other way to the networks. */
function hidden({ timeline, posts }: RealEvidence): readonly Violation[] {
  return timeline
    .filter(({ id, text }) => !posts.some((post) => post.id === id && post.rendering.text === text))
    .map(({ text }) => ({ kind: 'unapproved', detail: `"${text}" is public, and no request was seen` }));
}
