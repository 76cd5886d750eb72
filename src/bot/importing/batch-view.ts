import type { Bot } from '#bot/bot.ts';
import { type DraftState, readDraftStates } from '#bot/drafting/draft-view.ts';
import { namesOf } from '#bot/drafting/names.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import {
  type Batch,
  type BatchDraft,
  type BatchRow,
  isToMake,
  readBatch,
  readBatchDrafts,
  readBatchRows,
  readEarlierDrafts,
} from '#drafts/importing/batch.ts';
import { matchRows } from '#drafts/importing/match-rows.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';

/** The outcome of a row when somebody presses; `bad`: no draft can be made from it. */
export type RowPlan = 'new' | 'changed' | 'same' | 'kept' | 'bad';

/** A batch with all that its cards show. */
export interface BatchView {
  readonly batch: Batch;
  readonly desk: Desk;
  readonly rows: readonly BatchRow[];
  /** By the rows' positions. */
  readonly plans: ReadonlyMap<number, RowPlan>;
  /** True: there are drafts from other versions of its file. */
  readonly isVersion: boolean;
  /** How many drafts of earlier versions have no row here. */
  readonly gone: number;
  /** The drafts on its cards, in the file's order. */
  readonly drafts: readonly (DraftState & { readonly made: BatchDraft })[];
  /** How many drafts more the person who dropped it may have. */
  readonly room: number;
  readonly names: ReadonlyMap<string, string>;
  readonly rules: Bot['rules'];
  readonly now: Date;
  readonly m: Messages;
}

/** Reads a batch with all that its cards show; null where it, or its desk, is gone. */
export async function readBatchView(bot: Bot, chat: ChatPlatform, batchId: string): Promise<BatchView | null> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const batch = await readBatch(db, batchId);
  const desk = batch === null ? null : await readDesk(db, { id: batch.deskId }, now);
  if (batch === null || desk === null) return null;
  const [rows, made, earlier] = await Promise.all([
    readBatchRows(db, batchId),
    readBatchDrafts(db, batchId),
    readEarlierDrafts(db, batch),
  ]);
  const { droppedBy, importedBy } = batch;
  const open = await db.draft.count({
    where: { deskId: desk.id, author: droppedBy, correctsId: null, state: { in: ['writing', 'asked'] } },
  });
  const [states, plans, names] = await Promise.all([
    readDraftStates(
      bot,
      desk,
      made.map(({ draftId }) => draftId),
    ),
    plansOf(bot, rows, earlier),
    namesOf(chat, [droppedBy, ...(importedBy === null ? [] : [importedBy])]),
  ]);
  const drafts = states.flatMap((state) => {
    const of = made.find(({ draftId }) => draftId === state.draft.id);
    return of === undefined ? [] : [{ ...state, made: of }];
  });
  const room = Math.max(0, MAX_OPEN_DRAFTS - open);
  const m = messagesIn(desk.language);
  return { batch, desk, rows, isVersion: earlier.length > 0, ...plans, drafts, room, names, rules: bot.rules, now, m };
}

async function plansOf(
  { store }: Bot,
  rows: readonly BatchRow[],
  earlier: readonly BatchDraft[],
): Promise<Pick<BatchView, 'plans' | 'gone'>> {
  const matches = matchRows(rows, earlier);
  const matched = [...matches.values()].flatMap((match) => (match.kind === 'new' ? [] : [match.draft.draftId]));
  const kept = new Set<string>();
  if (matched.length > 0) {
    const drafts = await store.db.draft.findMany({
      where: { id: { in: matched } },
      select: { id: true, state: true, currentRevision: true },
    });
    const written = new Map(earlier.map(({ draftId, revision }) => [draftId, revision]));
    for (const { id, state, currentRevision } of drafts) {
      const isOpen = state === 'writing' || state === 'asked';
      if (!isOpen || currentRevision !== written.get(id)) kept.add(id);
    }
  }
  const planOf = (row: BatchRow): RowPlan => {
    const match = matches.get(row.position) ?? { kind: 'new' };
    if (match.kind === 'same') return 'same';
    if (match.kind === 'changed' && kept.has(match.draft.draftId)) return 'kept';
    if (!isToMake({ ...row, outcome: null })) return 'bad';
    return match.kind;
  };
  return {
    plans: new Map(rows.map((row) => [row.position, planOf(row)])),
    gone: earlier.length - new Set(matched).size,
  };
}
