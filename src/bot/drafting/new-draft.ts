import { type Action, type Answer, deskFormOf, takeOnce } from '#bot/action.ts';
import { filesIn } from '#bot/forms/form-values.ts';
import type { DeskContext } from '#bot/context.ts';
import { type Fetched, fetchPictures } from './fetch-pictures.ts';
import { joinMedia, type Joined, postLongCaptions } from './join-media.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { newDraftForm, wantsToAsk } from './draft-form.ts';
import { readDraftForm } from './read-draft-form.ts';
import { enqueueBotNotice, type FirstAsking, enqueueVideosLeftOut } from '#bot/outbox/bot-notice.ts';
import { fromThread } from '#bot/from-thread.ts';
import { type DescribedFile, readAlts } from './form-alts.ts';
import { picturesQueue } from './pictures-queue.ts';
import type { FileRef, UserId } from '#chat/refs.ts';
import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import type { Content } from '#drafts/content.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import type { Draft } from '#drafts/draft.ts';
import { imageLimits } from '#drafts/image-limits.ts';
import type { TemplateContent } from '#drafts/kept-content.ts';
import { hasRoomForDraft, takeRoomForDraft } from '#drafts/room-for-draft.ts';
import { describeError } from '#storage/describe-error.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { carriedIn, carriedTarget, wordedFrom } from './carried-message.ts';

// Chats accept an answer to a form within three seconds.
const fetchWithinMs = 1500;

/** Opens the form of a new draft by "/tambour draft", with the text that was typed or the message of the thread. */
export const draft: Action<'draft'> = {
  command: {
    about: 'desk',
    may: 'team',
    help: ({ commands }) => [{ typed: commands.helpDraft, does: commands.helpDraftDoes, group: 'everyday' }],
    read:
      (text) =>
      async (ctx, { thread }) =>
        openDraftForm(ctx, await fromThread(ctx, thread, text)),
  },
};

/** Opens the form of a new draft with the text and the files of a message: "Use as a public post". */
export const useAsPost: Action<'useAsPost'> = {
  shortcut: { may: 'team', run: openDraftForm },
};

/**
 * Opens the form of a new draft with the text, files and template to start from. `by`: the person who wrote the text,
 * left out or null if nobody else did.
 */
export async function openDraftForm(
  ctx: DeskContext,
  from: {
    readonly text: string;
    readonly files: readonly FileRef[];
    readonly by?: UserId | null;
    readonly like?: TemplateContent;
  },
): Promise<Answer> {
  const { bot, chat, desk, m, user } = ctx;
  if (desk.accounts.length === 0) return m.answers.noAccounts;
  // Checked again, with certainty, when the form comes back. Checked here so that nobody writes in vain.
  const hasRoom = await hasRoomForDraft(bot.store.db, { deskId: desk.id, author: user.id, correctsId: null });
  if (!hasRoom) return m.quotas.openDrafts(MAX_OPEN_DRAFTS);
  const now = bot.store.clock.now();
  const { formFiles: takesFiles, formFileMegabytes } = chat.capabilities;
  const start = { m, desk, now, takesFiles, formFileMegabytes };
  const form = newDraftForm(start, { text: from.text, fileCount: from.files.length, like: from.like ?? null });
  const { text, by = null } = from;
  const isOthers = by !== null && by !== user.id && text.trim() !== '';
  return deskFormOf('newDraft', form, carriedTarget(from.files, isOthers ? { text, by } : null));
}

