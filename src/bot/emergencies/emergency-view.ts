import type { Bot } from '#bot/bot.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk, withFormerAccounts } from '#desks/desk.ts';
import { approversOf } from '#desks/may.ts';
import { membersOf } from '#bot/members-of.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import { type EmergencyTemplate, readEmergencyTemplate } from '#drafts/emergency/template.ts';
import { type EmergencyUse, useFromRow } from '#drafts/emergency/use.ts';
import { type Emergency, readEmergency } from '#emergencies/event.ts';
import { onCallAt } from '#rota/on-call.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';
import { deliveriesOf, type Delivery } from '#publishing/delivery.ts';
import { journaledApprovers } from '#emergencies/journaled-approvers.ts';

/** One post by the emergency path, with all that its messages say. */
export interface EmergencyView {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
  readonly use: EmergencyUse;
  readonly event: Emergency;
  readonly draft: Draft;
  readonly deliveries: readonly Delivery[];
  /** Null: it was written without one, or the template is gone. */
  readonly template: EmergencyTemplate | null;
  readonly byName: string;
  readonly approverNames: readonly string[];
  /** All approvers and stewards of the desk, and who was on call then, except the sender. */
  readonly called: readonly string[];
  /** How many posts of the desk wait because of it. */
  readonly waitingCount: number;
}

/** Reads a post by the path with all that its messages say; null if there is no such use. */
export async function readEmergencyView(
  bot: Bot,
  chat: ChatPlatform,
  { useId, deskId }: { readonly useId: string; readonly deskId: string },
): Promise<EmergencyView | null> {
  const { db, clock, decisionKey } = bot.store;
  const now = clock.now();
  const row = await db.emergencyUse.findUnique({ where: { id: useId, deskId } });
  if (row === null) return null;
  const use = useFromRow(decisionKey, row);
  const ofToday = await readDesk(db, { id: deskId }, now);
  const event = await readEmergency(db, deskId, use.emergencyId);
  const draft = await readDraft(db, use.draftId);
  if (ofToday === null || event === null || draft === null) throw new Error(`use ${useId} has no desk, event or draft`);
  const deliveries = await deliveriesOf(db, draft.id);
  const accountIds = deliveries.map(({ accountId }) => accountId);
  const desk = await withFormerAccounts(db, ofToday, accountIds, now);
  const m = messagesIn(desk.language);
  const name = (person: string): Promise<string> => freezerName(chat, m, person);
  const approvers = await journaledApprovers(db, use);
  const order = [...desk.accounts, ...(desk.formerAccounts ?? [])].map(({ id }) => id);
  return {
    m,
    desk,
    now,
    use,
    event,
    draft,
    deliveries: deliveries.toSorted((one, other) => order.indexOf(one.accountId) - order.indexOf(other.accountId)),
    template: use.templateId === null ? null : await readEmergencyTemplate(db, deskId, use.templateId),
    byName: await name(use.by),
    approverNames: await Promise.all(approvers.map(name)),
    called: await calledOf(bot, chat, desk, use),
    waitingCount: await db.draft.count({
      where: { deskId, deliveries: { some: { state: 'held', why: 'emergency_pause' } } },
    }),
  };
}

/** The most people to mention. In a large channel where everybody approves, people read the message anyway. */
const mostCalled = 30;

async function calledOf(
  bot: Bot,
  chat: ChatPlatform,
  desk: Desk,
  { by, at }: Pick<EmergencyUse, 'by' | 'at'>,
): Promise<readonly string[]> {
  const { db: tx, decisionKey } = bot.store;
  // An approver may have sent what follows the alert.
  const onCall = await onCallAt({ tx, decisionKey }, desk.id, at);
  const members = await membersOf(bot.store, chat, desk);
  const approvers = approversOf(desk, members) ?? [];
  const people = [...new Set([...onCall, ...approvers, ...desk.stewards])].filter((person) => person !== by);
  return people.slice(0, mostCalled);
}
