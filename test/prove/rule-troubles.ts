import { changeDesk } from '#desks/change-desk.ts';

import { pass } from './bring.ts';
import { soundAlarm } from './emergency-acts.ts';
import { newText } from './forms.ts';
import { submitForm, typeCommand } from './hands.ts';
import type { History } from './open-history.ts';
import { pressNewest, putOddPage, putPage, readNews } from './rule-acts.ts';

/** Lets a rule let out a page, and something happen before the post is due. */
export async function comeBetween(history: History): Promise<void> {
  // The first reading only records what is there, so that it is no news.
  await readNews(history);
  if (!history.chance.onceIn(4)) {
    putOddPage(history);
    await readNews(history);
  }
  await publishPage(history);
  const what = history.chance.oneOf([
    freezeAWhile,
    alarmAWhile,
    informOfPeriod,
    stopAndAsk,
    rewordPage,
    letRuleGrowOld,
  ]);
  await what(history);
}

async function publishPage(history: History): Promise<void> {
  putPage(history, { title: newText(history) });
  await readNews(history);
}

/** Freezes and thaws the desk; somebody lets go of what was held. */
async function freezeAWhile(history: History): Promise<void> {
  const { chance, world } = history;
  const process = chance.oneOf(world.processes);
  await typeCommand(history, process, { user: 'amina', text: 'freeze Who has the password?' });
  await pass(history, chance.oneOf([60, 700]));
  await typeCommand(history, process, { user: 'karim', text: 'thaw' });
  await releaseHeld(history);
}

/** Runs an emergency for a while; somebody lets go of what waited for it. */
async function alarmAWhile(history: History): Promise<void> {
  const { chance, world } = history;
  await soundAlarm(history);
  await pass(history, chance.oneOf([60, 700]));
  await typeCommand(history, chance.oneOf(world.processes), { user: 'karim', text: 'emergency end' });
  await releaseHeld(history);
}

async function releaseHeld(history: History): Promise<void> {
  await pass(history, 5);
  await pressNewest(history, 'karim', 'releaseHeld');
  for (const user of ['karim', 'lea']) await pressNewest(history, user, 'tryAgain');
}

/** Begins a reserve period that only informs, or asks for one approval more. It holds back nothing that is approved. */
async function informOfPeriod(history: History): Promise<void> {
  const { chance, world, stage } = history;
  const form = await typeCommand(history, chance.oneOf(world.processes), { user: 'sophie', text: 'period' });
  const now = world.time.clock.now().getTime();
  const inSeconds = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
  if (form === null) return;
  await submitForm(history, form, {
    label: 'By-election',
    basis: 'Circular no. 15',
    from: inSeconds(60),
    to: inSeconds(7200),
    zone: 'Europe/Paris',
    accounts: stage.accounts.map(({ id }) => id),
    level: chance.oneOf(['inform', 'inform', 'extraApproval']),
    role: 'Legal',
    people: stage.settings.approvers.slice(0, 2),
  });
  for (const user of ['karim', 'lea']) {
    await pass(history, 1);
    await pressNewest(history, user, 'approvePeriod');
  }
}

/** Lets somebody stop the post and another ask for approval; then people decide again on all that waits. */
async function stopAndAsk(history: History): Promise<void> {
  const { chance, world, deskId } = history;
  await pressNewest(history, chance.oneOf(['amina', 'bilal', 'bilal', 'lea', 'sophie']), 'stop');
  // The chat may have been late.
  await pass(history, 305);
  await pressNewest(history, 'amina', 'ask');
  const process = chance.oneOf(world.processes);
  if (!process.isAlive()) return;
  world.tell('sophie changes how long a post waits');
  await world.run('policy', async () => {
    await process.store().write((work) => changeDesk(work, { deskId, by: 'sophie', changes: { graceSeconds: 20 } }));
  });
}

/** Changes the page, and lets Tambour read it before its post is due. */
async function rewordPage(history: History): Promise<void> {
  const [last] = history.world.site.pages;
  if (last === undefined) return;
  last.title = newText(history);
  await readNews(history);
}

/** Passes so much time that no rule is in force any more, and publishes another page. */
async function letRuleGrowOld(history: History): Promise<void> {
  // The same day of the week.
  await pass(history, 91 * 86_400);
  await publishPage(history);
}
