import type { Button, Card, FormValue } from '#chat/chat.ts';

import { authors, everybody, type History } from './open-history.ts';
import { channel, type OpenForm } from './sim-chat.ts';
import type { Parcel } from './sim-world.ts';
import type { BotMessage, PersonAct, SimAccount } from './witness.ts';

/** How likely each button is pressed where it can be. */
const weights: Readonly<Record<string, number>> = {
  ask: 20,
  approve: 30,
  changes: 0.7,
  reject: 0.5,
  edit: 0.7,
  cancel: 0.3,
  stop: 1.5,
  retract: 1,
  shorten: 0.3,
  tryAgain: 6,
  sendLate: 6,
  sendLateAt: 2,
  itIsThere: 6,
  itIsNotThere: 6,
  copy: 3,
};

/** Somebody types "/tambour draft", and fills the form in. */
export async function draft(history: History): Promise<void> {
  const { chance, world } = history;
  const user = chance.onceIn(10) ? chance.oneOf(everybody) : chance.oneOf(authors);
  const process = chance.oneOf(world.processes);
  world.tell(`${user} types "/tambour draft"`);
  const command = { user, channel, text: 'draft', thread: null, trigger: world.chat.newTrigger(user) };
  const dedupeKey = newKey(history);
  await world.run(process, 'command', async () => {
    await process.sink()?.command({ ...command, dedupeKey });
  });
  await fillIn(history, world.chat.forms.pop());
}

/** Somebody presses a button, mostly one that is there now, and mostly somebody who may. */
export async function press(history: History): Promise<void> {
  const { chance, world } = history;
  const all = world.chat.messages.filter(({ isDeleted }) => !isDeleted).flatMap((message) => seenButtons(message));
  const isOld = chance.onceIn(12);
  const choices = all.filter((one) => one.isOld === isOld);
  if (choices.length === 0) return;
  const { message, card, button } = chance.weighed(choices.map((one) => [weights[one.button.action] ?? 0.1, one]));
  await pressOn(history, { message, card, button, isOld });
}

interface Seen {
  readonly message: BotMessage;
  readonly card: Card;
  readonly button: Button;
  readonly isOld: boolean;
}

/** An earlier state of a card may still be on somebody's screen. */
function seenButtons(message: BotMessage): readonly Seen[] {
  const of = (card: Card, isOld: boolean): readonly Seen[] =>
    card.blocks
      .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
      .filter(({ action }) => action in weights)
      .map((button) => ({ message, card, button, isOld }));
  return [...message.earlier.flatMap((card) => of(card, true)), ...of(message.card, false)];
}

async function pressOn(history: History, { message, card, button, isOld }: Seen): Promise<void> {
  const { chance, world } = history;
  const user = chance.onceIn(10) ? chance.oneOf(everybody) : likely(history, button);
  const meant = button.target === null ? null : accountMeant(history, button.label);
  if (meant !== null && !chance.onceIn(10) && !isTrue(meant, card, button.action)) return;
  world.tell(`${user} presses "${button.label}"${isOld ? ' on a card of before' : ''}`);
  await did(history, { person: user, did: button.action, ...about(button), shown: card });
  const { action, draftId, revision, target } = button;
  const event = { kind: 'button', user, ref: message.ref, action, draftId, revision, target } as const;
  const before = world.chat.forms.length;
  await send(history, {
    kind: 'event',
    event: { ...event, dedupeKey: newKey(history), trigger: world.chat.newTrigger(user) },
  });
  if (world.chat.forms.length > before) await fillIn(history, world.chat.forms.pop());
}

function about({ draftId, revision, target }: Button): Pick<PersonAct, 'draftId' | 'revision' | 'target'> {
  return { draftId, revision, target };
}

/** Who would press it: mostly somebody who may, and has not yet. */
function likely({ chance, settings, acts }: History, { action, draftId, revision }: Button): string {
  const decides = ['approve', 'changes', 'reject', 'sendLate', 'sendLateAt'].includes(action);
  if (!decides) return chance.oneOf(authors);
  const others = settings.approvers.filter((person) => person !== 'amina');
  const undecided = others.filter(
    (person) =>
      !acts.some(
        (act) =>
          act.person === person &&
          act.draftId === draftId &&
          act.revision === revision &&
          (act.did === 'approve' || act.did === 'react approve'),
      ),
  );
  return chance.oneOf(undecided.length === 0 ? others : undecided);
}

