import { changeDesk } from '#desks/change-desk.ts';
import { readDesk } from '#desks/desk.ts';
import { holdsRight } from '#desks/may.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { madeUpKind } from '#drafts/made-up.ts';
import type { ClockDoor } from '#practice/page/clock-door.ts';
import type { DeskDoor, DeskSeen } from '#practice/page/desk-door.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

/**
 * Gives the practice page access to its chat's desks: reading them, and changing their language as a steward's form
 * would.
 */
export function openDeskDoor(store: Store, platform: string, clock: ClockDoor | null = null): DeskDoor {
  return {
    clock,
    async look(channel, members) {
      const desk = await readDesk(store.db, { platform, channel }, store.clock.now());
      if (desk === null) return null;
      const [approved, created, past] = await Promise.all([
        store.db.journalEntry.findFirst({
          // Count approvals of drafts only: other subjects are approved as well.
          where: { deskId: desk.id, kind: 'decision.approve', draftId: { not: null } },
          select: { seq: true },
        }),
        store.db.journalEntry.findMany({
          where: { deskId: desk.id, kind: 'draft.created' },
          select: { seq: true },
          take: 2,
        }),
        pastOf(store, desk.id),
      ]);
      return {
        approvers: members.filter((person) => holdsRight(desk, person, { channel: members, group: null })),
        stewards: desk.stewards,
        hasApproved: approved !== null,
        hasWritten: created.length > 1,
        past,
      };
    },
    speak: (channel, language, by) =>
      store.write(async (work) => {
        const desk = await readDesk(work.tx, { platform, channel }, work.clock.now());
        if (desk === null || desk.language === language) return;
        const outcome = await changeDesk(work, { deskId: desk.id, by, changes: { language } });
        if (outcome.kind === 'refused') throw new Error(`the desk's language was refused: ${outcome.why}`);
        await showAgain(work, desk.id);
      }),
  };
}

/** Redraws the cards of a desk's drafts, the newest first; a made-up past has none. */
async function showAgain(work: UnitOfWork, deskId: string): Promise<void> {
  const written = await work.tx.journalEntry.findMany({
    where: { deskId, kind: 'draft.created' },
    select: { draftId: true },
    orderBy: { seq: 'desc' },
  });
  for (const { draftId } of written) {
    if (draftId !== null) await enqueueDraftNotice(work, { id: draftId, deskId }, { kind: 'draft.changed', data: {} });
  }
}

const shownOfPast = 20;

/** Reads the public posts of the made-up past, told apart from a practice network's posts by their addresses. */
async function pastOf({ db }: Store, deskId: string): Promise<DeskSeen['past']> {
  const madeUp = await db.journalEntry.findFirst({
    where: { draftId: null, kind: madeUpKind, deskId },
    select: { seq: true },
  });
  if (madeUp === null) return {};
  const sent = await db.delivery.findMany({
    where: { draft: { deskId }, state: 'sent', remoteUrl: { contains: '/past/' } },
    orderBy: { sentAt: 'desc' },
    take: 2 * shownOfPast,
    select: {
      id: true,
      sentAt: true,
      remoteUrl: true,
      account: { select: { network: true, handle: true, displayName: true } },
      draft: { select: { revisions: { where: { number: 1 }, select: { text: true } } } },
    },
  });
  const byNetwork = Object.groupBy(sent, ({ account }) => account.network);
  return Object.fromEntries(
    Object.entries(byNetwork).map(([network, posts = []]) => [
      network,
      posts.slice(0, shownOfPast).map(({ id, sentAt, remoteUrl, account, draft }) => ({
        id,
        displayName: account.displayName,
        handle: account.handle,
        text: draft.revisions[0]?.text ?? '',
        contentWarning: null,
        publishedAt: sentAt ?? new Date(0),
        url: remoteUrl ?? '',
        media: [],
      })),
    ]),
  );
}
