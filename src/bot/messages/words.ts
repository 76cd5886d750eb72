import { say } from './say.ts';

/** Short words that other sentences and cards are made of. */
export const words = {
  network: { mastodon: say('Mastodon', 'Mastodon'), x: say('X', 'X') },
  visibility: {
    public: say('publique', 'public'),
    unlisted: say('publique, hors des fils publics', 'public, left out of public timelines'),
  },
  and: say('et', 'and'),
  draft: say(
    (number: number) => `Brouillon n°\u00a0${number}`,
    (number) => `Draft ${number}`,
  ),
  version: say(
    (number: number) => `version ${number}`,
    (number) => `version ${number}`,
  ),
  quoted: say(
    (text: string) => `«\u00a0${text}\u00a0»`,
    (text) => `“${text}”`,
  ),
  labelled: say(
    (label: string, value: string) => `${label}\u00a0: ${value}`,
    (label, value) => `${label}: ${value}`,
  ),
  draftAndVersion: say(
    (number: number, version: number) => `Brouillon n°\u00a0${number}, version ${version}`,
    (number, version) => `Draft ${number}, version ${version}`,
  ),
} as const;
