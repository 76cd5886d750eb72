import type { WithoutWords } from '#messages/words/without.ts';

import { fr } from './typography.ts';

export const without: WithoutWords = {
  offer: fr`Ce qu'aucun modèle ne dit, vous pouvez l'écrire : une autre personne du tableau d'astreinte doit alors le valider.`,
  button: 'Urgence sans modèle',
  title: (mode) => fr`${mode} · sans modèle`,
  intro: fr`Elle part sur tous les comptes d'ici, une fois validée par une personne qui valide et figure au tableau d'astreinte. On les appelle l'une après l'autre, les responsables en dernier.`,
  text: 'Texte',
  submit: 'Demander la validation',
  asked: (number) =>
    fr`Le brouillon ${number} attend une validation d'une personne du tableau d'astreinte, que l'on appelle. Rien n'est encore parti.`,
  paged: (name, number) => fr`Urgence : ${name} demande votre validation du brouillon ${number}, maintenant.`,
  whatToDo: fr`Votre validation suffit. Dans deux minutes, la personne suivante est appelée.`,
  open: 'Ouvrir le brouillon',
  unanswered: (number) =>
    fr`Personne n'a décidé pour le brouillon ${number}, et toutes les personnes possibles ont été appelées.`,
  nothingLeft: fr`Rien n'est parti. Il attend toujours une validation : téléphonez à quelqu'un.`,
};
