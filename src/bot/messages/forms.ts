import { englishCount, fr, frenchCount, say } from './say.ts';

/** Titles, labels, hints and errors of the forms. Titles are short: Slack shows 24 characters. */
export const forms = {
  save: say('Enregistrer', 'Save'),
  newDraft: say('Nouveau brouillon', 'New draft'),
  editDraft: say(
    (number: number) => fr`Brouillon n° ${number}`,
    (number) => `Draft ${number}`,
  ),
  create: say('Créer le brouillon', 'Create the draft'),
  newDraftIntro: say(
    'Rien n’est publié sans validation. Vous pourrez tout corriger ensuite.',
    'Nothing is published without approval. You can still change everything afterwards.',
  ),
  text: say('Texte de la publication', 'Text of the post'),
  ownText: say(
    (account: string) => fr`Texte pour ${account}`,
    (account) => `Text for ${account}`,
  ),
  ownTextHint: say('Vide : comme les autres comptes.', 'Empty: as for the other accounts.'),
  accounts: say('Comptes', 'Accounts'),
  when: say('Quand', 'When'),
  now: say('Dès la validation', 'Once approved'),
  atTime: say('À une date', 'At a time'),
  at: say('Date et heure', 'Date and time'),
  atHint: say(
    (zone: string, example: string) => fr`À l'heure de la rédaction (${zone}), par exemple ${example}.`,
    (zone, example) => `In the desk’s time (${zone}), for example ${example}.`,
  ),
  atPickerHint: say(
    (zone: string) => fr`À votre heure à vous. La carte la montrera à celle de la rédaction (${zone}).`,
    (zone) => `In your own time. The card will show it in the desk’s (${zone}).`,
  ),
  rest: say('Langue, avertissement, visibilité', 'Language, warning, visibility'),
  language: say('Langue du texte', 'Language of the text'),
  visibility: say('Visibilité', 'Visibility'),
  warning: say('Avertissement de contenu', 'Content warning'),
  warningHint: say('Vide : aucun.', 'Empty: none.'),
  files: say('Images', 'Images'),
  filesCarried: say(
    (count: number) =>
      fr`Ce message apporte ${frenchCount(count, 'fichier', 'fichiers')} : les images seront reprises.`,
    (count) => `This message brings ${englishCount(count, 'file', 'files')}: the images will be used.`,
  ),
  filesHint: say(
    'JPEG, PNG, GIF ou WebP, 4 au plus. Vous pouvez aussi les déposer dans le fil.',
    'JPEG, PNG, GIF or WebP, 4 at most. You can also add them in the thread.',
  ),
  filesHintUpTo: say(
    (megabytes: number) =>
      fr`JPEG, PNG, GIF ou WebP, 4 au plus. Ici, ${megabytes} Mo au plus par image ; déposez les plus lourdes dans le fil.`,
    (megabytes) =>
      `JPEG, PNG, GIF or WebP, 4 at most. Here each may have ${megabytes} MB; add larger ones in the thread.`,
  ),
  shorten: say('Raccourcir', 'Shorten'),
  shortenHint: say(
    (limit: number) =>
      fr`${limit} caractères au plus, comptés comme le réseau les compte. Les autres comptes gardent leur texte.`,
    (limit) => `${limit} characters at most, counted as the network counts them. The other accounts keep their text.`,
  ),
  altTexts: say('Décrire les images', 'Describe the images'),
  altTextsIntro: say(
    'Dites ce que chaque image montre, textes compris, pour qui ne la voit pas.',
    'Say what each image shows, its text included, for those who do not see it.',
  ),
  altText: say(
    (index: number) => fr`Image ${index}, description`,
    (index) => `Image ${index}, alt text`,
  ),
  remove: say('Images à retirer', 'Images to remove'),
  removeImage: say(
    (index: number) => fr`Image ${index}`,
    (index) => `Image ${index}`,
  ),
  changes: say(fr`Que faut-il modifier ?`, 'What should change?'),
  changesTitle: say('Modification demandée', 'Ask for changes'),
  changesSend: say('Demander', 'Ask'),
  rejectTitle: say('Motif du refus', 'Reason for rejecting'),
  rejectIntro: say(
    'C’est refusé : rien ne part. Dites pourquoi à la personne qui a écrit.',
    'Rejected: nothing goes out. Tell the author why.',
  ),
  reason: say('Motif', 'Reason'),
  retractTitle: say('Retirer', 'Retract'),
  retractIntro: say(
    (account: string) => fr`La publication sera supprimée de ${account} tout de suite. Une copie reste au journal.`,
    (account) => `The post will be deleted from ${account} at once. A copy stays in the journal.`,
  ),
  retractSend: say('Retirer maintenant', 'Retract now'),
  newTimeTitle: say('Nouvelle heure', 'New time'),
  newTimeSend: say('Valider pour cette heure', 'Approve for this time'),
  thereTitle: say('C’est publié', 'It was published'),
  thereLink: say('Lien de la publication', 'Link to the post'),
  thereSend: say('Confirmer', 'Confirm'),
  error: {
    textEmpty: say('Écrivez le texte de la publication.', 'Write the text of the post.'),
    fieldEmpty: say('Remplissez ce champ.', 'Fill in this field.'),
    nul: say(
      (at: number) => fr`Le caractère ${at + 1} est invisible, et les réseaux le refusent. Retapez ce passage.`,
      (at) => `Character ${at + 1} is invisible, and networks refuse it. Type this passage again.`,
    ),
    loneSurrogate: say(
      (at: number) => fr`Le caractère ${at + 1} est une moitié d'émoji. Retapez ce passage.`,
      (at) => `Character ${at + 1} is half an emoji. Type this passage again.`,
    ),
    control: say(
      (at: number) => fr`Le caractère ${at + 1} est un caractère de commande invisible. Retapez ce passage.`,
      (at) => `Character ${at + 1} is an invisible control character. Type this passage again.`,
    ),
    tooManyMarks: say(
      (at: number, most: number) =>
        fr`Le caractère ${at + 1} porte plus de ${most} accents ou signes. Retapez ce passage.`,
      (at, most) => `Character ${at + 1} has more than ${most} accents or marks on it. Type this passage again.`,
    ),
    tooLong: say(
      (limit: string) => fr`Le texte dépasse ${limit} caractères. Raccourcissez-le.`,
      (limit) => `The text is longer than ${limit} characters. Shorten it.`,
    ),
    noAccount: say('Cochez au moins un compte.', 'Tick at least one account.'),
    timeMissing: say(
      fr`Indiquez la date et l'heure, ou choisissez « Dès la validation ».`,
      'Give date and time, or choose “Once approved”.',
    ),
    timeUnread: say(
      (example: string) => fr`Cette date n'est pas comprise. Écrivez-la comme ${example}.`,
      (example) => `This time was not understood. Write it like ${example}.`,
    ),
    timePast: say('Cette heure est passée. Choisissez une heure à venir.', 'This time has passed. Choose one to come.'),
    timeFar: say('C’est dans plus d’un an. Vérifiez l’année.', 'That is more than a year away. Check the year.'),
    timeNonexistent: say(
      (before: string, after: string) =>
        fr`Cette heure n'existe pas : on avance les horloges. Écrivez ${before} ou ${after}.`,
      (before, after) => `This time does not exist: clocks go forward. Write ${before} or ${after}.`,
    ),
    timeDoubled: say(
      (earlier: string, later: string) =>
        fr`Cette heure existe deux fois : on recule les horloges. Écrivez ${earlier} pour la première, ${later} pour la seconde.`,
      (earlier, later) =>
        `This time exists twice: clocks go back. Write ${earlier} for the first, ${later} for the second.`,
    ),
    link: say('Collez une adresse qui commence par https://.', 'Paste an address that starts with https://.'),
  },
} as const;
