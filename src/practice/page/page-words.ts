import type { Person } from '#practice/chat/chat-state.ts';
import type { FieldProblem } from '#practice/chat/forms.ts';

import type { NetworkTrouble } from './page-network.ts';

/** The page's own sentences; what Tambour says comes from the bot. */
export interface PageWords {
  readonly practice: string;
  readonly practiceUndo: string;
  readonly youAre: string;
  readonly speakAs: string;
  readonly parts: Readonly<Record<NonNullable<Person['part']> | 'other', string>>;
  readonly myPart: Readonly<Record<NonNullable<Person['part']> | 'other', string>>;
  readonly guest: string;
  readonly language: string;
  readonly channels: string;
  readonly thread: string;
  readonly openThread: (replies: number) => string;
  readonly backToChannel: string;
  readonly chooseThread: string;
  readonly emptyChannel: string;
  readonly write: (where: string) => string;
  readonly reply: string;
  readonly send: string;
  readonly commandHint: string;
  readonly pictures: string;
  readonly pictureAlt: string;
  readonly app: string;
  readonly edited: string;
  readonly deleted: string;
  readonly onlyYou: string;
  readonly dismiss: string;
  readonly edit: string;
  readonly save: string;
  readonly remove: string;
  readonly more: string;
  readonly react: string;
  /** The shortcut on a message. */
  readonly use: string;
  readonly useUnanswered: string;
  readonly file: (name: string, size: string) => string;
  readonly noAlt: string;
  readonly networks: string;
  readonly networkName: Readonly<Record<'mastodon' | 'x', string>>;
  readonly noPosts: string;
  readonly openPost: string;
  /** The button that asks the bot for a made-up past, what it is for, and the command that it types. */
  readonly fillPast: string;
  readonly fillPastHint: string;
  readonly fillPastCommand: string;
  readonly trouble: string;
  readonly troubleHint: string;
  readonly apply: string;
  readonly troubles: Readonly<Record<NetworkTrouble, string>>;
  readonly close: string;
  readonly openForms: string;
  readonly optional: string;
  readonly kept: (name: string) => string;
  readonly upTo: (files: number) => string;
  readonly formErrors: string;
  readonly problems: Readonly<Record<FieldProblem, string>>;
  readonly noAnswer: string;
  readonly unsent: string;
  readonly pressKept: string;
  readonly refusals: Readonly<Record<'empty' | 'tooLong' | 'noSuchPlace' | 'gone' | 'fileTooLarge', string>>;
  readonly skip: string;
}

const english: PageWords = {
  practice: 'Practice.',
  practiceUndo: 'Nothing here reaches a real network. To undo everything, delete the data folder.',
  youAre: 'You are',
  speakAs: 'Speak as',
  parts: { author: 'writes', approver: 'approves', outsider: 'guest, not on the desk', other: 'member' },
  myPart: {
    author: 'you write',
    approver: 'you approve',
    outsider: 'a guest who is not on the desk',
    other: 'a member',
  },
  guest: 'guest',
  language: 'Language',
  channels: 'Channels',
  thread: 'Thread',
  openThread: (replies) => (replies === 0 ? 'Reply' : replies === 1 ? '1 reply' : `${replies} replies`),
  backToChannel: 'Back to the channel',
  chooseThread: 'Each draft has its thread. Open one to see the versions, the decisions and the result.',
  emptyChannel: 'Nothing here yet. Type “/tambour draft” below to write a first post.',
  write: (where) => `Write in #${where}`,
  reply: 'Reply in the thread',
  send: 'Send',
  commandHint: 'Commands: /tambour draft, /tambour list, /tambour help',
  pictures: 'Add pictures',
  pictureAlt: 'Description of the picture',
  app: 'app',
  edited: 'edited',
  deleted: 'This message was deleted.',
  onlyYou: 'Only you see this',
  dismiss: 'Dismiss',
  edit: 'Edit',
  save: 'Save',
  remove: 'Delete',
  more: 'More',
  react: 'React',
  use: 'Use as a public post',
  useUnanswered: 'Tambour does not answer just now. Please try again in a moment.',
  file: (name, size) => `${name}, ${size}`,
  noAlt: 'No description yet',
  networks: 'What the public sees',
  networkName: { mastodon: 'Mastodon', x: 'X' },
  noPosts: 'Nothing published yet.',
  openPost: 'Open the post',
  fillPast: 'Fill in twelve weeks of practice history',
  fillPastHint: 'Made-up posts with made-up figures, to see what a weekly digest says.',
  fillPastCommand: 'practice',
  trouble: 'Make trouble',
  troubleHint: 'See what Tambour does when this network misbehaves.',
  apply: 'Apply',
  troubles: {
    none: 'Works',
    loseAnswer: 'Publishes, but the answer is lost',
    refuseToken: 'Refuses the token',
    slow: 'Is slow',
    outOfOrder: 'Is out of order',
  },
  close: 'Close',
  openForms: 'You have an unfinished form:',
  optional: 'optional',
  kept: (name) => `Keep ${name}`,
  upTo: (files) => (files === 1 ? 'One file.' : `Up to ${files} files.`),
  formErrors: 'Not sent yet. Your text is kept; please look at:',
  problems: {
    required: 'Please fill this in.',
    tooLong: 'This is too long. Nothing was cut: please shorten it.',
    tooMany: 'These are too many files.',
  },
  noAnswer: 'Tambour does not answer just now. Your text is kept: please send it again in a moment.',
  unsent: 'The practice chat does not answer. Is it still running? Your text is kept here.',
  pressKept: 'Tambour does not answer just now. Your press is kept, and passed on when it is back.',
  refusals: {
    empty: 'There was nothing to send. Please write something first.',
    tooLong: 'This is longer than 40,000 characters. Your text is kept: please shorten it.',
    noSuchPlace: 'You cannot write there. Please choose another channel.',
    gone: 'That message is no longer there.',
    fileTooLarge: 'A file may have at most 16 MB. Your text is kept: please choose a smaller one.',
  },
  skip: 'Go to the conversation',
};

