import type { SettlingWords } from '#messages/words/settling.ts';

import { fr } from './typography.ts';

export const settling: SettlingWords = {
  notAuthor: (who) =>
    fr`Vous avez écrit ou rédigé ce texte : c'est à quelqu'un d'autre de dire s'il est publié, ici ${who}. Rien n'a changé.`,
  only: (who) =>
    fr`Dire si c'est publié revient à une personne qui valide et qui n'a pas écrit ce texte, ici ${who}. Rien n'a changé.`,
  nobody: fr`Personne dans cette rédaction, hors ceux qui ont écrit ce texte, ne peut dire s’il est publié. Demandez à l’administration de Tambour : elle le peut avec « tambour delivery settle ». Rien n’a changé.`,
  notOurs: {
    no_such_post: 'Cette publication n’existe pas sur le réseau. Copiez l’adresse de la publication elle-même.',
    other_account: 'Cette publication est celle d’un autre compte. Cherchez celle de ce compte.',
    other_time: (since) =>
      fr`Cette publication date d'un autre moment : l'envoi est parti ${since}. Cherchez celle de ce moment.`,
    other_words: 'Cette publication dit autre chose. Cherchez celle qui a le texte de ce brouillon.',
  },
  retractClaimed: (name) =>
    fr`Tambour n'a jamais vu lui-même cette publication : sa présence est affirmée par ${name}. Pour être sûr que c'est la bonne, une autre personne qui valide doit la retirer. Rien n'a changé.`,
};
