import type { FormValue } from '#chat/form.ts';

import { pass } from './bring.ts';
import { newText } from './forms.ts';
import { buttonsSeen, pressButton, submitForm, typeCommand } from './hands.ts';
import type { History } from './open-history.ts';

/** Adds the site as a source, switches it on, and asks for a rule; most rules are agreed to. */
export async function askForRule(history: History): Promise<void> {
  const { chance, world, stage } = history;
  if (newest(history, 'relayRule') === null) {
    const form = await typeCommand(history, chance.oneOf(world.processes), { user: 'amina', text: 'sources add' });
    const accounts = stage.accounts.map(({ id }) => id);
    const source = { url: world.site.url, label: 'From the town’s site', accounts, answersBy: ['amina'] };
    if (form !== null) await submitForm(history, form, source);
    await pass(history, 2);
    await pressNewest(history, 'amina', 'switchOnSource');
    await pass(history, 2);
  }
  await pressNewest(history, chance.oneOf(['amina', 'bilal']), 'relayRule', ruleValues(history));
  await pass(history, 2);
  if (!chance.onceIn(8)) await pressNewest(history, chance.oneOf(['karim', 'lea']), 'approveRelayRule');
}

/** Returns what somebody enters into the form of a rule. */
function ruleValues({ chance, world }: History): Readonly<Record<string, FormValue>> {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Europe/Paris' }).format(world.time.clock.now()),
  );
  const from = Math.max(0, Math.min(21, hour));
  const hours = chance.onceIn(3) ? { from: `${from}:00`, to: `${from + 2}:00` } : { from: '0:00', to: '24:00' };
  return { ceiling: chance.oneOf(['1', '2']), grace: chance.oneOf(['1', '10', '30', '10', '30']), ...hours };
}

/** Publishes a page, which may link to another site, or changes the last one; then lets Tambour read it. */
export async function publishNews(history: History): Promise<void> {
  const { chance, world } = history;
  const { pages } = world.site;
  const [last] = pages;
  if (last !== undefined && chance.onceIn(6)) last.title = newText(history);
  else {
    const host = chance.onceIn(5) ? 'elsewhere.example' : 'www.valmont.example';
    const title = chance.onceIn(8) ? 'Look at https://valmont.example@elsewhere.example/ now' : newText(history);
    putPage(history, title, host);
  }
  await readNews(history);
}

/** Puts a new page on top of the site's feed, dated now. */
export function putPage({ world }: History, title: string, host: string): void {
  const { pages } = world.site;
  const number = pages.length + 1;
  const publishedAt = world.time.clock.now();
  pages.unshift({ title, summary: `All about it in ${number}.`, link: `https://${host}/news/${number}`, publishedAt });
}

/** Lets the next readings of the site come: the usual one, and the one in which what a rule took is seen again. */
export async function readNews(history: History): Promise<void> {
  const { chance, world } = history;
  const [last] = world.site.pages;
  world.tell(`the site says "${last?.title ?? ''}" at ${last?.link ?? ''}`);
  for (const seconds of [1000, 310]) {
    const process = chance.oneOf(world.processes);
    await pass(history, seconds);
    const look = process.minutes().get('relay');
    if (process.isAlive() && look !== undefined) await world.run('relay', look);
    await pass(history, 1);
  }
}

/** Changes in the database what a rule is about. */
export async function meddleWithRule(history: History): Promise<void> {
  const { chance, world, ground } = history;
  const [what, sql] = chance.oneOf([
    ['the source’s template', `UPDATE "Source" SET "template" = 'Buy here: {link}'`],
    ['the rule’s ceiling', 'UPDATE "RelayRule" SET "ceilingADay" = 20'],
  ] as const);
  world.tell(`somebody changes ${what} in the database`);
  await ground.own.query(sql);
}

type Seen = ReturnType<typeof buttonsSeen>[number];

function newest(history: History, action: string): Seen | null {
  return buttonsSeen(history).findLast(({ isOld, button }) => !isOld && button.action === action) ?? null;
}

/** Presses the newest button of this action on any card, and fills in the form that it opens with `values`. */
export async function pressNewest(
  history: History,
  user: string,
  action: string,
  values: Readonly<Record<string, FormValue>> = {},
): Promise<void> {
  const seen = newest(history, action);
  const form = seen === null ? null : await pressButton(history, user, seen);
  if (form !== null) await submitForm(history, form, values);
  await pass(history, 1);
}
