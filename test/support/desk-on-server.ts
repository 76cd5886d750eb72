import assert from 'node:assert/strict';

import { systemUser } from '#cli/administrator.ts';
import { createDesk } from '#desks/create-desk.ts';
import { readDesk } from '#desks/desk.ts';
import type { EmergencyMode } from '#drafts/emergency/fill.ts';
import type { Language } from '#languages.ts';
import type { Store } from '#storage/store.ts';

import { agreedRota, shift } from './a-rota.ts';
import { agreedFlood, type DeskScene, makeReal } from './night.ts';
import { anAccount, present } from './publishing-scene.ts';
import { openRealStore } from './real-store.ts';
import { testKeyFile } from './signing-key.ts';
import { openTambour, type Tambour } from './tambour.ts';
import { openTerminal, type TypedTerminal } from './terminal.ts';

/** A desk in a database that commands open as their own, and the system user of this test on call for it. */
export interface DeskOnServer extends AsyncDisposable, DeskScene {
  readonly store: Store;
  readonly accountIds: readonly string[];
  /** The program on this database. */
  readonly tambour: Tambour;
  /** Starts a command in a terminal. */
  type(...args: readonly string[]): TypedTerminal;
}

/** Opens a desk "Bruyère" of these accounts: Amina wrote a flood warning, Karim agreed to it, and Léo is on call. */
export async function openDeskOnServer({
  mode = 'real',
  language = 'en',
}: { readonly mode?: EmergencyMode; readonly language?: Language } = {}): Promise<DeskOnServer> {
  await using opened = new AsyncDisposableStack();
  const key = opened.use(await testKeyFile());
  const tambour = opened.use(await openTambour({ env: { TAMBOUR_KEY_FILE: key.path } }));
  const store = opened.use(await openRealStore(tambour.env['DATABASE_URL']));
  const accountIds = [await anAccount(store, 'mastodon'), await anAccount(store, 'x')];
  if (mode === 'real') await makeReal(store);
  const created = await store.write((work) =>
    createDesk(work, {
      platform: 'sandbox:practice',
      channel: 'c1',
      by: 'sophie',
      name: 'Bruyère',
      language,
      timeZone: 'Europe/Paris',
      approvers: ['karim', 'lea'],
      stewards: ['sophie'],
      accountIds,
    }),
  );
  assert.equal(created.kind, 'created');
  const { deskId } = created;
  const desk = async (): ReturnType<DeskScene['desk']> =>
    present(await readDesk(store.db, { id: deskId }, store.clock.now()));
  const scene = { store, deskId, desk };
  const hour = (hours: number): string => new Date(store.clock.now().getTime() + hours * 3_600_000).toISOString();
  await agreedRota(scene, [shift('leo', hour(-1), hour(20)), shift('lea', hour(20), hour(44))], {
    terminalUsers: [{ user: systemUser(null), person: 'leo' }],
  });
  await agreedFlood(scene);
  const rest = opened.move();
  return {
    ...scene,
    accountIds,
    tambour,
    type: (...args) => openTerminal(args, { cwd: key.folder, env: tambour.env }),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}
