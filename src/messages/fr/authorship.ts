import type { AuthorshipWords } from '#messages/words/authorship.ts';

import { fr } from './typography.ts';

export const authorship: AuthorshipWords = {
  asker: (author) =>
    fr`Vous avez demandé cette validation sans attendre ${author} : la vôtre ne peut pas être la seule. Rien n'a changé. ${author} peut encore la demander sur la carte.`,
  askedInPlace: (asker, author) =>
    fr`${asker} a demandé la validation sans attendre ${author} : une autre personne doit valider, ou ${author} la demande aussi.`,
  stuckAsker: (name) => fr`${name} a demandé la validation sans attendre la personne qui a écrit le brouillon`,
  authorFixes: (author) => fr`Sinon, ${author} peut reprendre le texte avec « Modifier », puis demander la validation.`,
  savingBars: (names) =>
    fr`Si vous enregistrez une modification, vous ne pourrez pas valider cette version. Pourra encore valider : ${names}.`,
  savingBarsAll: fr`Si vous enregistrez une modification, vous ne pourrez pas valider cette version, et personne d'autre ne le pourrait. Demandez plutôt la validation, puis utilisez « Proposer une formulation ».`,
  picturesKept: (name, base) =>
    fr`Images demandées par ${name} sur la version ${base}. Une version plus récente existait déjà : rien n'y a été ajouté.`,
  takePictures: 'Ajouter ces images',
  picturesWait: (version) =>
    fr`La version ${version} existe déjà : vos images n'y ont pas été ajoutées. Elles attendent dans le fil : ajoutez-les, ou laissez-les.`,
};
