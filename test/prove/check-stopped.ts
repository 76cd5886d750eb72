import { z } from 'zod';

import { claimOf } from './claim-of.ts';
import { useOf } from './emergencies-known.ts';
import { correctionIn, type KnownContent, standingAt } from './replay.ts';
import { deliveryIn, partsOf, type Violation } from './violation.ts';
import type { Evidence, JournalRow, PublishRequest } from './witness.ts';

/** Milliseconds for which a request on the wire may still arrive after a freeze; no send takes longer. */
const onTheWireMs = 10_000;

/** Milliseconds within which a process may still send after its last look. */
const atOnceMs = 1000;

const exceptingSchema = z.object({ exceptEmergencies: z.boolean().default(false) });
const freezeSchema = z.object({ freezeId: z.string() }).loose();
const accountSchema = exceptingSchema.extend({ accountId: z.string(), until: z.iso.datetime().nullish() }).loose();

/** Finds claims on a frozen desk or for a stopped account, and earlier claims that left long after the stop. */
export function sentWhileStopped(evidence: Evidence): readonly Violation[] {
  const { journal } = evidence;
  const claims = journal.filter(({ kind }) => kind === 'delivery.sending');
  return [
    ...claims.flatMap((claim) => judgeClaim(journal, claim)),
    ...sentAfterFreeze(evidence),
    ...sentAfterSleep(evidence),
    ...retractedFrozen(journal),
  ];
}

const retractSchema = z.object({ reason: z.string() }).loose();

/** Finds replaced posts that were retracted on a frozen desk. There, only a person may have a post deleted. */
function retractedFrozen(journal: readonly JournalRow[]): readonly Violation[] {
  return journal.flatMap((entry): readonly Violation[] => {
    const isByItself =
      entry.kind === 'delivery.retractAsked' && retractSchema.parse(entry.data).reason.startsWith('→ ');
    if (!isByItself || !isFrozen(journal.filter(({ seq }) => seq < entry.seq))) return [];
    return [{ kind: 'frozen', detail: `entry ${entry.seq} retracts a post that was replaced` }];
  });
}

function judgeClaim(journal: readonly JournalRow[], claim: JournalRow): readonly Violation[] {
  const delivery = deliveryIn(claim);
  if (delivery === null) return [];
  const what = `delivery ${delivery.deliveryId}, entry ${claim.seq}`;
  const before = journal.filter(({ seq }) => seq < claim.seq);
  const use = useOf(journal, { draftId: claim.draftId, revision: delivery.revision });
  const isEmergency = use?.mode === 'real';
  if (isFrozen(before, isEmergency)) return [{ kind: 'frozen', detail: `${what}: claimed on a frozen desk` }];
  const state = before.findLast(({ kind, data }) => {
    if (!['account.asleep', 'account.woken', 'account.paused', 'account.resumed'].includes(kind)) return false;
    return accountSchema.parse(data).accountId === delivery.accountId;
  });
  if (state === undefined || state.kind === 'account.resumed' || state.kind === 'account.woken') return [];
  const { until, exceptEmergencies } = accountSchema.parse(state.data);
  if (state.kind === 'account.asleep' && exceptEmergencies && isEmergency) return [];
  const isOver = until !== null && until !== undefined && claim.at.getTime() >= Date.parse(until);
  if (isOver) return [];
  // Corrections of public posts leave a sleeping account; a paused account takes nothing.
  const content = standingAt(journal, claim.draftId ?? '', claim.seq)?.contents.get(delivery.revision);
  const mends = content !== undefined && correctionIn(content, delivery.accountId) !== null;
  if (state.kind === 'account.asleep' && mends) return [];
  return [{ kind: 'frozen', detail: `${what}: after ${state.kind}` }];
}

/** Tells whether one of the desk's freezes goes on: that of a restore, or that which somebody began. */
function isFrozen(journal: readonly JournalRow[], isEmergency = false): boolean {
  const freezes = journal.filter(({ kind }) => kind === 'desk.frozen' || kind === 'desk.thawed');
  const each = Map.groupBy(freezes, ({ data }) => freezeSchema.parse(data).freezeId);
  return [...each.values()].some((entries) => {
    const last = entries.at(-1);
    return last?.kind === 'desk.frozen' && !(isEmergency && exceptingSchema.parse(last.data).exceptEmergencies);
  });
}

