import { accountLabel } from '#bot/drafting/labels.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { Messages } from '#messages/words/messages.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { Both, Digest, DigestColumn } from '#reach/digest.ts';

import { absenceText } from './missing-text.ts';
import { comparisonText } from '#pages/digests/comparison-text.ts';
import { type DigestView, type NetworksCompared, pairsCompared } from './digest-view.ts';
import { dollarsText, figureText, lastingText } from '#messages/figure-text.ts';
import { sleptThroughout } from './slept-texts.ts';

const mostListed = 12;

/** Builds the card in the digest's thread: how the pairs compare, what is missing and why, and the method. */
export function detailsCard(view: DigestView): Card {
  const { m, digest } = view;
  const { digestDetails: details } = m;
  const compared = pairsCompared(digest);
  const [only, ...others] = compared;
  return {
    summary: details.title,
    blocks: [
      { kind: 'heading', text: details.title },
      ...(others.length > 0
        ? compared.flatMap((pair) =>
            section(details.comparisonOf(...namesOf(pair)), [...comparisonLines(view, pair), ...notPaired(view, pair)]),
          )
        : only === undefined
          ? []
          : section(details.comparison, comparisonLines(view, only))),
      ...section(
        details.counts,
        digest.columns.map((column) => countsLine(view, column)),
      ),
      ...section(details.series, listed(view, seriesLines(view))),
      ...section(
        details.absences,
        listed(
          view,
          digest.absences.map((absence) => absenceText(m, digest, absence)),
        ),
      ),
      ...section(details.unpaired, only === undefined || others.length > 0 ? [] : unpairedLines(view, only)),
      ...paragraph(otherLines(view)),
      method(view),
    ],
  };
}

function namesOf({ networks: [one, other] }: NetworksCompared): Both<string> {
  return [networkKinds[one].name, networkKinds[other].name];
}

/** Lists in a line each the posts that make no pair of two networks among several, and why. */
function notPaired(view: DigestView, pair: NetworksCompared): readonly string[] {
  const lines = unpairedLines(view, pair);
  return lines.length === 0 ? [] : [view.m.words.labelled(view.m.digestDetails.unpaired, lines.join(' · '))];
}

function comparisonLines({ m }: DigestView, pair: NetworksCompared): readonly string[] {
  const names = namesOf(pair);
  const { spans } = m.digestDetails;
  const { comparison: of, twelveWeeks, at28Days, relayed: pairs } = pair;
  const lines = (
    [
      [spans.period, of.period],
      [spans.twelveWeeks, of.twelveWeeks],
      [spans.shares, twelveWeeks.shares],
      [spans.replies, twelveWeeks.replies],
      [spans.perThousand, twelveWeeks.perThousandFollowers],
    ] as const
  ).map(([span, comparison]) => m.words.labelled(span, comparisonText(m, comparison, names)));
  return [
    ...lines,
    ...linesAt28Days(m, at28Days, names),
    ...(pairs.length === 0 ? [] : [m.words.labelled(m.digestDetails.relayedPairs, numbersOf(m, pairs))]),
  ];
}

/** Says how posts that are old enough compare at 28 days, and their counts at both ages if there are enough of them. */
function linesAt28Days(m: Messages, at28Days: Digest['at28Days'], names: Both<string>): readonly string[] {
  if (at28Days === null) return [];
  const { comparison, grown } = at28Days;
  const { digestDetails: details } = m;
  const line = m.words.labelled(details.spans.at28Days, comparisonText(m, comparison, names));
  const [here, there] = ([0, 1] as const).flatMap((index) => {
    const [before, after] = [grown.at72Hours[index], grown.at28Days[index]];
    return before === null || after === null
      ? []
      : details.grownOn(names[index], figureText(before, m.tongue, 1), figureText(after, m.tongue, 1));
  });
  if (comparison.kind === 'tooFew' || here === undefined || there === undefined) return [line];
  return [line, details.grown(grown.pairs, here, there)];
}

