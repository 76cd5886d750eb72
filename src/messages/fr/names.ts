import type { NamesWords } from '#messages/words/names.ts';

import { fr } from './typography.ts';

export const names: NamesWords = {
  leadsElsewhere: (account) => fr`Le nom de ${account} mène maintenant à un autre compte que celui de cette rédaction.`,
  leadsNowhere: (account) => fr`Le nom de ${account} ne mène à aucun compte en ce moment.`,
  whatToDo: fr`Nous ne savons pas pourquoi : il a pu être renommé, déplacé ou attribué à d'autres. Regardez-le dans un navigateur, et interrogez le réseau si cela ne vient pas de vous.`,
  leadsBack: (account) => fr`Le nom de ${account} mène de nouveau au compte de cette rédaction.`,
  similar: (account, count) =>
    count === 1
      ? fr`Un compte porte un nom semblable à celui de ${account}. Nous ne savons pas à qui il est.`
      : fr`${String(count)} comptes portent un nom semblable à celui de ${account}. Nous ne savons pas à qui ils sont.`,
  accusesNobody: fr`Un nom semblable ne prouve rien contre personne. Chacun n'est cité ici qu'une fois ; à vous de regarder.`,
  pleaseLook: (account) => fr`Merci de regarder si le nom de ${account} mène toujours au compte de cette rédaction.`,
  howToLook: (button) =>
    fr`Tambour ne peut pas y lire, car la lecture est payante. Ouvrez le compte dans un navigateur, puis cliquez sur « ${button} » ; si quelque chose ne va pas, prévenez les personnes responsables.`,
  link: 'Ouvrir le compte',
  looked: fr`J'ai regardé`,
  checkedBy: (name, when) => fr`${name} a regardé, ${when}.`,
  answer: {
    looked: fr`Merci : c'est noté. La question revient dans un mois.`,
    already: (name, when) => fr`${name} a déjà regardé, ${when}. Rien n'a changé.`,
    gone: fr`Cela n'est plus demandé ici. Rien n'a changé.`,
  },
};
