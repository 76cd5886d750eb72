import { createDesk } from '#desks/create-desk.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { type AccountToKeep, keepAccount } from '#desks/keep-account.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { plainContent } from '#drafts/content.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Identity } from '#networks/check-outcome.ts';
import type { Limits, NetworkKind } from '#networks/network-rules.ts';
import type { Transaction } from '#storage/database.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';
import type { Language } from '#languages.ts';

import { messagesIn } from '#messages/messages.ts';

export interface PracticeAccount {
  readonly network: NetworkKind;
  readonly identity: Identity;
  readonly limits: Limits;
  readonly software: string;
  readonly sealFor: AccountToKeep['sealFor'];
}

export interface PracticeDesk {
  readonly platform: string;
  readonly channel: string;
  /** User ids of the practice chat. */
  readonly author: string;
  readonly approver: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly accounts: readonly PracticeAccount[];
  readonly rules: Rules;
}

const BY = 'tambour';

/** Makes the practice desk at the first start. Later starts only renew the practice accounts. */
export async function seedPracticeDesk(store: Store, practice: PracticeDesk): Promise<void> {
  const { platform, channel } = practice;
  await store.write(async (work) => {
    const known = await readDesk(work.tx, { platform, channel }, work.clock.now());
    const deskId = known?.id ?? (await makeDesk(work, practice));
    for (const account of practice.accounts) {
      await keepAccount(work, { ...account, practice: true, serverUrl: '', deskId, by: BY });
    }
  });
}

/** Tells whether the practice desk has no draft yet. */
export async function lacksFirstDraft(
  { db, clock }: Store,
  { platform, channel }: Pick<PracticeDesk, 'platform' | 'channel'>,
): Promise<boolean> {
  const desk = await readDesk(db, { platform, channel }, clock.now());
  return desk !== null && !(await hasDrafts(db, desk.id));
}

/** Makes a draft that waits for approval, if there is none, so that the page opens with something to do. */
export async function makeFirstDraft(store: Store, practice: Omit<PracticeDesk, 'accounts'>): Promise<void> {
  const { platform, channel } = practice;
  await store.write(async (work) => {
    const desk = await readDesk(work.tx, { platform, channel }, work.clock.now());
    if (desk === null) throw new Error('the practice desk is not there after it was made');
    if (!(await hasDrafts(work.tx, desk.id))) await makeWaitingDraft(work, practice, desk);
  });
}

/** Tells whether anybody wrote a draft on a desk; a made-up past does not count. */
async function hasDrafts(tx: Transaction, deskId: string): Promise<boolean> {
  const written = { deskId, kind: 'draft.created' };
  return (await tx.journalEntry.findFirst({ where: written, select: { seq: true } })) !== null;
}

async function makeDesk(work: UnitOfWork, practice: PracticeDesk): Promise<string> {
  const { platform, channel, approver, language, timeZone } = practice;
  const created = await createDesk(work, {
    platform,
    channel,
    name: messagesIn(language).practice.deskName,
    language,
    timeZone,
    approvers: [approver],
    stewards: [approver],
    by: BY,
  });
  if (created.kind === 'refused') throw new Error(`the practice desk was refused: ${created.why}`);
  return created.deskId;
}

async function makeWaitingDraft(
  work: UnitOfWork,
  { author, language, timeZone, rules }: Omit<PracticeDesk, 'accounts'>,
  desk: Desk,
): Promise<void> {
  const draft = await createDraft(work, {
    room: unlimitedRoom,
    desk,
    author,
    rules,
    content: plainContent({
      text: messagesIn(language).practice.firstPost.join('\n\n'),
      language,
      accountIds: desk.accounts.map((account) => account.id),
      timeZone,
    }),
  });
  const asked = await askForApproval(work, { draftId: draft.id, revision: 1, person: author, desk, rules });
  if (asked.kind !== 'asked') throw new Error(`the practice draft could not be frozen: ${asked.kind}`);
}
