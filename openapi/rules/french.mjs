// Whether a text is written in French, told by its small words. A detector of languages would need longer texts than
// "Le verdict." to be sure; here the only mistakes to catch are an English text and an empty one.

const FRENCH =
  /[àâçéèêëîïôùûœ]|(?<!\p{L})(?:[ldnsjmtcLDNSJMTC]['’]|(?:le|la|les|un|une|des|du|de|en|et|ou|au|aux|ce|cette|ces|pour|par|sur|dans|est|sont|ne|pas|qui|que|toujours|jamais)(?!\p{L}))/iu;
const ENGLISH =
  /(?<!\p{L})(?:the|of|is|and|with|must|this|that|are|be|been|for|from|to|when|which|has|have|by|its|it|not|if|an)(?!\p{L})/iu;

/** Names, code and terms set in italics belong to no language. */
function prose(text) {
  return text
    .replace(/`[^`]*`/g, ' ')
    .replace(/\bhttps?:\S+/g, ' ')
    .replace(/(?<![*])\*[^*\n]+\*(?![*])/g, ' ');
}

/** A sentence in French: has a French word, and no English one. */
export function isFrench(text) {
  return typeof text === 'string' && FRENCH.test(prose(text)) && !ENGLISH.test(prose(text));
}

/** For a title of a few words ("Chemin inconnu"), which may have no small word at all: not empty, and not English. */
export function isNotEnglish(text) {
  return typeof text === 'string' && text.trim() !== '' && !ENGLISH.test(prose(text));
}
