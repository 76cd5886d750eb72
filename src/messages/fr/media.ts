import type { MediaWords } from '#messages/words/media.ts';

import { fr } from './typography.ts';

export const media: MediaWords = {
  image: {
    place: (index) => fr`Image ${index}`,
    altPlace: (index) => fr`Description de l'image ${index}`,
    alt: (index) => fr`Image ${index}, description`,
    altMissing: (index) => fr`Image ${index} : sans description`,
    describe: 'Décrire les images',
    describeIntro:
      'Dites ce que chaque image montre, textes compris, pour qui ne la voit pas. Sans description, la validation ne peut pas être demandée.',
    remove: 'Images à retirer',
    takeOut: (count) => (count === 1 ? 'Retirer l’image' : 'Retirer les images'),
    changed: 'les images',
    altChanged: (index) => fr`la description de l'image ${index}`,
    altOfOneChanged: 'une description d’image',
  },
  video: {
    place: (index) => fr`Vidéo ${index}`,
    altPlace: (index) => fr`Description de la vidéo ${index}`,
    alt: (index) => fr`Vidéo ${index}, description`,
    altMissing: (index) => fr`Vidéo ${index} : sans description`,
    describe: 'Décrire la vidéo',
    describeIntro:
      'Dites ce que la vidéo montre et ce qui s’y dit, pour qui ne la voit ou ne l’entend pas. Sans description, la validation ne peut pas être demandée.',
    remove: 'Vidéo à retirer',
    takeOut: (count) => (count === 1 ? 'Retirer la vidéo' : 'Retirer les vidéos'),
    changed: 'la vidéo',
    altChanged: (index) => fr`la description de la vidéo ${index}`,
    altOfOneChanged: 'la description de la vidéo',
  },
  sound: {
    place: (index) => fr`Son ${index}`,
    altPlace: (index) => fr`Description du son ${index}`,
    alt: (index) => fr`Son ${index}, description`,
    altMissing: (index) => fr`Son ${index} : sans description`,
    describe: 'Décrire le son',
    describeIntro:
      'Dites ce que l’on entend, paroles comprises, pour qui ne l’entend pas. Sans description, la validation ne peut pas être demandée.',
    remove: 'Son à retirer',
    takeOut: (count) => (count === 1 ? 'Retirer le son' : 'Retirer les sons'),
    changed: 'le son',
    altChanged: (index) => fr`la description du son ${index}`,
    altOfOneChanged: 'la description du son',
  },
};
