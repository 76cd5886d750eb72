import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import type { DraftState } from '#bot/drafting/draft-view.ts';
import type { Block } from '#chat/card.ts';
import { type Freeze, freezeOf } from '#desks/freeze.ts';
import type { Messages } from '#messages/words/messages.ts';

type Shown = Pick<DraftState, 'm' | 'draft' | 'deliveries' | 'freeze'>;

/** Says on a draft's card that the desk is frozen, unless nothing of the draft could go out anyway. */
export function frozenBlocks(view: Shown): readonly Block[] {
  const text = frozenText(view);
  return text === null ? [] : [{ kind: 'paragraph', inlines: [{ kind: 'strong', text }] }];
}

/** Returns the sentence of `frozenBlocks`; null if there is none. */
export function frozenText({ m, draft, deliveries, freeze }: Shown): string | null {
  // Name the freeze only on cards that publishing/holding/freeze.ts redraws at its end: elsewhere it would stay.
  const couldLeave = draft.state === 'asked' || deliveries.some(({ state }) => state === 'held' || state === 'failed');
  return freeze !== null && couldLeave ? freezeText(m, freeze) : null;
}

/** Says that a desk is frozen, and who can end it. */
export function freezeText(m: Messages, { scope, exceptEmergencies, isAfterRestore }: Freeze): string {
  if (scope === 'desk' && isAfterRestore) return m.restored.frozenCard;
  const frozen = scope === 'all' ? m.freeze.cardAll : m.freeze.card;
  return asSentences(frozen, exceptEmergencies ? m.freeze.exceptEmergencies : null);
}

/** Answers that nothing leaves, by the freeze that the desk is under. */
export async function frozenAnswer({ bot, desk, m }: Pick<DeskContext, 'bot' | 'desk' | 'm'>): Promise<string> {
  const freeze = await freezeOf(bot.store.db, desk.id);
  // It was thawed a moment ago.
  return freeze === null ? m.answers.notPossibleNow : freezeText(m, freeze);
}