/** The account that a button names. */
function accountMeant({ world }: History, label: string): MeantAccount | null {
  const named = [...world.networks.values()].filter(({ account }) =>
    account.network === 'x' ? /\(X\)/u.test(label) : /\(Mastodon\)/u.test(label),
  );
  return named[0] ?? null;
}

type MeantAccount = History['world']['networks'] extends ReadonlyMap<string, infer Network> ? Network : never;

/** People look before they say what is there. */
function isTrue(network: MeantAccount, card: Card, action: string): boolean {
  const isThere = network.posts.some((post) => post.gone === null && textsOf(card).includes(post.rendering.text));
  if (action === 'itIsThere') return isThere;
  return action === 'itIsNotThere' ? !isThere : true;
}

/** What is quoted on a card: the public texts. */
export function textsOf(card: Card): readonly string[] {
  return card.blocks.flatMap((block) => (block.kind === 'quote' ? [block.text] : []));
}

/** Somebody adds a reaction to a card, or takes one away. */
export async function react(history: History): Promise<void> {
  const { chance, world } = history;
  const cards = world.chat.messages.filter(({ key }) => key.startsWith('asked:'));
  if (cards.length === 0) return;
  const message = chance.onceIn(4) ? chance.oneOf(cards) : cards.at(-1);
  if (message === undefined || message.isDeleted) return;
  const { reactions } = world.chat;
  const people = reactions.get(message.ref.message) ?? new Map<string, Set<'approve' | 'reject' | 'other'>>();
  reactions.set(message.ref.message, people);
  const user = chance.onceIn(4) ? chance.oneOf(everybody) : chance.oneOf(history.settings.approvers);
  const name = chance.oneOf(['approve', 'approve', 'approve', 'approve', 'reject'] as const);
  const own = people.get(user) ?? new Set();
  people.set(user, own);
  const added = !own.has(name);
  if (!added && !chance.onceIn(2)) return;
  if (added) own.add(name);
  else own.delete(name);
  world.tell(`${user} ${added ? 'adds' : 'removes'} ${name === 'approve' ? '✅' : '❌'} ${message.key}`);
  const [, draftId = '', revision] = message.key.split(':');
  await did(history, {
    person: user,
    did: `${added ? 'react' : 'unreact'} ${name}`,
    draftId,
    revision: Number.parseInt(revision ?? '', 10),
    target: null,
    shown: message.card,
  });
  const event = { kind: 'reaction', user, ref: message.ref, name, added } as const;
  await send(history, { kind: 'event', event: { ...event, dedupeKey: newKey(history) } });
}

async function did(history: History, act: Omit<PersonAct, 'atMs' | 'journalSeq'>): Promise<void> {
  const { world } = history;
  history.acts.push({ ...act, atMs: world.time.trueMs(), journalSeq: await world.journalSeq() });
}

/** Fills in a form that has just opened, or leaves it for later. */
async function fillIn(history: History, open: OpenForm | undefined): Promise<void> {
  if (open === undefined) return;
  const { chance, world } = history;
  if (chance.onceIn(12)) {
    world.tell(`${open.user} leaves the form "${open.form.title}" open`);
    history.world.chat.forms.push(open);
    return;
  }
  await submit(history, open);
}

/** Somebody sends off a form that was left open. */
export async function submitLater(history: History): Promise<void> {
  const open = history.world.chat.forms.shift();
  if (open !== undefined) await submit(history, open);
}

async function submit(history: History, open: OpenForm): Promise<void> {
  const { world } = history;
  const { user, form, binding } = open;
  const filled = valuesFor(history, open);
  if (filled === null) return;
  const initial = Object.fromEntries(
    form.fields.map((field): [string, FormValue] => [field.id, 'initial' in field ? field.initial : []]),
  );
  const what = Object.values(filled).filter((value) => typeof value === 'string');
  world.tell(`${user} sends "${form.title}": ${what.join(' · ')}`);
  const { purpose, draftId, revision, target } = binding;
  await did(history, { person: user, did: `submit ${purpose}`, draftId, revision, target, shown: null });
  const submitted = { dedupeKey: newKey(history), user, binding, values: { ...initial, ...filled } };
  await send(history, { kind: 'form', submitted });
}

