import { type Action, type DraftPress, formOf, takeOnce } from '#bot/action.ts';
import { readSentenceForm, sentenceForm } from '#bot/forms/sentence-form.ts';
import type { DeskContext } from '#bot/context.ts';
import { mailedText } from '#bot/correcting/mailed-text.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import { firstWords } from '#bot/first-words.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { accountOf, type Desk, withFormerAccounts } from '#desks/desk.ts';
import { deletesPosts } from '#drafts/correction.ts';
import { contentNow } from '#publishing/correcting/corrections.ts';
import { askRetract, readRetraction, type Retraction } from '#publishing/correcting/ask-retract.ts';
import type { Delivery, SentDelivery } from '#publishing/delivery.ts';

/** Retracts one account's post, or without a target all of them, for its author or an approver, with a reason. */
export const retract: Action<'retract'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    async press(ctx) {
      const { bot, chat, draft, m, members, target, user } = ctx;
      const wish = { draftId: draft.id, deliveryId: target, person: user.id, members };
      const outcome = await readRetraction(bot.store.db, wish, bot.store.clock.now());
      switch (outcome.kind) {
        case 'notAllowed':
          return m.answers.retractOnlyAuthorOrApprover;
        case 'nothingPublic':
          return m.answers.nothingToRetract;
        case 'claimed':
          return m.settling.retractClaimed(await freezerName(chat, m, outcome.by));
        case 'retracting': {
          const form = sentenceForm({
            title: target === null ? m.buttons.retractEverywhere : m.forms.retractTitle,
            intro: await introOf(ctx, outcome),
            submitLabel: m.forms.retractSend,
            label: m.forms.reason,
            hint: null,
            initial: '',
            kind: 'text',
            maxLength: 500,
          });
          return formOf('retract', ctx, form);
        }
      }
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce({
      reads: readSentenceForm,
      does: ({ draft, target, user, members }, work, reason) =>
        askRetract(work, { draftId: draft.id, deliveryId: target, person: user.id, members, reason }),
      says: {
        retracting: async (ctx, { stays }) => (stays.length === 0 ? null : staysText(await naming(ctx, stays), stays)),
        claimed: async ({ chat, m }, { by }) => m.settling.retractClaimed(await freezerName(chat, m, by)),
        nothingPublic: ({ m }) => m.answers.nothingToRetract,
        notAllowed: ({ m }) => m.answers.retractOnlyAuthorOrApprover,
      },
    }),
  },
};

const maxQuotedCharacters = 280;

/** Says what becomes of each post. What is deleted is quoted as it is public now: each text once, with its posts. */
async function introOf(press: DraftPress, { goes, stays, ...unsent }: Retraction): Promise<string> {
  const others = [...goes, ...unsent.calledOff, ...unsent.arriving].map((post) => ({ post }));
  const ctx = await naming(press, [...stays, ...others]);
  const { bot, desk, m, target } = ctx;
  const calledOff = unsent.calledOff.filter(makesPost);
  const arriving = unsent.arriving.filter(makesPost);
  const texts = new Map<string, string[]>();
  const first = new Map<string, SentDelivery>();
  // Shows a series with its first public part, since all of it goes.
  for (const post of inOrder(desk, goes)) {
    const key = `${post.draftId} ${post.accountId}`;
    if ((first.get(key)?.position ?? Infinity) > post.position) first.set(key, post);
  }
  for (const post of first.values()) {
    const { ownTexts, text } = await contentNow(bot.store.db, post);
    const shown = ownTexts[post.accountId] ?? text;
    texts.set(shown, [...(texts.get(shown) ?? []), `${labelOf({ desk }, post.accountId)} ${post.remoteUrl}`]);
  }
  const isDeleted = ({ accountId }: Delivery): boolean => deletesPosts(bot.rules, accountOf(desk, accountId));
  const [kept, deleted] = [goes.filter((post) => !isDeleted(post)), goes.filter(isDeleted)];
  const labels = labelsOf(desk, deleted);
  const quotes = [...texts].map(([text, posts]) =>
    [...posts, m.words.quoted(firstWords(text, maxQuotedCharacters))].join('\n'),
  );
  const what = target === null ? m.forms.retractEverywhereIntro(labels) : m.forms.retractIntro(labels);
  const mailed = mailedText(
    ctx,
    goes.map(({ accountId }) => accountId),
  );
  return [
    ...(deleted.length === 0 ? [] : [what]),
    ...(kept.length === 0 ? [] : [m.forms.retractByHand(labelsOf(desk, kept))]),
    ...quotes,
    ...(calledOff.length === 0 ? [] : [m.forms.retractCallsOff(labelsOf(desk, calledOff))]),
    ...(arriving.length === 0 ? [] : [m.forms.retractArriving(labelsOf(desk, arriving))]),
    ...(stays.length === 0 ? [] : [staysText(ctx, stays)]),
    ...(mailed === null ? [] : [mailed]),
  ].join('\n\n');
}

/** Adds to the desk the accounts of posts that it no longer has. */
async function naming<Ctx extends DeskContext>(
  ctx: Ctx,
  posts: readonly { readonly post: Pick<Delivery, 'accountId'> }[],
): Promise<Ctx> {
  const { db, clock } = ctx.bot.store;
  const accountIds = posts.map(({ post }) => post.accountId);
  return { ...ctx, desk: await withFormerAccounts(db, ctx.desk, accountIds, clock.now()) };
}

/** Tells whether a delivery makes a post. An edit makes none: it goes with the one that it edits. */
function makesPost({ correction }: Delivery): boolean {
  return correction?.way !== 'edit';
}

/** Lists the posts that stay public until another approver retracts them. */
function staysText({ desk, m }: Pick<DeskContext, 'desk' | 'm'>, stays: Retraction['stays']): string {
  const posts = inOrder(
    desk,
    stays.map(({ post }) => post),
  );
  return [
    m.forms.retractStays,
    ...posts.map(({ accountId, remoteUrl }) => `${labelOf({ desk }, accountId)} ${remoteUrl}`),
  ].join('\n');
}

function inOrder<D extends Delivery>({ accounts, formerAccounts = [] }: Desk, deliveries: readonly D[]): readonly D[] {
  const order = [...accounts, ...formerAccounts].map(({ id }) => id);
  return deliveries.toSorted((one, other) => order.indexOf(one.accountId) - order.indexOf(other.accountId));
}

function labelsOf(desk: Desk, deliveries: readonly Delivery[]): string {
  return [...new Set(inOrder(desk, deliveries).map(({ accountId }) => labelOf({ desk }, accountId)))].join(', ');
}