/** Creates the draft, with its files as pictures. Slow files follow later, so that no text waits for them. */
export const newDraft: Action<'newDraft'> = {
  form: {
    about: 'desk',
    may: 'team',
    submit: takeOnce({
      async reads(ctx) {
        const { bot, desk, m, target, values } = ctx;
        const carried = carriedIn(target);
        const given = [...carried.files, ...filesIn(values, 'files')];
        const now = bot.store.clock.now();
        const read = readDraftForm(values, { m, desk, now, before: null, hasFiles: given.length > 0 });
        const described = readAlts(values, given, m);
        if (read.kind === 'errors' || described.kind === 'errors') {
          return fieldErrors({
            ...(read.kind === 'errors' ? read.fields : {}),
            ...(described.kind === 'errors' ? described.fields : {}),
          });
        }
        const { content } = read;
        const { files } = described;
        const fetched = files.length === 0 ? noFiles : await fetchInTime(ctx, files, content);
        return { content, files, fetched, isToAsk: wantsToAsk(values), said: carried.said };
      },
      async does(ctx, work, { content, files, fetched, isToAsk, said }) {
        const { bot, desk, m, user } = ctx;
        const room = await takeRoomForDraft(work.tx, { deskId: desk.id, author: user.id, correctsId: null });
        if (room === null) return { kind: 'full' as const };
        const beginning = { media: [], language: content.language };
        const { rules } = bot;
        const joined = await joinMedia(work, beginning, fetched ?? noFiles, { desk, rules, m });
        const { media } = joined;
        const draft = await createDraft(work, {
          room,
          desk,
          author: user.id,
          content: { ...content, media },
          rules,
          ...(said === null ? {} : { copied: wordedFrom(said, { ...content, media }, user.id) }),
        });
        if (fetched === null) {
          const wish = `form ${draft.id}`;
          await work.jobs.enqueue(work.tx, picturesQueue, {
            key: wish,
            data: { wish, draftId: draft.id, person: user.id, base: 1, files, isDropped: false, thenAsk: isToAsk },
          });
        }
        const asking = isToAsk ? await askAtOnce(ctx, work, draft, { fetched, joined }) : 'none';
        const problems = problemsOf(ctx, [...(fetched?.problems ?? []), ...joined.problems], files);
        await enqueueBotNotice(work, draft, {
          kind: 'bot.draftCreated',
          data: { person: user.id, asking, problems, isLate: false },
        });
        await postLongCaptions(work, draft, { person: user.id, captions: fetched?.captions ?? [] });
        await enqueueVideosLeftOut(work, draft, { person: user.id, videos: fetched?.videos ?? [] });
        return { kind: 'made' as const };
      },
      says: {
        made: null,
        full: { error: ({ m }) => formError(m.quotas.openDrafts(MAX_OPEN_DRAFTS)) },
      },
    }),
  },
};

const noFiles: Fetched = { pictures: [], captions: [], problems: [], videos: [] };

/** Asks for approval of the draft that was just made, unless that would leave out a picture that its author added. */
async function askAtOnce(
  ctx: DeskContext,
  work: UnitOfWork,
  draft: Draft,
  { fetched, joined }: { readonly fetched: Fetched | null; readonly joined: Joined },
): Promise<FirstAsking> {
  if (fetched === null) return 'picturesLater'; // The job of the pictures has the wish.
  if (fetched.problems.length > 0 || joined.problems.length > 0) return 'noPictures';
  return askForNew(ctx, work, draft);
}

/** Asks for approval of a draft that was made in this transaction. */
export async function askForNew(
  { bot, desk, user, members }: DeskContext,
  work: UnitOfWork,
  { id: draftId, current }: Draft,
): Promise<'asked' | 'blocked'> {
  const { number: revision, fingerprint } = current;
  const request = { draftId, revision, fingerprint, person: user.id, desk, rules: bot.rules, members };
  const { kind } = await askForApproval(work, request);
  switch (kind) {
    case 'asked':
    case 'blocked':
      return kind;
    case 'stale':
    case 'otherContent':
    case 'alreadyAsked':
    case 'closed':
    case 'notAllowed':
      throw new Error(`approval of the new draft ${draftId} cannot be asked for: ${kind}`);
  }
}

/** Says what is wrong with the form's files, and asks to check descriptions that were assigned by order. */
function problemsOf(
  { m }: DeskContext,
  problems: readonly string[],
  files: readonly DescribedFile[],
): readonly string[] {
  const isByOrder = files.length > 1 && files.some(({ alt }) => alt !== undefined);
  return [...problems, ...(isByOrder ? [m.making.lookAtAlts] : [])];
}

/** Fetches the form's files as pictures; null if that is not quick, or if the chat does not answer at the moment. */
async function fetchInTime(
  { bot, chat, desk, m }: DeskContext,
  files: readonly DescribedFile[],
  { accountIds, language }: Content,
): Promise<Fetched | null> {
  const limits = imageLimits(desk.accounts.filter(({ id }) => accountIds.includes(id)));
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), fetchWithinMs);
  try {
    const ended = new Promise<null>((resolve) => late.signal.addEventListener('abort', () => resolve(null)));
    return await Promise.race([
      fetchPictures(chat, files, {
        store: bot.store,
        limits,
        language,
        m,
        signal: late.signal,
        posterOf: bot.posterOf,
        refused: bot.refused,
      }),
      ended,
    ]);
  } catch (error) {
    bot.logger.warn({ error: describeError(error), platform: chat.id }, 'the files of a form are fetched later');
    return null;
  } finally {
    clearTimeout(timer);
  }
}
