import { fr, say } from './say.ts';

/** Where a remark points. */
export const places = {
  text: say('Texte', 'Text'),
  ownText: say(
    (account: string) => fr`Texte pour ${account}`,
    (account) => `Text for ${account}`,
  ),
  warning: say('Avertissement de contenu', 'Content warning'),
  alt: say(
    (index: number) => fr`Description de l'image ${index}`,
    (index) => `Alt text of image ${index}`,
  ),
  image: say(
    (index: number) => fr`Image ${index}`,
    (index) => `Image ${index}`,
  ),
  link: say(
    (url: string) => fr`Lien ${url}`,
    (url) => `Link ${url}`,
  ),
  when: say('Date et heure', 'Date and time'),
  excerpt: say(
    (place: string, excerpt: string) => fr`${place}, « ${excerpt} »`,
    (place, excerpt) => `${place}, “${excerpt}”`,
  ),
} as const;
