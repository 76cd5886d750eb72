import { englishCount, fr, frenchCount, say } from './say.ts';

/** What a draft went through, line by line, and what its posts got. */
export const story = {
  open: say('Toute l’histoire', 'The whole story'),
  title: say(
    (number: number) => fr`Ce qu'il est advenu du brouillon n° ${number}`,
    (number) => `What became of draft ${number}`,
  ),
  part: say(
    (first: number, last: number, all: number) => fr`${first} à ${last} sur ${all}, les plus anciens d'abord`,
    (first, last, all) => `${first} to ${last} of ${all}, oldest first`,
  ),
  more: say(
    (count: number) => fr`La suite (${count})`,
    (count) => `More (${count})`,
  ),
  over: say('Il n’y a pas de suite.', 'There is nothing more.'),
  begun: say(
    (name: string) => fr`${name} a écrit la version 1.`,
    (name) => `${name} wrote version 1.`,
  ),
  asked: say(
    (name: string, version: number) => fr`${name} a demandé la validation de la version ${version}.`,
    (name, version) => `${name} asked for approval of version ${version}.`,
  ),
  decided: {
    approve: say(
      (name: string, version: number) => fr`✅ ${name} a validé la version ${version}.`,
      (name, version) => `✅ ${name} approved version ${version}.`,
    ),
    changes: say(
      (name: string, version: number) => fr`✏️ ${name} a demandé une modification de la version ${version}.`,
      (name, version) => `✏️ ${name} asked for changes to version ${version}.`,
    ),
    reject: say(
      (name: string, version: number) => fr`❌ ${name} a refusé la version ${version}.`,
      (name, version) => `❌ ${name} rejected version ${version}.`,
    ),
  },
  inPlaceOf: say(
    (name: string) => fr`À la place de ${name}.`,
    (name) => `In place of ${name}.`,
  ),
  withdrawn: say(
    (name: string, version: number) => fr`La décision de ${name} sur la version ${version} ne compte plus.`,
    (name, version) => `The decision of ${name} on version ${version} no longer counts.`,
  ),
  wordingProposed: say(
    (name: string, version: number) => fr`${name} a proposé une formulation pour la version ${version}.`,
    (name, version) => `${name} proposed a wording for version ${version}.`,
  ),
  wordingKept: say(
    (name: string, version: number) =>
      fr`Un texte de ${name}, commencé sur la version ${version}, est arrivé trop tard : il a été gardé à part.`,
    (name, version) => `A text by ${name}, begun on version ${version}, came too late: it was kept aside.`,
  ),
  wordingTaken: say(
    (name: string, version: number) => fr`${name} a repris ce qui attendait : c'est la version ${version}.`,
    (name, version) => `${name} took what was waiting: it is version ${version}.`,
  ),
  wordingLeft: say(
    (name: string) => fr`${name} n'a pas repris ce qui attendait.`,
    (name) => `${name} left what was waiting.`,
  ),
  stopped: say(
    (name: string) => fr`${name} a arrêté l'envoi.`,
    (name) => `${name} stopped the sending.`,
  ),
  cancelled: say(
    (name: string) => fr`${name} a annulé le brouillon.`,
    (name) => `${name} cancelled the draft.`,
  ),
  sentLate: say(
    (name: string) => fr`${name} a fait partir en retard ce qui attendait.`,
    (name) => `${name} sent late what was waiting.`,
  ),
  sent: say(
    (account: string, version: number) => fr`${account} : publié, version ${version} ·`,
    (account, version) => `${account}: published, version ${version} ·`,
  ),
  corrected: say(
    (account: string) => fr`${account} : la publication a été corrigée.`,
    (account) => `${account}: the post was corrected.`,
  ),
  doubt: say(
    (account: string) => fr`${account} : l'envoi est resté sans réponse certaine, et Tambour a vérifié.`,
    (account) => `${account}: the sending had no certain answer, and Tambour checked.`,
  ),
  retracted: say(
    (account: string, name: string) => fr`${account} : retiré par ${name}.`,
    (account, name) => `${account}: retracted by ${name}.`,
  ),
  retractFailed: say(
    (account: string) => fr`${account} : le retrait n'a pas abouti.`,
    (account) => `${account}: it could not be retracted.`,
  ),
  readings: {
    caption: say('Ce que les publications ont obtenu, selon leur âge', 'What the posts got, at each age'),
    figure: say('Âge et chiffre', 'Age and figure'),
    age: {
      h24: say('24 h', '24 h'),
      h72: say('72 h', '72 h'),
      d7: say('7 jours', '7 days'),
      d14: say('14 jours', '14 days'),
      d21: say('21 jours', '21 days'),
      d28: say('28 jours', '28 days'),
    },
    row: say(
      (age: string, figure: string) => fr`${age}, ${figure}`,
      (age, figure) => `${age}, ${figure}`,
    ),
    others: say(
      (count: number) =>
        fr`${frenchCount(count, 'autre compte', 'autres comptes')} : l'export des chiffres les montre.`,
      (count) => `${englishCount(count, 'other account', 'other accounts')}: the export of figures shows them.`,
    ),
    likes: say('« J’aime »', 'likes'),
    shares: say('partages', 'shares'),
    replies: say('réponses', 'replies'),
    views: say('vues, comptées par X', 'views, as X counts them'),
  },
} as const;
