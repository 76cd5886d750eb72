import {
  type Action,
  doOnce,
  type DraftPress,
  type DraftSubmission,
  formOf,
  type Says,
  takeOnce,
} from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { momentField } from '#bot/forms/moment-field.ts';
import { readWindow } from '#bot/forms/read-window.ts';
import { deciderOf, type DraftContext } from '#bot/context.ts';
import { refusalText } from '#bot/approving/decision-text.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { whyNotDecide } from '#bot/approving/why-not-decide.ts';
import type { PublishWindow } from '#drafts/content.ts';
import { sendLate as sendLateDeliveries, type SendLateOutcome } from '#publishing/holding/late.ts';

import { stoppedAnswers } from './stopped-answers.ts';

const says = {
  decided: null,
  contentChanged: null,
  refused: (ctx, { why }) => refusalText(ctx, why, 'approve'),
  ...stoppedAnswers,
  nothingLate: ({ m }) => m.answers.notPossibleNow,
  underWay: ({ m }) => m.answers.waitForOthers,
} satisfies Says<DraftContext, SendLateOutcome>;

interface NewTime {
  readonly deliveryId: string;
  readonly window: PublishWindow | null;
}

/** Publishes now a post that missed its time. An approver's press approves the new time as well. */
export const sendLate: Action<'sendLate'> = {
  button: {
    about: 'draft',
    may: 'anybody',
    on: 'anyCard',
    press: doOnce<DraftPress, SendLateOutcome>({
      does: async (ctx, work) =>
        ctx.target === null
          ? { kind: 'nothingLate' }
          : sendLateDeliveries(work, ctx.bot.publishing, {
              draftId: ctx.draft.id,
              deliveryId: ctx.target,
              ...deciderOf(ctx),
              window: null,
            }),
      says,
    }),
  },
};

/** Reschedules a post that missed its time. An approver's request approves the new time as well. */
export const sendLateAt: Action<'sendLateAt'> = {
  button: {
    about: 'draft',
    may: 'anybody',
    on: 'anyCard',
    async press(ctx) {
      const { desk, m } = ctx;
      return (
        (await whyNotDecide(ctx, 'approve')) ??
        formOf('sendLateAt', ctx, {
          title: m.forms.newTimeTitle,
          intro: null,
          submitLabel: m.forms.newTimeSend,
          fields: [momentField('text', { m, desk }, { initialAt: null, optional: false })],
          images: [],
        })
      );
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce<DraftSubmission, NewTime, SendLateOutcome>({
      reads({ bot, desk, m, target: deliveryId, values }) {
        if (deliveryId === null) return formError(m.answers.notPossibleNow);
        const read = readWindow(textIn(values, 'text'), { m, desk, now: bot.store.clock.now() });
        return read.kind === 'error' ? fieldErrors({ text: read.error }) : { deliveryId, window: read.window };
      },
      does: (ctx, work, read) =>
        sendLateDeliveries(work, ctx.bot.publishing, { draftId: ctx.draft.id, ...deciderOf(ctx), ...read }),
      says: { ...says, underWay: { error: ({ m }) => formError(m.answers.waitForOthers) } },
    }),
  },
};
