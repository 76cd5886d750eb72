import { candidatesOf } from '#bot/approving/candidates.ts';
import { freeOf } from '#bot/approving/awaited.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { decidesOn } from '#bot/requests/decide-on.ts';
import { type RequestInChat, type RequestView, waitingLines } from '#bot/requests/request-in-chat.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Account } from '#desks/account.ts';
import { command } from '#messages/command.ts';
import { accountOf, waking } from '#publishing/holding/waking.ts';

/** The request to wake an account, on its card. */
export const wakingInChat: RequestInChat<object> = {
  request: waking,
  buttons: { approve: 'approveWaking', refuse: 'refuseWaking' },
  refusals({ sleep }) {
    const { author, asker, authorsDeputy, closed } = sleep.waking.refusals;
    return { author, asker, authorsDeputy, closed };
  },
  async lines(view) {
    const { bot, m, request, name, desk, now } = view;
    const { waking: words } = m.sleep;
    const account = await accountOf(bot.store.db, request, now);
    const label = accountLabel(account);
    const sleep = request.state === 'asked' ? await sleepText(view, account) : null;
    return {
      title: words.asks(name(request.askedBy), label, fullWhenText(request.askedAt, desk.timeZone, m.tongue, now)),
      terms: sleep === null ? [] : [{ kind: 'paragraph', inlines: [{ kind: 'text', text: sleep }] }],
      states: [await stateText(view, account)],
      labels: { approve: words.approve(label), refuse: words.refuse },
    };
  },
};

export const { approve: approveWaking, refuse: refuseWaking } = decidesOn(wakingInChat);

/** Says which sleep it is, and what would happen to waiting posts. */
async function sleepText({ bot, m, desk, now }: RequestView<object>, account: Account): Promise<string> {
  const { sleep } = m;
  const { standing } = account;
  const { until, why, exceptEmergencies } =
    standing.kind === 'asleep' ? standing : { until: null, why: null, exceptEmergencies: false };
  const waitingCount = await bot.store.db.delivery.count({
    where: { accountId: account.id, state: 'held', why: 'account_asleep', draft: { deskId: desk.id } },
  });
  return asSentences(
    until === null ? sleep.untilWoken : sleep.until(fullWhenText(until, desk.timeZone, m.tongue, now)),
    exceptEmergencies ? sleep.exceptEmergencies : null,
    why === null ? null : sleep.reason(why),
    sleep.waking.nothingLeaves(waitingCount),
  );
}

async function stateText(view: RequestView<object>, { handle }: Account): Promise<string> {
  const { m, request, name, lastName } = view;
  const { waking: words } = m.sleep;
  const { approvedBy, missing } = words;
  switch (request.state) {
    case 'asked': {
      const typed = command('account wake', [handle]);
      return asSentences(
        ...waitingLines(view, { approvedBy, missing }),
        (await isStuck(view)) ? words.stuck(name(request.askedBy), typed) : null,
      );
    }
    case 'agreed':
    case 'done':
      return words.agreed(lastName);
    case 'refused':
      return words.refused(lastName);
    case 'cancelled':
    case 'replaced':
    case 'lapsed':
      return words.over;
  }
}

/** Tells whether too few people could agree: the person who asked cannot, and people whose posts wait cannot alone. */
async function isStuck({ bot, chat, request, standing, turn, subject }: RequestView<object>): Promise<boolean> {
  if (standing.kind !== 'waiting') return false;
  const barred = [request.askedBy, ...standing.by, ...(turn.approvalsNeeded > 1 ? [] : subject.askers)];
  const candidates = await candidatesOf({ store: bot.store, chat }, turn, barred.length);
  // Nobody knows who is in a group that cannot be read.
  return candidates.kind !== 'unreadable' && freeOf(candidates, barred).length === 0;
}
