import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatGroup, ChatPlatform } from '#chat/chat.ts';
import { addAccount } from '#cli/account-commands.ts';
import { createDesk } from '#desks/create-desk.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { anAccount } from '../support/publishing-scene.ts';

const ines = {
  id: 'ines',
  name: 'Inès',
  part: null,
  kind: 'member',
  language: 'fr',
  timeZone: 'Europe/Paris',
} as const;

interface Workspace {
  readonly groups?: readonly ChatGroup[] | 'away';
  readonly groupPeople?: Readonly<Record<string, readonly string[]>>;
  readonly hasDesk?: boolean;
  /** How many accounts are connected, beside those of the practice networks. */
  readonly accounts?: number;
  readonly rehearses?: boolean;
}

/** A chat that is not for practice: Inès administers the workspace, Karim is steward of the desk, if there is one. */
async function workspace(options: Workspace = {}): Promise<BotScene & { readonly real: readonly string[] }> {
  const { groups, groupPeople } = options;
  const scene = await openBotScene({
    people: [{ ...ines }],
    hasDesk: options.hasDesk ?? false,
    isPractice: false,
    rehearses: options.rehearses ?? false,
    wrapChat: (chat): ChatPlatform => ({
      ...chat,
      capabilities: { ...chat.capabilities, userGroups: groups !== undefined },
      groups: async () => {
        if (groups === 'away') throw new Error('the groups are away');
        return groups ?? [];
      },
      groupMembers: async (id) => groupPeople?.[id] ?? null,
      administers: async (id) => id === 'ines',
    }),
  });
  const real: string[] = [];
  for (let index = 0; index < (options.accounts ?? 2); index += 1) {
    real.push(await anAccount(scene.store, 'mastodon', `ville${index}`, { practice: false }));
    scene.clock.advance(1000);
  }
  return Object.assign(scene, { real });
}

async function typed(scene: BotScene, user: string, text = 'réglages', channel = 'publications'): Promise<string> {
  const before = scene.whispers(user).length;
  await scene.people.command(user, channel, text);
  await scene.settle();
  return scene.whispers(user).slice(before).join('\n');
}

function offeredTo(scene: BotScene, user: string): readonly string[] {
  const fields = scene.people.formOf(user)?.form.fields ?? [];
  return fields.flatMap((field) => (field.kind === 'checkboxes' ? field.choices.map(({ value }) => value) : []));
}

function problemsOf(
  scene: BotScene,
  user: string,
): { general: string | null; fields: Readonly<Record<string, string>> } {
  const problems = scene.people.formOf(user)?.problems;
  assert.ok(problems?.kind === 'errors', 'the form was taken');
  return problems;
}

async function accountsOf(scene: BotScene): Promise<string[]> {
  const rows = await scene.store.db.deskAccount.findMany({ orderBy: { position: 'asc' } });
  return rows.map(({ accountId }) => accountId);
}

const right = { name: 'Ville', approvers: ['karim'], number: '1', zone: 'Europe/Paris', grace: '20' };

test('only an administrator of the workspace opens a desk, with real accounts, and becomes its steward', async () => {
  await using scene = await workspace();
  assert.match(await typed(scene, 'karim'), /Demandez à une personne qui administre cet espace/);
  assert.match(await typed(scene, 'karim', 'brouillon'), /Demandez à une personne qui administre cet espace/);
  assert.match(await typed(scene, 'ines', 'brouillon'), /Vous pouvez en faire une avec \/tambour réglages/);
  assert.equal(await typed(scene, 'ines'), '');
  assert.deepEqual(offeredTo(scene, 'ines'), scene.real, 'no practice account');
  await scene.people.submit('ines', { ...right, accounts: [scene.real[1] ?? ''], stewards: ['karim'] });
  await scene.settle();
  assert.match(scene.whispers('ines').at(-1) ?? '', /La rédaction « Ville » est prête/);
  assert.deepEqual(await accountsOf(scene), [scene.real[1]]);
  const people = await scene.store.db.deskPerson.findMany({ orderBy: { person: 'asc' } });
  assert.deepEqual(people.map(({ person, role }) => `${person} ${role}`).toSorted(), [
    'ines steward',
    'karim approver',
    'karim steward',
  ]);
});

