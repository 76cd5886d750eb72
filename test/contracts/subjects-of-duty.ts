import { noMembers } from '#desks/may.ts';
import { agreedTemplates } from '#drafts/emergency/agreed.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';
import { fingerprintOfTemplate, readEmergencyTemplate } from '#drafts/emergency/template.ts';
import { agreementOfRule } from '#drafts/relayed/rule-in-force.ts';
import { fingerprintOfRule, readRule, readRuledSource } from '#drafts/relayed/rule.ts';
import { followUses } from '#emergencies/ask-for-retrospective-review.ts';
import { readRetrospectiveReview } from '#emergencies/retrospective-review.ts';
import { rotaInForce } from '#rota/agreed-rota.ts';
import { rota as rotaRequest } from '#rota/rota.ts';

import { fingerprintOfRow } from '../support/request-fingerprint.ts';
import { askFlood, texts } from '../support/flood.ts';
import { makeReal, putOnCall } from '../support/night.ts';
import { member, present } from '../support/publishing-scene.ts';
import { sourceBeside } from '../support/source-scene.ts';
import { pressWhispered } from '../support/whispered.ts';

import { deskOf, sent, type SubjectKindInScene, typed } from './subject-in-scene.ts';

export const rota: SubjectKindInScene = {
  kind: 'rota',
  approve: 'approveRota',
  objections: ['refuseRota'],
  cancel: null,
  effect: 'permits',
  another: 'replaces',
  askNext: (scene) => rota.ask(scene, 2),
  lasts: true,
  table: 'Request',
  id: 'id',
  agreed: 'agreed',
  sql: {
    asker: (person) => `UPDATE "Request" SET "askedBy" = '${person}'`,
    terms: `UPDATE "Request" SET "terms" = replace("terms"::text, 'nora', 'aicha')::jsonb`,
    traces: [],
  },
  setUp: () => Promise.resolve(),
  async ask(scene, round) {
    await typed(scene, 'karim', 'astreinte');
    await pressWhispered(scene, 'karim', 'changeRota');
    await sent(scene, 'karim', { shifts: `Nora : 2026-11-22 18:00 – 2026-12-2${round} 08:00` });
  },
  async isInForce({ store, deskId }) {
    const { db: tx, decisionKey } = store;
    return (await rotaInForce({ tx, decisionKey }, present(deskId))).kind === 'agreed';
  },
  fingerprint: ({ store }, id) => fingerprintOfRow(store, rotaRequest, id),
};

export const emergencyTemplate: SubjectKindInScene = {
  kind: 'emergencyTemplate',
  approve: 'approveEmergencyTemplate',
  objections: ['refuseEmergencyTemplate'],
  cancel: null,
  effect: 'permits',
  another: 'replaces',
  askNext: (scene) => emergencyTemplate.ask(scene, 2),
  lasts: true,
  table: 'EmergencyTemplate',
  id: 'id',
  agreed: 'agreed',
  sql: {
    asker: (person) => `UPDATE "EmergencyTemplate" SET "askedBy" = '${person}', "authors" = ARRAY['${person}']`,
    terms: `UPDATE "EmergencyTemplate" SET "name" = 'Orage'`,
    traces: [],
  },
  setUp: () => Promise.resolve(),
  async ask(scene, round) {
    if (round === 1) await typed(scene, 'karim', 'urgence modèles nouveau');
    else {
      await typed(scene, 'karim', 'urgence modèles');
      await pressWhispered(scene, 'karim', 'changeEmergencyTemplate');
    }
    const { mastodon, x } = scene.accountIds;
    await sent(scene, 'karim', {
      name: 'Crue, vigilance rouge',
      blanks: 'rivière : Bruyère | Vire et affluents\nHeure : heure\nlieu : texte\n',
      'text.warning': texts.warning,
      'text.correction': texts.correction,
      'text.allClear': `${texts.allClear} ${round}`,
      accounts: [mastodon, x],
    });
  },
  async isInForce(scene) {
    const { db: tx, decisionKey } = scene.store;
    return (await agreedTemplates({ tx, decisionKey }, await deskOf(scene))).length > 0;
  },
  async fingerprint(scene, id) {
    const desk = await deskOf(scene);
    return fingerprintOfTemplate(present(await readEmergencyTemplate(scene.store.db, desk.id, id)), desk.accounts);
  },
};

