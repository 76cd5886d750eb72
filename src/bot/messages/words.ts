import { fr, say } from './say.ts';

/** Short words that other sentences and cards are made of. */
export const words = {
  network: { mastodon: say('Mastodon', 'Mastodon'), x: say('X', 'X') },
  visibility: {
    public: say('publique', 'public'),
    unlisted: say('publique, hors des fils publics', 'public, left out of public timelines'),
  },
  draft: say(
    (number: number) => fr`Brouillon n° ${number}`,
    (number) => `Draft ${number}`,
  ),
  quoted: say(
    (text: string) => fr`« ${text} »`,
    (text) => `“${text}”`,
  ),
  labelled: say(
    (label: string, value: string) => fr`${label} : ${value}`,
    (label, value) => `${label}: ${value}`,
  ),
  draftAndVersion: say(
    (number: number, version: number) => fr`Brouillon n° ${number}, version ${version}`,
    (number, version) => `Draft ${number}, version ${version}`,
  ),
} as const;
