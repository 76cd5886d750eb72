import { leaving as leavingRequest } from '#accounts/leaving/leaving.ts';
import { sleepCommand } from '#cli/account-commands.ts';
import { overrideFingerprint } from '#periods/override.ts';
import { periodFingerprint } from '#periods/period-mac.ts';
import { waking as wakingRequest } from '#publishing/holding/waking.ts';

import { fingerprintOfRow } from '../support/request-fingerprint.ts';

import { deskOf, sent, type SubjectKindInScene, typed } from './subject-in-scene.ts';

export const waking: SubjectKindInScene = {
  kind: 'waking',
  approve: 'approveWaking',
  objections: ['refuseWaking'],
  cancel: null,
  effect: 'permits',
  another: 'onceRefused',
  askNext: null,
  lasts: false,
  table: 'Request',
  id: 'id',
  agreed: 'agreed',
  sql: {
    asker: (person) => `UPDATE "Request" SET "askedBy" = '${person}'`,
    terms: `UPDATE "Request" SET "aboutId" = (SELECT "id" FROM "Account" WHERE "network" = 'mastodon')`,
    traces: [],
  },
  async setUp(scene) {
    for (const { handle } of await scene.store.db.account.findMany({ orderBy: { network: 'asc' } })) {
      await sleepCommand(scene.store, handle, null, 'Essai');
      await scene.settle();
    }
  },
  ask: (scene) => scene.press('karim', 'wake'),
  isInForce: async ({ store }) => (await store.db.account.count({ where: { state: 'active' } })) > 0,
  fingerprint: ({ store }, id) => fingerprintOfRow(store, wakingRequest, id),
};

export const leaving: SubjectKindInScene = {
  kind: 'leaving',
  approve: 'approveLeaving',
  objections: ['refuseLeaving'],
  cancel: 'cancelLeaving',
  effect: 'restricts',
  another: 'replaces',
  askNext: (scene) => leaving.ask(scene, 2),
  lasts: true,
  table: 'Request',
  id: 'id',
  agreed: 'agreed',
  sql: {
    asker: (person) => `UPDATE "Request" SET "askedBy" = '${person}'`,
    terms: `UPDATE "Request" SET "terms" = jsonb_set("terms", '{reviewAt}', '"2028-12-18T08:00:00.000Z"')`,
    traces: ['DELETE FROM "LeavingStep"', 'UPDATE "Account" SET "leavesAt" = NULL'],
  },
  setUp: () => Promise.resolve(),
  async ask(scene, round) {
    await typed(scene, 'karim', 'quitter valmont');
    await sent(scene, 'karim', {
      reference: `Délibération du 3 novembre 2026, n° ${round}`,
      way: 'dormant',
      lastDay: '18/12/2026',
      review: '18/12/2027',
      keeper: ['lea'],
      deputy: ['nora'],
    });
  },
  async isInForce({ store, accountIds }) {
    return (await store.db.account.findUniqueOrThrow({ where: { id: accountIds.x } })).leavesAt !== null;
  },
  fingerprint: ({ store }, id) => fingerprintOfRow(store, leavingRequest, id),
};

export const period: SubjectKindInScene = {
  kind: 'period',
  approve: 'approvePeriod',
  objections: ['refusePeriod'],
  cancel: 'cancelPeriod',
  effect: 'restricts',
  another: 'onceRefused',
  askNext: async (scene) => {
    await scene.press('karim', 'changePeriod');
    await sent(scene, 'karim', { label: 'Élections municipales 2' });
  },
  lasts: true,
  table: 'Period',
  id: 'id',
  agreed: 'agreed',
  sql: {
    asker: (person) => `UPDATE "Period" SET "askedBy" = '${person}'`,
    terms: `UPDATE "Period" SET "toAt" = "toAt" + interval '1 day'`,
    traces: [],
  },
  setUp: () => Promise.resolve(),
  async ask(scene, round) {
    await typed(scene, 'karim', 'période');
    await sent(scene, 'karim', {
      label: `Élections municipales ${round}`,
      basis: 'L.52-1 du code électoral',
      from: '24/11/2026',
      to: '18/12/2026',
      zone: 'Europe/Paris',
      level: 'closed',
    });
  },
  async isInForce(scene) {
    return (await deskOf(scene)).periods.some(({ state }) => state === 'agreed');
  },
  async fingerprint({ store }, id) {
    return periodFingerprint(await store.db.period.findUniqueOrThrow({ where: { id } }));
  },
};

export const periodOverride: SubjectKindInScene = {
  kind: 'periodOverride',
  oneIsEnough: true,
  approve: 'approveOverride',
  objections: ['refuseOverride'],
  cancel: null,
  effect: 'permits',
  another: 'onceRefused',
  askNext: null,
  lasts: false,
  table: 'PeriodOverride',
  id: 'id',
  agreed: 'agreed',
  sql: {
    asker: (person) => `UPDATE "PeriodOverride" SET "askedBy" = '${person}'`,
    terms: `UPDATE "PeriodOverride" SET "reason" = 'Parce que'`,
    traces: [],
  },
  async setUp(scene) {
    await period.ask(scene, 1);
    await scene.press('lea', 'approvePeriod');
    await scene.pass(86_400);
    await scene.draft('Le guichet ferme à midi.', { at: '2026-11-24 12:00' });
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
  },
  async ask(scene, round) {
    await scene.press('karim', 'override');
    await sent(scene, 'karim', { text: `Sécurité publique ${round}` });
  },
  async isInForce(scene) {
    await scene.pass(7200);
    return scene.networks.x.posts.length > 0;
  },
  async fingerprint({ store: { db } }, id) {
    const override = await db.periodOverride.findUniqueOrThrow({ where: { id } });
    const { draftId, revision: number } = override;
    const revision = await db.revision.findUniqueOrThrow({ where: { draftId_number: { draftId, number } } });
    return overrideFingerprint(override, revision.fingerprint);
  },
};
