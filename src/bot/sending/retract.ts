import { type Action, formOf, takeOnce } from '#bot/action.ts';
import { readSentenceForm, sentenceForm } from '#bot/asking/sentence-form.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { mayApprove } from '#desks/may.ts';
import { claimedBy, wouldDeleteAlone } from '#publishing/claimed.ts';
import { askRetract } from '#publishing/retract.ts';
import { readDelivery } from '#publishing/delivery.ts';

/** Takes one account's post back, for its author or an approver, with a reason. */
export const retract: Action<'retract'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    async press(ctx) {
      const { bot, chat, desk, draft, m, members, target, user } = ctx;
      const isApprover = mayApprove(desk, user.id, members);
      if (user.id !== draft.author && !isApprover) {
        return m.answers.retractOnlyAuthorOrApprover;
      }
      const delivery = target === null ? null : await readDelivery(bot.store.db, target);
      if (delivery?.draftId !== draft.id || delivery.state !== 'sent') return m.answers.nothingToRetract;
      const claimed = await claimedBy(bot.store.db, delivery);
      if (wouldDeleteAlone(claimed, { person: user.id, isApprover })) {
        return m.settling.retractClaimed(await freezerName(chat, m, claimed));
      }
      const account = desk.accounts.find(({ id }) => id === delivery.accountId);
      const form = sentenceForm({
        title: m.forms.retractTitle,
        intro: m.forms.retractIntro(accountLabel(account)),
        submitLabel: m.forms.retractSend,
        label: m.forms.reason,
        hint: null,
        initial: '',
        kind: 'text',
        maxLength: 500,
      });
      return formOf('retract', ctx, form);
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce({
      reads: readSentenceForm,
      does: ({ draft, target, user, members }, work, reason) =>
        askRetract(work, { draftId: draft.id, deliveryId: target, person: user.id, members, reason }),
      says: {
        retracting: null,
        claimed: async ({ chat, m }, { by }) => m.settling.retractClaimed(await freezerName(chat, m, by)),
        nothingPublic: ({ m }) => m.answers.nothingToRetract,
        notAllowed: ({ m }) => m.answers.retractOnlyAuthorOrApprover,
      },
    }),
  },
};
