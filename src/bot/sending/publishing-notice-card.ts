import { draftButton } from '#bot/card-button.ts';
import { heldInPeriodCard } from '#bot/periods/held-in-period-card.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { labelOf, networkOf } from '#bot/drafting/labels.ts';
import { capitalised } from '#bot/drafting/rest-fields.ts';
import { whenText } from '#bot/when-text.ts';
import { labelOfDelivery, partCount, seriesSoFar } from './series-label.ts';
import { failedText, heldText, lockedText } from './why-text.ts';
import type { Block, Card } from '#chat/card.ts';
import { isRetractable } from '#publishing/correcting/chain.ts';
import { replacedBy } from '#publishing/delivery.ts';
import type { PublishingNotice } from '#publishing/publishing-notice.ts';

import { awakeCard, heldAsleepCard } from './held-asleep-card.ts';
import { changedPartText, redrawnList, redrawnSentence, retractLabel } from './redrawn-lines.ts';

/** Builds the message about a delivery: what happened, and what to do; null if the cards say enough. */
export function publishingNoticeCard(
  view: DraftView,
  notice: PublishingNotice,
  name: (person: string) => string,
): Card | null {
  const { m } = view;
  const account = 'accountId' in notice.data ? labelIn(view, notice.data) : '';
  switch (notice.kind) {
    case 'delivery.corrected':
      return linked(view, m.corrections.notice.corrected(account), notice.data.url);
    case 'correction.begun':
      return plainCard(m.corrections.notice.begun(name(notice.data.person), notice.data.number));
    case 'post.corrected': {
      const { way, number, url } = notice.data;
      if (way === 'replace' && isOfSeries(view, notice.data)) {
        return linked(view, m.series.correction.replaced(labelOf(view, notice.data.accountId), number), url);
      }
      const { replaceGone, ...by } = m.corrections.notice.by;
      const isGone = view.deliveries.find(({ id }) => id === notice.data.deliveryId)?.state === 'retracted';
      const say = way === 'replace' && isGone ? replaceGone : by[way];
      return linked(view, say(account, number), url);
    }
    case 'post.replaced': {
      const { url, oldUrl } = notice.data;
      const { oldGone } = m.series.correction;
      const isSeries = isOfSeries(view, notice.data);
      const said = isSeries ? oldGone(labelOf(view, notice.data.accountId)) : m.corrections.notice.replaced(account);
      const card = linked(view, said, url);
      return { ...card, summary: `${card.summary} (${oldUrl})`, blocks: [...card.blocks, oldLink(oldUrl)] };
    }
    case 'post.stays': {
      const { why, url } = notice.data;
      const { stays, staysFrozen, staysClaimed } = m.corrections.notice;
      const say =
        why === 'unproven'
          ? m.notices.retractUnproven
          : why === 'frozen'
            ? staysFrozen
            : why === 'claimed'
              ? staysClaimed
              : stays;
      return linked(view, say(account), url);
    }
    case 'delivery.sent': {
      const { deliveryId, accountId, url } = notice.data;
      if (view.draft.state !== 'approved') return afterAllCard(view, notice.data, account);
      const delivery = view.deliveries.find(({ id }) => id === deliveryId);
      const of = delivery === undefined ? 1 : partCount(view, delivery);
      if (delivery === undefined || of === 1) return linked(view, m.notices.sent(account), url);
      // The card shows each part as it leaves; the thread gets a message about the last one only.
      if (delivery.position < of) return null;
      const root = view.deliveries.find((one) => one.accountId === accountId && one.position === 1);
      const rootUrl = root?.state === 'sent' ? root.remoteUrl : url;
      return linked(view, m.series.allSent(labelOf(view, accountId), of), rootUrl);
    }
    case 'delivery.settled': {
      const { by, url } = notice.data;
      if (view.draft.state !== 'approved') return afterAllCard(view, notice.data, account);
      return linked(view, by === null ? m.notices.settled(account) : m.notices.settledBy(account, name(by)), url);
    }
    case 'delivery.failed':
      return plainCard(
        withSeries(view, notice.data, failedText(m, networkOf(view, notice.data.accountId), notice.data.why, account)),
      );
    case 'delivery.doubt':
      if (isEdit(view, notice.data.deliveryId)) return plainCard(m.corrections.notice.unsure(account));
      return plainCard(m.notices.unsure[notice.data.why](account));
    case 'delivery.held': {
      const { why, unsure: isUnsure, deliveryId } = notice.data;
      if (why === 'account_asleep' && !isUnsure) return heldAsleepCard(view, { deliveryId, account });
      if (why.startsWith('period_') && !isUnsure) {
        return heldInPeriodCard(view, { deliveryId, why });
      }
      return plainCard(withSeries(view, notice.data, heldText(m, { why, account, isUnsure })));
    }
    case 'delivery.accountAwake':
      return awakeCard(view, { deliveryId: notice.data.deliveryId, account });
    case 'delivery.cancelled':
      return plainCard(m.sleep.held.calledOff(name(notice.data.person), account));
    case 'delivery.delayed': {
      const { desk, now } = view;
      const until = whenText(new Date(notice.data.untilAt), desk.timeZone, m.tongue, now);
      return plainCard(m.failures.delayed[notice.data.why](account, until));
    }
    case 'delivery.queued': {
      const { number } = notice.data;
      return plainCard(number === null ? m.failures.behindOther(account) : m.failures.behind(account, number));
    }
    case 'delivery.changedByServer': {
      const { what, redrawn, url } = notice.data;
      if (redrawn.length > 0) {
        const card = linked(view, redrawnSentence(view, notice.data), url);
        return { ...card, blocks: [...card.blocks, redrawnList(view, notice.data)] };
      }
      if (what.includes('playback'))
        return linked(view, m.notices.notPlayable(account, retractLabel(view, notice.data.accountId)), url);
      const words = what.map((one) => changedPartText(view, one)).join(', ');
      if (what.includes('missing')) return linked(view, m.notices.missingAtServer(account), url);
      return linked(view, m.notices.changedByServer(account, words, retractLabel(view, notice.data.accountId)), url);
    }
    case 'delivery.retracted': {
      const anew = replacementOf(view, notice.data);
      // Nobody took it back by hand.
      if (anew !== null) return linked(view, m.corrections.notice.replaced(account), anew);
      return plainCard(m.notices.retracted(name(notice.data.by), account), { kind: 'quote', text: notice.data.reason });
    }
    case 'delivery.retractFailed': {
      const { why, url, deliveryId } = notice.data;
      const { retractUnproven, retractUnsupported, retractFailed } = m.notices;
      const say = why === 'unproven' ? retractUnproven : why === 'unsupported' ? retractUnsupported : retractFailed;
      const card = linked(view, say(account), url);
      return { ...card, blocks: [...card.blocks, ...alsoPublicBlocks(view, deliveryId)] };
    }
    case 'account.paused':
      return plainCard(lockedText(m, networkOf(view, notice.data.accountId), notice.data.why, account));
    case 'draft.stopped': {
      const { person, stopped, underWay } = notice.data;
      // Leaves out accounts where a series was stopped between two parts: their public parts are listed below.
      const late = underWay.filter((accountId) => !stopped.includes(accountId));
      const parts = [
        ...(stopped.length === 0 ? [] : [m.notices.stopped(name(person), labelsOf(view, stopped))]),
        ...(late.length === 0 ? [] : [m.notices.stoppedTooLate(labelsOf(view, late))]),
        // Says how much of a series is public, if it was stopped between two parts.
        ...[...new Set(stopped)].flatMap((accountId) => seriesSoFar(view, accountId)),
      ];
      return plainCard(parts.join(' '));
    }
    case 'draft.sentLate': {
      const { person, publishAt } = notice.data;
      const { desk, now } = view;
      if (publishAt === null) return plainCard(m.notices.sentLateNow(name(person)));
      return plainCard(m.notices.sentLate(name(person), whenText(new Date(publishAt), desk.timeZone, m.tongue, now)));
    }
    case 'alert.lateAnswer':
      return linked(view, m.notices.lateId(account), notice.data.url);
    case 'alert.stuck':
      return plainCard(m.notices.stuck(account));
  }
}

