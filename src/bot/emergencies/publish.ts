import { z } from 'zod';

import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { cardButton } from '#bot/card-button.ts';
import { deciderOf } from '#bot/context.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { plainCard } from '#bot/plain-card.ts';
import { whenText } from '#bot/when-text.ts';
import type { Card } from '#chat/card.ts';
import type { EarlierUse } from '#emergencies/find-event.ts';
import { readPreviewOfUse, type UsePreview } from '#emergencies/prepare-use.ts';
import { type SendUseOutcome, sendUse } from '#emergencies/send-use.ts';

import { refusalText } from './refusal-text.ts';

/** Publishes what the card shows, by one press: public at once. */
export const emergencyPublish: Action<'emergencyPublish'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => publishing(ctx, false) },
};

/** Publishes although the same went out a short while ago: it is another event, or a deliberate repetition. */
export const emergencyPublishAgain: Action<'emergencyPublishAgain'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => publishing(ctx, true) },
};

const targetSchema = z.tuple([z.uuid(), z.string()]);

type Outcome = SendUseOutcome & { readonly preview: UsePreview | null };

async function publishing(ctx: DeskPress, isAnother: boolean): Promise<Answer> {
  const { answer } = ctx.m.emergency;
  const read = targetSchema.safeParse(ctx.target?.split(':')).data;
  if (read === undefined) return answer.noPreview;
  const [previewId, fingerprint] = read;
  return doOnce<DeskPress, Outcome>({
    async does({ bot, desk }, work) {
      const preview = await readPreviewOfUse(work, desk.id, previewId);
      const press = { deskId: desk.id, ...deciderOf(ctx), previewId, fingerprint, isAnother };
      return { ...(await sendUse(work, bot.publishing, press)), preview };
    },
    says: {
      sent: ({ m }, { draft, preview }) => answer.sent(m.emergency.mode[preview?.mode ?? 'real'], draft.number),
      already: answer.already,
      noPreview: answer.noPreview,
      changed: answer.changed,
      inDoubt: (_, { earlier }) => answer.inDoubt(earlier.draftNumber),
      sameWords: (_, { earlier }) => answer.sameWords(earlier.draftNumber),
      asksAnother: (_, { earlier, preview }) => (preview === null ? null : anotherCard(ctx, earlier, preview)),
      eventOver: answer.eventOver,
      wrong: answer.changed,
      notOnCall: refusalText,
      frozen: refusalText,
      notAgreed: refusalText,
      ownTemplate: refusalText,
      otherAccounts: refusalText,
      blocked: refusalText,
    },
    repeated: () => answer.already,
  })(ctx);
}

/** Asks whether it is another event; for a correction or an all-clear, whether to send it once more. */
async function anotherCard(
  { bot, chat, desk, m, target }: DeskPress,
  { by, at, draftNumber }: EarlierUse,
  { mode, part, templateId }: UsePreview,
): Promise<Card> {
  const { emergency } = m;
  const { another } = emergency;
  const word = emergency.mode[mode];
  const template = await bot.store.db.emergencyTemplate.findUnique({ where: { id: templateId } });
  const what = emergency.partOf(template?.name ?? '', emergency.part[part]);
  const when = whenText(at, desk.timeZone, m.tongue, bot.store.clock.now());
  const name = await freezerName(chat, m, by);
  const isWarning = part === 'warning';
  const question = (isWarning ? another.warning : another.again)(what, name, when, draftNumber);
  const label = (isWarning ? another.publishWarning : another.publishAgain)(word);
  const about = { draftId: desk.id, revision: 0, target };
  return plainCard(`${word} · ${question}`, {
    kind: 'buttons',
    buttons: [cardButton('emergencyPublishAgain', label, 'danger', about)],
  });
}