test('where there are practice networks beside the chat, a desk takes accounts of these or real ones, never both', async () => {
  await using scene = await workspace({ rehearses: true });
  await typed(scene, 'ines');
  const practice = Object.values(scene.accountIds);
  assert.deepEqual(offeredTo(scene, 'ines').toSorted(), [...practice, ...scene.real].toSorted());
  const [one = ''] = practice;
  await scene.people.submit('ines', { ...right, accounts: [one, ...scene.real], stewards: ['ines'] });
  await scene.settle();
  assert.match(problemsOf(scene, 'ines').fields['accounts'] ?? '', /comptes d’entraînement ou sur de vrais comptes/);
  assert.equal(await scene.store.db.desk.count(), 0);
  await scene.people.submit('ines', { ...right, accounts: practice, stewards: ['ines'] });
  await scene.settle();
  assert.deepEqual(await accountsOf(scene), practice);
  await scene.store.db.desk.updateMany({ data: { platform: 'slack:T0' } });
  const add = addAccount(
    {
      store: scene.store,
      connect: () => assert.fail('it was asked'),
      seal: () => assert.fail('it was sealed'),
      isSwitchedOn: () => true,
    },
    { desk: 'Ville', serverUrl: 'https://social.example', secret: { network: 'mastodon', accessToken: 'a token' } },
  );
  assert.deepEqual((await add).data, { refused: 'rehearsing_desk' });
});

test('an account that another desk had first is said to be decided about there', async () => {
  await using scene = await workspace();
  const [one = '', other = ''] = scene.real;
  await scene.store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'presse',
      name: 'Presse',
      language: 'fr',
      timeZone: 'Europe/Paris',
      accountIds: [one],
      approvers: ['karim'],
      stewards: ['karim'],
      by: 'karim',
    }),
  );
  scene.clock.advance(1000);
  await typed(scene, 'ines');
  await scene.people.submit('ines', { ...right, accounts: [one, other], stewards: ['ines'] });
  await scene.settle();
  const said = scene.whispers('ines').at(-1) ?? '';
  assert.match(
    said,
    /ville0\S* \(Mastodon\) est aussi un compte de la rédaction « Presse », qui décide de son sommeil/,
  );
  assert.doesNotMatch(said, /ville1/);
});

test('with one approver alone the desk is made and the risk told, with a button that opens the form at the approvers', async () => {
  await using scene = await workspace();
  const risk = /Une seule personne peut valider ici\. Si elle s’absente, ou si elle écrit elle-même, rien ne part/;
  await typed(scene, 'ines');
  await scene.people.submit('ines', { ...right, accounts: [...scene.real], stewards: ['ines'] });
  await scene.settle();
  assert.match(scene.whispers('ines').at(-1) ?? '', risk);
  const told = scene.people.chat.state.whispers.findLast(({ to }) => to === 'ines');
  assert.ok(told);
  const buttons = told.card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  assert.deepEqual(
    buttons.map(({ label }) => label),
    ['Ajouter une personne qui valide', 'Plus de réglages'],
  );
  const [button] = buttons;
  assert.ok(button);
  scene.people.press('ines', { channel: told.channel, message: told.id, thread: told.thread }, button);
  await scene.settle();
  const fields = scene.people.formOf('ines')?.form.fields.map(({ id }) => id) ?? [];
  assert.deepEqual(fields.slice(0, 2), ['approversFrom', 'approvers']);
  assert.equal(new Set(fields).size, fields.length);
  await scene.people.submit('ines', { approvers: ['karim', 'aicha'] });
  await scene.settle();
  assert.match(scene.whispers('ines').at(-1) ?? '', /Aïcha/);
  assert.doesNotMatch(scene.whispers('ines').at(-1) ?? '', /Une seule personne/);
});

test('a guest does not set up a desk, even one whom the chat calls an administrator', async () => {
  await using scene = await workspace({ hasDesk: true });
  const person = scene.people.chat.state.people.find(({ id }) => id === 'ines');
  assert.ok(person);
  person.kind = 'guest';
  assert.match(await typed(scene, 'ines'), /Seules les personnes responsables/);
  const before = await scene.store.db.desk.findFirstOrThrow();
  assert.equal((await forged(scene, 'ines', { ...right, accounts: [], stewards: ['ines'] })).kind, 'errors');
  assert.deepEqual(await scene.store.db.desk.findFirstOrThrow(), before);
});

test('where no account is connected yet, it says how to connect one, and opens no empty form', async () => {
  await using scene = await workspace({ accounts: 0 });
  assert.match(await typed(scene, 'ines'), /-- account add mastodon --url/);
  assert.equal(scene.people.formOf('ines'), null);
});