/** Asks whether to retract a post that became public after it was called off. */
function afterAllCard(
  view: DraftView,
  { deliveryId, accountId, url }: { readonly deliveryId: string; readonly accountId: string; readonly url: string },
  account: string,
): Card {
  const { m } = view;
  const label = retractLabel(view, accountId);
  const card = linked(view, m.notices.sentAfterAll(account, label), url);
  if (label === null) return card;
  const buttons = [draftButton(view, 'retract', label, 'danger', deliveryId)];
  return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons }] };
}

/** Lists what else is public of the draft and its corrections, and is not being retracted. */
function alsoPublicBlocks(view: DraftView, deliveryId: string): readonly Block[] {
  const posts = [...view.deliveries, ...view.correction.chain]
    .filter(isRetractable)
    .filter(({ id }) => id !== deliveryId);
  if (posts.length === 0) return [];
  return [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: view.m.notices.alsoPublic }] },
    {
      kind: 'list',
      items: posts.map(({ accountId, remoteUrl }) => [
        { kind: 'text', text: `${labelOf(view, accountId)} ` },
        { kind: 'link', url: remoteUrl, text: view.m.notices.seePost },
      ]),
    },
  ];
}

/** Returns where the post is that replaced a retracted one; null: a person took it back. People may write any reason. */
function replacementOf({ correction }: DraftView, { reason }: { readonly reason: string }): string | null {
  const posts = correction.ofPosts.flatMap(({ delivery }) => ('remoteUrl' in delivery ? [delivery.remoteUrl] : []));
  return posts.find((url) => replacedBy(url) === reason) ?? null;
}

