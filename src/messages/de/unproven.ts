import type { UnprovenWords } from '#messages/words/unproven.ts';

export const unproven: UnprovenWords = {
  lapsed: (version) =>
    `⚠️ Fassung ${version}: Eine Entscheidung ist nicht so, wie Tambour sie schrieb (anderer Schlüssel, Datenbank geändert). Keine zählt mehr. Informieren Sie die Tambour-Administration, dann entscheiden Sie auf der Freigabekarte neu.`,
};
