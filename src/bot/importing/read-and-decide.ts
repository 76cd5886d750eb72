import { type DecisionRefusal, refusalToApprove } from '#approvals/decide.ts';
import type { Action, DeskPress } from '#bot/action.ts';
import { refusalText } from '#bot/approving/decision-text.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { deciderOf, hereFor } from '#bot/context.ts';
import { keepReadings, type Readings, readingsHash, readingsOf } from '#drafts/importing/reading.ts';
import { subjectOfDraft } from '#drafts/subject-of-draft.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';

import { readBatchView } from './batch-view.ts';
import { batchHere } from './import-batch.ts';
import { needsOwnPress, readerCard } from './reader-card.ts';
import { type BatchedDraft, pagesOf } from './texts-card.ts';

/** Shows the person one page of a batch in full, and notes what they were shown. */
export const readBatch: Action<'readBatch'> = {
  button: {
    about: 'desk',
    may: 'readers',
    async press(ctx) {
      const { bot, chat, desk, m, revision: number, user } = ctx;
      const batch = await batchHere(ctx);
      const view = batch === null ? null : await readBatchView(bot, chat, batch.id);
      if (batch === null || view === null) return m.importing.answer.over;
      const pages = pagesOf(view.drafts);
      const page = pages[number - 1];
      if (page === undefined || !view.drafts.some(({ draft }) => draft.state === 'asked')) {
        return m.importing.reader.nothing;
      }
      const shown: Readings = new Map(page.map(({ draft }) => [draft.id, draft.current.fingerprint]));
      const before = await readingsOf(bot.store.db, batch.id, user.id);
      const readings = new Map([...before, ...shown]);
      const card = readerCard({ ...view, m }, ctx, { page, number, pages: pages.length, readings });
      // Recorded only after it was shown: nobody has seen a card that the chat refused.
      await chat.whisper(user.id, { channel: desk.channel, thread: batch.thread }, card);
      await bot.store.write((work) => keepReadings(work, user.id, shown));
      return null;
    },
  },
};

/**
 * Approves each draft of a batch that waits for this person, was shown to them in full as it is, and has no remark: one
 * decision each, by the ordinary rule. The others are named, with the reason.
 */
export const approveBatch: Action<'approveBatch'> = {
  button: {
    about: 'desk',
    may: 'anybody',
    async press(ctx) {
      const { bot, chat, m, target, user } = ctx;
      const batch = await batchHere(ctx);
      const view = batch === null ? null : await readBatchView(bot, chat, batch.id);
      if (batch === null || view === null) return m.importing.answer.over;
      const readings = await readingsOf(bot.store.db, batch.id, user.id);
      const asked = view.drafts.filter(({ draft }) => draft.state === 'asked');
      // The button carries what the person was shown: readings that others wrote into the database do not count.
      const isRead = target === readingsHash(readings);
      const told = new Tally();
      for (const one of asked) {
        // A text that changed since they read it is not approved with the rest.
        if (!isRead || readings.get(one.draft.id) !== one.draft.current.fingerprint) told.unread.push(one);
        // A draft with a remark needs a separate press.
        else if (needsOwnPress(view, one)) told.withRemark.push(one);
        else await approveOne(ctx, one, told);
      }
      return answerText(ctx, told);
    },
  },
};

class Tally {
  approved = 0;
  readonly unread: BatchedDraft[] = [];
  readonly withRemark: BatchedDraft[] = [];
  readonly refused = new Map<DecisionRefusal, BatchedDraft[]>();
}

async function approveOne(ctx: DeskPress, one: BatchedDraft, told: Tally): Promise<void> {
  const { bot, chat } = ctx;
  const { draft } = one;
  const here = await hereFor(bot, chat, ctx, draft);
  const decider = deciderOf({ ...ctx, ...here });
  const { number: revision, fingerprint } = draft.current;
  const known = refusalToApprove(subjectOfDraft(draft, one.desk), one, { ...decider, revision });
  const same = known === null ? undefined : told.refused.get(known);
  // The journal needs the same refusal only once, not forty times.
  if (same !== undefined) {
    same.push(one);
    return;
  }
  const request = { draftId: draft.id, revision, fingerprint, ...decider, reason: null };
  const outcome = await bot.store.write((work) =>
    decideAndPlan(work, bot.publishing, { ...request, kind: 'approve', via: 'button' }),
  );
  if (outcome.kind === 'refused') told.refused.set(outcome.why, [...(told.refused.get(outcome.why) ?? []), one]);
  else told.approved += 1;
}

async function answerText(ctx: DeskPress, { approved, unread, withRemark, refused }: Tally): Promise<string> {
  const { reader } = ctx.m.importing;
  const reasons = await Promise.all(
    [...refused].map(async ([why, drafts]) => {
      const [first] = drafts;
      if (first === undefined) return null;
      return reader.refused(numbersOf(drafts), await refusalText({ ...ctx, draft: first.draft }, why, 'approve'));
    }),
  );
  return asSentences(
    approved === 0 ? reader.none : reader.approved(approved),
    unread.length === 0 ? null : reader.unread(numbersOf(unread)),
    withRemark.length === 0 ? null : reader.withRemark(numbersOf(withRemark)),
    ...reasons,
  );
}

function numbersOf(drafts: readonly BatchedDraft[]): string {
  return drafts.map(({ draft }) => draft.number).join(', ');
}