const french: PageWords = {
  practice: 'Entraînement.',
  practiceUndo: 'Rien ici n’atteint un vrai réseau. Pour tout effacer, supprimez le dossier data.',
  youAre: 'Vous êtes',
  speakAs: 'Parler en tant que',
  parts: { author: 'rédige', approver: 'valide', outsider: 'invité, hors de la rédaction', other: 'membre' },
  myPart: {
    author: 'vous rédigez',
    approver: 'vous validez',
    outsider: 'un invité, hors de la rédaction',
    other: 'un membre',
  },
  guest: 'invité',
  language: 'Langue',
  channels: 'Canaux',
  thread: 'Fil',
  openThread: (replies) => (replies === 0 ? 'Répondre' : replies === 1 ? '1 réponse' : `${replies} réponses`),
  backToChannel: 'Retour au canal',
  chooseThread: 'Chaque brouillon a son fil. Ouvrez-en un pour voir les versions, les décisions et le résultat.',
  emptyChannel:
    'Rien ici pour l’instant. Tapez «\u00a0/tambour brouillon\u00a0» ci-dessous pour rédiger une première publication.',
  write: (where) => `Écrire dans #${where}`,
  reply: 'Répondre dans le fil',
  send: 'Envoyer',
  commandHint: 'Commandes\u00a0: /tambour brouillon, /tambour liste, /tambour aide',
  pictures: 'Ajouter des images',
  pictureAlt: 'Description de l’image',
  app: 'appli',
  edited: 'modifié',
  deleted: 'Ce message a été supprimé.',
  onlyYou: 'Visible par vous uniquement',
  dismiss: 'Masquer',
  edit: 'Modifier',
  save: 'Enregistrer',
  remove: 'Supprimer',
  more: 'Plus',
  react: 'Réagir',
  use: 'Utiliser comme publication',
  useUnanswered: 'Tambour ne répond pas pour l’instant. Merci de réessayer dans un moment.',
  file: (name, size) => `${name}, ${size}`,
  noAlt: 'Pas encore de description',
  networks: 'Ce que voit le public',
  networkName: { mastodon: 'Mastodon', x: 'X' },
  noPosts: 'Rien de publié pour l’instant.',
  openPost: 'Ouvrir la publication',
  fillPast: 'Remplir douze semaines d’historique d’entraînement',
  fillPastHint: 'Des publications et des chiffres inventés, pour voir ce que dit un bilan hebdomadaire.',
  fillPastCommand: 'entraînement',
  trouble: 'Provoquer une panne',
  troubleHint: 'Voyez ce que fait Tambour quand ce réseau se comporte mal.',
  apply: 'Appliquer',
  troubles: {
    none: 'Fonctionne',
    loseAnswer: 'Publie, mais la réponse se perd',
    refuseToken: 'Refuse le jeton d’accès',
    slow: 'Est lent',
    outOfOrder: 'Est en panne',
  },
  close: 'Fermer',
  openForms: 'Vous avez un formulaire en cours\u00a0:',
  optional: 'facultatif',
  kept: (name) => `Garder ${name}`,
  upTo: (files) => (files === 1 ? 'Un fichier.' : `${files} fichiers au plus.`),
  formErrors: 'Pas encore envoyé. Votre texte est gardé\u202f; merci de revoir\u00a0:',
  problems: {
    required: 'Merci de remplir ce champ.',
    tooLong: 'C’est trop long. Rien n’a été coupé\u00a0: merci de raccourcir.',
    tooMany: 'C’est trop de fichiers.',
  },
  noAnswer: 'Tambour ne répond pas pour l’instant. Votre texte est gardé\u00a0: merci de le renvoyer dans un moment.',
  unsent: 'Le salon d’entraînement ne répond pas. Fonctionne-t-il encore\u202f? Votre texte reste ici.',
  pressKept: 'Tambour ne répond pas pour l’instant. Votre clic est gardé et lui sera remis à son retour.',
  refusals: {
    empty: 'Il n’y avait rien à envoyer. Merci d’écrire d’abord un message.',
    tooLong: 'Cela dépasse 40\u202f000 caractères. Votre texte est gardé\u00a0: merci de le raccourcir.',
    noSuchPlace: 'Vous ne pouvez pas écrire ici. Merci de choisir un autre canal.',
    gone: 'Ce message n’existe plus.',
    fileTooLarge:
      'Un fichier ne peut pas dépasser 16 Mo. Votre texte est gardé\u00a0: merci d’en choisir un plus léger.',
  },
  skip: 'Aller à la conversation',
};

export const pageWords: Readonly<Record<'fr' | 'en', PageWords>> = { fr: french, en: english };
