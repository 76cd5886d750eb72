import type { Bot } from '#bot/bot.ts';
import {
  type Context,
  contextOf,
  type DeskContext,
  type DeskThere,
  deskThere,
  type DraftContext,
  worksHere,
} from '#bot/context.ts';
import { messagesIn } from '#messages/messages.ts';
import { threadOf } from '#bot/show/thread-of.ts';
import { whisper } from '#bot/whisper.ts';
import type { FormSubmitted, SubmitReply } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDraft } from '#drafts/draft.ts';

import { lookAtSetup, type SetupLook } from './look-at-setup.ts';
import { submitAbsence } from './submit-absence.ts';
import { submitAltTexts } from './submit-alt-texts.ts';
import { submitChanges } from './submit-changes.ts';
import { submitCorrect } from './submit-correct.ts';
import { submitEdit } from './submit-edit.ts';
import { submitItIsThere } from './submit-it-is-there.ts';
import { submitNewDraft } from './submit-new-draft.ts';
import { submitProposal } from './submit-proposal.ts';
import { submitReason } from './submit-reason.ts';
import { submitRetract } from './submit-retract.ts';
import { submitSendLateAt } from './submit-send-late-at.ts';
import { submitSetup } from './submit-setup.ts';
import { submitShorten } from './submit-shorten.ts';
import { submitTemplate } from './submit-template.ts';
import { keptOpen, type Submitted } from './submitted.ts';

/** Takes a filled-in form. */
export async function submitForm(bot: Bot, chat: ChatPlatform, submitted: FormSubmitted): Promise<SubmitReply> {
  const { purpose, channel } = submitted.binding;
  const [ctx, asked] = await Promise.all([
    contextOf(bot, chat, submitted.user, submitted.dedupeKey),
    purpose === 'setup' ? lookAtSetup(chat, submitted) : deskThere(bot, chat, channel),
  ]);
  if (ctx === null) return keptOpen(messagesIn(bot.language).answers.unknownPerson).reply;
  const { reply, said } = await answerTo(ctx, asked, submitted);
  if (said !== null) {
    const where = await threadOf(bot, submitted.binding.channel, submitted.binding.draftId);
    await whisper(bot, chat, { to: submitted.user, where, sentence: said });
  }
  return reply;
}

async function answerTo(ctx: Context, asked: SetupLook | DeskThere, submitted: FormSubmitted): Promise<Submitted> {
  switch (asked.kind) {
    case 'noName':
    case 'noSteward':
    case 'looked':
      return submitSetup(ctx, asked, submitted);
    case 'desk':
    case 'none':
    case 'notInChannel':
      return onDesk(ctx, asked, submitted);
  }
}

async function onDesk(ctx: Context, there: DeskThere, submitted: FormSubmitted): Promise<Submitted> {
  const { bot, m } = ctx;
  const { purpose, draftId } = submitted.binding;
  if (there.kind === 'none') return keptOpen(m.setup.error.no_such_desk);
  if (there.kind === 'notInChannel') return keptOpen(m.answers.notInChannel);
  const { desk, members } = there;
  const here: DeskContext = { ...ctx, desk, members };
  if (purpose === 'newDraft') return submitNewDraft(here, submitted);
  if (purpose === 'template') return submitTemplate(here, submitted);
  if (purpose === 'absence') return submitAbsence(here, submitted);
  const draft = draftId === null ? null : await readDraft(bot.store.db, draftId);
  if (draft === null || draft.deskId !== desk.id) return keptOpen(m.answers.draftGone);
  if (!worksHere(here, draft.author)) return keptOpen(m.answers.notOnDesk);
  return ofDraft({ ...here, draft }, submitted);
}

async function ofDraft(ctx: DraftContext, submitted: FormSubmitted): Promise<Submitted> {
  switch (submitted.binding.purpose) {
    case 'edit':
      return submitEdit(ctx, submitted);
    case 'shorten':
      return submitShorten(ctx, submitted);
    case 'altTexts':
      return submitAltTexts(ctx, submitted);
    case 'changes':
      return submitChanges(ctx, submitted);
    case 'propose':
      return submitProposal(ctx, submitted);
    case 'correct':
      return submitCorrect(ctx, submitted);
    case 'reason':
      return submitReason(ctx, submitted);
    case 'retract':
      return submitRetract(ctx, submitted);
    case 'itIsThere':
      return submitItIsThere(ctx, submitted);
    case 'sendLateAt':
      return submitSendLateAt(ctx, submitted);
    default:
      throw new Error(`a form for "${submitted.binding.purpose}" came back, which the bot does not open`);
  }
}
