import { type Action, type DraftPress, formOf, takeOnce } from '#bot/action.ts';
import { readSentenceForm, sentenceForm } from '#bot/asking/sentence-form.ts';
import { mailedText } from '#bot/correcting/mailed-text.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { firstWords } from '#bot/first-words.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { mayApprove } from '#desks/may.ts';
import { claimedBy, wouldDeleteAlone } from '#publishing/sending/claimed.ts';
import { contentNow } from '#publishing/correcting/corrections.ts';
import { askRetract, isRetractable } from '#publishing/correcting/retract.ts';
import { deliveriesOf, type SentDelivery } from '#publishing/delivery.ts';

/** Retracts one account's post, or without a target all of them, for its author or an approver, with a reason. */
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
      const all = await deliveriesOf(bot.store.db, draft.id);
      const account = all.find(({ id }) => id === target)?.accountId;
      const posts = all.filter(isRetractable).filter(({ accountId }) => target === null || accountId === account);
      if (posts.length === 0) return m.answers.nothingToRetract;
      const claimed = await Promise.all(posts.map((post) => claimedBy(bot.store.db, post)));
      const alone = claimed.filter((claimer) => wouldDeleteAlone(claimer, { person: user.id, isApprover }));
      if (alone.length === posts.length) return m.settling.retractClaimed(await freezerName(chat, m, alone[0] ?? ''));
      const form = sentenceForm({
        title: target === null ? m.buttons.retractEverywhere : m.forms.retractTitle,
        intro: await introOf(ctx, posts),
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
        retracting: async ({ chat, m }, { claimed }) =>
          claimed === null ? null : m.settling.retractClaimed(await freezerName(chat, m, claimed)),
        claimed: async ({ chat, m }, { by }) => m.settling.retractClaimed(await freezerName(chat, m, by)),
        nothingPublic: ({ m }) => m.answers.nothingToRetract,
        notAllowed: ({ m }) => m.answers.retractOnlyAuthorOrApprover,
      },
    }),
  },
};

const maxQuotedCharacters = 280;

/** Says what is deleted, and quotes it as it is public now: each text once, with its accounts if the texts differ. */
async function introOf(ctx: DraftPress, posts: readonly SentDelivery[]): Promise<string> {
  const { bot, desk, m, target } = ctx;
  const texts = new Map<string, string[]>();
  const order = desk.accounts.map(({ id }) => id);
  const inOrder = posts.toSorted((one, other) => order.indexOf(one.accountId) - order.indexOf(other.accountId));
  for (const post of inOrder) {
    // Shows the whole series with its first public part, since all of it goes.
    if (inOrder.find(({ accountId }) => accountId === post.accountId) !== post) continue;
    const { ownTexts, text } = await contentNow(bot.store.db, post);
    const shown = ownTexts[post.accountId] ?? text;
    const label = accountLabel(desk.accounts.find(({ id }) => id === post.accountId));
    texts.set(shown, [...(texts.get(shown) ?? []), label]);
  }
  const labels = [...texts.values()].flat();
  const [label = '?'] = labels;
  const quotes = [...texts].map(([text, of]) => {
    const quoted = m.words.quoted(firstWords(text, maxQuotedCharacters));
    return texts.size === 1 ? quoted : m.words.labelled(of.join(', '), quoted);
  });
  const what = target === null ? m.forms.retractEverywhereIntro(labels.join(', ')) : m.forms.retractIntro(label);
  const mailed = mailedText(
    ctx,
    posts.map(({ accountId }) => accountId),
  );
  return [what, ...quotes, ...(mailed === null ? [] : [mailed])].join('\n\n');
}
