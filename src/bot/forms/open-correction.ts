import type { DraftContext } from '#bot/context.ts';
import { worksHere } from '#bot/context.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { FormTrigger } from '#chat/form.ts';
import type { Content } from '#drafts/content.ts';
import { type PostToCorrect, postsOfDraft } from '#publishing/posts-to-correct.ts';
import type { Transaction } from '#storage/database.ts';

import { correctionForm } from './correction-form.ts';
import { openForm } from './open-form.ts';

/** Opens the form of a correction of what this draft has published, filled with what is public now. */
export async function openCorrection(ctx: DraftContext, trigger: FormTrigger): Promise<Card | null> {
  const { bot, desk, draft, m } = ctx;
  if (!worksHere(ctx, draft.author)) return plainCard(m.answers.notOnDesk);
  const { db, clock } = bot.store;
  const posts = await postsInOrder(db, ctx);
  const content = contentOf(posts);
  if (content === null) return plainCard(m.corrections.nothingPublic(draft.number));
  const open = await db.draft.findFirst({
    where: { correctsId: draft.id, state: { in: ['writing', 'asked'] } },
    select: { number: true },
    orderBy: { number: 'desc' },
  });
  const form = correctionForm({
    m,
    desk,
    now: clock.now(),
    takesFiles: false,
    rules: bot.rules,
    title: m.corrections.form.title(draft.number),
    intro: [...(open === null ? [] : [m.corrections.form.alreadyOpen(open.number)]), m.corrections.form.intro].join(
      ' ',
    ),
    submitLabel: m.corrections.form.create,
    accounts: posts.map(({ accountId }) => ({ accountId, way: null })),
    content,
  });
  return openForm(ctx, trigger, form, {
    purpose: 'correct',
    channel: desk.channel,
    draftId: draft.id,
    revision: draft.current.number,
    target: null,
  });
}

/** What can be corrected, in the desk's order of accounts. */
export async function postsInOrder(
  tx: Transaction,
  { desk, draft }: Pick<DraftContext, 'desk' | 'draft'>,
): Promise<readonly PostToCorrect[]> {
  const order = desk.accounts.map(({ id }) => id);
  const posts = await postsOfDraft(tx, draft.id);
  return posts
    .filter(({ accountId }) => order.includes(accountId))
    .toSorted((one, other) => order.indexOf(one.accountId) - order.indexOf(other.accountId));
}

/** What the posts say now, as one content: the first one's text is shared, others that differ have their own. */
export function contentOf(posts: readonly PostToCorrect[]): Omit<Content, 'accountIds' | 'corrections'> | null {
  const [first] = posts;
  if (first === undefined) return null;
  const texts = posts.map(
    ({ accountId, content }) => [accountId, content.ownTexts[accountId] ?? content.text] as const,
  );
  const text = texts[0]?.[1] ?? '';
  const { accountIds: _, corrections: __, ...content } = first.content;
  const ownTexts = Object.fromEntries(texts.filter(([, own]) => own !== text));
  return { ...content, text, ownTexts, window: null };
}
