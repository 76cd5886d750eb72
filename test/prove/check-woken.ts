import { z } from 'zod';

import { everNamed, policiesIn } from './replay-policy.ts';
import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const accountSchema = z.object({ accountId: z.string(), until: z.iso.datetime().nullish() }).loose();
const sleeps: ReadonlySet<string> = new Set(['account.asleep', 'account.woken', 'account.paused', 'account.resumed']);

/** Finds sleeps that ended before their time, unless the administrator or the desk's approvers ended them. */
export function wronglyWoken(evidence: Evidence): readonly Violation[] {
  return evidence.journal.flatMap((entry): readonly Violation[] => {
    if (!sleeps.has(entry.kind) || entry.kind === 'account.asleep') return [];
    const why = whyNot(evidence, entry);
    return why === null ? [] : [{ kind: 'woken', detail: `entry ${entry.seq}: ${why}` }];
  });
}

function whyNot(evidence: Evidence, entry: JournalRow): string | null {
  const { journal, acts } = evidence;
  const { accountId } = accountSchema.parse(entry.data);
  const before = journal.findLast(
    ({ seq, kind, data }) => seq < entry.seq && sleeps.has(kind) && accountSchema.parse(data).accountId === accountId,
  );
  const until = before === undefined ? null : (accountSchema.parse(before.data).until ?? null);
  const isOver = until !== null && entry.at.getTime() >= Date.parse(until);
  if (entry.kind !== 'account.woken') {
    // A sleeping account cannot be paused or resumed, since either would end the sleep.
    return before?.kind === 'account.asleep' && !isOver ? `${entry.kind} by ${entry.actor} ends a sleep` : null;
  }
  if (before?.kind !== 'account.asleep') return `${entry.actor} is told to have woken what did not sleep`;
  if (entry.actor === 'tambour') return isOver ? null : 'the sleep ended before its time';
  if (entry.actor === 'administrator') {
    const isTyped = acts.some(
      ({ person, did, journalSeq }) => person === entry.actor && journalSeq < entry.seq && did === `wake ${accountId}`,
    );
    return isTyped ? null : 'the administrator is told to have woken it, and had not';
  }
  return whyNotAgreed(evidence, entry, accountId, before);
}

const sleepSchema = z.object({ sleepId: z.uuid() }).loose();
const wakingSchema = z.object({ wakingId: z.uuid() }).loose();
const requestSchema = z.object({ requestId: z.uuid() }).loose();

/**
 * Returns why a waking was not agreed to. A steward must have asked to end this very sleep, and enough people must
 * have agreed on its card. None of them may have asked, each must be a possible approver, and one must have no post
 * waiting for the account.
 */
function whyNotAgreed(evidence: Evidence, entry: JournalRow, accountId: string, sleep: JournalRow): string | null {
  const { journal, acts, absences } = evidence;
  const wakingId = wakingSchema.safeParse(entry.data).data?.wakingId;
  const wish = journal.find(
    ({ kind, data, seq }) =>
      kind === 'waking.asked' && seq < entry.seq && requestSchema.parse(data).requestId === wakingId,
  );
  if (wish === undefined) return `${entry.actor} woke it, and nobody had asked for that`;
  // A planned sleep counts as the same before it begins.
  if (wish.seq < sleep.seq && sleepSchema.safeParse(sleep.data).data === undefined)
    return `${entry.actor} woke it by a wish to end an earlier sleep`;
  // Sophie is the desk's steward and administers the chat.
  const isAsked = acts.some(
    ({ person, did, target, journalSeq }) =>
      person === wish.actor &&
      journalSeq < wish.seq &&
      (did.startsWith('/wake') || (did === 'wake' && target === accountId)),
  );
  if (wish.actor !== 'sophie' || !isAsked) return `${wish.actor} asked to wake it, and may not or had not`;
  const could = new Set([...everNamed(evidence), ...absences.flatMap(({ deputy }) => deputy ?? [])]);
  const agreed = new Set(
    acts
      .filter(({ did, target, journalSeq }) => did === 'approveWaking' && target === wakingId && journalSeq < entry.seq)
      .map(({ person }) => person)
      .filter((person) => person !== wish.actor && could.has(person)),
  );
  if (!agreed.has(entry.actor)) return `${entry.actor} woke it, and had not agreed or may not`;
  const needed = policiesIn(evidence).map(({ approvalsNeeded }) => approvalsNeeded);
  if (agreed.size < Math.min(...needed)) return `${entry.actor} woke it, and too few had agreed`;
  const waiting = waitingAuthors(journal, entry, accountId);
  return [...agreed].every((person) => waiting.has(person)) ? 'only authors of posts that wait woke it' : null;
}

/** Lists the authors of posts that an account's sleep held and that wait when it wakes. */
function waitingAuthors(journal: readonly JournalRow[], woken: JournalRow, accountId: string): ReadonlySet<string> {
  const last = new Map<string, JournalRow>();
  for (const entry of journal) {
    if (entry.seq >= woken.seq) break;
    const delivery = deliveryIn(entry);
    if (delivery?.accountId === accountId) last.set(delivery.deliveryId, entry);
  }
  const held = [...last.values()].filter(({ kind }) => kind === 'delivery.held').map(({ draftId }) => draftId);
  const created = journal.filter(({ kind, draftId }) => kind === 'draft.created' && held.includes(draftId));
  return new Set(created.map(({ actor }) => actor));
}

const heldSchema = z.object({ why: z.string() }).loose();

/** Finds posts that left because an account woke. They must wait until somebody lets them go or approves them again. */
export function leftByWaking({ journal }: Evidence): readonly Violation[] {
  return journal.flatMap((claim): readonly Violation[] => {
    const delivery = claim.kind === 'delivery.sending' ? deliveryIn(claim) : null;
    if (delivery === null) return [];
    const before = journal.filter(({ seq }) => seq < claim.seq);
    const heldAt = before.findLastIndex(
      (entry) => entry.kind === 'delivery.held' && deliveryIn(entry)?.deliveryId === delivery.deliveryId,
    );
    const held = before[heldAt];
    if (held === undefined || heldSchema.safeParse(held.data).data?.why !== 'account_asleep') return [];
    const isReleased = before
      .slice(heldAt + 1)
      .some(
        ({ kind, actor, draftId }) =>
          draftId === claim.draftId &&
          (kind === 'delivery.planned' || (kind === 'delivery.ready' && actor !== 'tambour')),
      );
    return isReleased ? [] : [{ kind: 'woken', detail: `entry ${claim.seq}: what a sleep held left by itself` }];
  });
}
