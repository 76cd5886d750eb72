import type { ConversionWords } from '#messages/words/conversion.ts';

import { fr } from './typography.ts';

export const conversion: ConversionWords = {
  button: 'Convertir la vidéo',
  offer: ({ pixels, size, time }) =>
    fr`Tambour peut en faire une vidéo que tous les comptes acceptent : MP4, H.264, ${pixels}, ${size} Mo environ, ${time}. Elle sera une nouvelle version, à valider.`,
  begun: (name) =>
    fr`${name} fait convertir la vidéo. Cela peut durer quelques minutes ; la nouvelle version viendra ici.`,
  half: (percent) => fr`Conversion de la vidéo : ${percent} % sont faits.`,
  underWay: fr`Cette vidéo est déjà en cours de conversion. La nouvelle version viendra dans le fil.`,
  notHere: fr`Cette machine n'a pas de quoi convertir une vidéo. Exportez-la autrement, puis déposez-la.`,
  not: {
    failed: fr`La vidéo n'a pas pu être convertie, et le brouillon n'a pas changé. Exportez-la autrement, puis déposez-la.`,
    late: fr`La conversion a duré trop longtemps et a été arrêtée. Le brouillon n'a pas changé. Exportez la vidéo plus petite ou plus courte, puis déposez-la.`,
    disk: fr`Il n'y a pas assez de place sur le disque pour convertir la vidéo. Le brouillon n'a pas changé. Prévenez l'administration de Tambour.`,
    other: fr`Ce que la conversion a donné n'est pas la même vidéo, et n'est pas utilisé. Le brouillon n'a pas changé. Exportez-la autrement, puis déposez-la.`,
    tooLarge: fr`La vidéo convertie devenait trop lourde, et la conversion a été arrêtée. Le brouillon n'a pas changé. Exportez la vidéo plus courte, puis déposez-la.`,
    notNow: fr`La vidéo n'a pas pu être convertie pour le moment, et le brouillon n'a pas changé. Réessayez dans quelques minutes.`,
    changed: fr`Le brouillon a changé pendant la conversion : la vidéo convertie n'est pas utilisée. Convertissez-la de nouveau s'il le faut.`,
  },
};