function valuesFor(history: History, { binding, form }: OpenForm): Readonly<Record<string, FormValue>> | null {
  const { chance, world } = history;
  const sentence = { text: 'Because of the weather.' };
  switch (binding.purpose) {
    case 'newDraft':
      return { text: newText(history), ...choices(history), ...when(history) };
    case 'edit': {
      const field = form.fields.find(({ id }) => id === 'text');
      const before =
        field !== undefined && 'initial' in field && typeof field.initial === 'string' ? field.initial : '';
      const again = chance.onceIn(4);
      return { text: again ? flipped(before) : newText(history), ...(chance.onceIn(3) ? when(history) : {}) };
    }
    case 'shorten':
      return { text: newText(history) };
    case 'itIsThere': {
      const posts = [...world.networks.values()].flatMap((network) =>
        network.posts.filter(({ gone }) => gone === null).map(({ id }) => network.urlOf(id)),
      );
      return posts.length === 0 ? null : { text: thereLink(history, form.title) ?? chance.oneOf(posts) };
    }
    case 'sendLateAt':
      return { text: instantIn(history, chance.oneOf([600, 7200])) };
    default:
      return sentence;
  }
}

/** The newest post on the accounts; the bot refuses what is another's. */
function thereLink({ world }: History, _title: string): string | null {
  const [first] = [...world.networks.values()]
    .flatMap((network) => network.posts.filter(({ gone }) => gone === null).map((post) => ({ network, post })))
    .toSorted((one, other) => other.post.atMs - one.post.atMs);
  return first === undefined ? null : first.network.urlOf(first.post.id);
}

function newText(history: History): string {
  history.wordings += 1;
  return `Notice ${history.wordings}: the town hall opens at nine.`;
}

/** To another wording and back: what was approved once is not approved for ever. */
function flipped(text: string): string {
  const other = ' Bring your card.';
  return text.endsWith(other) ? text.slice(0, -other.length) : `${text}${other}`;
}

function choices({ chance, accounts }: History): Readonly<Record<string, FormValue>> {
  const all = accounts.map(({ id }) => id);
  return {
    accounts: chance.onceIn(4) ? [chance.oneOf(all)] : all,
    ...(chance.onceIn(8) ? { warning: 'Road closed' } : {}),
  };
}

function when(history: History): Readonly<Record<string, FormValue>> {
  const { chance } = history;
  if (!chance.onceIn(4)) return { when: 'now', at: '' };
  return { when: 'at', at: instantIn(history, chance.oneOf([120, 1800, 90_000, 400_000])) };
}

function instantIn({ world }: History, seconds: number): string {
  return new Date(world.time.clock.now().getTime() + seconds * 1000).toISOString();
}

function newKey(history: History): string {
  history.deliveries += 1;
  return `event ${history.deliveries}`;
}

/** The platform brings it, at least once, and not always in order. */
async function send(
  history: History,
  parcel:
    | Pick<Extract<Parcel, { kind: 'event' }>, 'kind' | 'event'>
    | Pick<Extract<Parcel, { kind: 'form' }>, 'kind' | 'submitted'>,
): Promise<void> {
  const { chance, world } = history;
  const now = world.time.trueMs();
  const one: Parcel = { ...parcel, notBeforeMs: now, tries: 0 };
  if (chance.onceIn(12)) {
    world.inject('chat event late, out of order');
    world.parcels.push({ ...one, notBeforeMs: now + chance.oneOf([5, 60, 300]) * 1000 });
    return;
  }
  if (chance.onceIn(8)) {
    world.inject('chat event delivered twice');
    const [first] = world.processes;
    world.parcels.push({ ...one, notBeforeMs: now + (first === undefined ? 0 : chance.oneOf([0, 60, 300])) * 1000 });
  }
  world.parcels.push(one);
  await deliverDue(history);
}

/** Brings what is due; what Tambour did not take comes again in a minute. */
export async function deliverDue(history: History): Promise<void> {
  const { chance, world } = history;
  const { parcels, time } = world;
  for (;;) {
    const index = parcels.findIndex(({ notBeforeMs }) => notBeforeMs <= time.trueMs());
    const [parcel] = index < 0 ? [] : parcels.splice(index, 1);
    if (parcel === undefined) return;
    await world.restartDead();
    const process = chance.oneOf(world.processes);
    const isTaken = await world.run(process, `a chat ${parcel.kind}`, async () => {
      const sink = process.sink();
      if (sink === null) throw new Error('the chat reaches nobody');
      if (parcel.kind === 'event') await sink.accept(parcel.event);
      else await sink.submit(parcel.submitted);
    });
    if (isTaken) continue;
    parcel.tries += 1;
    // As platforms do: after some tries they give up.
    if (parcel.tries < 4) parcels.push({ ...parcel, notBeforeMs: time.trueMs() + 60_000 });
  }
}

export type { SimAccount };
