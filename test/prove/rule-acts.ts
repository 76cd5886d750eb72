import type { FormValue } from '#chat/form.ts';

import { pass } from './bring.ts';
import { newText } from './forms.ts';
import { buttonsSeen, pressButton, submitForm, typeCommand } from './hands.ts';
import type { History } from './open-history.ts';
import type { SimPage } from './sim-site.ts';

/** Adds the site as a source, switches it on, and asks for a rule; most rules are agreed to. */
export async function askForRule(history: History): Promise<void> {
  const { chance, world, stage } = history;
  if (newest(history, 'relayRule') === null) {
    const form = await typeCommand(history, chance.oneOf(world.processes), { user: 'amina', text: 'sources add' });
    const accounts = stage.accounts.map(({ id }) => id);
    const source = { url: world.site.url, label: 'From the town’s site', accounts, repliesReader: ['amina'] };
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
  return { ceiling: chance.oneOf(['1', '2', '3']), grace: chance.oneOf(['1', '10', '30', '10', '30']), ...hours };
}

/** Publishes a page, or makes a mistake with its site; then lets Tambour read it. */
export async function publishNews(history: History): Promise<void> {
  const { chance, world } = history;
  if (chance.onceIn(4)) return pullMeanwhile(history);
  const [last] = world.site.pages;
  if (last !== undefined && chance.onceIn(6)) last.title = newText(history);
  else if (last !== undefined && chance.onceIn(2)) putKnownPage(history);
  else {
    const host = chance.onceIn(5) ? 'elsewhere.example' : 'www.valmont.example';
    const title = chance.onceIn(8) ? 'Look at https://valmont.example@elsewhere.example/ now' : newText(history);
    putPage(history, { title }, host);
  }
  await readNews(history);
}

/** Puts a new page into the site's feed: on top and dated now, unless `how` says otherwise. */
export function putPage(
  { world: { site, time } }: History,
  how: Pick<SimPage, 'title'> & Partial<Pick<SimPage, 'id' | 'dated' | 'publishedAt'>> & { readonly isLast?: true },
  host = 'www.valmont.example',
): void {
  const { pages, made } = site;
  const number = made.length + 1;
  const { isLast, publishedAt = time.clock.now(), ...given } = how;
  const page: SimPage = {
    id: `page ${number}`,
    summary: `All about it in ${number}.`,
    link: `https://${host}/news/${number}`,
    dated: publishedAt?.toISOString() ?? null,
    ...given,
    publishedAt,
    below: isLast === true ? pages.map(({ link }) => link) : [],
  };
  made.push(page);
  if (isLast === true) pages.push(page);
  else pages.unshift(page);
}

/** Puts a page into the feed that no rule may release, for what it says or when: an honest site's mistake. */
export function putOddPage(history: History): void {
  const { chance, world } = history;
  const title = newText(history);
  const inHours = (hours: number): Date => new Date(world.time.clock.now().getTime() + hours * 3_600_000);
  const how = chance.oneOf([
    { title, publishedAt: inHours(20) },
    { title, publishedAt: inHours(-30) },
    { title, publishedAt: null },
    { title, publishedAt: null, dated: inHours(0).toISOString().slice(0, 16) },
    { title: `Ã‰tÃ©. ${title}` },
    { title: `Draft of the minutes. ${title}` },
  ]);
  putPage(history, how);
}

/** Puts a page into the feed that is below the last one, or says the same. */
function putKnownPage(history: History): void {
  const { chance, world } = history;
  const title = newText(history);
  const [last] = world.site.pages;
  if (last === undefined) return;
  putPage(history, chance.oneOf([{ title, isLast: true }, { title: last.title }, { title, id: last.id }]));
}

/** Takes most or all of the feed away, or the whole site, before a new page or after Tambour has read it, for a while. */
async function pullMeanwhile(history: History): Promise<void> {
  const { chance, world } = history;
  const { site } = world;
  const { pages } = site;
  const title = newText(history);
  const isBefore = chance.onceIn(2);
  if (isBefore) site.pages = [];
  putPage(history, { title });
  const [fresh] = site.pages;
  await readNews(history, () => {
    if (isBefore) return;
    if (chance.onceIn(2)) site.isDown = true;
    else site.pages = [];
  });
  await pass(history, 700);
  Object.assign(site, { isDown: false, pages: isBefore && fresh !== undefined ? [fresh, ...pages] : pages });
}

/** Lets the next readings of the site come: the usual one, and the one in which what a rule took is seen again. */
export async function readNews(history: History, between: () => void = () => {}): Promise<void> {
  const { chance, world } = history;
  const [last] = world.site.pages;
  world.tell(`the site says "${last?.title ?? ''}" at ${last?.link ?? ''}`);
  for (const seconds of [1000, 310]) {
    const process = chance.oneOf(world.processes);
    await pass(history, seconds);
    const look = process.minutes().get('relay');
    if (process.isAlive() && look !== undefined) await world.run('relay', look);
    await pass(history, 1);
    between();
  }
}

/** Changes in the database what a rule is about. */
export async function meddleWithRule(history: History): Promise<void> {
  const { chance, world, ground } = history;
  const [what, sql] = chance.oneOf([
    ['the source’s template', `UPDATE "Source" SET "template" = 'Buy here: {link}'`],
    ['the rule’s ceiling', 'UPDATE "RelayRule" SET "maxPerDay" = 20'],
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
