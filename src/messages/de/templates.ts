import type { TemplatesWords } from '#messages/words/templates.ts';

import { counted } from './counted.ts';

export const templates: TemplatesWords = {
  title: (count) => `${counted(count, 'Vorlage', 'Vorlagen')} dieser Redaktion`,
  none: 'Diese Redaktion hat noch keine Vorlage.',
  howTo:
    'Tippen Sie „/tambour vorlage neu“, „/tambour vorlage behalten 12 Warnung“, um Entwurf 12 unter diesem Namen zu behalten, dann „verwenden“, „ändern“ oder „entfernen“ und den Namen.',
  use: (name) => `${name} verwenden`,
  change: (name) => `${name} ändern`,
  remove: (name) => `${name} entfernen`,
  keepHint: (label) => `„${label}“ auf der Karte eines Entwurfs macht daraus eine Vorlage.`,
  keeping: {
    title: 'Als Vorlage behalten',
    intro:
      'Die Vorlage behält Text, Konten und Einstellungen dieses Entwurfs, ohne seine Bilder und ohne seinen Zeitpunkt.',
  },
  removing: {
    title: 'Vorlage entfernen?',
    intro: 'Sie wird niemandem mehr angeboten. Entwürfe, die damit begonnen wurden, bleiben.',
    send: 'Entfernen',
    stale: 'Jemand hat diese Vorlage inzwischen geändert: Sie ist nicht entfernt. „/tambour vorlage“ zeigt sie.',
  },
  newTitle: 'Neue Vorlage',
  changeTitle: 'Vorlage ändern',
  intro: 'Ein Entwurf aus dieser Vorlage wird wie jeder andere freigegeben.',
  name: 'Name der Vorlage',
  blankHint:
    'Schreiben Sie ___ (drei Unterstriche), wo etwas auszufüllen ist: „Der Schalter schließt am ___ um ___“. Solange eine Lücke bleibt, lässt sich keine Freigabe anfordern.',
  kept: (name) => `Die Vorlage „${name}“ ist gespeichert. „/tambour vorlage ${name}“ beginnt damit einen Entwurf.`,
  removed: (name) => `Die Vorlage „${name}“ ist entfernt. Ihr Text war:`,
  unknown: (name) => `Keine Vorlage dieser Redaktion heißt „${name}“. „/tambour vorlage“ zeigt alle.`,
  gone: 'Diese Vorlage gibt es nicht mehr. „/tambour vorlage“ zeigt die anderen.',
  notYours: 'Diese Vorlage ändern können nur, wer sie gespeichert hat, Freigabeberechtigte und die Redaktionsleitung.',
  error: {
    noName: 'Geben Sie der Vorlage einen Namen, mit Buchstaben.',
    longName: (most) => `Der Name ist länger als ${most} Zeichen. Kürzen Sie ihn.`,
    noText: 'Dieser Entwurf hat keinen Text: Es gibt nichts zu behalten.',
    nameTaken: 'Eine andere Vorlage heißt schon so. Wählen Sie einen anderen Namen.',
    full: (most) => `Diese Redaktion hat schon ${most} Vorlagen. Entfernen Sie eine: „/tambour vorlage“ zeigt alle.`,
    stale:
      'Jemand hat diese Vorlage inzwischen geändert oder entfernt: Nichts wurde gespeichert. Kopieren Sie Ihren Text und öffnen Sie die Vorlage noch einmal.',
  },
};