export const emergencyUse: SubjectKindInScene = {
  kind: 'emergencyUse',
  approve: 'approveUse',
  objections: ['objectToUse'],
  cancel: null,
  effect: 'permits',
  another: 'never',
  askNext: null,
  lasts: true,
  table: 'RetrospectiveReview',
  id: 'useId',
  agreed: 'approved',
  sql: {
    asker: (person) => `UPDATE "EmergencyUse" SET "by" = '${person}'`,
    terms: `UPDATE "EmergencyUse" SET "values" = '{}'`,
    traces: [],
  },
  async setUp(scene) {
    const { store } = scene;
    const deskId = present(scene.deskId);
    await makeReal(store);
    await putOnCall({ store, deskId, desk: () => deskOf(scene) }, ['karim']);
    const templateId = await askFlood(store, deskId, 'aicha');
    const decision = { templateId, deskId, person: member('lea'), members: noMembers, kind: 'approve' } as const;
    await store.write((work) => decideTemplate(work, decision));
    await scene.settle();
  },
  async ask(scene) {
    await typed(scene, 'karim', 'urgence RÉEL');
    await pressWhispered(scene, 'karim', 'emergencyFill');
    await sent(scene, 'karim', { blank0: 'Bruyère', blank1: '02:10', blank2: 'gymnase Jean Moulin' });
    await pressWhispered(scene, 'karim', 'emergencyPublish');
    await scene.pass(60);
    for (let hours = 0; hours < 96 && (await followUses(scene.store)) === 0; hours += 1) scene.clock.advance(3_600_000);
    await scene.settle();
  },
  async isInForce({ store }) {
    const { db: tx, decisionKey } = store;
    const row = await tx.retrospectiveReview.findFirst();
    return row !== null && (await readRetrospectiveReview({ tx, decisionKey }, row.useId))?.state === 'approved';
  },
  fingerprint: () => Promise.resolve(null),
};

export const relayRule: SubjectKindInScene = {
  kind: 'relayRule',
  approve: 'approveRelayRule',
  objections: ['refuseRelayRule', 'requestRelayRuleChanges'],
  cancel: null,
  effect: 'permits',
  another: 'replaces',
  askNext: (scene) => relayRule.ask(scene, 2),
  lasts: true,
  table: 'RelayRule',
  id: 'id',
  agreed: 'agreed',
  sql: {
    asker: (person) => `UPDATE "RelayRule" SET "askedBy" = '${person}', "authors" = ARRAY['${person}']`,
    terms: `UPDATE "RelayRule" SET "maxPerDay" = 20`,
    traces: [],
  },
  async setUp(scene, opened) {
    const own = await sourceBeside(scene);
    opened.defer(() => own.site[Symbol.asyncDispose]());
    await own.added({ url: own.site.officialUrl });
    await scene.press('aicha', 'switchOnSource');
  },
  async ask(scene, round) {
    await scene.press('karim', 'relayRule');
    await sent(scene, 'karim', { ceiling: String(round), from: '9:00', to: '18:00' });
  },
  async isInForce(scene) {
    const { db: tx, decisionKey, clock } = scene.store;
    const desk = await deskOf(scene);
    for (const { id } of await tx.relayRule.findMany({ select: { id: true } })) {
      const rule = present(await readRule(tx, desk.id, id));
      const source = await readRuledSource(tx, rule.sourceId);
      const agreement = await agreementOfRule({ tx, decisionKey }, { rule, source, desk }, clock.now());
      if (agreement.kind === 'inForce') return true;
    }
    return false;
  },
  async fingerprint(scene, id) {
    const { db } = scene.store;
    const desk = await deskOf(scene);
    const rule = present(await readRule(db, desk.id, id));
    return fingerprintOfRule(rule, present(await readRuledSource(db, rule.sourceId)), desk.accounts);
  },
};
