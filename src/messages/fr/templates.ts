import type { TemplatesWords } from '#messages/words/templates.ts';

import { counted, fr } from './typography.ts';

export const templates: TemplatesWords = {
  title: (count) => fr`${counted(count, 'modèle', 'modèles')} de cette rédaction`,
  none: 'Cette rédaction n’a pas encore de modèle.',
  howTo: fr`Tapez « /tambour modèle nouveau », « /tambour modèle garder 12 Alerte » pour garder le brouillon n° 12 sous ce nom, puis « utiliser », « modifier » ou « supprimer » et le nom.`,
  use: (name) => fr`Utiliser ${name}`,
  change: (name) => fr`Modifier ${name}`,
  remove: (name) => fr`Supprimer ${name}`,
  keepHint: (label) => fr`« ${label} », sur la carte d’un brouillon, en fait un modèle.`,
  keeping: {
    title: 'Garder comme modèle',
    intro: 'Le modèle garde le texte, les comptes et les réglages de ce brouillon, sans ses images ni son heure.',
  },
  removing: {
    title: fr`Supprimer le modèle ?`,
    intro: 'Il ne sera plus proposé à personne. Les brouillons commencés avec lui restent.',
    send: 'Supprimer',
    stale: fr`Quelqu’un a changé ce modèle entre-temps : il n’est pas supprimé. « /tambour modèle » le montre.`,
  },
  newTitle: 'Nouveau modèle',
  changeTitle: 'Modifier le modèle',
  intro: 'Un brouillon commencé avec ce modèle se valide comme tout autre.',
  name: 'Nom du modèle',
  blankHint: fr`Écrivez ___ (trois tirets bas) là où il faudra compléter : « Le guichet ferme le ___ à ___ ». Tant qu’il en reste, la validation ne peut pas être demandée.`,
  kept: (name) => fr`Le modèle « ${name} » est gardé. « /tambour modèle ${name} » commence un brouillon avec lui.`,
  removed: (name) => fr`Le modèle « ${name} » est supprimé. Son texte était :`,
  unknown: (name) => fr`Aucun modèle de cette rédaction ne s'appelle « ${name} ». « /tambour modèle » les montre.`,
  gone: fr`Ce modèle n’existe plus. « /tambour modèle » montre les autres.`,
  notYours: 'Seules la personne qui a gardé ce modèle, celles qui valident et les responsables peuvent le changer.',
  error: {
    noName: 'Donnez un nom au modèle, avec des lettres.',
    longName: (most) => fr`Le nom dépasse ${most} caractères. Raccourcissez-le.`,
    noText: fr`Ce brouillon n’a pas de texte : il n’y a rien à garder.`,
    nameTaken: 'Un autre modèle porte déjà ce nom. Choisissez-en un autre.',
    full: (most) => fr`Cette rédaction a déjà ${most} modèles. Supprimez-en un : « /tambour modèle » les montre.`,
    stale: fr`Quelqu’un a changé ou supprimé ce modèle entre-temps : rien n’est enregistré. Copiez votre texte, puis rouvrez le modèle.`,
  },
};
