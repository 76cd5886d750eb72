import { type Action, type Answer, formOf, takeOnce } from '#bot/action.ts';
import { wantsToAsk } from '#bot/drafting/draft-form.ts';
import { askForNew } from '#bot/drafting/new-draft.ts';
import { enqueueBotNotice, type FirstAsking } from '#bot/outbox/bot-notice.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { type DraftContext, worksHere } from '#bot/context.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { numberOfThread } from '#bot/from-thread.ts';
import { readNumber } from '#bot/typed-command.ts';
import { MAX_OPEN_CORRECTIONS } from '#desks/quotas.ts';
import type { Content } from '#drafts/content.ts';
import { readDraft } from '#drafts/draft.ts';
import { createCorrection, postsOfDraft, type PostToCorrect } from '#publishing/correcting/corrections.ts';
import type { Transaction } from '#storage/database.ts';

import { mailedText } from './mailed-text.ts';
import { correctionForm } from './correction-form.ts';
import { readCorrectionForm } from './read-correction-form.ts';

/** Creates the draft of a correction of published posts. */
export const correct: Action<'correct'> = {
  button: { about: 'draft', may: 'team', on: 'anyCard', press: (ctx) => openCorrection(ctx) },
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ corrections }) => [{ typed: corrections.help, does: corrections.helpDoes, group: 'everyday' }],
    read(rest) {
      const typed = readNumber(rest);
      if (typed === 'unclear') return null;
      return async (ctx, { thread }) => {
        const { bot, desk, m } = ctx;
        const number = typed ?? (await numberOfThread(ctx, thread));
        if (number === null) return m.corrections.whichOne;
        const row = await bot.store.db.draft.findUnique({
          where: { deskId_number: { deskId: desk.id, number } },
          select: { id: true },
        });
        const draft = row === null ? null : await readDraft(bot.store.db, row.id);
        if (draft === null) return m.answers.noSuchDraft(number);
        return worksHere(ctx, draft.author) ? openCorrection({ ...ctx, draft }) : m.answers.notOnDesk;
      };
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce({
      async reads(ctx) {
        const { bot, desk, m, values } = ctx;
        const { db, clock } = bot.store;
        const posts = await postsInOrder(db, ctx);
        const before = contentOf(posts);
        if (before === null) return formError(m.corrections.nothingPublic(ctx.draft.number));
        const read = readCorrectionForm(values, { m, desk, rules: bot.rules, now: clock.now(), posts, before });
        return read.kind === 'errors' ? fieldErrors(read.fields) : { ...read, isToAsk: wantsToAsk(values) };
      },
      async does(ctx, work, { content, wayFor, isToAsk }) {
        const { bot, draft, user, members } = ctx;
        const correcting = { draftId: draft.id, person: user.id, members, rules: bot.rules, content, wayFor };
        const outcome = await createCorrection(work, correcting);
        if (outcome.kind !== 'created') return outcome;
        const asking: FirstAsking = isToAsk ? await askForNew(ctx, work, outcome.draft) : 'none';
        const data = { person: user.id, asking, problems: [], isLate: false };
        await enqueueBotNotice(work, outcome.draft, { kind: 'bot.draftCreated', data });
        return outcome;
      },
      says: {
        created: null,
        nothingPublic: ({ m, draft }) => m.corrections.nothingPublic(draft.number),
        full: { error: ({ m, draft }) => formError(m.quotas.openCorrections(MAX_OPEN_CORRECTIONS, draft.number)) },
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};

/** Opens the form of a correction, filled with the current public content, or with other words in place of its text. */
export async function openCorrection(ctx: DraftContext, words: string | null = null): Promise<Answer> {
  const { bot, desk, draft, m } = ctx;
  const { db, clock } = bot.store;
  const posts = await postsInOrder(db, ctx);
  const now = contentOf(posts);
  if (now === null) return m.corrections.nothingPublic(draft.number);
  const content = words === null ? now : { ...now, text: words, ownTexts: {} };
  const open = await db.draft.findFirst({
    where: { correctsId: draft.id, state: { in: ['writing', 'asked'] } },
    select: { number: true },
    orderBy: { number: 'desc' },
  });
  const { title, alreadyOpen, intro, create } = m.corrections.form;
  const mailed = mailedText(
    ctx,
    posts.map(({ accountId }) => accountId),
  );
  const form = correctionForm({
    m,
    desk,
    now: clock.now(),
    takesFiles: false,
    rules: bot.rules,
    title: title(draft.number),
    intro: asSentences(open === null ? null : alreadyOpen(open.number), intro, mailed),
    submitLabel: create,
    canAsk: true,
    accounts: posts.map(({ accountId }) => ({ accountId, way: null })),
    content,
  });
  return formOf('correct', { draft, revision: draft.current.number, target: null }, form);
}

/** Lists the posts that can be corrected, in the desk's order of accounts. */
async function postsInOrder(
  tx: Transaction,
  { desk, draft }: Pick<DraftContext, 'desk' | 'draft'>,
): Promise<readonly PostToCorrect[]> {
  const order = desk.accounts.map(({ id }) => id);
  const posts = await postsOfDraft(tx, draft.id);
  return posts
    .filter(({ accountId }) => order.includes(accountId))
    .toSorted((one, other) => order.indexOf(one.accountId) - order.indexOf(other.accountId));
}

/**
 * Builds one content from the posts' current ones. The first post's text is shared; differing texts become own texts.
 */
function contentOf(posts: readonly PostToCorrect[]): Omit<Content, 'accountIds' | 'corrections'> | null {
  const [first] = posts;
  if (first === undefined) return null;
  const texts = posts.map(
    ({ accountId, content }) => [accountId, content.ownTexts[accountId] ?? content.text] as const,
  );
  const text = texts[0]?.[1] ?? '';
  const { accountIds: _, corrections: __, ...content } = first.content;
  // If the first is a single post, another one may be a series.
  const asSeries = posts.find(({ series }) => series !== null)?.content ?? first.content;
  const { series, restVisibility } = asSeries;
  const ownTexts = Object.fromEntries(texts.filter(([, own]) => own !== text));
  return {
    ...content,
    ...(series === undefined ? {} : { series }),
    ...(restVisibility === undefined ? {} : { restVisibility }),
    text,
    ownTexts,
    window: null,
  };
}
