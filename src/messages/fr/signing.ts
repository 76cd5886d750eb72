import type { SigningWords } from '#messages/words/signing.ts';

import { fr } from './typography.ts';

const tell = fr`Quelqu'un qui peut écrire dans la base l'a fait. Cela n'a rien décidé et figure au journal : prévenez aujourd'hui l'administration de Tambour.`;

export const signing: SigningWords = {
  refused: {
    card: fr`⚠️ Ce que la base dit d'une carte de Tambour n'est pas ce que Tambour y a écrit. ${tell}`,
    event: fr`⚠️ La base contenait un geste attribué à quelqu'un d'ici, que Tambour n'a jamais reçu. ${tell}`,
    member: fr`⚠️ La base date mal l'arrivée d'un membre de ce canal, qui est notée de nouveau. ${tell}`,
    decision: fr`⚠️ Une décision sur une demande de cette équipe n'est pas telle que Tambour l'a écrite : aucune n'y compte plus. Décidez de nouveau sur sa carte, et prévenez aujourd'hui l'administration de Tambour.`,
    request: fr`⚠️ Une demande de cette équipe a été changée dans la base : elle ne compte plus. Refaites-la, et prévenez aujourd'hui l'administration de Tambour.`,
    lostRequest: fr`⚠️ Une demande de cette équipe n'est plus dans la base : elle a pris fin. Refaites-la, et prévenez aujourd'hui l'administration de Tambour.`,
  },
  rowChanged: (a) =>
    fr`⚠️ ${a} : sa ligne dans la base n'indique plus le serveur et le compte de son jeton. Rien ne part, le jeton non plus. Quelqu'un qui peut écrire dans la base l'a fait : prévenez aujourd'hui l'administration de Tambour.`,
  paused: (a) =>
    fr`${a} : sa ligne dans la base n'indique plus le serveur et le compte pour lesquels son jeton a été donné. Rien n'est parti. Demandez à l'administration de Tambour de lancer « tambour account wake », qui la rétablit, puis réessayez.`,
};
