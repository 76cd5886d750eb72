import type { Bot } from '#bot/bot.ts';
import { type Deed, deedOf, type DeskDeed, type DeskThere, deskThere, type DraftDeed, worksHere } from '#bot/deed.ts';
import { messagesIn } from '#bot/messages/messages.ts';
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
  const [deed, asked] = await Promise.all([
    deedOf(bot, chat, submitted.user, submitted.dedupeKey),
    purpose === 'setup' ? lookAtSetup(chat, submitted) : deskThere(bot, chat, channel),
  ]);
  if (deed === null) return keptOpen(messagesIn(bot.language).answers.unknownPerson).reply;
  const { reply, said } = await answerTo(deed, asked, submitted);
  if (said !== null) {
    const where = await threadOf(bot, submitted.binding.channel, submitted.binding.draftId);
    await whisper(bot, chat, { to: submitted.user, where, sentence: said });
  }
  return reply;
}

async function answerTo(deed: Deed, asked: SetupLook | DeskThere, submitted: FormSubmitted): Promise<Submitted> {
  switch (asked.kind) {
    case 'noName':
    case 'noSteward':
    case 'looked':
      return submitSetup(deed, asked, submitted);
    case 'desk':
    case 'none':
    case 'notInChannel':
      return onDesk(deed, asked, submitted);
  }
}

async function onDesk(deed: Deed, there: DeskThere, submitted: FormSubmitted): Promise<Submitted> {
  const { bot, m } = deed;
  const { purpose, draftId } = submitted.binding;
  if (there.kind === 'none') return keptOpen(m.setup.error.no_such_desk);
  if (there.kind === 'notInChannel') return keptOpen(m.answers.notInChannel);
  const { desk, members } = there;
  const here: DeskDeed = { ...deed, desk, members };
  if (purpose === 'newDraft') return submitNewDraft(here, submitted);
  if (purpose === 'template') return submitTemplate(here, submitted);
  if (purpose === 'absence') return submitAbsence(here, submitted);
  const draft = draftId === null ? null : await readDraft(bot.store.db, draftId);
  if (draft === null || draft.deskId !== desk.id) return keptOpen(m.answers.draftGone);
  if (!worksHere(here, draft.author)) return keptOpen(m.answers.notOnDesk);
  return ofDraft({ ...here, draft }, submitted);
}

async function ofDraft(deed: DraftDeed, submitted: FormSubmitted): Promise<Submitted> {
  switch (submitted.binding.purpose) {
    case 'edit':
      return submitEdit(deed, submitted);
    case 'shorten':
      return submitShorten(deed, submitted);
    case 'altTexts':
      return submitAltTexts(deed, submitted);
    case 'changes':
      return submitChanges(deed, submitted);
    case 'propose':
      return submitProposal(deed, submitted);
    case 'correct':
      return submitCorrect(deed, submitted);
    case 'reason':
      return submitReason(deed, submitted);
    case 'retract':
      return submitRetract(deed, submitted);
    case 'itIsThere':
      return submitItIsThere(deed, submitted);
    case 'sendLateAt':
      return submitSendLateAt(deed, submitted);
    default:
      throw new Error(`a form for "${submitted.binding.purpose}" came back, which the bot does not open`);
  }
}
