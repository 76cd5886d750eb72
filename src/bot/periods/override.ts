import { z } from 'zod';

import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import {
  type Action,
  type Answer,
  type DeskPress,
  doOnce,
  type DraftSubmission,
  formOf,
  takeOnce,
} from '#bot/action.ts';
import { readSentenceForm, sentenceForm } from '#bot/forms/sentence-form.ts';
import { deciderOf, hereBy } from '#bot/context.ts';
import { formError } from '#bot/form-answer.ts';
import type { Messages } from '#messages/words/messages.ts';
import { deskOfOverride } from '#periods/override.ts';
import { type AskOverrideOutcome, askForOverride, decideOverride } from '#publishing/holding/decide-override.ts';

/** Asks, with a reason, to send a post that a closed period holds. A second person has to agree. */
export const override: Action<'override'> = {
  button: {
    about: 'draft',
    may: 'anybody',
    on: 'anyCard',
    press(ctx) {
      const { title, intro, submit, reason, reasonHint } = ctx.m.periods.override;
      const form = sentenceForm({
        title,
        intro,
        submitLabel: submit,
        label: reason,
        hint: reasonHint,
        initial: '',
        kind: 'textarea',
        maxLength: 500,
      });
      return formOf('override', ctx, form);
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce<DraftSubmission, string, AskOverrideOutcome>({
      reads: readSentenceForm,
      does: (ctx, work, reason) => askForOverride(work, { draftId: ctx.draft.id, ...deciderOf(ctx), reason }),
      says: {
        asked: ({ m }) => m.periods.override.asked,
        already: ({ m }) => m.periods.override.already,
        ownPost: { error: ({ m }) => formError(m.periods.override.ownPost) },
        mayNot: { error: ({ m }) => formError(m.periods.override.mayNot) },
        notHeld: ({ m }) => m.periods.override.notHeld,
      },
    }),
  },
};

/** Agrees to the override on the card, as far as this person may. */
export const approveOverride: Action<'approveOverride'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Refuses the override on the card: the post stays held. */
export const refuseOverride: Action<'refuseOverride'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'reject'): Promise<Answer> {
  const { bot, chat, desk, m } = ctx;
  const { db, clock } = bot.store;
  const id = z.uuid().safeParse(ctx.target).data;
  const found = id === undefined ? null : await db.periodOverride.findUnique({ where: { id } });
  if (found?.deskId !== desk.id) return m.periods.override.refusals.closed;
  const subjectDesk = await deskOfOverride(db, found, [found.askedBy], clock.now());
  // Ask the chat before the transaction begins.
  const here = await hereBy(bot, chat, ctx, subjectDesk);
  const decider = deciderOf({ ...ctx, ...here });
  return doOnce<DeskPress, DecisionOutcome>({
    does: (_, work) => decideOverride(work, { overrideId: found.id, deskId: desk.id, ...decider, kind }),
    says: {
      decided: null,
      repeated: m.answers.decision.repeated,
      refused: (_, { why }) => refusalText(m, why),
    },
  })(ctx);
}

function refusalText({ answers, periods: { override: words } }: Messages, why: DecisionRefusal): string {
  switch (why) {
    case 'author':
    case 'asker':
      return words.refusals.asker;
    case 'editor':
    case 'authors_deputy':
      return words.refusals.author;
    case 'not_approver':
    case 'newcomer':
    case 'group_unreadable':
    case 'guest':
    case 'bot':
    case 'inactive':
      return answers.decision[why];
    case 'other_turn':
      return answers.decision.not_approver;
    case 'expired':
    case 'old_revision':
    case 'other_content':
    case 'asked_anew':
    case 'not_asked':
    case 'reactions_off':
    case 'too_many_scheduled':
    case 'closed':
      return words.refusals.closed;
  }
}
