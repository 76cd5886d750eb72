import type { ConversionWords } from '#messages/words/conversion.ts';

export const conversion: ConversionWords = {
  button: 'Video umwandeln',
  offer: ({ pixels, size, time }) =>
    `Tambour kann daraus ein Video machen, das alle Konten annehmen: MP4, H.264, ${pixels}, etwa ${size} MB, ${time}. Es wird eine neue Fassung, die freizugeben ist.`,
  begun: (name) => `${name} lässt das Video umwandeln. Das kann einige Minuten dauern; die neue Fassung kommt hierher.`,
  half: (percent) => `Umwandlung des Videos: ${percent} % sind geschafft.`,
  underWay: 'Dieses Video wird schon umgewandelt. Die neue Fassung kommt in den Thread.',
  notHere: 'Dieser Rechner kann kein Video umwandeln. Exportieren Sie es anders und fügen Sie es hinzu.',
  not: {
    failed:
      'Das Video ließ sich nicht umwandeln, und der Entwurf ist unverändert. Exportieren Sie es anders und fügen Sie es hinzu.',
    late: 'Die Umwandlung hat zu lange gedauert und wurde abgebrochen. Der Entwurf ist unverändert. Exportieren Sie das Video kleiner oder kürzer und fügen Sie es hinzu.',
    disk: 'Auf der Festplatte ist zu wenig Platz, um das Video umzuwandeln. Der Entwurf ist unverändert. Informieren Sie die Tambour-Administration.',
    other:
      'Was die Umwandlung ergab, ist nicht dasselbe Video und wird nicht verwendet. Der Entwurf ist unverändert. Exportieren Sie es anders und fügen Sie es hinzu.',
    tooLarge:
      'Das umgewandelte Video wurde zu groß, und die Umwandlung wurde abgebrochen. Der Entwurf ist unverändert. Exportieren Sie das Video kürzer und fügen Sie es hinzu.',
    notNow:
      'Das Video konnte gerade nicht umgewandelt werden, der Entwurf ist unverändert. Versuchen Sie es in einigen Minuten noch einmal.',
    changed:
      'Der Entwurf wurde während der Umwandlung geändert: Das umgewandelte Video wird nicht verwendet. Wandeln Sie es bei Bedarf noch einmal um.',
  },
};
