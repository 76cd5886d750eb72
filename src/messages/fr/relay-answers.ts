import type { RelayAnswersWords } from '#messages/words/relay-answers.ts';

import { counted, fr, numeral } from './typography.ts';

export const relayAnswers: RelayAnswersWords = {
  form: {
    label: 'Qui lit les réponses',
    hint: fr`Quelqu'un de ce canal. Si personne ne lit les réponses pendant deux semaines, la source se met en pause.`,
  },
  error: {
    onePerson: 'Choisissez une seule personne.',
    notHere: fr`Choisissez quelqu'un de ce canal, qui n'est ni invité ni robot.`,
  },
  card: {
    by: fr`Qui lit les réponses :`,
    gone: fr`Plus personne ne lit les réponses ; par « Modifier… », désignez quelqu'un d'autre à la place de`,
    nobody: fr`Personne n'est désigné pour lire les réponses. Désignez quelqu'un par « Modifier… ».`,
  },
  waiting: (source) =>
    fr`Réponses aux publications relayées depuis ${source}. Merci de les lire, et d'y répondre si c'est utile.`,
  unanswered: (replies) =>
    fr`${counted(replies, 'réponse à laquelle', 'réponses auxquelles')} nous n'avons pas répondu`,
  unknown: (replies, network) =>
    replies === 1
      ? fr`1 réponse ; ${network} ne dit ni si elle est de nous, ni si nous y avons répondu`
      : fr`${numeral(replies)} réponses ; ${network} ne dit ni lesquelles sont de nous, ni auxquelles nous avons répondu`,
  howTo: (button, day) =>
    fr`« ${button} » indique que quelqu'un les a lues, même si aucune n'appelle de réponse. Si personne ne l'a fait d'ici le ${day}, la source se met en pause.`,
  read: 'Lu',
  readBy: (name) => fr`Lu par ${name}.`,
  answer: {
    read: fr`C'est noté : ces réponses ont été lues.`,
    already: (name) => fr`${name} les a déjà lues.`,
    notYours: fr`Seule la personne désignée pour lire les réponses peut l'indiquer, ou quelqu'un qui valide dans cette rédaction.`,
    stale: fr`Cette rédaction n'a plus cette source : rien n'est fait.`,
    named: fr`C'est noté. La source reste par ailleurs telle quelle.`,
  },
  paused: (source, replies) =>
    fr`La source ${source} est en pause : depuis deux semaines, personne n'a indiqué avoir lu les réponses à ses publications (${numeral(replies)}). Lisez-les, puis reprenez : « /tambour sources ».`,
  wasToRead: fr`Qui devait les lire :`,
  nobodyWas: fr`Personne n'était désigné pour les lire.`,
  readerGone: (name, source) =>
    fr`${name} devait lire les réponses aux publications relayées depuis ${source}, et n'est plus membre à part entière de ce canal.`,
  nameAnother: (button) =>
    fr`Merci de désigner quelqu'un d'autre : « /tambour sources », puis « ${button} ». Les nouvelles entrées deviennent toujours des brouillons.`,
};
