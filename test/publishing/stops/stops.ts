import { keepByRule } from '#drafts/relayed/by-rule.ts';
import { pauseAccount } from '#publishing/accounts.ts';
import { freeze } from '#publishing/holding/freeze.ts';
import { putToSleep } from '#publishing/holding/sleep.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { askedCorrection } from '../../support/correction-scene.ts';
import { present } from '../../support/publishing-scene.ts';
import { approve, type Rig, type Stop } from './play.ts';
import { periodWritten, sleepPlanned, type Span } from './rows.ts';

const by = { id: 'lea', name: 'Lea' };
const hourMs = 3_600_000;

/** A span that begins at this very moment, and does not reach the moment when the post is due. */
function nowAlone({ scene, dueAt }: Rig): Span {
  const from = scene.clock.now();
  return { from, until: dueAt > from ? dueAt : shifted(from, hourMs) };
}

/** A span that begins or ended when the post is due, and is not now: it ends at this very moment, or begins later. */
function dueAlone({ scene, dueAt }: Rig): Span {
  const now = scene.clock.now();
  return dueAt > now ? { from: dueAt, until: shifted(dueAt, hourMs) } : { from: shifted(now, -hourMs), until: now };
}

function shifted(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

function freezing(
  scope: 'desk' | 'all',
  rest: { readonly exceptEmergencies?: boolean; readonly isAfterRestore?: boolean } = {},
): Stop {
  return {
    begin: ({ scene }) =>
      scene.store.write((work) =>
        freeze(work, { deskId: scope === 'desk' ? scene.deskId : null, by, why: null, ...rest }),
      ),
  };
}

function emergency(mode: 'real' | 'exercise'): Stop {
  return {
    begin: ({ scene: { store, deskId, clock } }) =>
      store.db.emergency.create({
        data: { id: store.newId(), deskId, mode, what: 'Fire', openedAt: clock.now(), openedBy: 'lea' },
      }),
  };
}

function sleeping(exceptEmergencies: boolean): Stop {
  return {
    begin: ({ scene, accountId }) =>
      scene.store.write((work) => putToSleep(work, { accountId, by, until: null, why: null, exceptEmergencies })),
  };
}

function planning(spanOf: (rig: Rig) => Span, exceptEmergencies = false): Stop {
  return {
    begin: (rig) => rig.scene.store.write((work) => sleepPlanned(work, rig.accountId, spanOf(rig), exceptEmergencies)),
  };
}

function period(spanOf: (rig: Rig) => Span, changes: Partial<Parameters<typeof periodWritten>[2]> = {}): Stop {
  return {
    begin: (rig) =>
      rig.scene.store.write((work) =>
        periodWritten(work, rig.scene.deskId, { accountIds: [rig.accountId], span: spanOf(rig), ...changes }),
      ),
  };
}

/** Writes a rule; whether anybody agreed to it does not matter here, since people approved the post. */
async function aRule(
  { tx, clock, newId }: UnitOfWork,
  deskId: string,
): Promise<{ readonly ruleId: string; readonly sourceId: string }> {
  const [ruleId, sourceId, now] = [newId(), newId(), clock.now()];
  const times = { createdAt: now, changedAt: now, nextAt: now };
  const source = { id: sourceId, deskId, url: 'https://example.org/feed', label: '', template: '', savedBy: 'amina' };
  await tx.source.create({ data: { ...source, ...times } });
  const limits = { maxPerDay: 1, fromMinute: 0, toMinute: 60, graceSeconds: 600 };
  const asked = { fingerprint: 'f', askedBy: 'amina', askedAt: now, askedPolicy: 1, mac: 'f' };
  await tx.relayRule.create({ data: { id: ruleId, sourceId, deskId, sourceVersion: 1, ...limits, ...asked } });
  return { ruleId, sourceId };
}

/** Each reason not to send, as it begins. */
export const stops = {
  'the desk is frozen': freezing('desk'),
  'everything is frozen': freezing('all'),
  'frozen but for emergencies': freezing('desk', { exceptEmergencies: true }),
  'frozen after a restore': freezing('desk', { isAfterRestore: true }),
  'paused for an emergency': emergency('real'),
  'an exercise goes on': emergency('exercise'),
  'the account is paused': {
    begin: ({ scene, accountId, draft }) =>
      scene.store.write((work) => pauseAccount(work, draft, accountId, 'token_refused')),
  },
  'the account sleeps': sleeping(false),
  'the account sleeps but for emergencies': sleeping(true),
  'a sleep that nothing has ended is over': {
    begin: ({ scene, accountId }) =>
      scene.store.write((work) =>
        putToSleep(work, { accountId, by, until: scene.clock.now(), why: null, exceptEmergencies: false }),
      ),
  },
  'a planned sleep is now alone': planning(nowAlone),
  'a planned sleep is when it is due alone': planning(dueAlone),
  'a planned sleep is now, but for emergencies': planning(nowAlone, true),
  'the last day is over': {
    begin: ({ scene, accountId }) =>
      scene.store.db.account.update({ where: { id: accountId }, data: { leavesAt: scene.clock.now() } }),
  },
  'a closed period is now alone': period(nowAlone),
  'a closed period is when it is due alone': period(dueAlone),
  'a period needs one more': period(nowAlone, { level: 'extraApproval', role: 'Legal', rolePeople: ['nora'] }),
  'a period informs': period(nowAlone, { level: 'inform' }),
  'a period’s row is not genuine': period(nowAlone, { mac: 'forged' }),
  'the part before is gone': {
    content: { text: 'The river rises.\n---\nLeave the quays.', series: 'plain' },
    async begin({ scene, delivery }) {
      const id = present(present(delivery).afterId);
      const gone = { state: 'retracted', retractedAt: scene.clock.now(), retractedBy: 'lea', retractWhy: '' } as const;
      await scene.store.db.delivery.update({ where: { id }, data: gone });
    },
  },
  'corrected since': {
    async prepare({ scene, draft }) {
      const { correctsId: id } = await scene.store.db.draft.findUniqueOrThrow({ where: { id: draft.id } });
      await approve(scene, await askedCorrection(scene, { id: present(id) }, { text: 'Another correction.' }));
    },
    async begin({ scene, draft }) {
      const doubtful = { state: 'doubt', why: 'no_answer', doubtSince: scene.clock.now() } as const;
      const where = { draftId: { not: draft.id }, correctsId: { not: null } };
      await scene.store.db.delivery.updateMany({ where, data: doubtful });
    },
  },
  'what it corrects is gone': {
    async begin({ scene }) {
      const gone = { state: 'retracted', retractedAt: scene.clock.now(), retractedBy: 'lea', retractWhy: '' } as const;
      await scene.store.db.delivery.updateMany({ where: { correctsId: null }, data: gone });
    },
  },
  late: {
    begin: ({ scene, delivery }) =>
      scene.store.db.delivery.update({ where: { id: present(delivery).id }, data: { notAfterAt: scene.clock.now() } }),
  },
  'its hour is to come': {
    begin: ({ scene, draft }) =>
      scene.store.db.revision.updateMany({
        where: { draftId: draft.id },
        data: { publishAt: shifted(scene.clock.now(), hourMs), notAfterAt: shifted(scene.clock.now(), 2 * hourMs) },
      }),
  },
  'its rule’s grace goes on': {
    begin: ({ scene: { store, deskId }, draft }) =>
      store.write(async (work) => {
        const { number: revision, fingerprint } = draft.current;
        const ids = { draftId: draft.id, ...(await aRule(work, deskId)), deskId };
        const words = { title: 'Title', summary: 'Summary', link: 'https://example.org/' };
        const times = { at: work.clock.now(), leavesAt: shifted(work.clock.now(), hourMs) };
        return keepByRule(work, { ...ids, revision, fingerprint, entryKey: 'entry', words, ...times });
      }),
  },
  'the desk has no such account any more': {
    begin: ({ scene, accountId }) => scene.store.db.deskAccount.deleteMany({ where: { accountId } }),
  },
  'the network is switched off': {
    async begin({ switchedOn }) {
      switchedOn.network = false;
    },
  },
  'the network takes no series': {
    content: { text: 'The river rises.\n---\nLeave the quays.', series: 'plain' },
    async begin({ switchedOn }) {
      switchedOn.series = false;
    },
  },
  'a decision is not genuine': {
    begin: ({ scene, draft }) =>
      scene.store.db.decision.updateMany({
        where: { subjectId: draft.id },
        data: { decidedAt: shifted(scene.clock.now(), -1) },
      }),
  },
  'more approvals are needed': {
    begin: ({ scene }) => scene.store.db.desk.updateMany({ data: { approvalsNeeded: 2 } }),
  },
  'the content was changed by hand': {
    begin: ({ scene, draft }) =>
      scene.store.db.revision.updateMany({ where: { draftId: draft.id }, data: { text: 'Something else.' } }),
  },
  'the draft is back in writing': {
    begin: ({ scene, draft }) => scene.store.db.draft.update({ where: { id: draft.id }, data: { state: 'writing' } }),
  },
} as const satisfies Readonly<Record<string, Stop>>;

export type StopName = keyof typeof stops;
