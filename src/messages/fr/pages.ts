import type { PagesWords } from '#messages/words/pages.ts';

import { fr } from './typography.ts';

export const pages: PagesWords = {
  nav: { calendar: 'Calendrier', digests: 'Bilans', method: 'Comment les chiffres sont établis' },
  foot: (label, until) =>
    fr`Ce lien est destiné à « ${label} » et fonctionne jusqu'au ${until}. Quiconque le possède peut lire cette page : ne le transmettez pas.`,
  title: { calendar: (desk) => fr`Calendrier – ${desk}`, digests: (desk) => fr`Bilans – ${desk}` },
  noDigests: fr`Il n'y a pas encore de bilan.`,
  feed: {
    link: fr`S'abonner dans un logiciel de calendrier`,
    hint: fr`– copiez-y l'adresse de ce lien. Beaucoup de logiciels ne se mettent à jour que plusieurs fois par jour : ce qu'ils montrent peut avoir du retard.`,
  },
  comment: {
    label: fr`Dire quelque chose à la rédaction sur cette publication`,
    hint: fr`Vos mots vont dans le fil de l'équipe comme ceux de ce lien : personne n'y sait qui les a écrits, dites donc qui vous êtes. Ils ne valident rien.`,
    send: 'Envoyer',
    outcome: {
      left: fr`Envoyé : la rédaction a vos mots.`,
      empty: fr`Rien n'a été envoyé : écrivez d'abord quelque chose.`,
      long: (most) => fr`Rien n'a été envoyé : ${most} caractères au plus.`,
      unreadable: fr`Rien n'a été envoyé : certains caractères ne peuvent pas être affichés.`,
      often: fr`Rien n'a été envoyé : trop de messages sont venus par ce lien depuis une heure. Parlez à la rédaction.`,
    },
  },
  instead: {
    notFound: {
      title: 'Rien ici',
      text: fr`Ce lien ne fonctionne pas, ou ne fonctionne plus. Demandez-en un nouveau à la personne qui vous l'a donné.`,
    },
    tooMany: {
      title: fr`Trop de demandes`,
      text: fr`Trop de pages ont été demandées. Réessayez dans une minute.`,
    },
    notAllowed: { title: 'Refusé', text: fr`Rien n'a été fait. Rouvrez la page par son lien.` },
    restored: {
      title: 'En cours de vérification',
      text: fr`Tambour a été restauré à partir d’une sauvegarde. Cette page rouvre quand la rédaction aura vérifié ce qu’elle montre.`,
    },
  },
};
