import { type Action, formOf, takeOnce } from '#bot/action.ts';
import { textIn } from '#bot/asking/form-values.ts';
import { sentenceForm } from '#bot/asking/sentence-form.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { readDelivery } from '#publishing/delivery.ts';
import { resolveDoubt } from '#publishing/by-hand.ts';

import { deliveryOf } from './delivery-of.ts';
import { postOfLink } from './post-of-link.ts';

/** Settles a post in doubt by its address, from somebody who has found it on the network. */
export const itIsThere: Action<'itIsThere'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    async press(ctx) {
      const { bot, draft, m, target } = ctx;
      if ((await deliveryOf(bot.store.db, draft.id, target)) === null) return m.answers.notPossibleNow;
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
      return formOf('itIsThere', ctx, form);
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce({
      async reads({ bot, desk, draft, m, target, values }) {
        const delivery = target === null ? null : await readDelivery(bot.store.db, target);
        const account = desk.accounts.find(({ id }) => id === delivery?.accountId);
        if (delivery?.draftId !== draft.id || account === undefined) return formError(m.answers.notPossibleNow);
        const post = postOfLink(textIn(values, 'text'), account, bot.rules[account.network]);
        return post === null ? fieldErrors({ text: m.answers.notTheLink }) : { deliveryId: delivery.id, post };
      },
      does: ({ user, members }, work, { deliveryId, post }) =>
        resolveDoubt(work, { deliveryId, person: user.id, members, sighting: { kind: 'there', post } }),
      says: {
        settled: null,
        ownedByAnother: { error: ({ m }) => fieldErrors({ text: m.answers.ownedByAnother }) },
        notAllowed: { error: ({ m }) => formError(m.answers.notOnDesk) },
        sendsAgain: ({ m }) => m.answers.notPossibleNow,
        late: ({ m }) => m.answers.notPossibleNow,
        frozen: ({ m }) => m.answers.notPossibleNow,
        asleep: ({ m }) => m.answers.notPossibleNow,
        nothingToResolve: ({ m }) => m.answers.notPossibleNow,
      },
    }),
  },
};
