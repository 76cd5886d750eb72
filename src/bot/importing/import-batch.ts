import { type Action, type DeskPress, doOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { nameIn, namesOf } from '#bot/drafting/names.ts';
import { type Batch, readBatch, readBatchDrafts } from '#drafts/importing/batch.ts';
import { beginMaking, discardBatch as discard } from '#publishing/make-rows.ts';

import { importQueue } from './import-queue.ts';

/** Makes a draft from each row of a card, in the name of the person who presses. */
export const importBatch: Action<'importBatch'> = {
  button: {
    about: 'desk',
    may: 'team',
    press: doOnce({
      async does(ctx: DeskPress, work) {
        const batch = await batchHere(ctx);
        if (batch === null) return { kind: 'over' as const };
        const begun = await beginMaking(work, { batchId: batch.id, person: ctx.user.id, shown: ctx.target });
        if (begun.kind === 'begun') {
          const job = { step: 'make', batchId: batch.id } as const;
          await work.jobs.enqueue(work.tx, importQueue, { key: `make:${batch.id}:${work.newId()}`, data: job });
        }
        return begun;
      },
      says: {
        begun: null,
        otherRows: ({ m }) => m.importing.answer.otherRows,
        underWay: async ({ chat, m }, { by }) =>
          m.importing.answer.underWay(nameIn({ names: await namesOf(chat, [by]) }, by)),
        over: ({ m }) => m.importing.answer.over,
      },
    }),
  },
};

/** Makes nothing, or nothing more, of a file. */
export const discardBatch: Action<'discardBatch'> = {
  button: {
    about: 'desk',
    may: 'team',
    press: doOnce({
      async does(ctx: DeskPress, work) {
        const batch = await batchHere(ctx);
        return { kind: batch === null ? ('over' as const) : await discard(work, batch.id, ctx.user.id) };
      },
      says: { discarded: null, over: ({ m }) => m.importing.answer.over },
    }),
  },
};

/** Asks for approval of all drafts from a file that nobody has asked about. */
export const askBatch: Action<'askBatch'> = {
  button: {
    about: 'desk',
    may: 'team',
    press: doOnce({
      async does(ctx: DeskPress, work) {
        const batch = await batchHere(ctx);
        if (batch === null) return { kind: 'over' as const };
        const made = await readBatchDrafts(work.tx, batch.id);
        const ids = made.map(({ draftId }) => draftId);
        const writing = await work.tx.draft.count({ where: { id: { in: ids }, state: 'writing' } });
        if (writing === 0) return { kind: 'none' as const };
        const job = { step: 'ask', batchId: batch.id, person: ctx.user.id } as const;
        await work.jobs.enqueue(work.tx, importQueue, { key: `ask:${batch.id}:${work.newId()}`, data: job });
        return { kind: 'asking' as const };
      },
      says: {
        asking: ({ m }) => m.importing.answer.asking,
        none: ({ m }) => m.importing.answer.nothingToAsk,
        over: ({ m }) => m.importing.answer.over,
      },
    }),
  },
};

/** Reads the batch of a card; null if it belongs to another desk. */
export async function batchHere({
  bot,
  desk,
  draftId: batchId,
}: DeskContext & Pick<DeskPress, 'draftId'>): Promise<Batch | null> {
  const batch = await readBatch(bot.store.db, batchId);
  return batch?.deskId === desk.id ? batch : null;
}
