import { type Action, doOnce } from '#bot/action.ts';
import { draftButton } from '#bot/card-button.ts';
import { enqueueBotNotice } from '#bot/outbox/bot-notice.ts';
import type { Block, Button } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { Content } from '#drafts/content.ts';
import type { Draft } from '#drafts/draft.ts';
import { type ConversionPlan, conversionFor, playableLimits } from '#drafts/conversion/plan-conversion.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { figureText } from '#messages/figure-text.ts';
import { megabytes, playingTime } from '#messages/recording-terms.ts';
import type { RenderedMedia } from '#networks/rendering.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { conversionQueue } from './conversion-queue.ts';
import type { DraftView } from './draft-view.ts';

interface Convertible {
  readonly media: RenderedMedia;
  readonly plan: ConversionPlan;
}

/** Returns the video that must be converted to be taken and played everywhere, and the plan; null if there is none. */
export function convertibleIn(content: Content, { accounts }: Desk, rules: Rules): Convertible | null {
  const [media] = content.media;
  if (media === undefined || content.media.length !== 1) return null;
  const limits = accounts
    .filter(({ id }) => content.accountIds.includes(id))
    .map((account) => playableLimits(account, rules));
  const plan = conversionFor(media, limits);
  return plan === null ? null : { media, plan };
}

/** Converts the draft's video in a job into one that every account accepts. The result is a new version. */
export const convertVideo: Action<'convertVideo'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'current',
    press: doOnce({
      async does({ bot, desk, draft, user }, work) {
        const { content, number: base } = draft.current;
        const found = convertibleIn(content, desk, bot.rules);
        if (bot.convertRecording === undefined) return { kind: 'notHere' as const };
        if (found === null || draft.state !== 'writing') return { kind: 'notNow' as const };
        const { sha256 } = found.media;
        const data = { draftId: draft.id, person: user.id, base, sha256 };
        const key = `convert ${draft.id} ${sha256}`;
        if (!(await work.jobs.enqueueIfAbsent(work.tx, conversionQueue, { key, data }))) {
          return { kind: 'underWay' as const };
        }
        await enqueueConversionBegun(work, draft, user.id);
        return { kind: 'begun' as const };
      },
      says: {
        begun: null,
        underWay: ({ m }) => m.conversion.underWay,
        notHere: ({ m }) => m.conversion.notHere,
        notNow: ({ m }) => m.answers.notPossibleNow,
      },
    }),
  },
};

/** Prefix of the keys of notices that somebody asked for a conversion, so that these can be counted. */
const wishKey = (draftId: string): string => `bot.converting:${draftId}:wish `;

async function enqueueConversionBegun(work: UnitOfWork, draft: Draft, person: string): Promise<void> {
  const notice = { kind: 'bot.converting', data: { person, percent: 0 } } as const;
  await enqueueBotNotice(work, draft, notice, `wish ${work.newId()}`);
}

/** Names the event of a draft's latest request, to report it once, however often the conversion is started. */
export async function occurrenceOfWish({ tx }: UnitOfWork, draftId: string, what: string): Promise<string> {
  return `${what} ${await tx.notice.count({ where: { key: { startsWith: wishKey(draftId) } } })}`;
}

/** Says what the video would become, if it does not fit and this machine can convert it. */
export function conversionBlocks(view: DraftView): readonly Block[] {
  const found = offered(view);
  if (found === null) return [];
  const { m } = view;
  const { width, height, byteLength } = found.plan;
  const text = m.conversion.offer({
    pixels: `${figureText(width, m.tongue)} × ${figureText(height, m.tongue)}`,
    size: figureText(megabytes(byteLength), m.tongue, 1),
    time: playingTime(found.media.recording?.seconds ?? 0),
  });
  return [{ kind: 'note', inlines: [{ kind: 'text', text }] }];
}

/** Offers to convert the video, if it does not fit and this machine can. */
export function conversionButtons(view: DraftView): readonly Button[] {
  return offered(view) === null ? [] : [draftButton(view, 'convertVideo', view.m.conversion.button)];
}

function offered({ canConvert, desk, draft, rules }: DraftView): Convertible | null {
  return canConvert ? convertibleIn(draft.current.content, desk, rules) : null;
}
