import type { Bot } from '#bot/bot.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';
import { composeDossier } from '#reach/dossier/compose-dossier.ts';
import type { Days } from '#reach/dossier/dossier-months.ts';
import { keepAttachment } from '#storage/attachment.ts';

/** Posts a dossier in the channel: a message, and in its thread the page and the file with its numbers. */
export async function deliverDossier(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, noticeId }: { readonly deskId: string; readonly noticeId: string },
  days: Days,
): Promise<void> {
  const { store, rules, prices } = bot;
  const asOf = store.clock.now();
  const desk = await readDesk(store.db, { id: deskId }, asOf);
  if (desk === null) throw new Error(`desk ${deskId} asked for a dossier and is gone`);
  const m = messagesIn(desk.language);
  const { page, numbers } = await dossierFiles(
    m,
    await composeDossier(store, { desk, days, asOf, rules, prices }),
    rules,
  );
  const said = m.dossier.told(calendarDayText(days.first, m.tongue), calendarDayText(days.last, m.tongue));
  const key = `notice:${noticeId}`;
  const { channel, message } = await showNotice(bot, chat, { channel: desk.channel }, { key, card: plainCard(said) });
  const file = async (
    { name, text, title }: { readonly name: string; readonly text: string; readonly title: string },
    mimeType: 'text/html' | 'text/csv',
  ): Promise<Block> => {
    const bytes = new TextEncoder().encode(text);
    return {
      kind: 'file',
      sha256: await keepAttachment(store.db, store.clock, { bytes, mimeType }),
      name,
      mimeType,
      title,
    };
  };
  const { title } = m.dossierPage;
  const card = plainCard(
    title,
    await file({ name: page.name, text: page.html, title }, 'text/html'),
    await file({ name: numbers.name, text: numbers.csv, title: m.dossier.numbers }, 'text/csv'),
  );
  await showNotice(bot, chat, { channel, thread: message }, { key: `${key}:files`, card });
}
