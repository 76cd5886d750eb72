import { rename, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { backedUp } from '../support/backups.ts';
import { present } from '../support/publishing-scene.ts';
import { releaseFiles, releasesFolder, type World } from './open-release.ts';

/** The posts that a release leaves, by how far each had come when it stopped. */
export const texts = {
  public: 'Publié : la mairie ouvre à 9 h lundi.',
  asked: 'En attente : le bureau de vote n° 4 déménage.',
  scheduled: 'Programmé : la piscine rouvre mercredi.',
  /** The answer was lost: public on both, found on Mastodon, and a person is asked about X. */
  doubtful: 'En doute : la déchèterie ferme à 17 h.',
  written: 'En rédaction : à relire.',
  /** On its way to Mastodon, where it never arrived; written for Mastodon alone. */
  interrupted: 'Interrompu : le parc ouvre à 7 h.',
  /** In its two minutes of grace. */
  approved: 'Validé : les inscriptions sont ouvertes.',
} as const;

/** Works as a team does, stops in mid-work, and writes the files of that moment into a new folder. */
export async function keepRelease(folder: string): Promise<void> {
  await using scene = await openBotScene();
  await approved(scene, texts.public);
  await scene.pass(5 * 60);
  await asked(scene, texts.asked);
  await approved(scene, texts.scheduled, { at: '2026-11-23 15:00' });
  for (const { troubles } of Object.values(scene.networks)) troubles.push('loseAnswer');
  await approved(scene, texts.doubtful);
  await scene.pass(15 * 60);
  await scene.draft(texts.written);
  await approved(scene, texts.interrupted, { accounts: [scene.accountIds.mastodon] });
  await scene.pass(60);
  await approved(scene, texts.approved);
  const { mastodon } = scene.networks;
  let isKept = false;
  mastodon.whileSending = async () => {
    mastodon.whileSending = null;
    await writeRelease(scene, folder);
    isKept = true;
  };
  await scene.pass(60);
  if (!isKept) throw new Error('nothing was on its way, so the release was not kept in mid-work');
}

async function asked(scene: BotScene, text: string, values: Parameters<BotScene['draft']>[1] = {}): Promise<void> {
  await scene.draft(text, values);
  await scene.press('aicha', 'ask');
}

async function approved(scene: BotScene, text: string, values: Parameters<BotScene['draft']>[1] = {}): Promise<void> {
  await asked(scene, text, values);
  await scene.press('karim', 'approve');
}

async function writeRelease({ store, clock, deskId, ...scene }: BotScene, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { path } = await backedUp({ kind: 'server', url: store.url }, folder, clock);
  await rename(path, join(folder, releaseFiles.backup));
  const world: World = {
    takenAt: clock.now(),
    deskId: present(deskId),
    accountIds: scene.accountIds,
    chat: scene.people.chat.state,
    posts: { mastodon: [...scene.networks.mastodon.posts], x: [...scene.networks.x.posts] },
  };
  await writeFile(join(folder, releaseFiles.world), `${JSON.stringify(world)}\n`);
}

if (import.meta.main) {
  const [name] = process.argv.slice(2);
  if (name === undefined || !/^\d+\.\d+$/.test(name)) {
    process.stderr.write('Give the number of the release: npm run keep-release -- 1.0\n');
    process.exitCode = 2;
  } else {
    await keepRelease(join(releasesFolder, name));
    process.stdout.write(`Kept for the tests of upgrades: ${join(releasesFolder, name)}\n`);
  }
}
