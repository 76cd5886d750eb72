import type { DossierWords } from '#messages/words/dossier.ts';

import { fr, numeral } from './typography.ts';

export const dossier: DossierWords = {
  coming: 'Le dossier arrive dans le canal, en deux fichiers.',
  mayNot: fr`Le dossier est réservé aux personnes responsables de cette rédaction et à celles qui y valident. Demandez-le à l'une d'elles.`,
  longest: (days) => fr`Un dossier couvre au plus ${days} jours. Choisissez une période plus courte.`,
  told: (from, to) =>
    fr`Le dossier de nos publications du ${from} au ${to} : dans le fil, une page qui s'ouvre sans réseau et s'imprime, et tous ses chiffres.`,
  file: 'dossier',
  numbers: 'Ses chiffres, en fichier CSV',
  entering: {
    title: 'Pour le dossier',
    intro: fr`Ce qu'aucun réseau ne dit. Laissez vide ce que vous ne savez pas : le dossier le dira.`,
    submit: 'Saisir',
    month: 'Mois',
    minutes: 'Minutes de modération',
    minutesHint: fr`De tout le monde ensemble, sur tout le mois ; de personne en particulier. Laissez vide pour ne rien changer.`,
    pointers: (account) => fr`Qui renvoie vers ${account}`,
    pointersHint: fr`Un par ligne : une page de notre site, une alerte, les secours.`,
    badMonth: 'Choisissez un des mois.',
    badMinutes: (most) => fr`Écrivez un nombre entier, ${numeral(most)} au plus.`,
    long: (most) => fr`C'est plus long que ${numeral(most)} caractères. Raccourcissez-le.`,
    entered: 'Saisi. Le prochain dossier le dira.',
    same: fr`C'est déjà ainsi. Rien n'a changé.`,
  },
};
