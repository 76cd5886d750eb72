import assert from 'node:assert/strict';

import { rules } from '#app/rules.ts';
import type { Decider } from '#approvals/decide.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import { decideRequest } from '#approvals/requests/decide-request.ts';
import { noMembers } from '#desks/may.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';
import type { EmergencyMode } from '#drafts/emergency/fill.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';
import { type PrepareOutcome, prepareUse } from '#emergencies/prepare-use.ts';
import { type SendUseOutcome, sendUse } from '#emergencies/send-use.ts';
import type { LoseAnswers } from '#emergencies/drill/play-drills.ts';
import { startEmergencies } from '#emergencies/start-emergencies.ts';
import { askForRota, rota } from '#rota/rota.ts';
import type { Store } from '#storage/store.ts';

import { askFlood } from './flood.ts';
import { member, openScene, type Scene } from './publishing-scene.ts';

/** Values for every blank of the flood warning. */
export const floodValues: ReadonlyMap<string, string> = new Map([
  ['rivière', 'Bruyère'],
  ['heure', '02:10'],
  ['lieu', 'gymnase Jean Moulin'],
]);

/**
 * A desk at night: Léo is on call for two days, as Léa agreed; Amina wrote a flood warning, which Karim approved. Its
 * accounts are real, unless the scene is an exercise.
 */
export interface Night extends Scene {
  readonly templateId: string;
  /** Fills in the template. */
  prepare(wish?: NightWish): Promise<PrepareOutcome>;
  /** Fills in the template and presses the button. */
  publish(wish?: NightWish & { readonly isAnother?: boolean }): Promise<SendUseOutcome>;
  press(prepared: PrepareOutcome, wish?: PressWish): Promise<SendUseOutcome>;
}

interface PressWish {
  readonly by?: string;
  readonly person?: Decider;
  readonly isAnother?: boolean;
}

interface NightWish extends PressWish {
  readonly mode?: EmergencyMode;
  readonly part?: EmergencyPart;
  readonly templateId?: string;
  readonly emergencyId?: string | null;
  readonly values?: Readonly<Record<string, string>>;
}

export async function openNight(
  options: Parameters<typeof openScene>[0] & {
    readonly mode?: EmergencyMode;
    readonly onCall?: readonly string[];
    /** The effect of an exercise on a network; left out: none. */
    readonly loseAnswers?: LoseAnswers;
  } = {},
): Promise<Night> {
  const { mode: modeOfNight = 'real', onCall = ['leo'], loseAnswers = null, ...rest } = options;
  const settings: Partial<DeskSettings> = { graceSeconds: 60, ...rest.settings };
  const scene = await openScene({ rules, ...rest, settings });
  await startEmergencies(scene.store, loseAnswers);
  if (modeOfNight === 'real') await makeReal(scene.store);
  await putOnCall(scene, onCall);
  const templateId = await agreedFlood(scene);
  const night: Night = Object.assign(scene, {
    templateId,
    async prepare({ by = 'leo', person = member(by), ...wish }: NightWish = {}) {
      const desk = await scene.desk();
      const values = wish.values === undefined ? floodValues : new Map(Object.entries(wish.values));
      const { mode = modeOfNight, part = 'warning', emergencyId = null } = wish;
      const use = { mode, part, emergencyId, values, templateId: wish.templateId ?? templateId };
      return scene.store.write((work) => prepareUse(work, { desk, members: noMembers, person }, use, scene.deps.rules));
    },
    async press(prepared: PrepareOutcome, { by = 'leo', person = member(by), isAnother = false }: PressWish = {}) {
      assert.ok(prepared.kind === 'prepared', JSON.stringify(prepared));
      const { previewId, fingerprint } = prepared;
      const press = { deskId: scene.deskId, members: noMembers, person, previewId, fingerprint, isAnother };
      return scene.store.write((work) => sendUse(work, scene.deps, press));
    },
    async publish(wish: NightWish = {}) {
      return night.press(await night.prepare(wish), wish);
    },
  });
  return night;
}

/** A desk on any store. */
export type DeskScene = Pick<Scene, 'deskId' | 'desk'> & { readonly store: Store };

/** Asks for a flood warning of Amina's, and lets Karim approve it. Returns its id. */
export async function agreedFlood({ store, deskId }: Pick<DeskScene, 'store' | 'deskId'>): Promise<string> {
  const templateId = await askFlood(store, deskId);
  const request = { templateId, deskId, person: member('karim'), members: noMembers, kind: 'approve' } as const;
  const decided = await store.write((work) => decideTemplate(work, request));
  assert.equal(decided.kind, 'decided');
  return templateId;
}

/** Puts a rota in force for two days, from an hour ago on, with these people together. */
export async function putOnCall(scene: DeskScene, people: readonly string[]): Promise<void> {
  const { store, deskId } = scene;
  const desk = await scene.desk();
  const fromAt = new Date(store.clock.now().getTime() - 3_600_000);
  const toAt = new Date(fromAt.getTime() + 48 * 3_600_000);
  const plan = { shifts: people.map((person) => ({ person, fromAt, toAt })), terminalUsers: [] };
  const asked = await store.write((work) => askForRota(work, { desk, by: { id: 'sophie', name: 'sophie' }, plan }));
  assert.ok(asked.kind === 'asked', JSON.stringify(asked));
  const decision = { requestId: asked.rotaId, deskId, number: 1, person: member('lea'), members: noMembers } as const;
  const decided = await store.write((work) => decideRequest(work, rota, { ...decision, kind: 'approve' }));
  assert.equal(decided.kind, 'decided');
}

/** Turns the accounts into real ones; their names do not matter here. */
export async function makeReal(store: Store): Promise<void> {
  await store.db.account.updateMany({ data: { practice: false, serverUrl: 'https://social.example.org' } });
}
