import { enqueueShownAnew } from '#drafts/enqueue-shown-anew.ts';
import { command } from '#messages/command.ts';
import { rotateSigning, type RotateSigningOptions, type RotateSigningRefusal } from '#storage/rotate-signing.ts';
import type { SignedAnew } from '#storage/signing/sign-anew.ts';
import type { Store } from '#storage/store.ts';

import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { forTerminal } from './for-terminal.ts';
import { journalWords } from './journal-command.ts';
import { asCredential, keyFileWords, lastCredential } from './key-command.ts';
import { signedRows } from './signed-rows.ts';

/** Maximum number of rows of each kind that are named if they do not verify. */
const mostNamed = 20;

/**
 * Replaces the signing key of decisions and everything else. Names what did not verify under the former one: it stays
 * worthless, and the exit code is 1.
 */
export async function rotateSigningCommand(
  store: Store,
  options: Pick<RotateSigningOptions, 'path' | 'step' | 'to' | 'keepOld'>,
): Promise<CommandResult> {
  const { path, to, keepOld } = options;
  // Buttons in Mattermost are signed as well, and only a card that is drawn again gets new ones.
  const also = enqueueShownAnew('mattermost:');
  const outcome = await rotateSigning(store, { ...options, rows: signedRows, also, by: administrator() });
  switch (outcome.kind) {
    case 'refused':
      return refused(outcome.refusal.kind, wordsFor(outcome.refusal));
    case 'nothingToFinish':
      return done(`${path} holds one signing key: there is nothing to finish.`, { finished: false });
    case 'begun': {
      const { kind: _kind, ...ids } = outcome;
      const next =
        to === null
          ? [`Stop Tambour, then run "${command('key rotate-signing', ['--finish'])}".`]
          : asCredential(path, to, command('key rotate-signing', ['--finish']));
      const held = `${to ?? path} now holds the next signing key (${ids.to}) beside the present one (${ids.from}); nothing is signed with it yet.`;
      return done([held, ...next].join('\n'), ids);
    }
    case 'rotated': {
      const { kind: _kind, signed, ...ids } = outcome;
      const wrong = signed === null ? [] : wrongLines(signed);
      const text = [
        `The signing key (${ids.from}) is replaced by ${ids.to}. ${signedText(signed)}`,
        ...wrong,
        ...(to === null ? ['Start Tambour.'] : lastCredential(path, to)),
        `Copy ${to ?? path} to the place where its copy is kept, and to each machine that runs Tambour on this database.`,
        keepOld === null
          ? 'Backups made before are signed with the former key: keep your copy of it for as long as you keep them.'
          : `Backups made before are signed with the former key. It is in ${keepOld}: take that file away from this machine, and keep it for as long as you keep them.`,
      ];
      return { exitCode: wrong.length === 0 ? 0 : 1, text: text.join('\n'), data: { ...ids, ...dataOf(signed) } };
    }
  }
}

function signedText(signed: SignedAnew | null): string {
  if (signed === null) return 'An earlier attempt signed everything again; the journal has the result.';
  const counts = Object.entries(signed.rows).map(([kind, rows]) => `${kind} ${rows.signed}`);
  return `Signed again: ${counts.join(', ')}.`;
}

function wrongLines({ rows, journal }: SignedAnew): readonly string[] {
  const bad = Object.entries(rows).filter(([, { refused }]) => refused.length > 0);
  const lines = bad.flatMap(([kind, { refused }]) => [
    ...refused.slice(0, mostNamed).map((name) => `  ${kind} ${forTerminal(name).replaceAll('\n', ' ')}`),
    ...(refused.length > mostNamed ? [`  and ${refused.length - mostNamed} more of this kind`] : []),
  ]);
  return [
    ...(lines.length === 0
      ? []
      : ['Not signed again, because Tambour did not write it; it counts for nothing, before and now:', ...lines]),
    ...(journal.kind === 'sound' ? [] : [`The journal was not signed again. ${journalWords(journal)}`]),
  ];
}

function dataOf(signed: SignedAnew | null): object {
  if (signed === null) return { signed: null };
  const kinds = Object.entries(signed.rows);
  return {
    signed: Object.fromEntries(kinds.map(([kind, rows]) => [kind, rows.signed])),
    refused: Object.fromEntries(kinds.map(([kind, rows]) => [kind, rows.refused])),
    journal: signed.journal.kind,
  };
}

function wordsFor(refusal: RotateSigningRefusal): string {
  switch (refusal.kind) {
    case 'otherKey':
      return `What the database holds is signed with another key than the one of ${refusal.path}. Put the right file there; nothing was changed.`;
    case 'key':
    case 'twoSteps':
    case 'notWritable':
      return keyFileWords(refusal, command('key rotate-signing'));
  }
}
