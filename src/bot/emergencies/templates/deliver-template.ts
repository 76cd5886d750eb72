import type { Bot } from '#bot/bot.ts';
import { membersOf } from '#bot/members-of.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import type { EmergencyTemplateNotice } from '#drafts/emergency/template-notice.ts';
import { readEmergencyTemplate } from '#drafts/emergency/template.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Notice } from '#storage/generated/client.ts';

import { templateCard } from './template-card.ts';
import { viewOfTemplate } from './template-view.ts';

/** Shows the one card of an emergency template as it stands now; notifies the stewards if it can no longer be sent. */
export async function deliverEmergencyTemplate(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  { kind, data }: EmergencyTemplateNotice,
): Promise<void> {
  const { db, clock } = bot.store;
  const template = await readEmergencyTemplate(db, deskId, data.templateId);
  const desk = await readDesk(db, { id: deskId }, clock.now());
  if (template === null || desk === null)
    throw new Error(`a notice refers to emergency template ${data.templateId}, which does not exist`);
  const m = messagesIn(desk.language);
  const members = await membersOf(bot.store, chat, desk);
  const view = await viewOfTemplate(bot, chat, { template, desk, members, m });
  const where = { channel: desk.channel };
  const root = await showNotice(bot, chat, where, {
    key: `emergencyTemplate:${template.id}`,
    card: templateCard(view),
  });
  // It may have been agreed again meanwhile.
  if (kind !== 'emergencyTemplate.lapsed' || view.agreement.kind === 'agreed' || template.state !== 'agreed') return;
  const { told } = m.emergencyTemplates;
  const said = told.lapsed(template.name);
  const stewards = desk.stewards.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
  const link = await chat.permalink(root);
  const card = {
    summary: said,
    blocks: [
      { kind: 'paragraph', inlines: [...stewards, { kind: 'text', text: said }] },
      { kind: 'paragraph', inlines: [{ kind: 'link', url: link, text: told.see }] },
    ],
  } as const;
  await showNotice(bot, chat, where, { key: `notice:${id}`, card });
}
