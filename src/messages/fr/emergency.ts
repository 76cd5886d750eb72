import type { EmergencyWords } from '#messages/words/emergency.ts';

import { counted, fr } from './typography.ts';

export const emergency: EmergencyWords = {
  help: '/tambour urgence',
  helpDoes: fr`pour la personne d’astreinte : publier tout de suite un modèle convenu`,
  helpEnd: '/tambour urgence fin',
  helpEndDoes: fr`mettre fin à une urgence, et décider de ce qui l’attendait`,
  mode: { real: 'RÉEL', exercise: 'EXERCICE' },
  part: { warning: 'alerte', correction: 'rectificatif', allClear: 'fin d’alerte' },
  partOf: (what, part) => fr`${what} : ${part}`,
  question: {
    title: 'Urgence',
    intro: (real, exercise) =>
      fr`Faut-il alerter pour de bon ? Alors écrivez ${real}. Si c’est un entraînement, écrivez ${exercise}. Rien n’est encore publié.`,
    label: 'Réel ou exercice',
    submit: 'Continuer',
    wrong: (real, exercise) => fr`Écrivez ${real} ou ${exercise}, en entier. Rien ne s’est passé.`,
  },
  choose: {
    title: (mode) => fr`${mode} · Que faut-il publier ?`,
    real: fr`La publication est relue avant de partir. Une fois partie, elle est publique tout de suite.`,
    exercise: fr`La publication ne va que sur des comptes d’essai, et porte le mot EXERCICE.`,
    none: fr`Aucun modèle convenu ne peut être envoyé maintenant. Il s’en prépare un avec /tambour urgence modèles.`,
    goesOn: (what, when) => fr`« ${what} » est en cours, ${when} :`,
  },
  fill: {
    title: (mode) => fr`${mode} · Compléter`,
    intro: (mode, what) => fr`${mode} · ${what}. La publication est montrée avant de partir.`,
    submit: 'Voir la publication',
    timeHint: fr`Une heure, par exemple 2 h 10 ou 3 h.`,
    shortHint: fr`Au plus 60 lettres, chiffres, espaces, traits d’union, et apostrophes entre deux lettres.`,
    pleaseChoose: 'Choisissez',
  },
  wrong: {
    empty: () => 'À compléter.',
    notListed: () => 'Choisissez une valeur de la liste.',
    noTime: () => fr`Écrivez une heure, par exemple 2 h 10 ou 3 h.`,
    tooLong: () => fr`Écrivez au plus 60 caractères.`,
    characters: ({ sign }) =>
      fr`${sign === null ? 'Un signe invisible' : fr`« ${sign} »`} ne peut pas figurer ici. Sont acceptés les lettres, les chiffres, les espaces, les traits d’union, et l’apostrophe entre deux lettres.`,
  },
  preview: {
    title: (mode, what) => fr`${mode} · ${what}`,
    asItStands: fr`Voici ce qui paraîtra, sur chaque compte :`,
    fromNow: (times) => fr`Par rapport à maintenant : ${times}.`,
    realOnce: (press) =>
      fr`« ${press} » la rend publique tout de suite. Toutes les personnes qui valident ici sont prévenues, et les publications courantes attendent.`,
    exerciseOnce: (press) =>
      fr`« ${press} » la publie sur les comptes d’essai. Toutes les personnes qui valident ici sont prévenues.`,
    asleep: fr`en sommeil : rien n’y part`,
    publish: (mode) => fr`${mode} : publier maintenant`,
  },
  another: {
    warning: (what, name, when, number) =>
      fr`Il y a peu, ${when}, ${name} a publié « ${what} » (brouillon ${number}). Est-ce un autre événement ? Si c’est le même, ne faites rien : c’est public.`,
    again: (what, name, when, number) =>
      fr`Il y a peu, ${when}, ${name} a publié « ${what} » (brouillon ${number}). Faut-il le publier encore une fois ? Sinon, ne faites rien.`,
    publishWarning: (mode) => fr`${mode} : autre événement, publier`,
    publishAgain: (mode) => fr`${mode} : publier encore une fois`,
  },
  answer: {
    sent: (mode, number) => fr`${mode} : c’est parti, comme brouillon ${number}. Le canal montre la suite.`,
    already: fr`C’était déjà publié. Le canal montre la suite.`,
    noPreview: fr`Cet aperçu n’est pas le vôtre, ou date de plus d’une heure. Recommencez avec /tambour urgence. Rien n’a été publié.`,
    changed: fr`Ce qui était convenu a changé depuis. Recommencez avec /tambour urgence. Rien n’a été publié.`,
    inDoubt: (number) =>
      fr`On ne sait pas encore si c’est déjà public : voyez le brouillon ${number}. Regardez le compte lui-même. D’ici là, cela ne repart pas pour cet événement. Rien n’a été publié.`,
    sameWords: (number) =>
      fr`Ces mots mêmes sont publics depuis peu : voyez le brouillon ${number}. Rien n’a été publié.`,
    eventOver: fr`Cet événement est terminé. Recommencez avec /tambour urgence. Rien n’a été publié.`,
    notOnCall: (names) =>
      names.length === 0
        ? fr`C’est réservé à la personne d’astreinte, et personne ne l’est en ce moment. Prévenez une personne responsable de cette rédaction. Rien n’a été publié.`
        : fr`C’est réservé à la personne d’astreinte. En ce moment : ${names.join(', ')}. Rien n’a été publié.`,
    mayNotFollow: (names) =>
      names.length === 0
        ? fr`C’est réservé à la personne d’astreinte, ou à une personne qui valide une fois l’alerte publique, et personne n’est d’astreinte en ce moment. Prévenez une personne qui valide ici. Rien n’a été publié.`
        : fr`C’est réservé à la personne d’astreinte, ou à une personne qui valide une fois l’alerte publique. D’astreinte en ce moment : ${names.join(', ')}. Rien n’a été publié.`,
    frozen: (why) => fr`${why} Ceci ne part pas non plus. Rien n’a été publié.`,
    notAgreed: fr`Ce modèle n’est pas convenu, ou ne l’est plus. Recommencez avec /tambour urgence. Rien n’a été publié.`,
    ownTemplate: (names) =>
      names.length === 0
        ? fr`Vous avez écrit ou validé ce modèle sans autre personne, et personne d’autre n’est d’astreinte. Appelez une personne qui valide ici. Rien n’a été publié.`
        : fr`Vous avez écrit ou validé ce modèle sans autre personne : c’est à quelqu’un d’autre de le publier, ${names.join(', ')}. Rien n’a été publié.`,
    realOnPractice: fr`Vous avez écrit RÉEL, et ces comptes sont des comptes d’essai. Rien n’a été publié.`,
    exerciseOnReal: fr`Vous avez écrit EXERCICE, et ces comptes sont réels. Entraînez-vous dans une rédaction aux comptes d’essai. Rien n’a été publié.`,
    blocked: fr`Cela ne peut pas partir ainsi. Rien n’a été publié.`,
    ended: fr`C’est terminé. Rien n’est parti : le canal montre ce qui attend.`,
    nothingToEnd: fr`Aucune urgence n’est en cours ici. Rien n’a changé.`,
    notApprover: fr`Seules les personnes qui valident ici mettent fin à une urgence et à sa pause. Rien n’a changé.`,
    paused: fr`Une urgence est en cours : les publications courantes attendent. Une personne qui valide y met fin avec /tambour urgence fin.`,
  },
  terminal: {
    notOnRota: (user, desk) =>
      fr`L’utilisateur système « ${user} » n’est associé à personne dans l’astreinte convenue de « ${desk} ». Cela se fait par /tambour astreinte, avec l’accord des personnes qui valident. Rien n’a été publié.`,
    number: fr`Quel numéro ?`,
    notChosen: fr`Aucun modèle n’a été choisi. Rien n’a été publié.`,
    notFilledIn: fr`Tout n’a pas été complété. Rien n’a été publié.`,
    publish: (mode) => `PUBLIER ${mode}`,
    typePublish: (word) => fr`Écrivez ${word} pour publier tout de suite ; tout autre texte annule :`,
    stopped: fr`Annulé. Rien n’a été publié.`,
    another: 'AUTRE',
    typeAnother: (word) =>
      fr`Si c’est un autre événement, ou s’il faut publier encore une fois, écrivez ${word} ; tout autre texte annule :`,
    sent: (number) =>
      fr`Le brouillon ${number} part maintenant si Tambour est en marche, sinon dès son démarrage. Le canal est prévenu dès que la messagerie répond ; si un canal ou un groupe valide, rien ne part avant.`,
    changed: fr`Ce qui était convenu a changé depuis que ceci a été montré. Recommencez. Rien n’a été publié.`,
    thaw: (typed) => fr`Tant que la messagerie est en panne, l’administration met fin au gel sur le serveur : ${typed}`,
  },
  told: {
    title: (mode, name, what, when) => fr`${mode} · ${name} a publié « ${what} » par la voie d’urgence, ${when}`,
    approvedBefore: (names, version) => fr`Validé d’avance par ${names.join(', ')}, version ${version} du modèle.`,
    exercise: fr`Un exercice : sur des comptes d’essai seulement.`,
    account: (label, state) => fr`${label} : ${state}`,
    inDoubt: fr`on ne sait pas si c’est public`,
    underWay: 'en route',
    waits: fr`en attente, voir son fil`,
    failed: fr`pas publié`,
    cancelled: fr`annulé`,
    retracted: fr`retiré`,
    routineWaits: (count) =>
      count === 0
        ? fr`Les publications courantes de cette rédaction attendent qu’une personne qui valide y mette fin.`
        : fr`Les publications courantes de cette rédaction attendent qu’une personne qui valide y mette fin : ${counted(count, 'publication', 'publications')} pour l’instant.`,
    correct: (what) => fr`Rectifier « ${what} »`,
    allClear: (what) => fr`Fin d’alerte pour « ${what} »`,
    end: fr`Mettre fin à l’urgence`,
    trouble: (mode, what, label) => fr`${mode} · On ne sait pas si « ${what} » est public sur ${label}`,
    doubtMeans: fr`Regardez le compte lui-même, et dites dans le fil si la publication y est. D’ici là, personne ne la renvoie par cette voie pour cet événement.`,
    lookInThread: fr`Voyez son fil.`,
    inChannel: fr`La retirer ou la rectifier dans le canal`,
  },
  ended: {
    title: (mode, what, name, when) => fr`${mode} · ${name} a mis fin à « ${what} », ${when}. Rien n’est parti.`,
    stillPaused: (what) => fr`« ${what} » est en cours : les publications courantes attendent encore.`,
    waiting: (count) =>
      fr`En attente : ${counted(count, 'publication', 'publications')}. Décidez pour chacune : la laisser partir, ou ouvrir son fil pour la modifier ou l’annuler.`,
    nothingWaits: fr`Plus rien n’attend.`,
  },
  afterwards: {
    title: (mode, name, what, when) => fr`${mode} · À valider après coup : « ${what} », publié par ${name}, ${when}`,
    asks: fr`Validez après coup, ou dites qu’il faut rectifier. La personne qui a publié ne fait ni l’un ni l’autre.`,
    approve: fr`Valider après coup`,
    object: fr`Il faut rectifier`,
    missing: (count) => fr`Il manque ${counted(count, 'validation', 'validations')}.`,
    approvedBy: (name) => fr`Validé après coup, en dernier par ${name}.`,
    toCorrect: (name) => fr`${name} demande de rectifier. Rectifiez ou retirez ; d’ici là, ceci reste ouvert.`,
    corrected: fr`C’est rectifié ou retiré.`,
    overdue: (mode, what, when) =>
      fr`${mode} · Depuis deux jours ouvrés, personne n’a validé « ${what} » après coup, ni rectifié. C’est parti ${when}. Merci d’y veiller.`,
    officer: fr`Vous avez publié ceci par la voie d’urgence : à d’autres de valider après coup. Rien n’a changé.`,
    authorsDeputy: fr`Vous remplacez la personne qui a publié ceci : à d’autres de valider après coup. Rien n’a changé.`,
    closed: fr`C’est décidé. Rien n’a changé.`,
  },
  digest: {
    title: (count) => fr`Par la voie d’urgence : ${counted(count, 'publication', 'publications')}`,
    from: (template) => fr`« ${template} », d’après un modèle`,
    without: (event) => fr`« ${event} », sans modèle`,
    used: (mode, what, number, name, when) => fr`${mode} · ${what}, par ${name}, ${when} (brouillon ${number})`,
    exercise: fr`Un exercice : personne n’a à le valider.`,
    unsent: fr`Rien n’en est parti.`,
    unproven: fr`Sa ligne dans la base n’est pas telle que Tambour l’a laissée. Prévenez votre administrateur.`,
    notAsked: fr`D’autres sont appelés à valider le prochain jour ouvré.`,
    open: (since) => fr`Pas validé après coup : ouvert depuis le ${since}.`,
    toCorrect: (since) => fr`À rectifier : ouvert depuis le ${since}.`,
    approved: (when) => fr`Validé après coup, ${when}.`,
    corrected: (when) => fr`Rectifié ou retiré, ${when}.`,
  },
  card: (mode, names) => fr`${mode} · Par la voie d’urgence, d’un modèle validé d’avance par ${names.join(', ')}.`,
};
