import type { DigestWhyWords } from '#messages/words/digest-why.ts';

export const digestWhy: DigestWhyWords = {
  failed: {
    unreachable: 'der Server antwortete nicht',
    name_not_found: 'die Adresse des Servers ist nicht bekannt',
    forbidden: 'das Netzwerk lehnte ab',
    not_found: 'das Netzwerk antwortete „nicht gefunden“',
    too_long: 'zu lang für das Netzwerk',
    duplicate: 'das Netzwerk hielt es für eine Dublette',
    media_rejected: 'das Netzwerk lehnte ein Bild ab',
    media_unfinished: 'das Netzwerk wurde mit dem Video nicht fertig',
    text_missing: 'das Netzwerk verlangt einen Text zum Bild',
    invalid: 'das Netzwerk lehnte den Inhalt ab',
    cannot_edit: 'dieser Server lässt Beiträge nicht bearbeiten',
    parent_gone: 'der Teil davor ist nicht mehr da',
    post_gone: 'der zu korrigierende Beitrag ist nicht mehr da',
  },
  cancelled: {
    freed: 'verworfen',
    rejected: 'abgelehnt',
    changes_asked: 'Änderungen angefordert',
    withdrawn: 'Freigabe zurückgenommen',
    stopped: 'gestoppt',
    not_approved: 'zur geplanten Zeit nicht mehr freigegeben',
    replaced: 'durch eine andere Fassung ersetzt',
  },
  notYetKnown: 'noch nicht sicher, dass es veröffentlicht wurde',
  retracted: 'zurückgezogen',
};
