import type { MediaWords } from '#messages/words/media.ts';

export const media: MediaWords = {
  image: {
    place: (index) => `Bild ${index}`,
    altPlace: (index) => `Beschreibung von Bild ${index}`,
    alt: (index) => `Bild ${index}, Beschreibung`,
    altMissing: (index) => `Bild ${index}: ohne Beschreibung`,
    describe: 'Bilder beschreiben',
    describeIntro:
      'Sagen Sie, was jedes Bild zeigt, auch den Text darauf, für alle, die es nicht sehen. Ohne Beschreibung kann die Freigabe nicht angefordert werden.',
    remove: 'Bilder entfernen',
    takeOut: (count) => (count === 1 ? 'Bild herausnehmen' : 'Bilder herausnehmen'),
    changed: 'die Bilder',
    altChanged: (index) => `die Beschreibung von Bild ${index}`,
    altOfOneChanged: 'eine Bildbeschreibung',
  },
  video: {
    place: (index) => `Video ${index}`,
    altPlace: (index) => `Beschreibung von Video ${index}`,
    alt: (index) => `Video ${index}, Beschreibung`,
    altMissing: (index) => `Video ${index}: ohne Beschreibung`,
    describe: 'Video beschreiben',
    describeIntro:
      'Sagen Sie, was das Video zeigt und was darin gesagt wird, für alle, die es nicht sehen oder hören. Ohne Beschreibung kann die Freigabe nicht angefordert werden.',
    remove: 'Video entfernen',
    takeOut: (count) => (count === 1 ? 'Video herausnehmen' : 'Videos herausnehmen'),
    changed: 'das Video',
    altChanged: (index) => `die Beschreibung von Video ${index}`,
    altOfOneChanged: 'die Beschreibung des Videos',
  },
  sound: {
    place: (index) => `Tonaufnahme ${index}`,
    altPlace: (index) => `Beschreibung von Tonaufnahme ${index}`,
    alt: (index) => `Tonaufnahme ${index}, Beschreibung`,
    altMissing: (index) => `Tonaufnahme ${index}: ohne Beschreibung`,
    describe: 'Tonaufnahme beschreiben',
    describeIntro:
      'Sagen Sie, was zu hören ist, auch das Gesprochene, für alle, die es nicht hören. Ohne Beschreibung kann die Freigabe nicht angefordert werden.',
    remove: 'Tonaufnahme entfernen',
    takeOut: (count) => (count === 1 ? 'Tonaufnahme herausnehmen' : 'Tonaufnahmen herausnehmen'),
    changed: 'die Tonaufnahme',
    altChanged: (index) => `die Beschreibung von Tonaufnahme ${index}`,
    altOfOneChanged: 'die Beschreibung der Tonaufnahme',
  },
};
