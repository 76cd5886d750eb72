import type { Language } from '#languages.ts';
import { doubtAfterRestore } from '#publishing/restoring/restore.ts';

import { hour, minute, type Month, openMonth } from './month.ts';

/** Plays the days after a restore from a backup that knows less than the networks. */
export async function playRestoredWeek(language: Language): Promise<string> {
  await using month = await openMonth(language);
  await isNotFound(month);
  await isEdited(month);
  return month.text();
}

async function isNotFound(month: Month): Promise<void> {
  const { mastodon } = month.networks;
  await month.approved('La digue tient.', onMastodon(month));
  await isRestored(month);
  await month.passes(hour);
  await month.types('karim', 'thaw');
  await month.presses('karim', 'thaw');
  await month.presses('karim', 'confirmNotPublished', 'La digue');
  await month.passes(minute);
  mastodon.findTroubles.push({ kind: 'absent', hidesEdits: true });
  await month.approved('La vanne tient.', onMastodon(month));
  await isRestored(month);
  await month.passes(hour);
  await month.presses('karim', 'thaw');
  await month.presses('karim', 'confirmNotPublished', 'La vanne');
  await month.passes(minute);
}

async function isEdited(month: Month): Promise<void> {
  const { posts } = month.networks.mastodon;
  await month.approved('La salle ouvre à 8 h.', onMastodon(month));
  await month.passes(minute);
  await month.presses('aicha', 'correct', 'La salle ouvre à 8 h.');
  await month.fills('aicha', { text: 'La salle ouvre à 9 h.' });
  await month.presses('aicha', 'ask', 'La salle ouvre à 9 h.');
  await month.presses('karim', 'approve', 'La salle ouvre à 9 h.');
  await month.happens('somebody edits the post on Mastodon', () => {
    const [post] = posts.splice(-1);
    if (post !== undefined) posts.push({ ...post, rendering: { ...post.rendering, text: 'La salle ferme.' } });
  });
  await isRestored(month);
  await month.passes(hour);
  await month.presses('karim', 'thaw');
  await month.presses('karim', 'confirmNotPublished', 'La salle ouvre à 9 h.');
  await month.passes(minute);
}

function isRestored(month: Month): Promise<void> {
  const { clock, store } = month.scene;
  return month.happens('Tambour is restored from a backup', () => doubtAfterRestore(store, { takenAt: clock.now() }));
}

function onMastodon({ scene }: Month): { readonly accounts: string[] } {
  return { accounts: [scene.accountIds.mastodon] };
}
