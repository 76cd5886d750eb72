import type { LeavingNotice } from '#accounts/leaving/leaving-notice.ts';
import { readLeaving } from '#accounts/leaving/leaving.ts';
import { type Leaving, sleepsAtOf } from '#accounts/leaving/plan.ts';
import type { Bot } from '#bot/bot.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showRequest } from '#bot/requests/show-request.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import { readDesk } from '#desks/desk.ts';
import { dayIn, isWorkingTime, workingHoursOf } from '#desks/working-hours.ts';
import { messagesIn } from '#messages/messages.ts';
import { overdueSteps } from '#publishing/leaving/leave.ts';
import { keepAttachment } from '#storage/attachment.ts';
import type { Notice } from '#storage/generated/client.ts';

import { openStepText } from './checklist-card.ts';
import { addressOf, elsewhereOf } from './elsewhere.ts';
import { dayText, statesOf } from './leaving-card.ts';
import { leavingFile } from './leaving-file.ts';
import { readRecord } from './leaving-record.ts';
import { leavingInChat, lookAtPlan, type SeenPlan } from './leaving-request.ts';

/** Reports on a plan of leaving, below its card as it stands now, in the channel, or to another desk. */
export async function deliverLeaving(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  notice: LeavingNotice,
): Promise<void> {
  const { db, clock } = bot.store;
  const leaving = await readLeaving(db, notice.data.leavingId, clock.now());
  if (leaving === null)
    throw new Error(`a notice refers to leaving plan ${notice.data.leavingId}, which does not exist`);
  if (notice.kind === 'leaving.elsewhere') return deliverElsewhere(bot, chat, { id, deskId, leaving });
  const { card: root, view } = await showRequest(bot, chat, leavingInChat, leaving);
  const seen = await lookAtPlan(view);
  switch (notice.kind) {
    case 'leaving.export':
      return postFile(bot, chat, { seen, root, id });
    case 'leaving.overdue':
      return remindOverdue(bot, chat, { seen, root, id, day: notice.data.day });
    case 'leaving.review': {
      const said = seen.m.leaving.told.review(accountLabel(leaving.account));
      const card = withLink(said, [], await chat.permalink(root), seen.m.leaving.told.plan);
      await showNotice(bot, chat, { channel: seen.desk.channel }, { key: `notice:${id}`, card });
    }
  }
}

/** Reminds owners of overdue steps, unless the chat delayed the notice beyond its day or the working hours. */
async function remindOverdue(
  bot: Bot,
  chat: ChatPlatform,
  told: { readonly seen: SeenPlan; readonly root: MessageRef; readonly id: string; readonly day: string },
): Promise<void> {
  const { seen, root, id, day } = told;
  const { m, desk, leaving } = seen;
  const now = bot.store.clock.now();
  if (dayIn(desk.timeZone, now) !== day || !isWorkingTime(await workingHoursOf(desk, now), now)) return;
  const steps = await overdueSteps({ tx: bot.store.db }, leaving.id, day);
  if (steps.length === 0) return;
  const said = m.leaving.told.overdue(accountLabel(leaving.account));
  const items = steps.map((step): readonly Inline[] => [
    { kind: 'mention', user: step.owner },
    { kind: 'text', text: ` ${openStepText(seen, step)}` },
  ]);
  const card = plainCard(said, { kind: 'list', items });
  await showNotice(bot, chat, { channel: desk.channel, thread: root.message }, { key: `notice:${id}`, card });
}

/** Posts the file of a plan in its thread. */
async function postFile(
  bot: Bot,
  chat: ChatPlatform,
  { seen, root, id }: { readonly seen: SeenPlan; readonly root: MessageRef; readonly id: string },
): Promise<void> {
  const { db, clock } = bot.store;
  const { m, desk, leaving } = seen;
  const record = await readRecord(db, leaving, seen.steps);
  const names = await namesOf(
    chat,
    record.noted.map(({ by }) => by),
  );
  const page = await leavingFile({
    ...seen,
    ...record,
    name: (person) => names.get(person) ?? seen.name(person),
    state: statesOf(seen).join(' '),
    address: addressOf(bot, leaving.account),
    elsewhere: elsewhereOf(bot, desk, leaving),
  });
  const sha256 = await keepAttachment(db, clock, { bytes: new TextEncoder().encode(page), mimeType: 'text/html' });
  const { file } = m.leaving;
  const card = plainCard(file.told(accountLabel(leaving.account)), {
    kind: 'file',
    sha256,
    name: `tambour-${file.name}-${dayIn(desk.timeZone, clock.now())}.html`,
    mimeType: 'text/html',
    title: file.title(accountLabel(leaving.account)),
  });
  await showNotice(bot, chat, { channel: desk.channel, thread: root.message }, { key: `notice:${id}`, card });
}

async function deliverElsewhere(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId, leaving }: { readonly id: string; readonly deskId: string; readonly leaving: Leaving },
): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const [desk, owner] = [await readDesk(db, { id: deskId }, now), await readDesk(db, { id: leaving.deskId }, now)];
  if (desk === null || owner === null) throw new Error(`a desk that was told of plan ${leaving.id} is gone`);
  const m = messagesIn(desk.language);
  const { told } = m.leaving;
  const label = accountLabel(leaving.account);
  const day = dayText({ m, desk }, sleepsAtOf(leaving));
  const isAgreed = leaving.state === 'agreed' || leaving.state === 'done';
  const said = isAgreed ? told.elsewhereAgreed(owner.name, label, day) : told.elsewhereEnded(owner.name, label);
  await showNotice(bot, chat, { channel: desk.channel }, { key: `notice:${id}`, card: plainCard(said) });
}

function withLink(said: string, more: readonly Block[], url: string, text: string): Card {
  return plainCard(said, { kind: 'paragraph', inlines: [{ kind: 'link', url, text }] }, ...more);
}
