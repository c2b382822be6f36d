// What the page says, in its language: the server writes it into the page.

export const words = JSON.parse(document.body.dataset.mots);
export const language = document.documentElement.lang;
export const said = (name, values = {}) => words[name].replaceAll(/\{(\w+)\}/g, (_, key) => values[key]);
export const colon = language === 'fr' ? '\u00A0:' : ':';

export const instant = (value) =>
  value ? new Date(value).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }) : '';
