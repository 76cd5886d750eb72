import { standingBy } from '#approvals/standing-by.ts';
import type { Bot } from '#bot/bot.ts';
import { hereBy } from '#bot/context.ts';
import { namesOf } from '#bot/drafting/names.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { agreementOf, deskForTemplate } from '#drafts/emergency/agreed.ts';
import { isOpen } from '#drafts/emergency/decide-template.ts';
import { type EmergencyTemplate, subjectOfEmergencyTemplate } from '#drafts/emergency/template.ts';
import type { Messages } from '#messages/words/messages.ts';

import type { TemplateView } from './template-card.ts';

/**
 * Reads all that a template's card shows. `members`: of the desk, as the chat just answered; null: it could not be
 * asked, so the people whom the desk names count.
 */
export async function viewOfTemplate(
  { store, rules }: Bot,
  chat: ChatPlatform,
  {
    template,
    desk,
    members: known,
    m,
  }: {
    readonly template: EmergencyTemplate;
    readonly desk: Desk;
    readonly members: Members | null;
    readonly m: Messages;
  },
): Promise<TemplateView> {
  const { db: tx, decisionKey, clock } = store;
  const now = clock.now();
  const asked = await deskForTemplate(tx, desk, template);
  const members = known === null ? null : (await hereBy({ store }, chat, { desk, members: known }, asked)).members;
  const agreement = await agreementOf({ tx, decisionKey }, template, desk, { members });
  const isWaiting = isOpen({ decisionKey }, { template, desk, agreement });
  const standing =
    agreement.kind === 'not' && isWaiting
      ? standingBy(agreement.decisions, subjectOfEmergencyTemplate(template, true), agreement.asked, now, members)
      : null;
  const last = agreement.decisions.findLast(({ withdrawnAt, isGenuine }) => withdrawnAt === null && isGenuine);
  const names = await namesOf(chat, [
    template.askedBy,
    ...template.authors,
    ...agreement.decisions.map(({ person }) => person),
    ...(template.endedBy === null ? [] : [template.endedBy]),
  ]);
  const name = (person: string): string => names.get(person) ?? person;
  return {
    m,
    desk,
    now,
    rules,
    template,
    agreement,
    standing,
    lastName: last === undefined ? null : name(last.person),
    name,
  };
}
