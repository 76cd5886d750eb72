import type { QuotasWords } from '#messages/words/quotas.ts';

import { numeral } from './counted.ts';

export const quotas: QuotasWords = {
  openDrafts: (most) =>
    `Sie haben in dieser Redaktion schon ${numeral(most)} offene Entwürfe, mehr sind nicht möglich. Nichts wurde gespeichert. Veröffentlichen oder verwerfen Sie einige, dann noch einmal; „/tambour liste @ich offen“ zeigt sie.`,
  openCorrections: (most, draft) =>
    `Sie haben schon ${numeral(most)} offene Korrekturen von Entwurf ${draft}. Nichts wurde gespeichert. Setzen Sie eine davon fort oder verwerfen Sie einige; „/tambour liste @ich offen“ zeigt sie.`,
  openCorrectionsToCopy: (most) =>
    `Sie haben schon ${numeral(most)} offene Korrekturen dieses Beitrags. Nichts wurde kopiert. Setzen Sie eine davon fort oder verwerfen Sie einige; „/tambour liste @ich offen“ zeigt sie.`,
  scheduled: (most) =>
    `Diese Redaktion hat für ein Konto schon ${numeral(most)} geplante Beiträge, mehr geht nicht. Nichts hat sich geändert. Verwerfen Sie einige („/tambour liste geplant“), dann neu freigeben. Ohne Termin kann alles raus.`,
};
