import { standingBy } from '#approvals/standing-by.ts';
import type { Standing } from '#approvals/standing.ts';
import type { Bot } from '#bot/bot.ts';
import { hereBy } from '#bot/context.ts';
import { namesOf } from '#bot/drafting/names.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { type Agreement, agreementOf } from '#drafts/emergency/agreed.ts';
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
    members,
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
  const standingNow = async ({ asked, decisions }: Agreement & { readonly kind: 'not' }): Promise<Standing> => {
    const here = members === null ? null : await hereBy({ store }, chat, { desk, members }, asked);
    const subject = subjectOfEmergencyTemplate(template, true);
    return standingBy(decisions, subject, asked, now, here?.members ?? null);
  };
  const agreement = await agreementOf({ tx, decisionKey }, template, desk, { members });
  const isWaiting = isOpen({ decisionKey }, { template, desk, agreement });
  const standing = agreement.kind === 'not' && isWaiting ? await standingNow(agreement) : null;
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
    rules,
    template,
    agreement,
    standing,
    lastName: last === undefined ? null : name(last.person),
    name,
  };
}
