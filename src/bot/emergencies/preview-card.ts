import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import type { Block, Card } from '#chat/card.ts';
import { isSilent, type PrepareOutcome, timesFromNow } from '#emergencies/prepare-use.ts';

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
    return account !== undefined && isSilent(account, mode, now)
      ? m.words.labelled(accountLabel(account), preview.asleep)
      : accountLabel(account);
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
  const times = timesFromNow(prepared, part, { now, timeZone: desk.timeZone, tongue: m.tongue });
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
