import type { Bot } from '#bot/bot.ts';
import { wordingCard } from './wording-card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readRevisions } from '#drafts/draft.ts';
import { type Wording, wordingsOf } from '#drafts/wording.ts';
import { wordingOn } from '#drafts/wording-on.ts';
import type { PostedMessage } from '#storage/generated/client.ts';

import { wordingKey } from '#bot/cards/card-keys.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { nameIn, namesOf } from '#bot/drafting/names.ts';
import type { PlannedCard } from '#bot/cards/show-card.ts';

export type PlannedInThread = Omit<PlannedCard, 'where'>;

/**
 * Plans the cards of the draft's wordings, each compared with the current revision. `rows`: their messages in the chat.
 */
export async function plannedWordings(
  bot: Bot,
  chat: ChatPlatform,
  view: DraftView,
  rows: readonly PostedMessage[],
): Promise<readonly PlannedInThread[]> {
  const { db } = bot.store;
  const { id, current } = view.draft;
  // A settled wording's card is updated if it is there, but never posted.
  const wordings = (await wordingsOf(db, id)).filter(
    ({ id: wordingId, state }) => state.kind === 'open' || rows.some(({ key }) => key === wordingKey(wordingId)),
  );
  if (wordings.length === 0) return [];
  const [names, bases] = await Promise.all([
    namesOf(chat, wordings.flatMap(peopleOf)),
    readRevisions(
      db,
      id,
      wordings.map(({ base }) => base),
    ),
  ]);
  return wordings.flatMap((wording): readonly PlannedInThread[] => {
    const { content: base } = bases.find(({ number }) => number === wording.base) ?? {};
    if (base === undefined) return [];
    const { state } = wording;
    const after = wordingOn(wording.content, base, current.content);
    const endedBy = state.kind === 'open' ? null : nameIn({ names }, state.by);
    return [
      {
        key: wordingKey(wording.id),
        role: 'wording',
        draftId: id,
        revision: current.number,
        fingerprint: null,
        card: wordingCard(view, { wording, base, after, by: nameIn({ names }, wording.by), endedBy }),
        isSeeded: false,
        whenGone: state.kind === 'open' ? 'postAnew' : 'forget',
      },
    ];
  });
}

function peopleOf({ by, state }: Wording): readonly string[] {
  return state.kind === 'open' ? [by] : [by, state.by];
}
