import { z } from 'zod';

import { areInChain } from './check-corrections.ts';
import { partsOf, type Violation } from './violation.ts';
import { correctionIn, type KnownContent, standingAt } from './replay.ts';
import type { Evidence, JournalRow, PersonAct, PublicPost } from './witness.ts';

const decisionSchema = z.object({ revision: z.number(), via: z.enum(['button', 'reaction']) }).loose();

/** Acts by kind of entry. Each such entry needs one of them. */
const acts: Readonly<Record<string, readonly string[]>> = {
  'decision.approve': ['approve', 'react approve', 'sendLate', 'submit sendLateAt'],
  'decision.reject': ['submit reject', 'react reject'],
  'decision.requestChanges': ['submit requestChanges'],
  'decision.withdrawn': ['unreact approve'],
  'draft.stopped': ['stop'],
  'draft.cancelled': ['submit cancel', 'submit cancelStale'],
  'draft.reopened': ['reopen'],
  'draft.rejectionWithdrawn': ['withdrawRejection'],
};

/**
 * Finds entries that name a person's act which that person had not done before, on a card with those words. Each act
 * accounts for one entry.
 */
export function invented(evidence: Evidence): readonly Violation[] {
  const used = new Set<PersonAct>();
  return evidence.journal.flatMap((entry): readonly Violation[] => {
    const wanted = acts[entry.kind];
    if (wanted === undefined || entry.draftId === null) return [];
    if (entry.kind === 'draft.stopped' && isByRetracting(evidence, entry)) return [];
    const { revision, via } = decisionSchema.partial().parse(entry.data);
    const content = standingAt(evidence.journal, entry.draftId, entry.seq)?.contents;
    const isDecision = entry.kind === 'decision.approve';
    const act = evidence.acts.find(
      (one) =>
        !used.has(one) &&
        one.journalSeq < entry.seq &&
        one.person === entry.actor &&
        one.draftId === entry.draftId &&
        wanted.includes(one.did) &&
        (via === undefined || one.did.startsWith('react ') === (via === 'reaction')) &&
        isOfAsking(evidence, one, entry) &&
        (!isDecision || evidence.tampered.has(entry.draftId ?? '') || saw(one, content?.get(revision ?? 0), evidence)),
    );
    if (act === undefined) {
      const kind = entry.kind === 'decision.approve' ? 'unapproved' : 'surprise';
      return [{ kind, detail: `${entry.actor} is said to have done ${entry.kind}, entry ${entry.seq}, and had not` }];
    }
    used.add(act);
    return [];
  });
}

/** Tells whether its person had retracted everything of its chain, which first calls off what has not left. */
function isByRetracting({ acts, journal }: Evidence, { seq, actor, draftId }: JournalRow): boolean {
  return acts.some(
    (one) =>
      one.did === 'submit retract' &&
      one.journalSeq < seq &&
      one.person === actor &&
      areInChain(journal, one.draftId, draftId),
  );
}

const askedSchema = z.object({ askedAnew: z.number().default(0) }).loose();

/** Tells whether a reaction was on the card of the request being decided. On an earlier card it has no effect. */
function isOfAsking({ journal }: Evidence, { did, draftId, target }: PersonAct, decided: JournalRow): boolean {
  if (!did.startsWith('react ')) return true;
  const asked = journal.findLast(
    (entry) => entry.kind === 'approval.asked' && entry.draftId === draftId && entry.seq < decided.seq,
  );
  const { askedAnew } = askedSchema.parse(asked?.data ?? {});
  // A card posted again after its deletion has a key with a suffix.
  const [key = ''] = (target ?? '').split(' ');
  return Number(key.split(':')[4] ?? 0) === askedAnew;
}

/** Tells whether the card showed the person those words. Where a series is edited, it need show only what is new. */
export function saw(
  { shown }: PersonAct,
  content: KnownContent | undefined,
  { posts }: Pick<Evidence, 'posts'>,
): boolean {
  if (shown === null) return true;
  if (content === undefined) return false;
  const { text, ownTexts, accountIds, series } = content;
  const isThere = (accountId: string, position: number, words: string): boolean => {
    const correction = correctionIn(content, accountId, position);
    const post = posts.find(({ id, accountId: on }) => id === correction?.postId && on === accountId);
    return correction?.part !== undefined && post !== undefined && saidBy(post).includes(words);
  };
  return accountIds.every((id) => {
    const whole = ownTexts[id] ?? text;
    const parts = correctionIn(content, id)?.way === 'reply' ? [whole] : partsOf(whole, series);
    const byParts = (content.corrections ?? []).some(({ accountId, part }) => accountId === id && part !== undefined);
    return parts.every(
      (words, index) =>
        // Where public parts are edited, the other parts stay as they are: retracted, or never sent.
        (byParts && correctionIn(content, id, index + 1) === null) ||
        shown.blocks.some((block) => block.kind === 'quote' && block.text.endsWith(words)) ||
        isThere(id, index + 1, words),
    );
  });
}

function saidBy({ rendering, edits }: PublicPost): readonly string[] {
  return [rendering.text, ...edits.map((edit) => edit.rendering.text)];
}