test('of several accounts none is ticked for a new desk, and at least one must be; a single one is ticked', async () => {
  // Each part of the twelve may be left empty alone.
  await using scene = await workspace({ accounts: 12 });
  await typed(scene, 'ines');
  await scene.people.submit('ines', right);
  assert.match(problemsOf(scene, 'ines').fields['accounts'] ?? '', /Cochez au moins un compte/);
  assert.equal(await scene.store.db.desk.count(), 0);

  await using one = await workspace({ accounts: 1 });
  await typed(one, 'ines');
  await one.people.submit('ines', right);
  assert.deepEqual(await accountsOf(one), one.real);
});

test('25 accounts are offered ten at a time, and taken from every part', async () => {
  await using scene = await workspace({ accounts: 25 });
  await typed(scene, 'ines');
  assert.deepEqual(offeredTo(scene, 'ines'), scene.real);
  const parts = scene.people.formOf('ines')?.form.fields.filter((field) => field.kind === 'checkboxes') ?? [];
  assert.deepEqual(
    parts.map(({ id, choices }) => [id, choices.length]),
    [
      ['accounts', 10],
      ['accounts.2', 10],
      ['accounts.3', 5],
    ],
  );
  const [first = '', eleventh = '', last = ''] = [scene.real[0], scene.real[10], scene.real[24]];
  await scene.people.submit('ines', { ...right, accounts: [first], 'accounts.2': [eleventh], 'accounts.3': [last] });
  await scene.settle();
  assert.deepEqual(await accountsOf(scene), [first, eleventh, last]);
  await scene.draft('Bonjour', { accounts: [last] });
  assert.match(scene.seen(), /Pour @ville24 \(Mastodon\)/);
});

test('a steward who does not administer the workspace takes accounts of the desk away, and adds none', async () => {
  await using scene = await workspace({ hasDesk: true });
  const own = await accountsOf(scene);
  await typed(scene, 'karim');
  assert.deepEqual(offeredTo(scene, 'karim'), own);
  await scene.people.submit('karim', { ...right, accounts: own.slice(0, 1) });
  await scene.settle();
  assert.deepEqual(await accountsOf(scene), own.slice(0, 1));
  const reply = await forged(scene, 'karim', { ...right, accounts: [own[0] ?? '', scene.real[0] ?? ''] });
  assert.ok(reply.kind === 'errors');
  assert.match(reply.general ?? '', /ne peut plus être choisi/);
  const again = await forged(scene, 'karim', { ...right, accounts: own });
  assert.equal(again.kind, 'errors', 'nor what was the desk’s once');
  assert.deepEqual(await accountsOf(scene), own.slice(0, 1));
});

test('an administrator changes any desk, and gives it further accounts after its own', async () => {
  await using scene = await workspace({ hasDesk: true });
  await scene.store.db.account.updateMany({ data: { practice: false } });
  const own = await accountsOf(scene);
  await typed(scene, 'ines');
  assert.deepEqual(offeredTo(scene, 'ines'), [...own, ...scene.real]);
  await scene.people.submit('ines', { ...right, accounts: [...own, scene.real[1] ?? ''] });
  await scene.settle();
  assert.deepEqual(await accountsOf(scene), [...own, scene.real[1]]);
});

test('who is neither steward nor administrator changes nothing, though they forge the form', async () => {
  await using scene = await workspace({ hasDesk: true });
  assert.match(await typed(scene, 'aicha'), /Seules les personnes responsables/);
  const reply = await forged(scene, 'aicha', { ...right, name: 'À moi', accounts: [], stewards: ['aicha'] });
  assert.ok(reply.kind === 'errors');
  assert.match(reply.general ?? '', /Seules les personnes responsables/);
  assert.equal((await scene.store.db.desk.findFirstOrThrow()).name, 'Valmont');
});

test('who lost the right while the form stood open changes nothing', async () => {
  await using scene = await workspace({ hasDesk: true });
  const own = await accountsOf(scene);
  await typed(scene, 'karim');
  await scene.store.db.deskPerson.deleteMany({ where: { person: 'karim', role: 'steward' } });
  await scene.people.submit('karim', { ...right, name: 'À moi', accounts: own });
  assert.match(problemsOf(scene, 'karim').general ?? '', /Seules les personnes responsables/);
  assert.equal((await scene.store.db.desk.findFirstOrThrow()).name, 'Valmont');
});

test('a desk always has a steward', async () => {
  await using scene = await workspace({ hasDesk: true });
  const reply = await forged(scene, 'ines', { ...right, accounts: await accountsOf(scene), stewards: [] });
  assert.ok(reply.kind === 'errors');
  assert.match(reply.fields['stewards'] ?? '', /au moins une personne responsable/);
});