function countsLine({ m, digest }: DigestView, column: DigestColumn): string {
  const { digestDetails: details } = m;
  const { table } = m.digest;
  const count = (value: number | null): string => (value === null ? table.notKnown : figureText(value, m.tongue));
  const unread = column.posts - column.read;
  const parts = [
    details.countsOf(count(column.likes), count(column.shares), count(column.quotes), count(column.replies)),
    ...(column.views === null ? [] : [details.views(networkKinds[column.network].name, count(column.views))]),
    ...(unread === 0 ? [] : [details.notRead(unread)]),
    ...(column.late === 0 ? [] : [details.late(column.late)]),
  ];
  const none = sleptThroughout(digest, column.accountId) ? m.digest.slept.throughout : table.without;
  return m.words.labelled(accountLabel(column), column.posts > 0 ? parts.join(' · ') : none);
}

/** Says what each series got: its first post, which is compared, and all its parts together. */
function seriesLines({ m, digest }: DigestView): readonly string[] {
  const { table } = m.digest;
  const count = (value: number | null): string => (value === null ? table.notKnown : figureText(value, m.tongue));
  return digest.series.map(({ draftNumber, accountId, parts, read, first, together }) => {
    const said = count(together);
    const account = accountLabel(digest.columns.find((column) => column.accountId === accountId));
    const all = together === null || read === parts ? said : table.notAllRead(said, read, parts);
    return m.digestDetails.seriesOf(m.words.draft(draftNumber), account, count(first), parts, all);
  });
}

/** Lists unpaired posts by reason: a team that uses one network for some posts often has the same reason. */
function unpairedLines({ m }: DigestView, { unpaired }: NetworksCompared): readonly string[] {
  const reasons = Map.groupBy(unpaired, ({ why }) => why);
  return [...reasons].map(([why, posts]) => {
    const all = numbersOf(
      m,
      posts.map(({ draftNumber }) => draftNumber),
    );
    return m.words.labelled(m.digestDetails.unpairedWhy[why], all);
  });
}

function numbersOf(m: Messages, drafts: readonly number[]): string {
  const numbers = drafts.slice(0, mostListed).map((draft) => m.digestDetails.number(draft));
  const more = drafts.length - numbers.length;
  return [...numbers, ...(more === 0 ? [] : [m.digestDetails.more(more)])].join(', ');
}

function otherLines({ m, digest }: DigestView): readonly string[] {
  const { digestDetails: details } = m;
  const { hoursToApproval, cost } = digest;
  return [
    ...(hoursToApproval === null
      ? []
      : [details.approval(lastingText(hoursToApproval.median * 3600, m.tongue), hoursToApproval.posts)]),
    ...(cost === null
      ? []
      : [
          details.cost(
            dollarsText(cost.posts, m.tongue),
            dollarsText(cost.reading, m.tongue),
            calendarDayText(cost.pricesAsOf, m.tongue),
          ),
        ]),
  ];
}

/** Says what such figures cannot show, and links to the page on how they are made, which is too long for a message. */
function method({ m, methodUrl }: DigestView): Block {
  const { digestDetails: details } = m;
  const page: Inline =
    methodUrl === null
      ? { kind: 'text', text: details.methodFile }
      : { kind: 'link', url: methodUrl, text: details.methodPage };
  return { kind: 'note', inlines: [{ kind: 'text', text: `${details.methodSample} ` }, page] };
}

function listed({ m }: DigestView, all: readonly string[]): readonly string[] {
  const more = all.length - mostListed;
  return more <= 0 ? all : [...all.slice(0, mostListed), m.digestDetails.more(more)];
}

function section(title: string, lines: readonly string[]): readonly Block[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
    { kind: 'list', items: lines.map((text) => [{ kind: 'text', text }]) },
  ];
}

function paragraph(lines: readonly string[]): readonly Block[] {
  return lines.map((text) => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] }));
}
