import { type Action, type Answer, deskFormOf, type DeskPress, type DeskSubmission, takeOnce } from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { readSentence } from '#bot/forms/read-text.ts';
import { deciderOf } from '#bot/context.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import type { Form } from '#chat/form.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import { plainContent } from '#drafts/content.ts';
import { askUrgently } from '#emergencies/ask-urgently.ts';
import { notNow } from '#emergencies/may-use.ts';
import type { Messages } from '#messages/words/messages.ts';

import { refusalText } from './refusal-text.ts';

/**
 * Writes a post of a real emergency that no template covers: an ordinary draft by the person on call. One approver from
 * the rota, who is called, decides about it.
 */
export const emergencyWithoutTemplate: Action<'emergencyWithoutTemplate'> = {
  button: { about: 'desk', may: 'anybody', press: opening },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce({
      reads({ m, values }: DeskSubmission) {
        const read = readSentence(textIn(values, 'text'), m);
        return read.kind === 'text' ? read : fieldErrors({ text: read.error });
      },
      does: (ctx, work, { text }) => {
        const { bot, desk } = ctx;
        // Leaves out accounts for exercises. A desk that has no others is refused below, with the reason.
        const real = desk.accounts.filter(({ practice }) => !practice);
        const accountIds = (real.length > 0 ? real : desk.accounts).map(({ id }) => id);
        const { language, timeZone } = desk;
        const content = plainContent({ text, language, accountIds, timeZone });
        return askUrgently(work, bot.rules, { desk, content, ...deciderOf(ctx) });
      },
      says: {
        asked: ({ m }, { number }) => m.without.asked(number),
        notOnCall: { error: async (ctx, refusal) => formError(await refusalText(ctx, refusal)) },
        frozen: { error: async (ctx, refusal) => formError(await refusalText(ctx, refusal)) },
        otherAccounts: { error: async (ctx, refusal) => formError(await refusalText(ctx, refusal)) },
        blocked: { error: async (ctx, refusal) => formError(await refusalText(ctx, refusal)) },
      },
    }),
  },
};

async function opening(ctx: DeskPress): Promise<Answer> {
  const { bot, desk, m, user } = ctx;
  const { db: tx, decisionKey, clock } = bot.store;
  const refused = await notNow({ tx, decisionKey, clock }, { desk, person: user }, 'real');
  return refused === null ? deskFormOf('emergencyWithoutTemplate', formIn(m), null) : refusalText(ctx, refused);
}

function formIn({ emergency, without }: Messages): Form {
  return {
    title: without.title(emergency.mode.real),
    intro: without.intro,
    submitLabel: without.submit,
    fields: [
      {
        id: 'text',
        label: without.text,
        hint: null,
        optional: false,
        kind: 'textarea',
        initial: '',
        maxLength: MAX_TEXT_LENGTH,
      },
    ],
    images: [],
  };
}
