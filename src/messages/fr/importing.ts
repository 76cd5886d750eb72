import type { ImportingWords } from '#messages/words/importing.ts';

import { counted, fr, numeral } from './typography.ts';

const drafts = (count: number): string => counted(count, 'brouillon', 'brouillons');
const rows = (count: number): string => counted(count, 'ligne', 'lignes');

export const importing: ImportingWords = {
  help: '/tambour importer',
  helpDoes: fr`faire des brouillons d'un tableur : comment, avec un fichier d'exemple`,
  howTo: {
    title: fr`Faire des brouillons d'un tableur`,
    intro: fr`Écrivez une publication par ligne, enregistrez le tableau en CSV et déposez le fichier dans ce canal. Son fil montre ce que chaque ligne deviendrait.`,
    nothingYet: fr`Rien n'est fait avant que quelqu'un n'appuie, et chaque brouillon se valide comme tout autre.`,
    columns: {
      text: fr`texte : la publication. La seule colonne indispensable.`,
      when: fr`date et heure : en une ou deux colonnes, en heure locale, par exemple 03/12/2026 9h30. Case vide : dès la validation.`,
      accounts: fr`comptes : par exemple « Mastodon, X », ou l'adresse d'un compte. Case vide : tous.`,
      ownTexts: fr`texte Mastodon, texte X : un autre texte pour un réseau.`,
      rest: fr`avertissement, langue : comme dans le formulaire d'un brouillon.`,
      id: fr`id : votre propre numéro de la ligne. Grâce à lui, Tambour reconnaît une ligne quoi que vous y changiez.`,
    },
    excel: fr`Excel : Fichier, Enregistrer sous, « CSV UTF-8 (délimité par des virgules) ».`,
    libreOffice: fr`LibreOffice : Fichier, Enregistrer sous, « Texte CSV », en laissant UTF-8 comme jeu de caractères.`,
    sample: fr`Un exemple pour commencer :`,
    sampleFile: fr`L'exemple en fichier`,
    sampleName: 'campagne.csv',
    cells: {
      id: 'id',
      date: 'date',
      time: 'heure',
      text: 'texte',
      accounts: 'comptes',
      firstDay: '03/12/2026',
      firstText: fr`Grippe : la vaccination se fait en pharmacie ou chez le médecin jusqu'au 31 janvier.`,
      secondDay: '10/12/2026',
      secondText: fr`Vous avez 65 ans ou plus ? Le vaccin contre la grippe est gratuit.`,
    },
  },
  refused: {
    inThread: (file) =>
      fr`Le fichier ${file} n'a pas été lu dans ce fil, qui est celui d'un brouillon. Déposez-le dans le canal même pour faire des brouillons de ses lignes.`,
    gone: (file) => fr`Le fichier ${file} n'est plus dans la messagerie. Déposez-le de nouveau.`,
    tooLarge: (file, megabytes) =>
      fr`Le fichier ${file} dépasse ${megabytes} Mo. Enregistrez le tableau seul en CSV, puis déposez ce fichier.`,
    empty: (file) => fr`Le fichier ${file} est vide.`,
    spreadsheet: (file) =>
      fr`Le fichier ${file} est un classeur, et Tambour lit du CSV. Dans Excel : Fichier, Enregistrer sous, « CSV UTF-8 (délimité par des virgules) ». Dans LibreOffice : Fichier, Enregistrer sous, « Texte CSV ». Déposez ensuite ce fichier.`,
    otherEncoding: (file) =>
      fr`Le fichier ${file} commence dans un codage de caractères et continue dans un autre. Enregistrez-le de nouveau en « CSV UTF-8 ».`,
    notText: (file) =>
      fr`Le fichier ${file} n'est pas un texte comme les tableurs en écrivent. Enregistrez-le en « CSV UTF-8 ».`,
    noHeader: (file) =>
      fr`La première ligne du fichier ${file} n'a aucun titre de colonne que Tambour connaisse. Si c'est une campagne, nommez les colonnes comme le montre « /tambour importer » ; sinon, il n'y a rien à faire.`,
    noText: (file) => fr`Le fichier ${file} n'a pas de colonne « texte ». « /tambour importer » montre les colonnes.`,
    twice: (file, heading) => fr`Le fichier ${file} a deux fois la colonne « ${heading} ». N'en laissez qu'une.`,
    noRows: (file) => fr`Le fichier ${file} a des titres de colonnes, et aucune ligne en dessous.`,
    tooManyRows: (file, most) =>
      fr`Le fichier ${file} a plus de ${numeral(most)} lignes. Répartissez-les en plusieurs fichiers.`,
    tooManyColumns: (file, most) =>
      fr`Le fichier ${file} a plus de ${numeral(most)} colonnes. Enregistrez le tableau seul.`,
    quote: (file, line) =>
      fr`Le fichier ${file} a vers la ligne ${numeral(line)} un guillemet qui n'est pas fermé ou qui n'a rien à faire là. Rien n'a été lu. Enregistrez-le de nouveau en CSV depuis le tableur.`,
    notOnDesk: (file) => fr`Le fichier ${file} n'a pas été lu : seules les personnes de cette rédaction importent.`,
    noAccounts: (file) => fr`Le fichier ${file} n'a pas été lu : cette rédaction n'a pas encore de compte.`,
  },
  problem: {
    in: (column, sentence) => fr`${column} : ${sentence}`,
    noHour: fr`Il y a un jour sans heure. Ajoutez l'heure.`,
    serial: fr`C'est le numéro par lequel un tableur note une date. Mettez la colonne au format date, puis enregistrez de nouveau.`,
    monthFirst: fr`Ailleurs dans cette colonne, le mois est écrit avant le jour. Écrivez le jour ainsi : 2026-12-03.`,
    past: fr`Cette heure est passée.`,
    unknownAccount: (name) => fr`Cette rédaction n'a pas de compte « ${name} ».`,
    unknownLanguage: (name) => fr`« ${name} » n'est pas une langue que Tambour connaisse.`,
    moreCells: fr`La ligne a plus de cellules qu'il n'y a de titres. Un texte qui contient le séparateur se met entre guillemets.`,
    longId: fr`Cela dépasse 100 caractères.`,
    sameId: (line) => fr`La ligne ${numeral(line)} a le même id.`,
    sameRow: (line) => fr`La ligne ${numeral(line)} dit exactement la même chose.`,
  },
  encodings: { utf8: 'UTF-8', utf16: 'UTF-16', windows1252: fr`Windows-1252 ; regardez les accents, s'il vous plaît` },
  card: {
    title: (file, count) => fr`${file} : ${rows(count)}`,
    readAs: (encoding) => fr`Lu en ${encoding}.`,
    unread: (headings) => fr`Colonnes non lues : ${headings.join(', ')}.`,
    version: fr`Lu comme une nouvelle version d'un fichier déjà importé.`,
    plan: {
      new: (count) => fr`${drafts(count)} à faire`,
      changed: (count) => fr`${drafts(count)} à modifier`,
      same: (count) => fr`${numeral(count)} comme avant`,
      kept: (count) => fr`${numeral(count)} qui restent tels quels, décidés ou modifiés depuis`,
      bad: (count) => counted(count, 'ligne impossible à faire', 'lignes impossibles à faire'),
    },
    done: {
      created: (count) => counted(count, 'nouveau', 'nouveaux'),
      updated: (count) => counted(count, 'modifié', 'modifiés'),
      unchanged: (count) => fr`${numeral(count)} comme avant`,
      edited: (count) => fr`${numeral(count)} sans changement, car des personnes y ont écrit depuis`,
      decided: (count) => fr`${numeral(count)} sans changement, car décidés depuis`,
      bad: (count) => fr`${rows(count)} sans brouillon`,
      gone: (count) =>
        count === 1
          ? fr`1 brouillon d'une version précédente, absent du fichier, sans changement`
          : fr`${drafts(count)} d'une version précédente, absents du fichier, sans changement`,
    },
    table: (first, last) => fr`Lignes ${numeral(first)} à ${numeral(last)}`,
    header: { row: 'Ligne', when: 'Quand', accounts: 'Comptes', length: 'Longueur', state: fr`Ce qu'elle devient` },
    row: (line) => fr`Ligne ${numeral(line)}`,
    onceApproved: 'dès la validation',
    rowState: {
      new: 'nouveau',
      changed: 'modifié',
      same: 'comme avant',
      kept: 'reste tel quel',
      bad: 'impossible à faire',
      remarks: (count) => counted(count, 'remarque', 'remarques'),
    },
    cannot: fr`Ces lignes ne peuvent pas devenir des brouillons :`,
    moreCannot: (count) =>
      fr`De même pour ${counted(count, 'autre ligne', 'autres lignes')}. Corrigez le fichier, puis déposez-le de nouveau dans ce fil.`,
    remarks: fr`Remarques :`,
    moreRemarks: (count) => fr`${counted(count, 'autre remarque', 'autres remarques')}, que chaque brouillon montre.`,
    noWords: fr`C'est seulement un nombre ou une erreur du tableur, pas un texte. Vérifiez la colonne.`,
    formula: fr`Cela commence comme une formule. Ici, c'est du texte, et il reste tel quel.`,
    room: (fit, count) =>
      fr`Il vous reste de la place pour ${drafts(fit)} dans cette rédaction, et il y a ${rows(count)}.`,
    noRoom: fr`Il ne vous reste plus de place pour un brouillon dans cette rédaction. Publiez-en ou annulez-en, ou demandez à une ou un collègue d'appuyer.`,
    nothing: fr`Il n'y a rien à faire ni à modifier.`,
    making: (name, done, all) => fr`${name} les fait faire : ${numeral(done)} sur ${numeral(all)}.`,
    madeBy: (name) => fr`Fait par ${name}, qui en signe les brouillons.`,
    stopped: (left) =>
      fr`Il n'y avait plus de place pour ${rows(left)}. Elles pourront suivre quand d'autres seront publiés, ou être faites par une ou un collègue.`,
    left: fr`Rien de plus n'en est fait.`,
    notScheduled: fr`Rien n'est programmé : chaque brouillon ne part que s'il est validé.`,
    texts: (first, last) => fr`Brouillons ${first} à ${last}`,
    draftLine: (number, when, state) => fr`${number} · ${when} · ${state}`,
  },
  buttons: {
    make: (count) => (count === 1 ? 'Faire le brouillon' : fr`Faire ${drafts(count)}`),
    makeGood: (count) => (count === 1 ? 'Faire la bonne ligne' : fr`Faire les ${numeral(count)} bonnes lignes`),
    makeFitting: (count) => fr`Faire les ${numeral(count)} premiers`,
    change: (count) => fr`Modifier ${drafts(count)}`,
    none: 'Ne rien faire',
    ask: (count) => (count === 1 ? 'Demander la validation' : fr`Demander la validation de ${numeral(count)}`),
    read: 'Lire et décider',
    nextPage: (page, pages) => fr`Lire la page ${page} sur ${pages}`,
    approveAll: (count) =>
      count === 1 ? 'Valider le seul sans remarque' : fr`Valider les ${numeral(count)} sans remarque`,
    approveOne: (number) => fr`Valider le ${number}`,
    open: (number) => fr`Ouvrir le ${number}`,
  },
  answer: {
    over: fr`Il n'y a plus rien à faire ici. Déposez le fichier de nouveau s'il a changé.`,
    otherRows: fr`Les lignes ne sont pas celles que cette carte montrait. Déposez le fichier de nouveau.`,
    underWay: (name) => fr`${name} les fait faire en ce moment.`,
    asking: fr`La validation est en train d'être demandée. Les cartes de ce fil le montrent.`,
    nothingToAsk: fr`Aucun brouillon de ce fichier n'attend que sa validation soit demandée.`,
    opened: fr`Son fil est maintenant dans le canal.`,
  },
  reader: {
    title: (page, pages) => fr`Page ${page} sur ${pages}`,
    intro: fr`Vous voyez ici chaque texte tel qu'il partirait. Quand vous les aurez tous vus, un seul appui valide ceux qui sont sans remarque.`,
    nothing: fr`Aucun brouillon de ce fichier n'attend de validation.`,
    ownPress: fr`Il a une remarque, et demande un appui à part.`,
    ownCard: fr`Il a des images, et se décide sur sa propre carte.`,
    rest: (count) => fr`Encore ${drafts(count)} à lire.`,
    approved: (count) =>
      count === 1
        ? fr`Votre validation est enregistrée.`
        : fr`Votre validation de ${drafts(count)} est enregistrée, une décision pour chacun.`,
    none: fr`Rien n'a été validé.`,
    unread: (numbers) => fr`Sans validation, car vous ne les avez pas vus tels qu'ils sont maintenant : ${numbers}.`,
    withRemark: (numbers) => fr`Sans validation, car chacun a une remarque et demande un appui à part : ${numbers}.`,
    refused: (numbers, why) => fr`Sans validation : ${numbers}. ${why}`,
  },
  reminder: (count, file) =>
    count === 1
      ? fr`Un brouillon du fichier ${file} attend une validation.`
      : fr`${drafts(count)} du fichier ${file} attendent une validation.`,
};
