import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { lineOf } from '#bot/cards/posted.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { readDraft } from '#drafts/draft.ts';
import type { EmergencyNotice } from '#emergencies/emergency-notice.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Notice } from '#storage/generated/client.ts';

type PagingNotice = Extract<EmergencyNotice, { readonly kind: 'emergency.paged' | 'emergency.unanswered' }>;

/**
 * Calls somebody to decide about a post of an emergency, by a mention in the channel and a direct message; or tells its
 * author, in its thread and directly, that nobody is left to call.
 */
export async function deliverPaging(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  notice: PagingNotice,
): Promise<void> {
  const { db, clock } = bot.store;
  const [desk, draft] = [await readDesk(db, { id: deskId }, clock.now()), await readDraft(db, notice.data.draftId)];
  if (desk === null || draft === null)
    throw new Error(`a notice refers to draft ${notice.data.draftId}, which does not exist`);
  const { without } = messagesIn(desk.language);
  const line = await lineOf(bot, draft.id);
  const url = line === null ? null : await chat.permalink(line);
  const key = `notice:${id}`;
  const isPosted = (await db.postedMessage.count({ where: { key } })) > 0;
  switch (notice.kind) {
    case 'emergency.paged': {
      // If the chat was slow, somebody may have decided meanwhile: then nobody is woken.
      if (draft.state !== 'asked' && !isPosted) return;
      const name = (await namesOf(chat, [draft.author])).get(draft.author) ?? draft.author;
      const said = [without.paged(name, draft.number), without.whatToDo];
      const { person } = notice.data;
      await showNotice(bot, chat, { channel: desk.channel }, { key, card: calling(person, said, url, without.open) });
      await chat.sendDirectMessage(person, calling(null, said, url, without.open));
      return;
    }
    case 'emergency.unanswered': {
      if (draft.state !== 'asked' && !isPosted) return;
      const said = [without.unanswered(draft.number), without.nothingLeft];
      const where = line === null ? { channel: desk.channel } : { channel: line.channel, thread: line.message };
      await showNotice(bot, chat, where, { key, card: calling(draft.author, said, null, without.open) });
      await chat.sendDirectMessage(draft.author, calling(null, said, url, without.open));
    }
  }
}

function calling(user: string | null, said: readonly string[], url: string | null, open: string): Card {
  const mention: readonly Inline[] =
    user === null
      ? []
      : [
          { kind: 'mention', user },
          { kind: 'text', text: ' ' },
        ];
  return {
    summary: asSentences(...said),
    blocks: [
      { kind: 'paragraph', inlines: [...mention, { kind: 'strong', text: said.join(' ') }] },
      ...(url === null ? [] : [{ kind: 'paragraph' as const, inlines: [{ kind: 'link' as const, url, text: open }] }]),
    ],
  };
}
