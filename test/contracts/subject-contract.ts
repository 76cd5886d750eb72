import assert from 'node:assert/strict';

import { macOfDecision } from '#approvals/decision-mac.ts';
import { createDesk } from '#desks/create-desk.ts';

import { present } from '../support/publishing-scene.ts';
import { rotateTestSigning, startAnewOn, testKeyFile } from '../support/signing-key.ts';

import { type SubjectKindInScene, sql } from './subject-in-scene.ts';
import { subjectKinds } from './subject-kinds.ts';
import {
  agreed,
  alarm,
  decided,
  forged,
  looked,
  lostOf,
  openWorld,
  pressedByHand,
  rehashed,
  taken,
  two,
} from './subject-world.ts';

/**
 * A sentence that must hold of everything that approvers decide about. Resolves to what is otherwise, null if it holds;
 * throws where the test itself could not be done.
 */
interface Clause {
  readonly says: string;
  /** Left out: all kinds. */
  readonly isAbout?: (kind: SubjectKindInScene) => boolean;
  readonly otherwise: (kind: SubjectKindInScene) => Promise<string | null>;
}

const all = {
  author: {
    says: 'who asked may not approve it, nor may a member who is no approver, nor a guest',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      for (const user of ['karim', 'aicha', 'sacha']) await world.approve(user);
      return await decided(world);
    },
  },
  deputy: {
    says: 'a deputy approves in the place of an approver who is away',
    async otherwise(kind) {
      await using world = await openWorld(kind, { away: 'lea' });
      await world.approve('nora');
      const row = await world.scene.store.db.decision.findFirst({ where: { person: 'nora', subjectKind: kind.kind } });
      if (row?.inPlaceOf !== 'lea') return `her approval is not in Léa’s place`;
      return (await world.isInForce()) ? null : 'it is not in force';
    },
  },
  deputyOfAuthor: {
    says: 'the deputy of who asked may not approve it',
    async otherwise(kind) {
      await using world = await openWorld(kind, { away: 'karim' });
      await world.approve('nora');
      return await decided(world);
    },
  },
  two: {
    says: 'where two have to approve, one does not put it in force, the same one twice neither, and the second does',
    isAbout: ({ oneIsEnough = false }) => !oneIsEnough,
    async otherwise(kind) {
      await using world = await openWorld(kind, { changes: two });
      const card = world.scene.cardWith(kind.approve);
      for (const _ of [1, 2]) await world.scene.pressOn('lea', card, kind.approve);
      if (await world.isInForce()) return 'one puts it in force';
      await world.approve('nora');
      return (await world.isInForce()) ? null : 'two do not put it in force';
    },
  },
  steps: {
    says: 'where there are steps, each approves in its turn',
    isAbout: ({ oneIsEnough = false }) => !oneIsEnough,
    async otherwise(kind) {
      const steps = ['lea', 'nora'].map((id) => ({ name: id, who: { kind: 'people', ids: [id] }, needed: 1 }) as const);
      await using world = await openWorld(kind, { changes: { steps } });
      await world.approve('nora');
      if ((await world.approvals()) > 0) return 'the second step approves before its turn';
      await world.approve('lea');
      if (await world.isInForce()) return 'the first step puts it in force';
      await world.approve('nora');
      return (await world.isInForce()) ? null : 'the steps do not put it in force';
    },
  },
  oldCard: {
    says: 'an old card decides nothing, and the new one does',
    isAbout: ({ another }) => another !== 'never',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      const { scene } = world;
      const old = scene.cardWith(kind.approve);
      if (kind.another === 'onceRefused') await scene.press('lea', kind.objections[0]);
      await scene.pass(60);
      await kind.ask(scene, 2);
      await scene.pressOn('lea', old, kind.approve);
      const wrong = await decided(world);
      if (wrong !== null) return wrong;
      await world.approve('lea');
      return (await world.isInForce()) ? null : 'the new card does not put it in force';
    },
  },
  replaced: {
    says: 'the one in force stays until the next is agreed, and never are two in force',
    isAbout: ({ askNext }) => askNext !== null,
    async otherwise(kind) {
      await using world = await openWorld(kind);
      const { scene } = world;
      await agreed(world);
      await scene.pass(60);
      await present(kind.askNext)(scene);
      if (!(await world.isInForce())) return 'asking for the next ends it';
      await world.approve('lea');
      const rows = await scene.store.db.$queryRawUnsafe<{ id: string }[]>(
        `SELECT "id" FROM "${kind.table}" WHERE "state" = '${kind.agreed}'`,
      );
      if (rows.length > 1) return 'two are in force';
      return rows[0]?.id === (await world.id()) && (await world.isInForce()) ? null : 'the next is not in force';
    },
  },
  otherDesk: {
    says: 'its button decides nothing in the channel of another desk, where the same people approve',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      const { store, accountIds } = world.scene;
      const { platform } = await store.db.desk.findFirstOrThrow();
      // Of two desks with an account, the one that was made first decides.
      await world.scene.pass(1);
      const where = { platform, channel: 'general', by: 'karim', name: 'Beaumont', language: 'fr' } as const;
      const who = { approvers: ['lea'], stewards: ['karim'], timeZone: 'Europe/Paris' };
      const made = await store.write((work) =>
        createDesk(work, { ...where, ...who, accountIds: Object.values(accountIds) }),
      );
      assert.equal(made.kind, 'created');
      await world.scene.settle();
      const press = { user: 'lea', channel: 'general', action: kind.approve, target: await world.id() };
      await pressedByHand(world, press);
      const wrong = await decided(world);
      if (wrong !== null) return wrong;
      await pressedByHand(world, { ...press, channel: 'publications' });
      return (await world.isInForce()) ? null : assert.fail('the press by hand is none that anybody could make');
    },
  },
  otherButtons: {
    says: 'no button of another kind decides about it',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      const target = await world.id();
      for (const other of Object.values(subjectKinds)) {
        if (other.kind === kind.kind) continue;
        for (const action of [other.approve, ...other.objections, ...(other.cancel === null ? [] : [other.cancel])]) {
          await pressedByHand(world, { user: 'lea', channel: 'publications', action, target });
          if ((await world.scene.store.db.decision.count({ where: { subjectId: target } })) > 0)
            return `${action} does`;
        }
      }
      await world.approve('lea');
      return (await world.isInForce()) ? null : 'afterwards its own button decides nothing';
    },
  },
  otherDecisions: {
    says: 'no decision on another kind counts for it, even with the same id',
    isAbout: ({ oneIsEnough = false }) => !oneIsEnough,
    async otherwise(kind) {
      await using world = await openWorld(kind, { changes: two });
      const { store } = world.scene;
      const genuine = await taken(world);
      for (const other of ['draft', ...Object.keys(subjectKinds)]) {
        if (other === kind.kind) continue;
        await forged(world, genuine, (row) => macOfDecision(store.decisionKey, { ...row, subjectKind: other }));
        await world.approve('lea');
        if (await world.isInForce()) return `one on ${other} does`;
        await store.db.decision.deleteMany({ where: { subjectId: genuine.subjectId } });
      }
      await world.approve('lea');
      await world.approve('nora');
      return (await world.isInForce()) ? null : 'afterwards genuine ones do not count';
    },
  },
  forgedDecision: {
    says: 'a forged decision counts for nothing, takes the others with it, is told, and all can decide anew',
    isAbout: ({ oneIsEnough = false }) => !oneIsEnough,
    async otherwise(kind) {
      await using world = await openWorld(kind, { changes: two });
      await forged(world, await taken(world), () => 'f'.repeat(64));
      const before = world.scene.messages().length;
      await world.approve('lea');
      if (await world.isInForce()) return 'it counts';
      const isTold = world.scene.messages().length > before;
      await world.approve('lea');
      await world.approve('nora');
      if (!(await world.isInForce())) return 'nobody can decide any more';
      return isTold ? null : 'nobody is told';
    },
  },
  forgedState: {
    says: 'a row that was set to agreed by hand permits nothing; where it restricts, people are told',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      await sql(world.scene, `UPDATE "${kind.table}" SET "state" = '${kind.agreed}'`);
      const told = await looked(world);
      if (kind.effect === 'permits') return (await world.isInForce()) ? 'it is in force' : null;
      return alarm.test(told) ? null : 'nobody is told';
    },
  },
  forgedTerms: {
    says: 'a waiting row whose terms were changed by hand is agreed to by nobody',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      await sql(world.scene, kind.sql.terms);
      await world.approve('lea');
      return await decided(world);
    },
  },
  rehashedTerms: {
    says: 'nor is one whose fingerprint was changed with them, since the card showed others',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      const card = world.scene.cardWith(kind.approve);
      await sql(world.scene, kind.sql.terms);
      await rehashed(kind, world);
      await world.scene.pressOn('lea', card, kind.approve);
      return await decided(world);
    },
  },
  forgedAsker: {
    says: 'nobody approves what they asked for by writing another name into its row',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      await sql(world.scene, kind.sql.asker('aicha'));
      await rehashed(kind, world);
      await world.approve('karim');
      return await decided(world);
    },
  },
  changedInForce: {
    says: 'what permits ends once its row is changed by hand; what restricts is held to; either way people are told',
    isAbout: ({ lasts }) => lasts,
    async otherwise(kind) {
      await using world = await openWorld(kind);
      await agreed(world);
      await sql(world.scene, kind.sql.terms);
      await rehashed(kind, world);
      return await lostOf(kind, world);
    },
  },
  deletedRow: {
    says: 'with its row deleted, what permits ends and does not come back, what restricts is held to, and people are told',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      const card = world.scene.cardWith(kind.approve);
      if (kind.lasts) await agreed(world);
      for (const statement of [...kind.sql.traces, `DELETE FROM "${kind.table}"`]) await sql(world.scene, statement);
      const wrong = await lostOf(kind, world);
      if (kind.lasts || wrong !== null) return wrong;
      await world.scene.pressOn('lea', card, kind.approve);
      return await decided(world);
    },
  },
  cancelWish: {
    says: 'a wish to cancel that was changed by hand cancels nothing, and another one can be agreed to',
    isAbout: ({ cancel }) => cancel !== null,
    async otherwise(kind) {
      await using world = await openWorld(kind);
      const { scene } = world;
      await agreed(world);
      const cancel = present(kind.cancel);
      const card = scene.cardWith(cancel);
      await scene.pressOn('karim', card, cancel);
      await sql(scene, `UPDATE "${kind.table}" SET "cancelAskedBy" = 'aicha'`);
      await world.approve('lea');
      if (!(await world.isInForce())) return 'it is cancelled';
      await scene.pressOn('karim', card, cancel);
      await world.approve('lea');
      return (await world.isInForce()) ? 'it can never be cancelled' : null;
    },
  },
  keyRotated: {
    says: 'an approval given before the key was changed counts with one given after it',
    async otherwise(kind) {
      await using world = await openWorld(kind, kind.oneIsEnough ? {} : { changes: two });
      const { store } = world.scene;
      const card = world.scene.cardWith(kind.approve);
      await world.scene.pressOn('lea', card, kind.approve);
      await using file = await testKeyFile();
      const rotated = await rotateTestSigning(store, file.path);
      assert.equal(rotated.kind, 'rotated');
      await startAnewOn(store, file.path);
      if (!(await world.isInForce())) await world.scene.pressOn('nora', card, kind.approve);
      if (!(await world.isInForce())) return 'the first approval does not count';
      const lapsed = await store.db.journalEntry.count({ where: { kind: { in: ['row.refused', 'decision.lapsed'] } } });
      return lapsed === 0 ? null : 'a row is taken for forged';
    },
  },
  reaction: {
    says: 'a ✅ on its card counts as its button does',
    async otherwise(kind) {
      await using world = await openWorld(kind);
      const { scene } = world;
      scene.people.react('lea', scene.cardWith(kind.approve).ref, '✅');
      await scene.settle();
      return (await world.isInForce()) ? null : 'it decides nothing';
    },
  },
} satisfies Readonly<Record<string, Clause>>;

export type ClauseName = keyof typeof all;

/** Everything that must hold of a kind, by a short name. */
export const clauses: Readonly<Record<ClauseName, Clause>> = all;
