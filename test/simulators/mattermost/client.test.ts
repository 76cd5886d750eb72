import assert from 'node:assert/strict';
import { test } from 'node:test';

import { drawnDialog, type Client } from '../../support/mattermost-client/drawn-dialog.ts';
import { drawnPost } from '../../support/mattermost-client/drawn-post.ts';
import { filledIn } from '../../support/mattermost-client/filled-in.ts';
import type { HandedElement } from '../../support/mattermost-client/handed-dialog.ts';

// Checks that the drawing shows no more than Mattermost's own clients do. Otherwise tests that read it prove nothing.

const action = { id: 'go', name: 'Go', type: 'button', style: 'primary' };
const served = {
  id: 'p',
  user_id: 'u',
  channel_id: 'c',
  message: 'x',
  props: { attachments: [{ text: 'below', actions: [action] }] },
  metadata: { embeds: [{ type: 'message_attachment' }] },
};
const labels = (post: unknown): readonly string[] =>
  drawnPost(post).sections.flatMap(({ buttons }) => buttons.map(({ label }) => label));

test('attachments and their buttons are drawn where the server says first that they are embedded, and nowhere else', () => {
  assert.deepEqual(drawnPost(served).sections, [
    { text: 'below', buttons: [{ id: 'go', label: 'Go', style: 'primary', menu: null, option: null }] },
  ]);
  for (const metadata of [
    undefined,
    {},
    { embeds: [] },
    { embeds: [{ type: 'link' }, { type: 'message_attachment' }] },
  ])
    assert.deepEqual(drawnPost({ ...served, metadata }).sections, []);
});

test('one attachment of a shape that the client does not know keeps all of them from being drawn', () => {
  const attachments = [...served.props.attachments, { text: 7 }];
  assert.deepEqual(drawnPost({ ...served, props: { attachments } }).sections, []);
});

test('a button or a menu without a name, with a dead id, switched off, or with nothing in it cannot be pressed', () => {
  const menu = { ...action, type: 'select', options: [{ text: 'Edit', value: '1' }] };
  const dead = [action, menu].flatMap((one) => [
    { ...one, name: '' },
    { ...one, id: 'go_1' },
    { ...one, disabled: true },
    { ...one, type: 'select', options: [] },
    { ...one, type: 'select', data_source: 'users' },
  ]);
  assert.deepEqual(labels({ ...served, props: { attachments: [{ actions: [...dead, action] }] } }), ['Go']);
});

test('what stands in a menu can be chosen, under the menu’s name', () => {
  const options = [
    { text: 'Edit', value: '1' },
    { text: 'Cancel', value: '2' },
  ];
  const menu = { ...action, type: 'select', name: 'More', options };
  assert.deepEqual(drawnPost({ ...served, props: { attachments: [{ actions: [menu] }] } }).sections[0]?.buttons, [
    { id: 'go', label: 'Edit', style: 'default', menu: 'More', option: '1' },
    { id: 'go', label: 'Cancel', style: 'default', menu: 'More', option: '2' },
  ]);
});

test('an edited post says so, one for a single reader says so, and files and reactions come from the metadata', () => {
  const files = [{ id: 'f', name: 'a.png', mime_type: 'image/png' }];
  const reactions = [{ user_id: 'u', emoji_name: 'x' }];
  const drawn = drawnPost({
    ...served,
    edit_at: 1,
    type: 'system_ephemeral',
    metadata: { files, reactions },
    file_ids: [],
  });
  assert.deepEqual([drawn.isEdited, drawn.isAlone], [true, true]);
  assert.deepEqual([drawn.files.length, drawn.reactions], [1, [{ name: 'x', user: 'u' }]]);
  const plain = drawnPost({ ...served, file_ids: ['f'], has_reactions: true });
  assert.deepEqual([plain.isEdited, plain.isAlone, plain.files, plain.reactions], [false, false, [], []]);
});

test('a post appears under its account, under a name of its own where an integration brings one, or under "System"', () => {
  const type = 'system_ephemeral';
  const ofIntegration = { from_webhook: 'true' };
  const named = { override_username: 'Tambour', override_icon_url: 'https://chat.example/drum.png' };
  for (const [post, appears] of [
    [{}, { as: 'account', id: 'u', isTagged: false }],
    [{ props: named }, { as: 'account', id: 'u', isTagged: false }],
    [{ type }, { as: 'system' }],
    [
      { type, props: ofIntegration },
      { as: 'account', id: 'u', isTagged: true },
    ],
    [
      { type, props: { ...ofIntegration, ...named } },
      { as: 'named', name: 'Tambour', picture: 'https://chat.example/drum.png' },
    ],
  ] as const)
    assert.deepEqual(drawnPost({ ...served, ...post }).appears, appears);
});

const options = [
  { text: 'Un', value: 'one' },
  { text: 'Deux', value: 'two' },
];
const base = { name: 'f', display_name: 'F', optional: true } as const;
const people: HandedElement = { ...base, type: 'select', data_source: 'users', multiselect: true, default: 'a,b' };
const web = (version: string): Client => ({ kind: 'web', version });

/** Returns an element's value in the open form, and the value sent if nobody touches it. */
function untouched(element: HandedElement, client: Client): readonly unknown[] {
  const dialog = { title: 'T', elements: [element] };
  const done = filledIn(dialog, {}, client);
  const [field] = drawnDialog(dialog, client).fields;
  return [field?.start, done.kind === 'sent' ? done.submission : done.errors];
}

test('a picker of people opens empty, whatever its default, sends nothing, and where it is needed says so', () => {
  for (const version of ['10.11.0', '11.5.0', '11.7.2']) {
    assert.deepEqual(untouched(people, web(version)), [[], {}]);
    assert.deepEqual(untouched({ ...people, optional: false }, web(version)), [[], { f: 'This field is required.' }]);
  }
  const done = filledIn({ title: 'T', elements: [people] }, { f: ['c', 'd'] }, web('11.7.2'));
  assert.deepEqual(done, { kind: 'sent', submission: { f: ['c', 'd'] } });
});

test('an untouched radio is sent as no text by an old client, and not drawn by one that is less old', () => {
  const radio: HandedElement = { ...base, type: 'radio', options, default: 'one' };
  assert.deepEqual(untouched(radio, web('10.11.0')), [[], { f: '[object Object]' }]);
  assert.deepEqual(untouched(radio, web('11.5.0')), [[], { f: 'one' }]);
  assert.deepEqual(untouched(radio, web('11.7.2')), [['one'], { f: 'one' }]);
});

test('a list of choices begins with its default in every version', () => {
  const one: HandedElement = { ...base, type: 'select', options, default: 'one' };
  for (const version of ['10.11.0', '11.5.0', '11.7.2'])
    assert.deepEqual(untouched(one, web(version)), [['one'], { f: 'one' }]);
  const several: HandedElement = { ...one, multiselect: true, default: 'one,two' };
  assert.deepEqual(untouched(several, web('11.7.2')), [['one', 'two'], { f: ['one', 'two'] }]);
  assert.deepEqual(untouched(several, { kind: 'phone', version: '11.7.2' }), [['one', 'two'], { f: 'one,two' }]);
  const dialog = { title: 'T', elements: [one] };
  assert.throws(() => filledIn(dialog, { f: ['one', 'two'] }, web('11.7.2')), /takes one/);
});

test('what was emptied is left out', () => {
  const text: HandedElement = { ...base, type: 'text', default: 'before' };
  assert.deepEqual(filledIn({ title: 'T', elements: [text] }, { f: '' }, web('11.7.2')), {
    kind: 'sent',
    submission: {},
  });
});
