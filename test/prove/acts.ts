import { noteOrEndAbsence } from './absences.ts';
import { backUpOrRestore } from './backups.ts';
import { pass } from './bring.ts';
import { addPicture, freezeOrThaw, sleepOrWake } from './desk-acts.ts';
import {
  changeEmergencyTemplate,
  editUse,
  endEmergencyByWord,
  followAlert,
  prepareNight,
  usePath,
} from './emergency-acts.ts';
import { faults } from './faults.ts';
import { planLeaving } from './leaving-acts.ts';
import type { History } from './open-history.ts';
import { proposePeriod } from './period-acts.ts';
import { changePolicy } from './policy-acts.ts';
import { planRota } from './rota-acts.ts';
import { askForRule, meddleWithRule, publishNews } from './rule-acts.ts';
import { comeBetween } from './rule-troubles.ts';
import { bringBackWords } from './bring-back-words.ts';
import { switchSeries } from './series-acts.ts';
import { addRecording, keepForADay, troubleVideo } from './video-acts.ts';
import { draft, press, react, submitLater } from './people.ts';

export type Act = (history: History) => Promise<void>;

/** Everything that can happen in a history, with its usual weight. */
const acts = {
  draft: { weight: 2, act: draft },
  press: { weight: 34, act: press },
  react: { weight: 5, act: react },
  submitLater: { weight: 1, act: submitLater },
  passShort: { weight: 7, act: passShort },
  passLong: { weight: 3, act: passLong },
  minuteComes: { weight: 0.3, act: minuteComes },
  freezeOrThaw: { weight: 0.5, act: freezeOrThaw },
  noteOrEndAbsence: { weight: 0.2, act: noteOrEndAbsence },
  changePolicy: { weight: 0.2, act: changePolicy },
  sleepOrWake: { weight: 0.7, act: sleepOrWake },
  planLeaving: { weight: 0.1, act: planLeaving },
  proposePeriod: { weight: 0.1, act: proposePeriod },
  planRota: { weight: 0.1, act: planRota },
  prepareNight: { weight: 0.1, act: prepareNight },
  changeEmergencyTemplate: { weight: 0.1, act: changeEmergencyTemplate },
  usePath: { weight: 0.1, act: usePath },
  followAlert: { weight: 0.02, act: followAlert },
  editUse: { weight: 0, act: editUse },
  endEmergencyByWord: { weight: 0.1, act: endEmergencyByWord },
  askForRule: { weight: 0.05, act: askForRule },
  publishNews: { weight: 0.05, act: publishNews },
  meddleWithRule: { weight: 0, act: meddleWithRule },
  comeBetween: { weight: 0, act: comeBetween },
  switchSeries: { weight: 0.02, act: switchSeries },
  addRecording: { weight: 0.02, act: addRecording },
  keepForADay: { weight: 0, act: keepForADay },
  troubleVideo: { weight: 0.02, act: troubleVideo },
  addPicture: { weight: 1, act: addPicture },
  bringBackWords: { weight: 0.1, act: bringBackWords },
  backUpOrRestore: { weight: 0.5, act: backUpOrRestore },
  ...faults,
} as const satisfies Readonly<Record<string, { readonly weight: number; readonly act: Act }>>;

export type ActName = keyof typeof acts;

/** Does one random act, weighted by the history's theme. */
export function actByChance(history: History): Promise<void> {
  const { chance, stage } = history;
  const factors: Readonly<Record<string, number>> = stage.theme.acts;
  const weighed = Object.entries(acts).map(
    ([name, { weight, act }]) => [weight * (factors[name] ?? 1), act] as readonly [number, Act],
  );
  return chance.weighed(weighed)(history);
}

/** Does these acts one after the other. Everybody has seen each before the next. */
export async function actInOrder(history: History, names: readonly ActName[] = []): Promise<void> {
  for (const name of names) {
    await acts[name].act(history);
    await pass(history, 1);
  }
}

/** Passes the time that it takes to read a card and press. */
function passShort(history: History): Promise<void> {
  return pass(history, history.chance.oneOf(history.stage.theme.shortWaits ?? [1, 5, 19, 30, 60]));
}

/** Passes a longer time. If the theme says so, Tambour meanwhile looks for reminders that are due. */
async function passLong(history: History): Promise<void> {
  const { chance, world, stage } = history;
  const seconds = chance.oneOf(stage.theme.waits ?? [180, 600, 4000, 90_000, 270_000]);
  if (stage.theme.looksEverySeconds === undefined) return pass(history, seconds);
  for (let left = seconds; left > 0; left -= stage.theme.looksEverySeconds) {
    await pass(history, Math.min(left, stage.theme.looksEverySeconds));
    const process = chance.oneOf(world.processes);
    const look = process.minutes().get('reminders');
    if (process.isAlive() && look !== undefined) await world.run('reminders', look);
  }
}

/** Runs what is due every minute, on one of the machines. */
async function minuteComes({ chance, world }: History): Promise<void> {
  const process = chance.oneOf(world.processes);
  if (!process.isAlive()) return;
  world.tell(`${process.name} does what it does every minute`);
  for (const handler of process.minutes().values()) await world.run('every minute', handler);
}