/** Tells whether a request belongs to a real emergency, which a freeze or a sleep may except. */
function isOfEmergency(evidence: Evidence, request: PublishRequest): boolean {
  const claim = claimOf(evidence, request);
  if (claim === null) return false;
  const { draftId, delivery } = claim;
  return useOf(evidence.journal, { draftId, revision: delivery.revision })?.mode === 'real';
}

/** Finds posts claimed before a freeze and sent too long after it. Each process looks once more before it sends. */
function sentAfterFreeze(evidence: Evidence): readonly Violation[] {
  const { journal, requests, clockJumped, stoodBeforeSending } = evidence;
  if (clockJumped || stoodBeforeSending) return [];
  return requests.flatMap((request): readonly Violation[] => {
    const { journalSeq, wallAt, leftAt, rendering } = request;
    const before = journal.filter(({ seq }) => seq <= journalSeq);
    const freeze = before.findLast(({ kind }) => kind === 'desk.frozen');
    if (freeze === undefined || !isFrozen(before, isOfEmergency(evidence, request))) return [];
    const afterMs = (leftAt ?? wallAt).getTime() - freeze.at.getTime();
    if (afterMs <= (leftAt === undefined ? onTheWireMs : atOnceMs)) return [];
    return [
      {
        kind: 'frozen',
        detail: `"${rendering.text}" arrived ${wallAt.toISOString()}, frozen since entry ${freeze.seq}`,
      },
    ];
  });
}

/** Finds posts claimed before a sleep and sent too long after it. Each process looks once more here as well. */
function sentAfterSleep(evidence: Evidence): readonly Violation[] {
  const { journal, requests, clockJumped, stoodBeforeSending } = evidence;
  if (clockJumped || stoodBeforeSending) return [];
  return requests.flatMap((request): readonly Violation[] => {
    const { journalSeq, wallAt, leftAt, rendering, accountId, edits } = request;
    const last = journal.findLast(
      ({ seq, kind, data }) =>
        seq <= journalSeq && stops.has(kind) && accountSchema.parse(data).accountId === accountId,
    );
    if (last?.kind !== 'account.asleep' || edits !== undefined) return [];
    const { until, exceptEmergencies } = accountSchema.parse(last.data);
    if (exceptEmergencies && isOfEmergency(evidence, request)) return [];
    const left = (leftAt ?? wallAt).getTime();
    if (until !== null && until !== undefined && left >= Date.parse(until)) return [];
    if (isCorrection(journal, accountId, rendering.text)) return [];
    if (left - last.at.getTime() <= (leftAt === undefined ? onTheWireMs : atOnceMs)) return [];
    const detail = `"${rendering.text}" arrived ${wallAt.toISOString()}, asleep since entry ${last.seq}`;
    return [{ kind: 'frozen', detail }];
  });
}

const stops: ReadonlySet<string> = new Set(['account.asleep', 'account.woken', 'account.paused', 'account.resumed']);

/** Tells whether some version has a correction with that text for the account. */
function isCorrection(journal: readonly JournalRow[], accountId: string, text: string): boolean {
  const drafts = new Set(journal.flatMap(({ draftId }) => draftId ?? []));
  return [...drafts].some((draftId) =>
    [...(standingAt(journal, draftId, journal.at(-1)?.seq ?? 0n)?.contents.values() ?? [])].some(
      (content) =>
        (content.corrections ?? []).some((one) => one.accountId === accountId) &&
        wordsOf(content, accountId).some((words) => text.endsWith(words)),
    ),
  );
}

/** Lists a version's texts on an account: the whole, as an answer shows it, and each part. */
function wordsOf({ ownTexts, text, series }: KnownContent, accountId: string): readonly string[] {
  const whole = ownTexts[accountId] ?? text;
  return [whole, ...partsOf(whole, series)];
}
