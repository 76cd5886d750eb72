import { englishCount, fr, frenchCount, say } from './say.ts';

/** Templates: posts to begin from, with blanks to fill in. */
export const templates = {
  title: say(
    (count: number) => fr`${frenchCount(count, 'modèle', 'modèles')} de cette rédaction`,
    (count) => `${englishCount(count, 'template', 'templates')} of this desk`,
  ),
  none: say('Cette rédaction n’a pas encore de modèle.', 'This desk has no template yet.'),
  howTo: say(
    'Tapez « /tambour modèle nouveau », « /tambour modèle garder 12 Alerte » pour garder le brouillon n° 12 sous ce nom, puis « utiliser », « modifier » ou « supprimer » et le nom.',
    'Type “/tambour template new”, “/tambour template keep 12 Warning” to keep draft 12 under that name, then “use”, “change” or “remove” and the name.',
  ),
  use: say(
    (name: string) => fr`Utiliser ${name}`,
    (name) => `Use ${name}`,
  ),
  newTitle: say('Nouveau modèle', 'New template'),
  changeTitle: say('Modifier le modèle', 'Change the template'),
  intro: say(
    'Un brouillon commencé avec ce modèle se valide comme tout autre.',
    'A draft begun from this template is approved as any other.',
  ),
  name: say('Nom du modèle', 'Name of the template'),
  blankHint: say(
    'Écrivez ___ (trois tirets bas) là où il faudra compléter : « Le guichet ferme le ___ à ___ ». Tant qu’il en reste, la validation ne peut pas être demandée.',
    'Write ___ (three low lines) where something is to be filled in: “The desk closes on ___ at ___”. While one is left, approval cannot be asked for.',
  ),
  kept: say(
    (name: string) => fr`Le modèle « ${name} » est gardé. « /tambour modèle ${name} » commence un brouillon avec lui.`,
    (name) => `The template “${name}” is kept. “/tambour template ${name}” begins a draft from it.`,
  ),
  withoutOwnTexts: say(
    'Le texte propre à un compte n’y est pas : écrivez-le de nouveau dans le brouillon.',
    'A text for one account alone is not in it: write that again in the draft.',
  ),
  removed: say(
    (name: string) => fr`Le modèle « ${name} » est supprimé. Son texte était :`,
    (name) => `The template “${name}” is removed. Its text was:`,
  ),
  unknown: say(
    (name: string) => fr`Aucun modèle de cette rédaction ne s'appelle « ${name} ». « /tambour modèle » les montre.`,
    (name) => `No template of this desk is called “${name}”. “/tambour template” shows them.`,
  ),
  gone: say(
    'Ce modèle n’existe plus. « /tambour modèle » montre les autres.',
    'This template no longer exists. “/tambour template” shows the others.',
  ),
  notYours: say(
    'Seules la personne qui a gardé ce modèle, celles qui valident et les responsables peuvent le changer.',
    'Only who kept this template, approvers and stewards can change it.',
  ),
  error: {
    noName: say('Donnez un nom au modèle, avec des lettres.', 'Give the template a name, with letters.'),
    longName: say(
      (most: number) => fr`Le nom dépasse ${most} caractères. Raccourcissez-le.`,
      (most) => `The name is longer than ${most} characters. Shorten it.`,
    ),
    noText: say(
      'Ce brouillon n’a pas de texte : il n’y a rien à garder.',
      'This draft has no text: there is nothing to keep.',
    ),
    nameTaken: say(
      'Un autre modèle porte déjà ce nom. Choisissez-en un autre.',
      'Another template has this name already. Choose another one.',
    ),
    full: say(
      'Cette rédaction a déjà 20 modèles. Supprimez-en un avec « /tambour modèle supprimer » et son nom.',
      'This desk has 20 templates already. Remove one with “/tambour template remove” and its name.',
    ),
    stale: say(
      'Quelqu’un a changé ou supprimé ce modèle entre-temps : rien n’est enregistré. Copiez votre texte, puis rouvrez le modèle.',
      'Somebody changed or removed this template meanwhile: nothing was saved. Copy your text, then open the template again.',
    ),
  },
} as const;
