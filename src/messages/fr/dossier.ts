import type { DossierWords } from '#messages/words/dossier.ts';

import { fr } from './typography.ts';

export const dossier: DossierWords = {
  coming: 'Le dossier arrive dans le canal, en deux fichiers.',
  mayNot: fr`Le dossier est réservé aux personnes responsables de cette rédaction et à celles qui y valident. Demandez-le à l'une d'elles.`,
  longest: (days) => fr`Un dossier couvre au plus ${days} jours. Choisissez une période plus courte.`,
  told: (from, to) =>
    fr`Le dossier de nos publications du ${from} au ${to} : une page qui s'ouvre sans réseau et s'imprime, et tous ses chiffres.`,
  file: 'dossier',
  numbers: 'Ses chiffres, en fichier CSV',
};
