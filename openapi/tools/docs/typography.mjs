/** Spaces that must not break, as French wants them before double punctuation and inside « guillemets ». */
export function spaced(text, language) {
  const numbers = text.replaceAll(/(\d) (?=\d{3}(?!\d))/g, '$1\u00a0');
  if (language !== 'fr') return numbers;
  return numbers
    .replaceAll(/ ([;!?])/g, '\u202f$1')
    .replaceAll(/ ([:»])/g, '\u00a0$1')
    .replaceAll(/« /g, '«\u00a0')
    .replaceAll(/(\d) (?=(?:h|heures|octets|secondes|caractères|Mio)\b)/g, '$1\u00a0');
}

/** A number as the language writes it. */
export function number(value, language) {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u00a0' : ',');
}