/** Adds to a sentence about one part how much of its series is public. */
function withSeries(view: DraftView, { accountId }: { readonly accountId: string }, sentence: string): string {
  return [sentence, ...seriesSoFar(view, accountId)].join(' ');
}

function isOfSeries(view: DraftView, { accountId }: { readonly accountId: string }): boolean {
  return partCount(view, { accountId, position: 1 }) > 1;
}

/** Names the account, and for a series also the part. */
function labelIn(view: DraftView, data: { readonly accountId: string; readonly deliveryId?: string }): string {
  const delivery = view.deliveries.find(({ id }) => id === data.deliveryId);
  return delivery === undefined ? labelOf(view, data.accountId) : labelOfDelivery(view, delivery);
}

function isEdit({ deliveries }: DraftView, deliveryId: string): boolean {
  return deliveries.find(({ id }) => id === deliveryId)?.correction?.way === 'edit';
}

/** Shows the old address, for people who look for it. */
function oldLink(url: string): Block {
  return { kind: 'note', inlines: [{ kind: 'code', text: url }] };
}

/** Lists the accounts' labels in the desk's order. */
function labelsOf(view: DraftView, accountIds: readonly string[]): string {
  const known = view.desk.accounts.map(({ id }) => id);
  return [...new Set(accountIds)]
    .toSorted((one, other) => known.indexOf(one) - known.indexOf(other))
    .map((id) => labelOf(view, id))
    .join(', ');
}

function linked({ m }: DraftView, sentence: string, url: string): Card {
  const { seePost } = m.notices;
  return {
    summary: `${sentence} ${url}`,
    blocks: [
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'text', text: `${sentence} ` },
          { kind: 'link', url, text: sentence.endsWith('.') ? capitalised(seePost, m.tongue) : seePost },
        ],
      },
    ],
  };
}
