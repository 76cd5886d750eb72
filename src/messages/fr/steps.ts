import type { StepsWords } from '#messages/words/steps.ts';

import { fr } from './typography.ts';

export const steps: StepsWords = {
  unnamed: 'Validation',
  done: (step, names) => fr`✓ ${step} (${names})`,
  turn: (step, names, missing) =>
    fr`${step} : c’est son tour (${names === '' ? '' : fr`${names} ; `}encore ${missing})`,
  later: (step) => fr`puis ${step}`,
  nowTurn: (step) => fr`C’est maintenant le tour de l’étape « ${step} ».`,
  otherTurn: (step) =>
    fr`C’est le tour de l’étape « ${step} ». Votre validation sera demandée ensuite ; rien n’a changé.`,
  otherTurnOnCard: fr`C’est le tour d’une autre étape, comme l’indique la carte. Votre validation sera demandée ensuite ; rien n’a changé.`,
  label: 'Étapes',
  none: 'aucune',
  said: (step, who, needed) => fr`${step} : ${who} (${needed})`,
  help: '/tambour étapes',
  helpDoes: 'la validation par étapes, par exemple d’abord le service juridique, puis le cabinet',
  inSteps: '(/tambour étapes)',
  title: 'Étapes de validation',
  intro: fr`Chaque étape valide après la précédente, et personne ne compte dans deux. Laissez tous les noms vides pour valider sans étapes, selon « /tambour réglages ».`,
  name: (number) => fr`Étape ${number} : nom`,
  nameHint: fr`Par exemple « Juridique ». Laissez vide pour ne pas créer d’étape.`,
  who: (number) => fr`Étape ${number} : qui valide`,
  people: (number) => fr`Étape ${number} : personnes`,
  group: (number) => fr`Étape ${number} : groupe`,
  number: (number) => fr`Étape ${number} : nombre de validations`,
  all: 'toutes les personnes choisies',
  set: (said) =>
    fr`Désormais, les publications sont validées par étapes : ${said}. Ce qui attend déjà garde les règles les plus strictes.`,
  unset:
    'Désormais, les publications sont validées sans étapes. Ce qui attend déjà garde les règles les plus strictes.',
  stay: fr`Cette rédaction valide par étapes, qui restent inchangées. « /tambour étapes » permet de les modifier.`,
  error: {
    bad_steps: 'Indiquez 2 à 5 étapes, chacune avec un nom à elle, ou aucune.',
    steps_unfillable: fr`Avec ces étapes, rien ne pourrait être validé : personne ne compte dans deux étapes, et qui écrit ne compte pas, ni les invités, ni les automates. Ajoutez des personnes, ou demandez moins de validations.`,
    nobody: 'Choisissez les personnes de cette étape.',
    noGroup: 'Choisissez le groupe de cette étape.',
    onlyOne: fr`Une seule étape ne fait pas une chaîne : ajoutez-en une deuxième, ou réglez qui valide avec « /tambour réglages ».`,
    allOfPeople: 'Seules des personnes choisies par leur nom peuvent être demandées toutes.',
  },
};
