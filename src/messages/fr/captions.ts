import type { CaptionsWords } from '#messages/words/captions.ts';

import { counted, fr } from './typography.ts';

export const captions: CaptionsWords = {
  changed: 'les sous-titres',
  shown: (language, count) => fr`Sous-titres (${language}), ${counted(count, 'passage', 'passages')}`,
  rest: (count, fileName) =>
    fr`Et ${counted(count, 'passage', 'passages')} de plus : relisez-les tous dans le fichier ${fileName} de ce fil.`,
  burntIn: fr`Sous-titres incrustés dans l'image, d'après l'équipe.`,
  none: 'Sans sous-titres',
  transcript: (accounts) => fr`${accounts} : la transcription, c'est-à-dire ces mots, suit la description.`,
  remove: (language) => fr`Retirer les sous-titres (${language})`,
  form: 'Sous-titres de la vidéo',
  markBurntIn: fr`Les sous-titres sont incrustés dans l'image`,
  fileName: 'sous-titres',
  whole: (person, language, count) =>
    fr`${person} a ajouté des sous-titres (${language}) : ${counted(count, 'passage', 'passages')}. Ils sont longs, les voici en entier. Relisez-les avant de valider.`,
  fileTitle: 'Sous-titres à relire',
  refused: {
    noVideo: (name) =>
      fr`${name} contient des sous-titres, et il n'y a pas de vidéo. Déposez d'abord la vidéo, puis ce fichier.`,
    tooLarge: (name) =>
      fr`${name} est trop gros pour des sous-titres. Déposez un fichier SRT ou VTT de 128 ko au plus.`,
    encoding: (name) =>
      fr`${name} n'est pas enregistré en UTF-8 : ses accents ne peuvent pas être lus avec certitude. Enregistrez-le en UTF-8, puis déposez-le.`,
    empty: (name) =>
      fr`${name} ne contient aucun sous-titre. Exportez-le de nouveau en SRT ou en VTT, puis déposez-le.`,
    line: (name, line, example) =>
      fr`${name} n'est pas lisible à la ligne ${line} : il y faut un temps comme ${example}, puis le texte. Corrigez cette ligne, ou exportez-le de nouveau en SRT ou en VTT.`,
    character: (name, line) =>
      fr`${name} a près de la ligne ${line} un caractère qu'aucun réseau n'accepte. Retapez ce passage, puis déposez le fichier.`,
  },
};
