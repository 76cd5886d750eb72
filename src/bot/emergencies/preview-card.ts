import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fromNowText } from '#bot/when-text.ts';
import type { Block, Card } from '#chat/card.ts';
import { type Account, sleepsAt } from '#desks/account.ts';
import { timeOfDay } from '#drafts/emergency/fill.ts';
import type { PrepareOutcome } from '#emergencies/prepare-use.ts';

import type { UseTarget } from './use-target.ts';

type Prepared = Extract<PrepareOutcome, { readonly kind: 'prepared' }>;

/**
 * Builds the card of what would stand on each account, word for word, with the one button that publishes it. The title,
 * an exercise's post and the button say whether it is real.
 */
export function previewCard(ctx: DeskContext, prepared: Prepared & Pick<UseTarget, 'mode' | 'part'>): Card {
  const { bot, desk, m } = ctx;
  const { mode, part, template, renderings, previewId, fingerprint } = prepared;
  const { emergency } = m;
  const { preview } = emergency;
  const word = emergency.mode[mode];
  const title = preview.title(word, emergency.partOf(template.name, emergency.part[part]));
  const publish = preview.publish(word);
  const consequence = mode === 'real' ? preview.realOnce(publish) : preview.exerciseOnce(publish);
  const now = bot.store.clock.now();
  const labelOf = (accountId: string): string => {
    const account = desk.accounts.find(({ id }) => id === accountId);
    const isSilent = account !== undefined && sleepsAt(account, now) && !isExcepted(account, mode);
    return isSilent ? m.words.labelled(accountLabel(account), preview.asleep) : accountLabel(account);
  };
  const whole = renderings.map(({ accountId, text, contentWarning }) => ({
    accountId,
    text: contentWarning === null ? text : `${contentWarning}\n\n${text}`,
  }));
  // On a phone at night, nobody should read the same words twice.
  const posts = [...Map.groupBy(whole, ({ text }) => text)].flatMap(([text, same]): readonly Block[] => [
    {
      kind: 'paragraph',
      inlines: [{ kind: 'strong', text: same.map(({ accountId }) => labelOf(accountId)).join(', ') }],
    },
    { kind: 'quote', text },
  ]);
  const times = timesFromNow(ctx, prepared);
  const about = { draftId: desk.id, revision: 0, target: `${previewId}:${fingerprint}` };
  return {
    summary: asSentences(title, preview.asItStands),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: preview.asItStands }] },
      ...posts,
      ...(times === ''
        ? []
        : [{ kind: 'paragraph', inlines: [{ kind: 'text', text: preview.fromNow(times) }] } as const]),
      { kind: 'paragraph', inlines: [{ kind: 'text', text: consequence }] },
      { kind: 'buttons', buttons: [cardButton('emergencyPublish', publish, 'danger', about)] },
    ],
  };
}

/** Says how far off each time that was filled in is: at night, a wrong one is soon overlooked. */
function timesFromNow(
  { bot, desk, m }: DeskContext,
  { template, part, values }: Prepared & Pick<UseTarget, 'part'>,
): string {
  const times = template.parts[part].blanks.flatMap(({ kind, name }) => {
    const typed = values[name]?.trim() ?? '';
    const time = kind === 'time' ? timeOfDay(typed) : null;
    return time === null ? [] : [`${typed}, ${fromNowText(time, bot.store.clock.now(), desk.timeZone, m.tongue)}`];
  });
  return times.join('; ');
}

/** Tells whether a sleeping account accepts this post all the same. */
function isExcepted({ standing }: Account, mode: UseTarget['mode']): boolean {
  return mode === 'real' && standing.kind === 'asleep' && standing.exceptEmergencies;
}
