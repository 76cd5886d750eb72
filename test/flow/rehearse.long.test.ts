import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Mattermost, openMattermost } from '../simulators/mattermost/open-mattermost.ts';
import { freePort } from '../support/ports.ts';
import { openTambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

test('a desk of a real chat rehearses on the practice networks, and once these are gone its posts are held, and told', async () => {
  await using mattermost = await openMattermost({ people: [{ name: 'odile', kind: 'admin' }, { name: 'karim' }] });
  const url = `http://127.0.0.1:${await freePort()}`;
  const env = {
    TAMBOUR_PORT: new URL(url).port,
    TAMBOUR_PRACTICE: 'networks',
    MATTERMOST_URL: mattermost.url,
    MATTERMOST_TOKEN: mattermost.bot.token,
    MATTERMOST_COMMAND_TOKENS: mattermost.registerCommand(`${url}/mattermost/command`),
    MATTERMOST_CALLBACK_URL: url,
  };
  await using tambour = await openTambour();
  const app = await tambour.start(env);
  const { channel } = mattermost;
  const [odile, karim] = [mattermost.id('odile'), mattermost.id('karim')];
  await mattermost.type(odile, channel, 'setup');
  const dialog = await until('the setup stands open', () => mattermost.dialogOf(odile)?.dialog ?? null);
  const accounts = dialog.elements?.find(({ name }) => name === 'accounts');
  assert.ok(accounts !== undefined && 'options' in accounts);
  assert.deepEqual(
    accounts.options?.map(({ text }) => text),
    ['@practice@mastodon.example (Mastodon)', '@practice (X)'],
  );
  assert.equal((await mattermost.submit(odile, { name: 'Rehearsal', approvers: [karim] })).kind, 'closed');
  await mattermost.type(odile, channel, 'setup');
  await until('all settings stand open', () =>
    mattermost.dialogOf(odile)?.dialog.elements?.some(({ name }) => name === 'grace'),
  );
  assert.equal((await mattermost.submit(odile, { grace: '0' })).kind, 'closed');
  await mattermost.type(odile, channel, 'draft');
  await until('the form stands open', () =>
    mattermost.dialogOf(odile)?.dialog.elements?.some(({ name }) => name === 'text'),
  );
  assert.equal((await mattermost.submit(odile, { text: 'The siren is tested at noon.' })).kind, 'closed');
  await pressed(mattermost, odile, 'ask');
  await pressed(mattermost, karim, 'approve');
  const page = await until('it is public on both', async () => {
    const shown = await (await fetch(url)).text();
    return shown.split('The siren is tested at noon.').length === 3 ? shown : null;
  });
  assert.match(page, /@practice@mastodon\.example/);
  assert.equal(await app.stop(), 0);

  // Without practice networks nothing is reached, and a post that is due is held.
  const real = await tambour.start({ ...env, TAMBOUR_PRACTICE: 'off' });
  await mattermost.type(odile, channel, 'draft');
  await until('the form stands open', () =>
    mattermost.dialogOf(odile)?.dialog.elements?.some(({ name }) => name === 'text'),
  );
  assert.equal((await mattermost.submit(odile, { text: 'The siren is mended.' })).kind, 'closed');
  await pressed(mattermost, odile, 'ask');
  await pressed(mattermost, karim, 'approve');
  const told =
    /@practice`? \(X\)\s: l’administration de Tambour a coupé la publication sur ce réseau, rien n’est parti/u;
  await until('it is told', () => mattermost.seen(odile).some(({ message }) => told.test(message)));
  assert.equal(await real.stop(), 0);
});

/** Presses the newest button with this action, once it is there. */
async function pressed(mattermost: Mattermost, user: string, action: string): Promise<void> {
  const isIt = ({ context }: { readonly context: unknown }): boolean => readAction(context) === action;
  const post = await until(`somebody can press ${action}`, () =>
    mattermost.seen(user).findLast(({ buttons }) => buttons.some(isIt)),
  );
  assert.ok(post.id !== null);
  await mattermost.press(user, post.id, isIt);
}

function readAction(context: unknown): unknown {
  return typeof context === 'object' && context !== null && 'action' in context ? context.action : null;
}
