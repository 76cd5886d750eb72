import type { KeyObject } from 'node:crypto';

import { macOfDecision } from '#approvals/decision-mac.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { plainContent } from '#drafts/content.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { columnsOfContent } from '#drafts/kept-content.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import type { PracticeNetwork } from '#practice/practice-keys.ts';
import type { Prisma } from '#storage/generated/client.ts';

import { billedOfPast } from './billed-of-past.ts';
import type { Past, PastDelivery, PastPost } from './past.ts';
import { figuresOfPast, readingsOfPast } from './figures-of-past.ts';
import { messagesIn } from '#messages/messages.ts';

/** The people who wrote and approved everything: user ids of the practice chat, and the approver's name. */
export interface PastPeople {
  readonly author: string;
  readonly approver: string;
  readonly approverName: string;
}

/** An account on a practice network. */
export type PastAccount = Account & { readonly network: PracticeNetwork };

export interface PastDesk extends PastPeople {
  readonly desk: Desk;
  /** One per network. */
  readonly accounts: readonly PastAccount[];
  /** The number of the oldest post. */
  readonly firstNumber: number;
  readonly rules: Rules;
  readonly newId: () => string;
  readonly decisionKey: KeyObject | null;
  readonly urlOf: (network: PracticeNetwork, remoteId: string) => string;
}

export interface PastRows {
  readonly drafts: Prisma.DraftCreateManyInput[];
  readonly revisions: Prisma.RevisionCreateManyInput[];
  readonly decisions: Prisma.DecisionCreateManyInput[];
  readonly deliveries: Prisma.DeliveryCreateManyInput[];
  readonly figures: Prisma.DeliveryFiguresCreateManyInput[];
  readonly readings: Prisma.ReadingCreateManyInput[];
  readonly followers: Prisma.FollowerReadingCreateManyInput[];
  readonly billed: Prisma.BilledReadsCreateManyInput[];
}

/** Builds the rows that the rooms would have written if all this had happened. */
export function rowsOfPast(past: Past, of: PastDesk): PastRows {
  const accountIds = new Map(of.accounts.map(({ network, id }) => [network, id]));
  const accountOf = (network: PracticeNetwork): string => {
    const id = accountIds.get(network);
    if (id === undefined) throw new Error(`a past on ${network}, where the desk has no account`);
    return id;
  };
  const rows: PastRows = {
    drafts: [],
    revisions: [],
    decisions: [],
    deliveries: [],
    figures: [],
    readings: [],
    followers: past.followers.map(({ network, followers, ...reading }) => ({
      ...reading,
      accountId: accountOf(network),
      followers: followers === null ? null : BigInt(followers),
    })),
    billed: billedOfPast(past, accountOf),
  };
  for (const [index, post] of past.posts.entries()) {
    addPost(rows, post, { ...of, number: of.firstNumber + index, accountOf });
  }
  return rows;
}

interface PastDraft extends PastDesk {
  readonly number: number;
  readonly accountOf: (network: PracticeNetwork) => string;
}

function addPost(rows: PastRows, post: PastPost, of: PastDraft): void {
  const { desk, author, approver, approverName, number } = of;
  const draftId = of.newId();
  const fingerprint = addRevision(rows, post, of, draftId);
  const { createdAt, decidedAt, calledOffAt } = post;
  rows.drafts.push({
    id: draftId,
    deskId: desk.id,
    number,
    author,
    state: calledOffAt === null ? 'approved' : 'cancelled',
    currentRevision: 1,
    createdAt,
    changedAt: calledOffAt ?? decidedAt,
  });
  const decision = {
    id: of.newId(),
    deskId: desk.id,
    subjectKind: 'draft',
    subjectId: draftId,
    revision: 1,
    fingerprint,
    person: approver,
    inPlaceOf: null,
    kind: 'approve',
    // By button: the practice chat holds no message with a ✅.
    via: 'button',
    decidedAt,
    withdrawnAt: calledOffAt,
  } as const;
  const mac = macOfDecision(of.decisionKey, decision);
  rows.decisions.push({ ...decision, personName: approverName, mac });
  for (const delivery of post.deliveries) addDelivery(rows, delivery, { ...of, draftId, fingerprint, decidedAt });
}

function addRevision(rows: PastRows, post: PastPost, of: PastDraft, draftId: string): string {
  const { desk, author, rules } = of;
  const { text, window, createdAt, askedAt } = post;
  const content = {
    ...plainContent({
      text: text.normalize('NFC'),
      language: desk.language,
      accountIds: post.networks.map(of.accountOf),
      timeZone: desk.timeZone,
    }),
    window,
  };
  const fingerprint = fingerprintOf(renderingsOf(content, desk.accounts, rules), content, desk.accounts);
  rows.revisions.push({
    ...columnsOfContent(content),
    draftId,
    number: 1,
    editedBy: author,
    fingerprint,
    createdAt,
    askedAt,
    askedBy: author,
  });
  return fingerprint;
}

function addDelivery(
  rows: PastRows,
  delivery: PastDelivery,
  of: PastDraft & { readonly draftId: string; readonly fingerprint: string; readonly decidedAt: Date },
): void {
  const { draftId, fingerprint, decidedAt, author, number } = of;
  const { network, state, dueAt, notAfterAt } = delivery;
  const id = of.newId();
  const accountId = of.accountOf(network);
  // An account may belong to several practice desks, and has each post id once.
  const remoteId = `past-${of.desk.id.slice(0, 8)}-${number}`;
  const row = {
    id,
    draftId,
    revision: 1,
    accountId,
    fingerprint,
    key: of.newId(),
    state,
    attempt: 0,
    dueAt,
    notAfterAt,
  };
  switch (delivery.state) {
    case 'held':
    case 'cancelled':
      rows.deliveries.push({ ...row, why: delivery.why, createdAt: decidedAt });
      return;
    case 'failed':
      rows.deliveries.push({ ...row, why: delivery.why, attempt: 1, sendingSince: dueAt, createdAt: decidedAt });
      return;
    case 'sent': {
      const { attempt, sentAt, retractedAt } = delivery;
      const retractWhy = messagesIn(of.desk.language).practice.whyTakenBack;
      rows.deliveries.push({
        ...row,
        ...(retractedAt === null ? {} : { state: 'retracted', retractedAt, retractedBy: author, retractWhy }),
        attempt,
        sendingSince: dueAt,
        remoteId,
        remoteUrl: of.urlOf(network, remoteId),
        sentAt,
        createdAt: decidedAt,
      });
      rows.figures.push(figuresOfPast(delivery, { deliveryId: id, deskId: of.desk.id, accountId, draftId }));
      rows.readings.push(...readingsOfPast(delivery, id));
    }
  }
}
