import { type Action, formOf, takeOnce } from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { sentenceForm } from '#bot/forms/sentence-form.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { type Delivery, readDelivery } from '#publishing/delivery.ts';
import { rightToSettle } from '#publishing/doubt/right-to-settle.ts';
import type { DraftContext } from '#bot/context.ts';
import { whenText } from '#bot/when-text.ts';
import type { ConfirmOutcome } from '#networks/publish-outcome.ts';
import { postOfLink } from '#publishing/post-of-link.ts';
import { confirmClaim, settle } from '#publishing/doubt/settle.ts';

import { deliveryOf } from './delivery-of.ts';
import { mayNotSettleText } from './who-settles.ts';

/**
 * Settles a post in doubt by its address, given by an approver who did not write it and has found it on the network.
 * The post at that address is compared with what was sent, as far as it can be read.
 */
export const confirmPublished: Action<'confirmPublished'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    async press(ctx) {
      const { bot, desk, draft, m, members, target, user } = ctx;
      if ((await deliveryOf(bot.store.db, draft.id, target)) === null) return m.answers.notPossibleNow;
      const right = rightToSettle(draft, desk, { person: user.id, members });
      if (right.kind === 'mayNot') return mayNotSettleText(ctx, right);
      const form = sentenceForm({
        title: m.forms.thereTitle,
        intro: null,
        submitLabel: m.forms.thereSend,
        label: m.forms.thereLink,
        hint: m.forms.error.link,
        initial: '',
        kind: 'text',
        maxLength: 2000,
      });
      return formOf('confirmPublished', ctx, form);
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce({
      async reads(ctx) {
        const { bot, desk, draft, m, members, target, user, values } = ctx;
        const delivery = target === null ? null : await readDelivery(bot.store.db, target);
        const account = desk.accounts.find(({ id }) => id === delivery?.accountId);
        if (delivery?.draftId !== draft.id || account === undefined) return formError(m.answers.notPossibleNow);
        const post = postOfLink(textIn(values, 'text'), account, bot.rules[account.network]);
        if (post === null) return fieldErrors({ text: m.answers.notTheLink });
        const right = rightToSettle(draft, desk, { person: user.id, members });
        if (right.kind === 'mayNot') return formError(await mayNotSettleText(ctx, right));
        const confirmed = await confirmClaim(bot.publishing, delivery.id, post.id);
        // guard: a claimed post can be ours
        if (confirmed.kind === 'notOurs') return fieldErrors({ text: notOursText(ctx, confirmed, delivery) });
        return { deliveryId: delivery.id, post, isSeen: confirmed.kind === 'seen' };
      },
      does: ({ user, members }, work, { deliveryId, ...seen }) =>
        settle(work, {
          deliveryId,
          by: { kind: 'member', id: user.id, name: user.name, members },
          sighting: { kind: 'published', ...seen },
        }),
      says: {
        settled: null,
        ownedByAnother: { error: ({ m }) => fieldErrors({ text: m.answers.ownedByAnother }) },
        mayNot: { error: async (ctx, right) => formError(await mayNotSettleText(ctx, right)) },
        sendsAgain: ({ m }) => m.answers.notPossibleNow,
        late: ({ m }) => m.answers.notPossibleNow,
        frozen: ({ m }) => m.answers.notPossibleNow,
        paused: ({ m }) => m.answers.notPossibleNow,
        asleep: ({ m }) => m.answers.notPossibleNow,
        stopped: ({ m }) => m.answers.notPossibleNow,
        nothingToSettle: ({ m }) => m.answers.notPossibleNow,
      },
    }),
  },
};

function notOursText(
  { bot, desk, m }: DraftContext,
  { why }: Extract<ConfirmOutcome, { readonly kind: 'notOurs' }>,
  { sendingSince, createdAt }: Pick<Delivery, 'sendingSince' | 'createdAt'>,
): string {
  const { notOurs } = m.settling;
  if (why !== 'other_time') return notOurs[why];
  return notOurs.other_time(whenText(sendingSince ?? createdAt, desk.timeZone, m.tongue, bot.store.clock.now()));
}
