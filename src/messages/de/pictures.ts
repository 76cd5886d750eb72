import type { PicturesWords } from '#messages/words/pictures.ts';

export const pictures: PicturesWords = {
  tooLarge: (name, megabytes) => `${name} ist größer als ${megabytes} MB. Fügen Sie ein kleineres Bild hinzu.`,
  tooManyPixels: (name) => `${name} hat zu viele Pixel. Verkleinern Sie das Bild und fügen Sie es noch einmal hinzu.`,
  heic: (name) =>
    `${name} ist eine HEIC-Datei, die Netzwerke nicht anzeigen. Speichern Sie das Foto als JPEG und fügen Sie es dann hinzu.`,
  video: (name) =>
    `${name} ist ein Video einer Art, die hier nicht gelesen wird. Exportieren Sie es als MP4 und fügen Sie es hinzu.`,
  recording: {
    tooLarge: (name, megabytes) =>
      `${name} ist größer als ${megabytes} MB. Exportieren Sie die Datei kürzer oder kleiner und fügen Sie sie hinzu.`,
    empty: (name) => `${name} ist leer. Fügen Sie die Datei noch einmal hinzu.`,
    broken: (name) =>
      `${name} ist beschädigt oder abgeschnitten und nicht ganz lesbar. Exportieren Sie die Datei neu und fügen Sie sie hinzu.`,
    there: (name) =>
      `${name} ist schon das Video oder die Tonaufnahme dieses Beitrags, der unverändert bleibt. Falls die Datei hier fehlte, ist sie wieder gespeichert: Senden Sie noch einmal.`,
    codec: (name, codec) =>
      `${name} ist auf eine Art kodiert, die hier nicht gelesen wird (${codec}). Exportieren Sie die Datei als MP4 mit H.264 und AAC und fügen Sie sie hinzu.`,
  },
  svg: (name) => `${name} ist eine SVG-Grafik, die Netzwerke ablehnen. Speichern Sie sie als PNG.`,
  notAnImage: (name) => `${name} ist kein Bild. Fügen Sie eine JPEG-, PNG-, GIF- oder WebP-Datei hinzu.`,
  broken: (name) => `${name} ist beschädigt und nicht lesbar. Speichern Sie das Bild neu und fügen Sie es dann hinzu.`,
  unread: (name) =>
    `${name} konnte nicht angesehen werden. Fügen Sie die Datei noch einmal hinzu. Gelingt auch das nicht, speichern Sie sie neu (ein Video als MP4) und fügen Sie sie dann hinzu.`,
  gone: (name) => `${name} ist nicht mehr verfügbar. Fügen Sie die Datei dem Thread noch einmal hinzu.`,
  tooMany: (limit) => `Ein Beitrag hat höchstens ${limit} Bilder: Die übrigen wurden nicht hinzugefügt.`,
};
