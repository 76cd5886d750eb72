import { asSentences } from '#bot/as-sentences.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { wholeUntilText, whenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import { figureText } from '#messages/figure-text.ts';
import type { Messages } from '#messages/words/messages.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { Picture } from '#reach/chart/picture.ts';
import type { DigestColumn } from '#reach/digest.ts';

import { chartAlt } from './chart-alt.ts';
import { daysOf } from './days-of.ts';
import { digestTable } from './digest-table.ts';
import type { DigestContext, DigestView, StoredPicture } from './digest-view.ts';
import { emergencyItems } from './emergency-items.ts';
import { gotText } from './got-text.ts';
import { headline } from './headline.ts';
import { sleptTexts } from './slept-texts.ts';
import { toAnswerBlock } from './to-answer-block.ts';

/**
 * Builds the digest's card in the channel: a headline, what posts got, what to do, the pictures, a short table. `foot`
 * says where more is, or who sees it; null: everything is below.
 */
export function digestCard(view: DigestView, foot: string | null): Card {
  const { m, digest } = view;
  const title = m.digest.titleOf(...daysOf(view));
  const said = headline(view);
  const got = gotText(view);
  const best = bestItems(view);
  const picturesOf = (...kinds: readonly Picture['kind'][]): readonly Block[] =>
    view.pictures.filter(({ picture }) => kinds.includes(picture.kind)).map((stored) => pictureBlock(m, stored));
  return {
    summary: asSentences(title, said),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: said }] },
      ...(got === null ? [] : [plain(got)]),
      ...toAnswerBlock(view),
      ...relayedTexts(view).map(note),
      ...sleptTexts(view).map(note),
      ...emergencyItems(view),
      ...reserveTexts(view).map(note),
      ...notes(view).map(note),
      ...picturesOf('week'),
      ...digestTable(view),
      ...(best.length === 0 ? [] : [strong(m.digest.best.title), { kind: 'list', items: best } as const]),
      ...(digest.waiting === 0 ? [] : [note(m.digest.waiting(digest.waiting))]),
      ...(foot === null ? [] : [note(foot)]),
      // Comes last: Mattermost shows several pictures in one message small, so there it stands in the thread.
      ...picturesOf('trend', 'trends'),
    ],
  };
}

function pictureBlock(m: Messages, { picture, sha256 }: StoredPicture): Block {
  const title = picture.kind === 'week' ? m.digestChart.weekTitle : m.digestChart.trendTitle;
  return { kind: 'image', sha256, mimeType: 'image/png', alt: chartAlt(m, picture), title, isChart: true };
}

/** Says how many posts came from sources, and whether anybody replied there; nothing without such posts. */
function relayedTexts({ m, digest: { relayed } }: DigestView): readonly string[] {
  return relayed.drafts.length === 0 ? [] : [m.digest.relayed(relayed.drafts.length, relayed.unanswered)];
}

function notes({ m, desk, now, lateSince, changedAt, unread }: DigestView): readonly string[] {
  const when = (at: Date): string => whenText(at, desk.timeZone, m.tongue, now);
  return [
    ...(lateSince === null ? [] : [m.digest.late(when(lateSince))]),
    ...(changedAt === null ? [] : [m.digest.changed(when(changedAt))]),
    ...unread.map((network) => m.digest.readingOff(networkKinds[network].name)),
  ];
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}

function plain(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}

function strong(text: string): Block {
  const inlines: readonly Inline[] = [{ kind: 'strong', text }];
  return { kind: 'paragraph', inlines };
}

/** Lists the reserve periods that were under way in the digest's days, and their overrides, a line each. */
function reserveTexts({ m, digest }: DigestContext): readonly string[] {
  const { periods, overrides } = digest.reserve;
  const { digest: words } = m.periods;
  return [
    ...periods.map(({ label, until, timeZone }) =>
      m.words.labelled(words.title, words.running(label, wholeUntilText(new Date(until), timeZone, m.tongue))),
    ),
    ...overrides.map(({ draftNumber, asker, agreer, reason }) => words.override(draftNumber, asker, agreer, reason)),
  ];
}

/** Lists each account's post with the most interactions, with its link. An account without interactions has none. */
function bestItems(view: DigestView): readonly (readonly Inline[])[] {
  return view.digest.columns.flatMap((column) => (column.best === null ? [] : [item(view, column, column.best)]));
}

function item({ m }: DigestView, column: DigestColumn, best: NonNullable<DigestColumn['best']>): readonly Inline[] {
  const said = m.digest.best.of(accountLabel(column), figureText(best.interactions, m.tongue));
  const title = best.title === '' ? m.words.draft(best.draftNumber) : best.title;
  const boosted = boostedText({ m }, best);
  return [
    { kind: 'text', text: `${said} ` },
    { kind: 'link', url: best.url, text: title },
    ...(boosted === null ? [] : [{ kind: 'text' as const, text: ` · ${boosted}` }]),
  ];
}

/**
 * Says how many accounts boosted the post, and how many followers they have together. That is an upper bound of the
 * accounts that could have seen it, and is never presented as anything else.
 */
function boostedText({ m }: Pick<DigestView, 'm'>, { boosted }: NonNullable<DigestColumn['best']>): string | null {
  if (boosted === null) return null;
  const { best } = m.digest;
  const followers = figureText(boosted.followersTogether, m.tongue);
  const said = boosted.areAll
    ? best.boosted(boosted.accounts, followers)
    : best.boostedAtLeast(boosted.accounts, followers);
  return boosted.hidden === 0 ? said : `${said} (${best.hidden(boosted.hidden)})`;
}