test('a group approves where the plan has groups; one that is not chosen, too small or unreadable is refused', async () => {
  await using scene = await workspace({
    groups: [
      { id: 'S1', name: 'validation' },
      { id: 'S2', name: 'seule' },
      { id: 'S3', name: 'secret' },
    ],
    groupPeople: { S1: ['karim', 'ines'], S2: ['karim'] },
  });
  await typed(scene, 'ines');
  const accounts = scene.real.slice(0, 1).map((id) => id);
  await scene.people.submit('ines', { ...right, accounts });
  await scene.settle();
  await typed(scene, 'ines');
  const byGroup = { ...right, accounts, approversFrom: 'group', approvers: Array.of<string>(), number: '2' };
  for (const [group, sentence] of [
    ['', /Choisissez un groupe/],
    ['S2', /personne ne pourrait valider/],
    ['S3', /ne peut pas lire ce groupe/],
  ] as const) {
    await scene.people.submit('ines', { ...byGroup, group });
    assert.match(problemsOf(scene, 'ines').fields['group'] ?? '', sentence);
  }
  await scene.people.submit('ines', { ...byGroup, group: 'S1' });
  await scene.settle();
  const desk = await scene.store.db.desk.findFirstOrThrow();
  assert.deepEqual([desk.approversFrom, desk.approverGroup], ['group', 'S1']);

  await typed(scene, 'ines');
  await scene.people.submit('ines', { ...right, approversFrom: 'people' });
  await scene.settle();
  const after = await scene.store.db.desk.findFirstOrThrow();
  assert.deepEqual([after.approversFrom, after.approverGroup], ['people', null]);
});

test('without groups on the plan none is offered, and groups that do not come hold the form up not at all', async () => {
  for (const groups of [undefined, 'away'] as const) {
    await using scene = await workspace(groups === undefined ? {} : { groups });
    await typed(scene, 'ines');
    const fields = scene.people.formOf('ines')?.form.fields ?? [];
    assert.ok(fields.length > 0);
    assert.ok(!fields.some(({ id }) => id === 'group'));
  }
});

test('the group that approves stays to be seen where groups do not come', async () => {
  await using scene = await workspace({ hasDesk: true, groups: 'away', groupPeople: { S9: ['karim'] } });
  await scene.store.db.desk.updateMany({ data: { approversFrom: 'group', approverGroup: 'S9' } });
  await typed(scene, 'karim');
  await scene.people.submit('karim', { grace: '5' });
  await scene.settle();
  const desk = await scene.store.db.desk.findFirstOrThrow();
  assert.deepEqual([desk.graceSeconds, desk.approversFrom, desk.approverGroup], [5, 'group', 'S9']);
});

test('where the bot is not in the channel it says how to invite it, for every command, form and press', async () => {
  await using scene = await workspace({ hasDesk: true });
  await scene.draft('Bonjour');
  const card = scene.cardWith('ask');
  await typed(scene, 'ines');
  await typed(scene, 'aicha', 'brouillon');
  const channel = scene.people.chat.state.channels.find(({ id }) => id === 'publications');
  assert.ok(channel);
  channel.members = channel.members.filter((id) => id !== 'tambour');
  for (const text of ['réglages', 'brouillon Bonjour', 'liste', 'voir 1']) {
    assert.match(await typed(scene, 'ines', text), /Invitez-le avec \/invite @tambour/, text);
  }
  await scene.people.submit('ines', right);
  assert.match(problemsOf(scene, 'ines').general ?? '', /\/invite @tambour/);
  await scene.people.submit('aicha', { text: 'Précieux' });
  assert.match(problemsOf(scene, 'aicha').general ?? '', /\/invite @tambour/);
  await scene.pressOn('aicha', card, 'ask');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /\/invite @tambour/);
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'writing');
});

async function forged(
  scene: BotScene,
  user: string,
  values: Readonly<Record<string, string | string[]>>,
): ReturnType<BotScene['sink']['submit']> {
  const desk = await scene.store.db.desk.findFirst();
  return scene.sink.submit({
    dedupeKey: `forged ${JSON.stringify(values)}`,
    user,
    binding: {
      purpose: 'setup',
      channel: 'publications',
      draftId: null,
      revision: null,
      target: desk?.id ?? null,
    },
    values: { reactions: 'on', language: 'fr', approversFrom: 'people', stewards: ['karim'], ...values },
  });
}
